"""Openings: jobs that an employer wants to fill through the network."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from domain.facts.base import AgencyId, EmployerId, Fact, OpeningId, coded
from domain.facts.vocabulary import (
    ANSWERS,
    CLOSING_REASONS,
    N_,
    NOBODY_REASONS,
    OCCUPATIONS,
    PAUSING_REASONS,
    REGIONS,
)


class _Offer(Fact, frozen=True, kw_only=True):
    """What an employer wants and offers."""

    opening: OpeningId
    employer: EmployerId
    title: str
    occupation: Annotated[str, coded(OCCUPATIONS)] | None = None
    region: Annotated[str, coded(REGIONS)] | None = None
    places: int = 1
    hours_per_week: int | None = None
    hourly_wage: str | None = None  # decimal number in the network's currency
    respond_by: date | None = None  # agencies answer by this day
    trial_days: int | None = None  # who leaves within so many days of work frees the place
    description: str | None = None


def _without_trial(shape: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew no trial period: a place that was taken stayed taken."""
    return shape | {"trial_days": None}


class OpeningPosted(_Offer, frozen=True, kw_only=True):
    """An employer's opening was put before every agency."""

    VERSION: ClassVar[int] = 2
    UPCASTS = {1: _without_trial}
    SENTENCE: ClassVar[str] = N_("%(employer)s posted the opening %(opening)s.")
    RESTS_ON = (("EmployerEngaged", ("employer",)),)

    agency: AgencyId | None = None  # who brought it in; None: the coordinator


class OpeningChanged(_Offer, frozen=True, kw_only=True):
    """The employer wants or offers something else. It replaces, whole, what was said before."""

    SENTENCE: ClassVar[str] = N_("%(employer)s changed the opening %(opening)s.")
    RESTS_ON = (("OpeningPosted", ("opening",)), ("OpeningReopened", ("opening",)))


class OpeningAnswered(Fact, frozen=True, kw_only=True):
    """An agency said whether it has somebody for the opening."""

    SENTENCE: ClassVar[str] = N_("%(agency)s answered the opening %(opening)s: %(answer)s.")
    RESTS_ON = (("OpeningPosted", ("opening",)), ("OpeningReopened", ("opening",)))

    opening: OpeningId
    employer: EmployerId
    agency: AgencyId
    answer: Annotated[str, coded(ANSWERS)]
    reason: Annotated[str, coded(NOBODY_REASONS)] | None = None


class OpeningClosed(Fact, frozen=True, kw_only=True):
    """The employer takes no more candidates."""

    SENTENCE: ClassVar[str] = N_("The opening %(opening)s at %(employer)s was closed.")
    RESTS_ON = (("OpeningPosted", ("opening",)), ("OpeningReopened", ("opening",)))

    opening: OpeningId
    employer: EmployerId
    reason: Annotated[str, coded(CLOSING_REASONS)]


class OpeningPaused(Fact, frozen=True, kw_only=True):
    """The employer takes no candidates for a while."""

    SENTENCE: ClassVar[str] = N_("The opening %(opening)s at %(employer)s was paused.")
    RESTS_ON = (("OpeningPosted", ("opening",)), ("OpeningReopened", ("opening",)))

    opening: OpeningId
    employer: EmployerId
    reason: Annotated[str, coded(PAUSING_REASONS)]


class OpeningReopened(Fact, frozen=True, kw_only=True):
    """The employer takes candidates again, after a pause or a closing."""

    SENTENCE: ClassVar[str] = N_("The opening %(opening)s at %(employer)s was opened again.")
    RESTS_ON = (
        ("OpeningPosted", ("opening",)),
        ("OpeningPaused", ("opening",)),
        ("OpeningClosed", ("opening",)),
    )

    opening: OpeningId
    employer: EmployerId
