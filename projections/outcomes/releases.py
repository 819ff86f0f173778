"""A published report: its exact bytes, what it must not tell beside another one, what changed.

A cell that is hidden in one report can be worked out from two of them where their periods overlap:
what January to March counts less than January to April is April alone. So what is published later
is held against what was published before, and a figure that would tell a small count beside it is
withheld, whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Set
from decimal import Decimal

import msgspec

from domain.facts.vocabulary import N_
from projections.outcomes.figures import (
    Cell,
    Column,
    Figure,
    Line,
    Question,
    Report,
    Words,
)
from projections.outcomes.periods import Period, whole_quarters

COUNTED_IN = ("count", "placements")  # units whose differences are counts again
Place = tuple[str, str]  # line, column


class Changed(msgspec.Struct, frozen=True):
    """A number that is not what it was. None: there is no such line or column."""

    figure: Words
    line: Words
    column: Words
    unit: str
    then: Cell | None
    now: Cell | None


def content(report: Report) -> bytes:
    """The report as bytes: one JSON document, the same for the same report."""
    return msgspec.json.encode(report, order="sorted") + b"\n"


def digest(report: Report) -> str:
    """SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(content(report)).hexdigest()


def is_beside(new: Question, old: Question) -> bool:
    """Whether two questions are about the same things, in whole quarters that overlap."""
    same = all(
        getattr(new, name) == getattr(old, name)
        for name in ("agency", "region", "occupation", "least_evidence")
    )
    one, other = (whole_quarters(Period(asked.first, asked.last)) for asked in (new, old))
    return same and one.first <= other.last and other.first <= one.last


def telling(new: Report, old: Report) -> set[str]:
    """The figures that would tell a small count when set beside an earlier report.

    A figure without counts, of medians or of shares, tells something too where it is of the same
    people: where any figure tells, it is among them if it is not what it was. So is a figure that
    the earlier report did not have.
    """
    threshold = max(new.threshold, old.threshold)
    before = {figure.code: figure for figure in old.figures}
    both = [(figure, before[figure.code]) for figure in new.figures if figure.code in before]
    found = set()
    for figure, then in both:
        counts, earlier = _counts(figure), _counts(then)
        differences = (abs(counts[at] - earlier[at]) for at in counts.keys() & earlier.keys())
        if any(0 < one < threshold for one in differences):
            found.add(figure.code)
    if found:
        found |= {
            figure.code for figure, then in both if not _has_counts(figure) and figure != then
        }
        found |= {figure.code for figure in new.figures} - before.keys()
    return found


def _has_counts(figure: Figure) -> bool:
    units = {column.unit for column in figure.columns} | {line.unit for line in figure.lines}
    return not units.isdisjoint(COUNTED_IN)


def _counts(figure: Figure) -> dict[Place, Decimal]:
    return {
        at: Decimal(cell.value)
        for at, (line, column, cell) in _cells(figure).items()
        if cell.value is not None and (line.unit or column.unit) in COUNTED_IN
    }


def _cells(figure: Figure) -> dict[Place, tuple[Line, Column, Cell]]:
    return {
        (line.code, column.code): (line, column, cell)
        for line in figure.lines
        for column, cell in zip(figure.columns, line.cells, strict=True)
    }


def withhold(report: Report, codes: Collection[str]) -> Report:
    """The report without the numbers of some figures, and without their lines: of a curve, the days
    are numbers too."""
    figures = tuple(_withheld(one) if one.code in codes else one for one in report.figures)
    return msgspec.structs.replace(report, figures=figures)


def _withheld(figure: Figure) -> Figure:
    return msgspec.structs.replace(
        figure,
        sentence=Words(N_("This figure is not shown.")),
        lines=(),
        denominator=Words(N_("Not shown.")),
        notes=(
            Words(
                N_(
                    "Beside a report that was published before, it would tell how many people or"
                    " openings there are in a very small group."
                )
            ),
        ),
    )


def without_small_agencies(report: Report, agencies: Set[str]) -> Report:
    """The report without the lines of single agencies where one of them has a hidden number.

    Every agency knows its own numbers: of two hidden ones each would know the other.
    """
    figures = tuple(_of_all_or_none(figure, agencies) for figure in report.figures)
    return msgspec.structs.replace(report, figures=figures)


def _of_all_or_none(figure: Figure, agencies: Set[str]) -> Figure:
    single = [line for line in figure.lines if line.code in agencies]
    if not any(cell.is_hidden for line in single for cell in line.cells):
        return figure
    note = Words(N_("Agencies are not shown one by one: some of them have too small numbers."))
    return msgspec.structs.replace(
        figure,
        lines=tuple(line for line in figure.lines if line.code not in agencies),
        notes=(*figure.notes, note),
    )


def changes(then: Report, now: Report) -> list[Changed]:
    """Every number that is different now, in the order of the report."""
    later: Mapping[str, Figure] = {figure.code: figure for figure in now.figures}
    found: list[Changed] = []
    for figure in then.figures:
        if figure.code in later:
            found += _changed(figure, later[figure.code])
    return found


def _changed(then: Figure, now: Figure) -> Iterator[Changed]:
    before, after = _cells(then), _cells(now)
    for at in dict.fromkeys([*before, *after]):
        old, new = before.get(at), after.get(at)
        line, column, _cell = old or new or (None, None, None)
        if line is None or column is None:
            continue
        first, second = (old[2] if old else None), (new[2] if new else None)
        if first != second:
            unit = line.unit or column.unit
            yield Changed(then.title, line.label, column.label, unit, first, second)
