"""Placements: a job seeker in a job, from the first day to the last."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from domain.facts.base import (
    AgencyId,
    EmployerId,
    Fact,
    NominationId,
    OpeningId,
    PlacementId,
    SeekerId,
    coded,
)
from domain.facts.vocabulary import ENDED_BY, ENDING_REASONS, N_, TERMS


class _AboutPlacement(Fact, frozen=True, kw_only=True):
    """Everything that a placement concerns: each of its facts carries all of these tags."""

    placement: PlacementId
    nomination: NominationId
    seeker: SeekerId
    opening: OpeningId
    employer: EmployerId
    agency: AgencyId


class PlacementStarted(_AboutPlacement, frozen=True, kw_only=True):
    """The first day of work, on `happened_on`."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s started work at %(employer)s (%(opening)s).")
    RESTS_ON = (("CandidateNominated", ("nomination",)),)

    term: Annotated[str, coded(TERMS)]
    planned_end: date | None = None  # for a fixed term
    hours_per_week: int | None = None
    hourly_wage: str | None = None  # decimal number in the network's currency


class PlacementEnded(_AboutPlacement, frozen=True, kw_only=True):
    """`happened_on` is the last day of employment."""

    SENTENCE: ClassVar[str] = N_("The placement of %(seeker)s at %(employer)s ended.")
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    reason: Annotated[str, coded(ENDING_REASONS)]
    ended_by: Annotated[str, coded(ENDED_BY)]
