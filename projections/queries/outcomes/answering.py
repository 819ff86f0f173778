"""One question, one answer: what a page, a command, a chart and a published report are made from.

Whatever is counted goes into one tally, and leaves it through `tally.show` only: so every output
is suppressed, once, in the same way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date, tzinfo
from threading import Lock
from weakref import WeakKeyDictionary

from domain.ledger.ledger import Ledger
from projections.freshness import freshness
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import Figure, Question, Report
from projections.outcomes.lift import lift
from projections.outcomes.tally import Reader, Seen, Tally, show
from projections.queries.outcomes import lift as counts_of_lift
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
    tally = Tally()
    with source(ledger, question, reader, today, zone) as here:
        names = here.agency_names()
        if question.agency is None:
            counts_of_lift.count(here, tally)
    return Report(
        question=question,
        cut_off=here.cut_off,
        position=here.position,
        own_agency=reader.own,
        threshold=reader.threshold,
        figures=_figures(show(tally, reader), question, names),
    )


def _figures(seen: Seen, question: Question, names: Mapping[str, str]) -> tuple[Figure, ...]:
    if question.agency is not None:
        return ()
    return (lift(seen, names),)
