"""Placements: a job seeker in a job, from the first day to the last."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

import msgspec

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
from domain.facts.network import (
    CHECKPOINT_DAYS,
    CLOSES_AFTER,
    COACHING_SHARE,
    EMPLOYER_SHARE,
    OPENS_BEFORE,
    SOURCING_SHARE,
)
from domain.facts.vocabulary import ENDED_BY, ENDING_REASONS, N_, PAUSE_REASONS, TERMS


class _AboutPlacement(Fact, frozen=True, kw_only=True):
    """Everything that a placement concerns: each of its facts carries all of these tags."""

    placement: PlacementId
    nomination: NominationId
    seeker: SeekerId
    opening: OpeningId
    employer: EmployerId
    agency: AgencyId


def _with_default_rules(shape: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew only the network's default rules, and no agency that holds the employer."""
    return shape | {
        "employer_agency": None,
        "checkpoint_days": list(CHECKPOINT_DAYS),
        "opens_before": OPENS_BEFORE,
        "closes_after": CLOSES_AFTER,
        "sourcing_share": SOURCING_SHARE,
        "employer_share": EMPLOYER_SHARE,
        "coaching_share": COACHING_SHARE,
    }


class PlacementStarted(_AboutPlacement, frozen=True, kw_only=True):
    """The first day of work, on `happened_on`.

    It keeps the rules in force on that day: later rules never change an earlier placement. The
    shares are percents of the credit, 100 together; `agency` has those for finding the candidate
    and for job coaching.
    """

    VERSION: ClassVar[int] = 2
    UPCASTS = {1: _with_default_rules}
    QUIET = (
        "checkpoint_days",
        "opens_before",
        "closes_after",
        "sourcing_share",
        "employer_share",
        "coaching_share",
    )

    SENTENCE: ClassVar[str] = N_("%(seeker)s started work at %(employer)s (%(opening)s).")
    RESTS_ON = (("CandidateNominated", ("nomination",)), ("OpeningReopened", ("opening",)))

    term: Annotated[str, coded(TERMS)]
    planned_end: date | None = None  # for a fixed term
    hours_per_week: int | None = None
    hourly_wage: str | None = None  # decimal number in the network's currency
    employer_agency: AgencyId | None = None  # holds the employer relationship; None: `agency`
    checkpoint_days: list[int] = msgspec.field(default_factory=lambda: list(CHECKPOINT_DAYS))
    opens_before: int = OPENS_BEFORE  # days
    closes_after: int = CLOSES_AFTER  # days
    sourcing_share: int = SOURCING_SHARE
    employer_share: int = EMPLOYER_SHARE
    coaching_share: int = COACHING_SHARE


class PlacementTermsChanged(_AboutPlacement, frozen=True, kw_only=True):
    """What is different from `happened_on` on. None: this stayed as it was."""

    SENTENCE: ClassVar[str] = N_("The work of %(seeker)s at %(employer)s changed.")
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    job_title: str | None = None
    term: Annotated[str, coded(TERMS)] | None = None
    planned_end: date | None = None  # for a fixed term
    hours_per_week: int | None = None
    hourly_wage: str | None = None  # decimal number in the network's currency


class PlacementPaused(_AboutPlacement, frozen=True, kw_only=True):
    """They stay employed, and do not work for a while. `happened_on` is the first day away."""

    SENTENCE: ClassVar[str] = N_("The placement of %(seeker)s at %(employer)s paused.")
    RESTS_ON = (
        ("PlacementStarted", ("placement",)),
        ("PlacementResumed", ("placement",)),
    )

    reason: Annotated[str, coded(PAUSE_REASONS)]


class PlacementResumed(_AboutPlacement, frozen=True, kw_only=True):
    """They are back at work, from `happened_on` on."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s is back at work at %(employer)s.")
    RESTS_ON = (("PlacementPaused", ("placement",)),)


class PlacementEnded(_AboutPlacement, frozen=True, kw_only=True):
    """`happened_on` is the last day of employment."""

    SENTENCE: ClassVar[str] = N_("The placement of %(seeker)s at %(employer)s ended.")
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    reason: Annotated[str, coded(ENDING_REASONS)]
    ended_by: Annotated[str, coded(ENDED_BY)]
