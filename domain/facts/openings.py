"""Openings: jobs that an employer wants to fill through the network."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, EmployerId, Fact, OpeningId, coded
from domain.facts.vocabulary import (
    ANSWERS,
    CLOSING_REASONS,
    N_,
    NOBODY_REASONS,
    OCCUPATIONS,
    REGIONS,
)


class OpeningPosted(Fact, frozen=True, kw_only=True):
    """An employer's opening was put before every agency."""

    SENTENCE: ClassVar[str] = N_("%(employer)s posted the opening %(opening)s.")
    RESTS_ON = (("EmployerEngaged", ("employer",)),)

    opening: OpeningId
    employer: EmployerId
    agency: AgencyId | None = None  # who brought it in; None: the coordinator
    title: str
    occupation: Annotated[str, coded(OCCUPATIONS)] | None = None
    region: Annotated[str, coded(REGIONS)] | None = None
    places: int = 1
    hours_per_week: int | None = None
    hourly_wage: str | None = None  # decimal number in the network's currency
    respond_by: date | None = None  # agencies answer by this day
    description: str | None = None


class OpeningAnswered(Fact, frozen=True, kw_only=True):
    """An agency said whether it has somebody for the opening."""

    SENTENCE: ClassVar[str] = N_("%(agency)s answered the opening %(opening)s: %(answer)s.")
    RESTS_ON = (("OpeningPosted", ("opening",)),)

    opening: OpeningId
    employer: EmployerId
    agency: AgencyId
    answer: Annotated[str, coded(ANSWERS)]
    reason: Annotated[str, coded(NOBODY_REASONS)] | None = None


class OpeningClosed(Fact, frozen=True, kw_only=True):
    """The employer takes no more candidates."""

    SENTENCE: ClassVar[str] = N_("The opening %(opening)s at %(employer)s was closed.")
    RESTS_ON = (("OpeningPosted", ("opening",)),)

    opening: OpeningId
    employer: EmployerId
    reason: Annotated[str, coded(CLOSING_REASONS)]
