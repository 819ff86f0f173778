"""What a figure is: plain values that a page, a command, a chart and a spreadsheet are made from.

Nothing here is rounded twice or formatted: a number is a decimal text, words are to be translated.
Whoever shows a figure shows all of it, its small print too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import msgspec

from domain.facts.vocabulary import N_

# How many digits follow the point, by unit.
UNITS = {
    "count": 0,  # of people, openings, placements ...
    "percent": 1,
    "days": 1,
    "hours": 1,
    "money": 2,  # in the network's currency
    "placements": 2,  # credit: hundredths of a placement, exact
    "ratio": 1,
}
# How a checkpoint is known, the best evidence first (OUTCOMES, evidence).
EVIDENCE_ORDER = ("payslip", "employer_confirmed", "staff_observed", "seeker_reported")


class Words(msgspec.Struct, frozen=True):
    """Words to be translated, with %(name)s places for what is not."""

    text: str
    params: dict[str, Any] = {}  # numbers, texts, dates, and Words in turn


class Cell(msgspec.Struct, frozen=True):
    """One number of a table, or a range from `low` to `high`, in the column's unit.

    With neither it is hidden, or there is nothing to say.
    """

    value: str | None = None
    is_hidden: bool = False
    low: str | None = None
    high: str | None = None


class Column(msgspec.Struct, frozen=True):
    """What a column of numbers says. `unit` is one of UNITS."""

    code: str
    label: Words
    unit: str


class Line(msgspec.Struct, frozen=True):
    """One row of a table: what it is about, and a cell for each column.

    `unit` is for a row whose unit is not that of the columns.
    """

    code: str
    label: Words
    cells: tuple[Cell, ...]
    unit: str | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: a sentence that says what it shows, its table, and its small print."""

    code: str
    title: Words
    sentence: Words
    head: Words  # what the rows are
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    denominator: Words
    notes: tuple[Words, ...] = ()

    def cell(self, line: str, column: str) -> Cell:
        """The cell of a row and a column. Raises StopIteration where there is none."""
        at = next(at for at, one in enumerate(self.columns) if one.code == column)
        return next(one for one in self.lines if one.code == line).cells[at]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: everything that the answer depends on, beside the ledger and the reader.

    `agency`, `region` and `occupation` narrow it, one at a time: together they could tell small
    groups apart. Staff of an agency always have it beside the network, so they name none.
    `as_of` is the cut-off on the first clock, `known_at` (aware) on the second, and `upto` the last
    entry that was there then.
    """

    first: date
    last: date
    agency: str | None = None
    region: str | None = None
    occupation: str | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    upto: int | None = None
    audience: str = "network"  # of REPORT_AUDIENCES: the network agrees what each is shown
    least_evidence: str | None = None  # of EVIDENCE_ORDER; None: any


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: every figure, for one reader, from one state of the ledger."""

    question: Question
    cut_off: date  # on the first clock
    position: int  # of the last entry that was counted
    own_agency: str | None  # whose own figures are not suppressed
    threshold: int
    figures: tuple[Figure, ...]

    def figure(self, code: str) -> Figure:
        """The figure with this code. Raises StopIteration where there is none."""
        return next(one for one in self.figures if one.code == code)


HIDDEN = Cell(is_hidden=True)
NOTHING = Cell()


def count(number: int | None) -> Cell:
    """A count; hidden where it is None."""
    return HIDDEN if number is None else Cell(str(number))


def share(part: int | None, whole: int | None) -> Cell:
    """A part of a whole in percent. Whoever may not see both does not see it."""
    if part is None or whole is None:
        return HIDDEN
    return amount(Fraction(100 * part, whole), "percent") if whole else NOTHING


def amount(number: Fraction | None, unit: str) -> Cell:
    """A number in a unit, rounded half to even; hidden where it is None."""
    return HIDDEN if number is None else Cell(decimal(number, UNITS[unit]))


def decimal(number: Fraction, digits: int) -> str:
    """The number as a decimal text with so many digits after the point."""
    scaled = round(number * 10**digits)
    sign, size = ("-" if scaled < 0 else ""), f"{abs(scaled):0{digits + 1}d}"
    return f"{sign}{size[:-digits]}.{size[-digits:]}" if digits else f"{sign}{size}"


def said(
    words: Words,
    translate: Callable[[str], str] = lambda text: text,
    day: Callable[[date], str] = date.isoformat,
) -> str:
    """Words as text: plain English, unless a translation is given."""
    params = {}
    for name, value in words.params.items():
        if isinstance(value, Words):
            params[name] = said(value, translate, day)
        else:
            params[name] = day(value) if isinstance(value, date) else value
    text = translate(words.text)
    return text % params if params else text


def named(name: str) -> Words:
    """A name: words that are never translated."""
    return Words("%(name)s", {"name": name})


THE_NETWORK = Words(N_("The whole network"))
OWN_AGENCY = Words(N_("Your agency"))
