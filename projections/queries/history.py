"""What happened to one thing, as far as the viewer may know, told like a story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, tzinfo

from domain.facts import Fact
from domain.facts.network import FactStruck
from domain.facts.seekers import ConsentGiven, SeekerProfileChanged, SeekerRegistered
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment, is_within
from projections.folds.pool import PoolRow
from projections.queries.entries import Entry, Teller
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer

__all__ = ["Entry", "NotVisible", "history"]

SEES_EVERYTHING = ("coordinator", "auditor")  # by reference code
SHARED_BY_CONSENT = (SeekerRegistered, SeekerProfileChanged, ConsentGiven)


def history(
    ledger: Ledger, viewer: Viewer, tag: str, zone: tzinfo = UTC, moment: Moment | None = None
) -> list[Entry]:
    """What happened to the thing with this tag, in the order in which it happened.

    `zone` is the network's: it says which day a moment belongs to. With a `moment`, only what was
    true by its day and known at its time. A struck fact stays in its place, marked as struck.

    Coordinator and auditor see everything, by reference code. Agency staff see what concerns
    their agency or a job seeker of theirs, what concerns no job seeker, and the profile that a
    live consent shares: the consent of today, whatever the moment. Raises NotVisible where nothing
    is left; that does not say whether there is anything.
    """
    today = datetime.now(zone).date()
    recorded = [r for r in ledger.history(tag) if moment is None or is_within(r, moment)]
    strikes = {r.fact.position: r for r in recorded if isinstance(r.fact, FactStruck)}
    told = [r for r in recorded if not isinstance(r.fact, FactStruck)]
    people = _people(ledger, [r.fact for r in told])
    seen = [r for r in told if _may_see(viewer, r.fact, people, today)]
    if not seen:
        raise NotVisible
    teller = Teller(ledger, viewer, [*seen, *strikes.values()], people, today, zone)
    entries = [teller.entry(r, strikes.get(r.position)) for r in seen]
    return sorted(entries, key=lambda e: (e.happened_on, e.position))


def _people(ledger: Ledger, facts: Iterable[Fact]) -> dict[str, PoolRow]:
    ids = {fact.seeker for fact in facts if hasattr(fact, "seeker")}
    return {row.seeker: row for row in pool_rows(ledger, "seeker = ANY(%s)", [sorted(ids)])}


def _may_see(viewer: Viewer, fact: Fact, people: Mapping[str, PoolRow], today: date) -> bool:
    if viewer.role in SEES_EVERYTHING:
        return True
    if viewer.role != "agency":
        return False
    if viewer.is_of(getattr(fact, "agency", None)) or not hasattr(fact, "seeker"):
        return True
    row = people.get(fact.seeker)
    if row is None:
        return False
    is_shared = isinstance(fact, SHARED_BY_CONSENT) and viewer.may_see_profile(row, today)
    return is_shared or viewer.may_see_person(row)
