"""Candidacies: how far each job seeker came with each opening, and what ended it (the funnel)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain.facts import Fact, Recorded
from domain.facts.interviews import InterviewHeld
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationDeclined,
    NominationShortlisted,
    NominationWithdrawn,
)
from domain.facts.offers import OfferDeclined, OfferMade
from domain.facts.placements import PlacementStarted
from projections.view import Row, View


class CandidacyRow(Row, frozen=True, kw_only=True):
    """One job seeker and one opening: the first day of each step that was taken.

    `loss` says what ended it without a job: interest, declined, withdrawn or offer; `loss_reason`
    is the code that was given for it. Who begins again has lost nothing.
    """

    opening: str
    seeker: str
    agency: str
    interested_on: date | None = None
    nominated_on: date | None = None
    nominated_at: datetime | None = None
    nominated_by: str | None = None  # an account of the agency
    shortlisted_on: date | None = None
    shortlisted_at: datetime | None = None
    interviewed_on: date | None = None
    offered_on: date | None = None
    placed_on: date | None = None
    lost_on: date | None = None
    loss: str | None = None
    loss_reason: str | None = None


STEPS: dict[type[Fact], str] = {
    InterestConfirmed: "interested",
    CandidateNominated: "nominated",
    NominationShortlisted: "shortlisted",
    InterviewHeld: "interviewed",
    OfferMade: "offered",
    PlacementStarted: "placed",
}
HEARD = (
    InterestConfirmed,
    InterestWithdrawn,
    CandidateNominated,
    NominationShortlisted,
    InterviewHeld,
    OfferMade,
    OfferDeclined,
    NominationDeclined,
    NominationWithdrawn,
    PlacementStarted,
)
TIMED = ("nominated", "shortlisted")
# After these it goes on, whatever was lost before.
FRESH_STARTS = (InterestConfirmed, CandidateNominated, OfferMade, PlacementStarted)


def fold(facts: Sequence[Recorded]) -> list[CandidacyRow]:
    """One row for each job seeker who wanted the opening or was put forward."""
    rows: dict[str, dict[str, Any]] = {}
    for recorded in facts:
        fact = recorded.fact
        if not isinstance(fact, HEARD):
            continue
        row = rows.setdefault(fact.seeker, {"opening": fact.opening, "seeker": fact.seeker})
        row["agency"] = fact.agency
        row |= _step(row, recorded)
        row |= _loss(row, fact)
    return [CandidacyRow(**row) for row in rows.values()]


def _step(row: dict[str, Any], recorded: Recorded) -> dict[str, Any]:
    """The first day of a step, and when the network first knew of it."""
    step = STEPS.get(type(recorded.fact))
    if step is None:
        return {}
    day = recorded.fact.happened_on
    first = row.get(f"{step}_on")
    if first is not None and first <= day:
        return {}
    found: dict[str, Any] = {f"{step}_on": day}
    if step in TIMED:
        found[f"{step}_at"] = recorded.recorded_at
    if step == "nominated" and recorded.by.role == "agency":
        found["nominated_by"] = recorded.by.user
    return found


def _loss(row: dict[str, Any], fact: Fact) -> dict[str, Any]:
    """What ended it; or that it goes on."""
    match fact:
        case InterestWithdrawn() as f:
            loss, reason = "interest", f.reason
        case NominationDeclined() as f:
            loss, reason = "declined", f.reason
        case NominationWithdrawn() as f:
            loss, reason = "withdrawn", f.withdrawn_by
        case OfferDeclined() as f:
            loss, reason = "offer", f.reason
        case _:
            lost_on = row.get("lost_on")
            is_fresh = isinstance(fact, FRESH_STARTS) and lost_on and fact.happened_on >= lost_on
            return {"lost_on": None, "loss": None, "loss_reason": None} if is_fresh else {}
    return {"lost_on": fact.happened_on, "loss": loss, "loss_reason": reason}


VIEW = View("candidacies", "opening", CandidacyRow, HEARD, fold)
