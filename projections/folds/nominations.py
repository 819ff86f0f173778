"""Nominations: who was put forward for what, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.interviews import InterviewHeld, InterviewScheduled
from domain.facts.nominations import CandidateNominated, NominationDeclined, NominationWithdrawn
from domain.facts.placements import PlacementStarted
from projections.view import Row, View


class NominationRow(Row, frozen=True, kw_only=True):
    """A nomination as it is now.

    `status` is nominated, interview_scheduled, interviewed, placed, declined or withdrawn.
    `arrangements` is a sealed token of the job seeker.
    """

    nomination: str
    seeker: str
    opening: str
    employer: str
    agency: str
    nominated_on: date
    status: str
    interview_on: date | None = None
    interview_at: str | None = None
    place: str | None = None
    arrangements: str | None = None
    interviewed_on: date | None = None
    ended_on: date | None = None
    reason: str | None = None  # of a decline: code of DECLINE_REASONS
    withdrawn_by: str | None = None
    placement: str | None = None


def fold(facts: Sequence[Recorded]) -> list[NominationRow]:
    """One row for a nomination that was made."""
    row: dict[str, Any] = {}
    for recorded in facts:
        match recorded.fact:
            case CandidateNominated() as f:
                row |= f.as_dict()
                row |= {"nominated_on": row.pop("happened_on"), "status": "nominated"}
            case InterviewScheduled() as f:
                row |= {
                    "status": "interview_scheduled",
                    "interview_on": f.interview_on,
                    "interview_at": f.interview_at,
                    "place": f.place,
                    "arrangements": f.arrangements,
                }
            case InterviewHeld() as f:
                row |= {"status": "interviewed", "interviewed_on": f.happened_on}
            case NominationDeclined() as f:
                row |= {"status": "declined", "ended_on": f.happened_on, "reason": f.reason}
            case NominationWithdrawn() as f:
                row |= {
                    "status": "withdrawn",
                    "ended_on": f.happened_on,
                    "withdrawn_by": f.withdrawn_by,
                }
            case PlacementStarted() as f:
                row |= {"status": "placed", "placement": f.placement}
    return [NominationRow(**row)] if "nomination" in row else []


VIEW = View(
    "nominations",
    "nomination",
    NominationRow,
    (
        CandidateNominated,
        InterviewScheduled,
        InterviewHeld,
        NominationDeclined,
        NominationWithdrawn,
        PlacementStarted,
    ),
    fold,
    indexes=("opening", "seeker", "agency"),
)
