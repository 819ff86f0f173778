"""Facts for figures: short words for what happens between job seekers and openings.

Nothing is decided here: figures are counted from what stands in the ledger, however it came there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from eventsourcing.dcb.domain import Tagged
from eventsourcing.dcb.persistence import DCBEventStore

from domain.facts import Actor, Fact
from domain.facts.agencies import AgencyJoined
from domain.facts.interviews import InterviewHeld
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    NominationDeclined,
    NominationShortlisted,
)
from domain.facts.offers import OfferMade
from domain.facts.openings import OpeningAnswered, OpeningChanged, OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import CheckpointRecorded
from domain.ledger.ledger import Ledger, Mapper

FIRST = date(2026, 1, 5)  # a Monday
NORTHSIDE = Actor(user="nora", role="agency", agency="northside")


def on(days: int) -> date:
    """So many days after the first."""
    return FIRST + timedelta(days=days)


def at(days: int, hour: int, minute: int = 0) -> datetime:
    """A time on that day."""
    return datetime.combine(on(days), datetime.min.time(), UTC).replace(hour=hour, minute=minute)


def write(ledger: Ledger, facts: Iterable[Fact], clock: datetime | None = None) -> None:
    """Put facts into the ledger as they are; on a moving clock, at that time."""
    ledger.recorder.clock = clock
    store = DCBEventStore(Mapper(NORTHSIDE, str(uuid4())), ledger.recorder)
    store.append([Tagged(tags=fact.tags(), decision=fact) for fact in facts])


def on_a_moving_clock(ledger: Ledger) -> None:
    """Let the facts of this ledger, empty so far, be recorded at any time."""
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")


def joined(*agencies: str) -> list[Fact]:
    """Agencies that were members from the first day on."""
    return [AgencyJoined(agency=a, name=a.title(), happened_on=FIRST) for a in agencies]


def posted(opening: str, day: int = 0, **more: Any) -> Fact:
    """An opening."""
    title = {"title": "Baker", "occupation": "food", "region": "north", "places": 500}
    return OpeningPosted(opening=opening, employer="crumb", happened_on=on(day), **title | more)


def moved(opening: str, day: int, region: str) -> Fact:
    """The opening is in another region from then on."""
    title = {"title": "Baker", "occupation": "food", "places": 500}
    return OpeningChanged(
        opening=opening, employer="crumb", region=region, happened_on=on(day), **title
    )


def nobody(opening: str, agency: str, day: int = 0) -> Fact:
    """An agency has nobody right now."""
    return OpeningAnswered(
        opening=opening, employer="crumb", agency=agency, answer="nobody", happened_on=on(day)
    )


def wanted(seeker: str, opening: str, day: int = 0, agency: str = "northside") -> Fact:
    """A job seeker wants an opening."""
    return InterestConfirmed(seeker=seeker, opening=opening, agency=agency, happened_on=on(day))


STEPS: tuple[type[Fact], ...] = (
    CandidateNominated,
    NominationShortlisted,
    InterviewHeld,
    OfferMade,
    PlacementStarted,
)


def journey(
    seeker: str,
    opening: str,
    *days: int,
    agency: str = "northside",
    declined: int | None = None,
    **terms: Any,
) -> list[Fact]:
    """The wish on the first of the days, and a step further on each of the others.

    `terms` are of the placement; `declined` is the day on which the employer says no.
    """
    about = _about(seeker, opening, agency)
    facts: list[Fact] = [wanted(seeker, opening, days[0], agency)]
    for step, day in zip(STEPS, days[1:], strict=False):
        more = {}
        if step is PlacementStarted:
            more = {"term": "permanent", "placement": f"{seeker}-{opening}", **terms}
        facts.append(step(**about, **more, happened_on=on(day)))
    if declined is not None:
        facts.append(NominationDeclined(**about, reason="skills", happened_on=on(declined)))
    return facts


def placed(seeker: str, opening: str, day: int, agency: str = "northside", **terms: Any) -> Fact:
    """The first day of work, and nothing of what came before it."""
    return journey(seeker, opening, *[day] * 6, agency=agency, **terms)[-1]


def ended(
    seeker: str, opening: str, day: int, agency: str = "northside", reason: str = "laid_off"
) -> Fact:
    """The last day of work."""
    return PlacementEnded(
        **_about(seeker, opening, agency),
        placement=f"{seeker}-{opening}",
        reason=reason,
        ended_by="employer",
        happened_on=on(day),
    )


def checked(
    seeker: str,
    opening: str,
    day: int,
    status: str,
    evidence: str = "payslip",
    *,
    happened: int | None = None,
    agency: str = "northside",
) -> Fact:
    """A checkpoint, recorded on its day unless another one is given (from the first day on)."""
    return CheckpointRecorded(
        placement=f"{seeker}-{opening}",
        seeker=seeker,
        agency=agency,
        day=day,
        status=status,
        evidence=evidence,
        happened_on=on(day if happened is None else happened),
    )


def _about(seeker: str, opening: str, agency: str) -> dict[str, str]:
    return {
        "nomination": f"{seeker}-{opening}",
        "seeker": seeker,
        "opening": opening,
        "employer": "crumb",
        "agency": agency,
    }
