"""One question, one answer: what a page, a command, a chart and a published report are made from.

Whatever is counted goes into one tally, and leaves it through `tally.show` only: so every output
is suppressed, once, in the same way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo
from threading import Lock
from weakref import WeakKeyDictionary

from domain.ledger.ledger import Ledger
from projections.freshness import freshness
from projections.outcomes import clock, funnel, placements, retention
from projections.outcomes.attribution import CREDIT, attribution
from projections.outcomes.capacity import capacity
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import Figure, Question, Report
from projections.outcomes.lift import lift
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.showing import Seen, show
from projections.outcomes.tally import Reader, Tally
from projections.queries.outcomes import attribution as attribution_counts
from projections.queries.outcomes import capacity as capacity_counts
from projections.queries.outcomes import clock as clock_counts
from projections.queries.outcomes import funnel as funnel_counts
from projections.queries.outcomes import lift as lift_counts
from projections.queries.outcomes import placements as placement_counts
from projections.queries.outcomes import retention as retention_counts
from projections.queries.outcomes.source import source
from projections.queries.viewer import NotVisible, Viewer

MOST_KEPT = 64  # answers, each of a few thousand numbers

Key = tuple[int, Question, Reader, date, str]
_kept: WeakKeyDictionary[Ledger, OrderedDict[Key, Report]] = WeakKeyDictionary()
_lock = Lock()


class TooNarrow(Exception):  # noqa: N818 - says what it is
    """An agency, a region and a kind of work are for one at a time."""


def answer(ledger: Ledger, viewer: Viewer, question: Question, today: date, zone: tzinfo) -> Report:
    """Every figure of the period, for this reader. Raises NotVisible and TooNarrow.

    Staff of an agency see its own figures in full beside the network's. All other numbers are
    suppressed. Answers are kept by the position of the views.
    """
    reader = _reader(viewer, question)
    key = (freshness(ledger).position, question, reader, today, str(zone))
    with _lock:
        kept = _kept.setdefault(ledger, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    report = _answer(ledger, reader, question, today, zone)
    with _lock:
        if report.position == key[0] or question.known_at is not None:
            kept[key] = report
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return report


def forget(ledger: Ledger) -> None:
    """Keep no answer of this ledger: the next one is worked out anew."""
    with _lock:
        _kept.pop(ledger, None)


def _reader(viewer: Viewer, question: Question) -> Reader:
    if viewer.role not in ("agency", "coordinator", "auditor"):
        raise NotVisible
    own = viewer.agency if viewer.role == "agency" else None
    if own is not None and question.agency is not None:
        raise NotVisible
    narrowed = [question.region, question.occupation, question.agency]
    if sum(one is not None for one in narrowed) > 1:
        raise TooNarrow
    where = next((one for one in narrowed if one is not None), ALL)
    return Reader(threshold=question.threshold, own=own, where=where)


def _answer(
    ledger: Ledger, reader: Reader, question: Question, today: date, zone: tzinfo
) -> Report:
    tally, credit = Tally(), Tally()
    with source(ledger, question, reader, today, zone) as here:
        names = here.agency_names()
        funnel_counts.count(here, tally)
        placement_counts.count(here, tally)
        days = retention_counts.count(here, tally)
        if question.agency is None:
            lift_counts.count(here, tally)
            clock_counts.count(here, tally)
        if reader.where == ALL:
            capacity_counts.count(here, tally)
            credit = attribution_counts.count(here, tally)
    seen, seen_credit = _shown(tally, credit, reader)
    return Report(
        question=question,
        cut_off=here.cut_off,
        position=here.position,
        own_agency=reader.own,
        threshold=reader.threshold,
        figures=tuple(_figures(seen, seen_credit, question, days, names)),
    )


def _shown(tally: Tally, credit: Tally, reader: Reader) -> tuple[Seen, Seen]:
    """Counts and credit. The whole credit is the number of placements: both are shown or neither.

    The placements that others are credited with may be too few to show, and then the number of all
    of them must be hidden too.
    """
    whole, in_hundredths = (CREDIT, ALL, ALL), reader._replace(threshold=100 * reader.threshold)
    seen_credit = show(credit, in_hundredths)
    is_hidden = seen_credit.count(CREDIT) is None
    seen = show(tally, reader, {(PLACEMENTS, ALL, ALL)} if is_hidden else frozenset())
    if not is_hidden and seen.count(PLACEMENTS) is None:
        seen_credit = show(credit, in_hundredths, {whole})
    return seen, seen_credit


def _figures(
    seen: Seen,
    credit: Seen,
    question: Question,
    days: Sequence[int],
    names: Mapping[str, str],
) -> Iterator[Figure]:
    """In the order in which they are read: what employers meet, what people do, what comes of it.

    One agency looked at from outside has no lift and no clock of its own.
    """
    if question.agency is None:
        yield lift(seen, names)
        yield clock.clock(seen)
        yield clock.answers(seen, names)
    yield funnel.cohort(seen)
    yield funnel.period(seen)
    is_whole = seen.reader.where == ALL
    if is_whole:
        yield funnel.losses(seen)
    yield placements.placements(seen)
    yield placements.terms(seen)
    if is_whole:
        yield placements.by_occupation(seen)
        yield placements.by_region(seen)
        yield placements.by_quarter(seen, quarters(question.first, question.last))
    yield from retention.checkpoints(seen, days, question.least_evidence)
    yield from retention.curves(seen)
    if is_whole:
        yield attribution(seen, credit, names)
        yield capacity(seen, names)


def quarters(first: date, last: date) -> list[str]:
    """The quarters that a period touches, like "2026-Q1"."""
    numbers = range(_quarter(first), _quarter(last) + 1)
    return [f"{number // 4}-Q{number % 4 + 1}" for number in numbers]


def _quarter(day: date) -> int:
    return 4 * day.year + (day.month - 1) // 3
