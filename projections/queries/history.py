"""What happened to one thing, as far as the viewer may know, told like a story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo

import msgspec

from domain.facts import Fact, Recorded
from domain.facts.network import FactStruck
from domain.facts.referrals import ReferralMade
from domain.facts.seekers import ConsentGiven, SeekerProfileChanged, SeekerRegistered
from domain.ledger.ledger import Ledger, command_tag
from domain.ledger.strikes import Moment, is_within
from projections.folds.pool import PoolRow
from projections.queries.entries import Entry, Teller
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer

__all__ = [
    "Change",
    "Entry",
    "NotVisible",
    "Written",
    "changes",
    "entries_at",
    "history",
    "written",
]

SEES_EVERYTHING = ("coordinator", "auditor")  # by reference code
SHARED_BY_CONSENT = (SeekerRegistered, SeekerProfileChanged, ConsentGiven)


class Change(msgspec.Struct, frozen=True):
    """An entry that was added, or struck, or both, between two moments."""

    entry: Entry
    is_added: bool
    is_struck: bool


class Written(msgspec.Struct, frozen=True):
    """One entry, and its canonical line where the viewer may see it."""

    entry: Entry
    line: str | None
    corrects: int | None  # the entry that this one strikes
    corrected_by: int | None  # the entry that came in its place, in the command that struck it


def history(
    ledger: Ledger, viewer: Viewer, tag: str, zone: tzinfo = UTC, moment: Moment | None = None
) -> list[Entry]:
    """What happened to the thing with this tag, in the order in which it happened.

    `zone` is the network's: it says which day a moment belongs to. With a `moment`, only what was
    true by its day and known at its time: perhaps nothing. A struck fact stays in its place,
    marked as struck.

    Coordinator and auditor see everything, by reference code. Agency staff see what concerns
    their agency or a job seeker of theirs, what concerns no job seeker, and the profile that a
    live consent shares: the consent of today, whatever the moment. Raises NotVisible where there
    is nothing for this viewer; that does not say whether there is anything.
    """
    recorded = ledger.history(tag)
    told = [r for r in recorded if not isinstance(r.fact, FactStruck)]
    seen, people = _seen(ledger, viewer, told, zone)
    if not seen:
        raise NotVisible
    if moment is not None:
        recorded = [r for r in recorded if is_within(r, moment)]
        seen = [r for r in seen if is_within(r, moment)]
    strikes = {r.fact.position: r for r in recorded if isinstance(r.fact, FactStruck)}
    teller = Teller(ledger, viewer, [*seen, *strikes.values()], people, _today(zone), zone)
    entries = [teller.entry(r, strikes.get(r.position)) for r in seen]
    return sorted(entries, key=lambda e: (e.happened_on, e.position))


def changes(entries: Iterable[Entry], since: datetime) -> list[Change]:
    """Which of these entries were added or struck after a moment."""
    found = [
        Change(
            entry=entry,
            is_added=entry.recorded_at > since,
            is_struck=entry.struck is not None and entry.struck.recorded_at > since,
        )
        for entry in entries
    ]
    return [change for change in found if change.is_added or change.is_struck]


def written(ledger: Ledger, viewer: Viewer, position: int, zone: tzinfo = UTC) -> Written:
    """The entry at a position, of a strike too. Raises NotVisible.

    An auditor may see every line; others where nothing in it is hidden from them. Who may see a
    fact may see its strike.
    """
    recorded = ledger.at(position)
    if recorded is None:
        raise NotVisible
    struck = recorded.fact.position if isinstance(recorded.fact, FactStruck) else None
    subject = recorded if struck is None else ledger.at(struck)
    seen, people = _seen(ledger, viewer, [subject] if subject else [], zone)
    if not seen:
        raise NotVisible
    strike = ledger.strike_of(recorded)
    told = [recorded, *seen, *([strike] if strike else [])]
    entry = Teller(ledger, viewer, told, people, _today(zone), zone).entry(recorded, strike)
    is_shown = viewer.role == "auditor" or not entry.hidden
    return Written(
        entry=entry,
        line=ledger.line(position) if is_shown else None,
        corrects=struck,
        corrected_by=_in_its_place(ledger, recorded, strike) if strike else None,
    )


def entries_at(
    ledger: Ledger, viewer: Viewer, positions: Iterable[int], zone: tzinfo = UTC
) -> list[Entry]:
    """The entries at these positions, as far as the viewer may know of them."""
    found = [r for r in map(ledger.at, positions) if r is not None]
    seen, people = _seen(ledger, viewer, found, zone)
    teller = Teller(ledger, viewer, seen, people, _today(zone), zone)
    return [teller.entry(r) for r in seen]


def _in_its_place(ledger: Ledger, wrong: Recorded, strike: Recorded) -> int | None:
    if strike.command is None:
        return None
    for recorded in ledger.history(command_tag(strike.command)):
        if type(recorded.fact) is type(wrong.fact):
            return recorded.position
    return None


def _seen(
    ledger: Ledger, viewer: Viewer, recorded: Sequence[Recorded], zone: tzinfo
) -> tuple[list[Recorded], dict[str, PoolRow]]:
    """What of this the viewer may know of, and the pool rows of the people in it."""
    ids = {r.fact.seeker for r in recorded if hasattr(r.fact, "seeker")}
    found = pool_rows(ledger, "seeker = ANY(%s)", [sorted(ids)])
    people = {row.seeker: row for row in found}
    today = _today(zone)
    return [r for r in recorded if _may_see(viewer, r.fact, people, today)], people


def _today(zone: tzinfo) -> date:
    return datetime.now(zone).date()


def _may_see(viewer: Viewer, fact: Fact, people: Mapping[str, PoolRow], today: date) -> bool:
    if viewer.role in SEES_EVERYTHING:
        return True
    if viewer.role != "agency":
        return False
    if f"agency:{viewer.agency}" in fact.tags() or not hasattr(fact, "seeker"):
        return True
    row = people.get(fact.seeker)
    if row is None:
        return False
    # What went into the pool, every agency was asked.
    to_all = isinstance(fact, ReferralMade) and fact.to_agency is None
    is_shareable = to_all or isinstance(fact, SHARED_BY_CONSENT)
    is_shared = is_shareable and viewer.may_see_profile(row, today)
    return is_shared or viewer.may_see_person(row)
