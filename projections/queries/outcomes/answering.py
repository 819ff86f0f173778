"""One question, one answer: what a page, a command, a chart and a published report are made from.

Whatever is counted goes into one tally, and leaves it through `tally.show` only: so every output
is suppressed, once, in the same way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import date, tzinfo
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from domain.ledger.ledger import Ledger
from projections.freshness import freshness
from projections.outcomes import clock, funnel, placements, retention
from projections.outcomes.attribution import CREDIT, HUNDREDTHS, attribution
from projections.outcomes.capacity import capacity
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import Figure, Question, Report
from projections.outcomes.lift import lift
from projections.outcomes.periods import Period, must_be_shown, whole_quarters
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.showing import Between, Hidden, Seen, show
from projections.outcomes.tally import Reader, Tally
from projections.queries.moments import end_of_day
from projections.queries.outcomes import attribution as attribution_counts
from projections.queries.outcomes import capacity as capacity_counts
from projections.queries.outcomes import clock as clock_counts
from projections.queries.outcomes import funnel as funnel_counts
from projections.queries.outcomes import placements as placement_counts
from projections.queries.outcomes import retention as retention_counts
from projections.queries.outcomes.source import Source, beside, source
from projections.queries.outcomes.thresholds import thresholds
from projections.queries.viewer import NotVisible, Viewer

MOST_KEPT = 64  # answers, each of a few thousand numbers

Key = tuple[int, Question, Reader, date, str]
_kept: WeakKeyDictionary[Ledger, OrderedDict[Key, Report]] = WeakKeyDictionary()
_lock = Lock()


class TooNarrow(Exception):  # noqa: N818 - says what it is
    """An agency, a region and a kind of work are for one at a time."""


def answer(
    ledger: Ledger,
    viewer: Viewer,
    question: Question,
    today: date,
    zone: tzinfo,
    threshold: int | None = None,
) -> Report:
    """Every figure of the period, for this reader. Raises NotVisible and TooNarrow.

    Staff of an agency see its own figures in full beside the network's. All other numbers are
    suppressed: under the threshold that a report was published with, or else the one in force. Of
    an earlier state (see `sees_own_only`) staff see their own agency's figures, and no others.
    Answers are kept by the position of the views.
    """
    reader = _reader(viewer, question, thresholds(ledger, question, today, threshold))
    if sees_own_only(viewer, question, today, zone):
        reader = reader._replace(steps=(), own_only=True)
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


def sees_own_only(viewer: Viewer, question: Question, today: date, zone: tzinfo) -> bool:
    """Whether this reader sees their own agency's figures only, and nothing of the network.

    So it is for staff where a clock is set to before the end of this day: two states side by side
    tell what was recorded between them, and that may be one placement.
    """
    return viewer.role == "agency" and (
        (question.as_of is not None and question.as_of < today)
        or (question.known_at is not None and question.known_at < end_of_day(today, None, zone))
        or question.upto is not None
    )


def forget(ledger: Ledger) -> None:
    """Keep no answer of this ledger: the next one is worked out anew."""
    with _lock:
        _kept.pop(ledger, None)


def _reader(viewer: Viewer, question: Question, in_turn: Sequence[int]) -> Reader:
    if viewer.role not in ("agency", "coordinator", "auditor"):
        raise NotVisible
    own = viewer.agency if viewer.role == "agency" else None
    if own is not None and question.agency is not None:
        raise NotVisible
    narrowed = [question.region, question.occupation, question.agency]
    if sum(one is not None for one in narrowed) > 1:
        raise TooNarrow
    where = next((one for one in narrowed if one is not None), ALL)
    return Reader(threshold=in_turn[-1], own=own, where=where, steps=tuple(in_turn[:-1]))


def _answer(
    ledger: Ledger, reader: Reader, question: Question, today: date, zone: tzinfo
) -> Report:
    period = whole_quarters(Period(question.first, question.last))
    asked = replace(question, first=period.first, last=period.last)
    with source(ledger, asked, reader, today, zone) as here:
        names, holidays = here.agency_names(), here.holidays()
        has_minimum = bool(here.minimum_wages())
        periods = [] if reader.own_only else must_be_shown(period, here.earliest(), here.cut_off)
        # The parts together take about as long as the whole, so both are counted at once.
        with beside(ledger, here) if periods else nullcontext(here) as there:
            with ThreadPoolExecutor(max_workers=1) as second:
                counting = second.submit(_counted_parts, there, periods)
                if there is here:
                    counting.result()
                whole = _counted(here, _gathered(here))
                retention_counts.count_lengths(here, whole.tally)
                capacity_counts.count_staff(here, whole.tally)
            parts = counting.result()
    seen, credit = shown_at_each(whole, parts, reader)[reader.threshold]
    return Report(
        question=asked,
        cut_off=here.cut_off,
        position=here.position,
        own_agency=reader.own,
        threshold=reader.threshold,
        figures=tuple(_figures(seen, credit, asked, whole.days, names, holidays, has_minimum)),
    )


def _counted_parts(here: Source, periods: Sequence[Period]) -> list[Counted]:
    """Each of several periods, counted by itself."""
    asked = here.question
    spans = [replace(here, question=replace(asked, first=p.first, last=p.last)) for p in periods]
    if not spans:
        return []
    first, last = min(one.first for one in periods), max(one.last for one in periods)
    hours = _gathered(replace(here, question=replace(asked, first=first, last=last)))
    return [_counted(one, hours) for one in spans]


def _gathered(here: Source) -> clock_counts.Hours | None:
    """What takes long to gather and serves every period within this one."""
    return clock_counts.gather(here, here.holidays()) if here.question.agency is None else None


class Counted(NamedTuple):
    """What was counted of one period, and the days of its checkpoints."""

    tally: Tally
    credit: Tally
    days: tuple[int, ...]


def _counted(here: Source, hours: clock_counts.Hours | None) -> Counted:
    tally, credit = Tally(), Tally()
    funnel_counts.count(here, tally)
    placement_counts.count(here, tally)
    days = retention_counts.count_checkpoints(here, tally)
    if hours is not None:
        clock_counts.count(here, tally, hours)
    if here.reader.where == ALL:
        capacity_counts.count(here, tally)
        credit = attribution_counts.count(here, tally)
    return Counted(tally, credit, days)


class Shown(NamedTuple):
    """What may be seen of the counts and of the credit of a period."""

    seen: Seen
    credit: Seen


def shown_at_each(whole: Counted, parts: Sequence[Counted], reader: Reader) -> dict[int, Shown]:
    """What is shown of a period, and of each of its parts too (see `periods`).

    It is worked out at one threshold after another (see `Between`).
    """
    found: dict[int, list[Shown]] = {}
    for at in reader.in_turn():
        smaller = found.get(max((one for one in found if one < at.threshold), default=0))
        greater = found.get(min((one for one in found if one >= at.threshold), default=0))
        each: list[Shown] = []
        for place, counted in enumerate((*parts, whole)):
            beside_it = (
                smaller[place] if smaller else None,
                greater[place] if greater else None,
            )
            each.append(_shown(counted, each if counted is whole else (), at, *beside_it))
        found[at.threshold] = each
    return {threshold: each[-1] for threshold, each in found.items()}


def _shown(
    counted: Counted,
    parts: Sequence[Shown],
    reader: Reader,
    smaller: Shown | None,
    greater: Shown | None,
) -> Shown:
    hide = frozenset(
        one
        for part in parts
        for one in part.seen.hidden
        if one[0] not in counted.tally.of_things  # hidden where small, and that is all
    )
    hide_credit = frozenset[Hidden]().union(*(part.credit.hidden for part in parts))
    between = Between(smaller and smaller.seen, greater and greater.seen)
    between_credit = Between(smaller and smaller.credit, greater and greater.credit)
    in_hundredths = reader._replace(threshold=HUNDREDTHS * reader.threshold)
    credit = show(counted.credit, in_hundredths, hide_credit, between_credit)
    # The whole credit is the number of placements: both are shown or neither. Those that others
    # are credited with may be too few to show, and then so must be all of them.
    if credit.count(CREDIT) is None:
        hide |= {(PLACEMENTS, ALL, ALL)}
    seen = show(counted.tally, reader, hide, between)
    if seen.count(PLACEMENTS) is None and reader.where == ALL:
        hide_credit |= {(CREDIT, ALL, ALL)}
        credit = show(counted.credit, in_hundredths, hide_credit, between_credit)
    return Shown(seen, credit)


def _figures(
    seen: Seen,
    credit: Seen,
    question: Question,
    days: Sequence[int],
    names: Mapping[str, str],
    holidays: str | None,
    has_minimum: bool,
) -> Iterator[Figure]:
    """In the order in which they are read: what employers meet, what people do, what comes of it.

    One agency looked at from outside has no lift and no clock of its own.
    """
    if question.agency is None:
        yield lift(seen, names)
        yield clock.clock(seen, holidays)
        yield clock.answers(seen, names)
    yield funnel.cohort(seen)
    yield funnel.period(seen)
    is_whole = seen.reader.where == ALL
    if is_whole:
        yield funnel.losses(seen)
    yield placements.placements(seen)
    yield placements.terms(seen, has_minimum)
    if has_minimum:
        yield placements.minimum_wage(seen)
    if is_whole:
        yield placements.by_occupation(seen)
        yield placements.by_region(seen)
    yield from retention.checkpoints(seen, days, question.least_evidence)
    yield from retention.curves(seen)
    if is_whole:
        yield attribution(seen, credit, names)
        yield capacity(seen, names)
