"""Nominations: who was put forward for what, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.decisions.selection import STEPS
from domain.facts import Fact, Recorded
from domain.facts.interviews import (
    InterviewCancelled,
    InterviewHeld,
    InterviewMissed,
    InterviewRescheduled,
    InterviewScheduled,
)
from domain.facts.nominations import (
    CandidateNominated,
    NominationDeclined,
    NominationShortlisted,
    NominationWithdrawn,
)
from domain.facts.offers import OfferDeclined, OfferMade
from domain.facts.placements import PlacementStarted
from projections.view import Row, View


class NominationRow(Row, frozen=True, kw_only=True):
    """A nomination as it is now.

    `status` is the last step: nominated, shortlisted, interview_scheduled, interview_missed,
    interview_cancelled, interviewed, offered, offer_declined; or the end: placed, declined,
    withdrawn. `interview` is how the latest interview stands: agreed, held, missed or cancelled.
    `accommodations` and `arrangements` are sealed tokens of the job seeker.
    """

    nomination: str
    seeker: str
    opening: str
    employer: str
    agency: str
    nominated_on: date
    status: str
    shortlisted_on: date | None = None
    interview: str | None = None
    interview_agreed_on: date | None = None
    interview_on: date | None = None
    interview_at: str | None = None
    time_zone: str | None = None  # None: the network's
    place: str | None = None
    accommodations: str | None = None
    arrangements: str | None = None
    interview_cancelled_for: str | None = None  # code of INTERVIEW_CANCELLATIONS
    interview_missed_by: str | None = None  # code of INTERVIEW_MISSED_BY
    interviewed_on: date | None = None  # the last one that was held
    offered_on: date | None = None
    offer_starts_on: date | None = None
    offer_term: str | None = None
    offer_hours_per_week: int | None = None
    offer_hourly_wage: str | None = None
    offer_declined_on: date | None = None
    offer_declined_for: str | None = None  # code of OFFER_DECLINES
    ended_on: date | None = None
    reason: str | None = None  # of a decline: code of DECLINE_REASONS
    withdrawn_by: str | None = None
    placement: str | None = None

    @property
    def is_live(self) -> bool:
        """Whether it may still lead to a job."""
        return self.ended_on is None and self.placement is None


def fold(facts: Sequence[Recorded]) -> list[NominationRow]:
    """One row for a nomination that was made."""
    row: dict[str, Any] = {}
    for recorded in facts:
        row |= _course(row, recorded.fact)
        row |= _interview(row, recorded.fact)
        row |= _offer(recorded.fact)
    return [NominationRow(**row)] if "nomination" in row else []


def _course(row: dict[str, Any], fact: Fact) -> dict[str, Any]:
    """What changes from the nomination to its end."""
    match fact:
        case CandidateNominated() as f:
            made = f.as_dict()
            return made | {"nominated_on": made.pop("happened_on"), "status": "nominated"}
        case NominationShortlisted() as f:
            # Entered late, it is not the last step.
            step = {"status": "shortlisted"} if row.get("status") == "nominated" else {}
            return {"shortlisted_on": f.happened_on, **step}
        case NominationDeclined() as f:
            return {"status": "declined", "ended_on": f.happened_on, "reason": f.reason}
        case NominationWithdrawn() as f:
            end = {"status": "withdrawn", "ended_on": f.happened_on}
            return end | {"withdrawn_by": f.withdrawn_by}
        case PlacementStarted() as f:
            return {"status": "placed", "placement": f.placement}
    return {}


def _interview(row: dict[str, Any], fact: Fact) -> dict[str, Any]:
    """What changes about the interviews: the row tells of the latest one that was agreed."""
    match fact:
        case InterviewScheduled() as f:
            return _agreed(f) | {
                "status": "interview_scheduled",
                "accommodations": f.accommodations,
                "arrangements": f.arrangements,
                "interview_cancelled_for": None,
                "interview_missed_by": None,
            }
        case InterviewRescheduled() as f:
            return _agreed(f)
        case InterviewCancelled() as f:
            change = {"interview": "cancelled", "interview_cancelled_for": f.reason}
            return change | _step(row, "interview_cancelled")
        case InterviewMissed() as f:
            change = {"interview": "missed", "interview_missed_by": f.missed_by}
            return change | _step(row, "interview_missed")
        case InterviewHeld() as f:
            return _held(row, f)
    return {}


def _agreed(fact: InterviewScheduled | InterviewRescheduled) -> dict[str, Any]:
    return {
        "interview": "agreed",
        "interview_agreed_on": fact.happened_on,
        "interview_on": fact.interview_on,
        "interview_at": fact.interview_at,
        "time_zone": fact.time_zone,
        "place": fact.place,
    }


def _held(row: dict[str, Any], fact: InterviewHeld) -> dict[str, Any]:
    """It is the agreed one, unless it is one from before that was entered late."""
    is_agreed = row.get("interview") == "agreed"
    last = max(row.get("interviewed_on") or fact.happened_on, fact.happened_on)
    if is_agreed and fact.happened_on < row["interview_agreed_on"]:
        return {"interviewed_on": last}
    change = {"interviewed_on": last} | _step(row, "interviewed")
    return change | {"interview": "held"} if is_agreed else change


def _step(row: dict[str, Any], status: str) -> dict[str, Any]:
    """The last step, where no offer is further on."""
    return {} if row.get("status") in ("offered", "offer_declined") else {"status": status}


def _offer(fact: Fact) -> dict[str, Any]:
    """What changes about offers: the row tells of the latest one."""
    match fact:
        case OfferMade() as f:
            return {
                "status": "offered",
                "offered_on": f.happened_on,
                "offer_starts_on": f.starts_on,
                "offer_term": f.term,
                "offer_hours_per_week": f.hours_per_week,
                "offer_hourly_wage": f.hourly_wage,
                "offer_declined_on": None,
                "offer_declined_for": None,
            }
        case OfferDeclined() as f:
            return {
                "status": "offer_declined",
                "offer_declined_on": f.happened_on,
                "offer_declined_for": f.reason,
            }
    return {}


VIEW = View(
    "nominations",
    "nomination",
    NominationRow,
    STEPS,
    fold,
    indexes=("opening", "seeker", "agency"),
)
