"""Interviews: agreed with the employer, and held."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.facts.base import Sealed
from domain.facts.nominations import _AboutNomination
from domain.facts.vocabulary import N_


class InterviewScheduled(_AboutNomination, frozen=True, kw_only=True):
    """A time and place were agreed. `happened_on` is the day on which they were agreed."""

    SENTENCE: ClassVar[str] = N_(
        "An interview of %(seeker)s at %(employer)s was agreed for %(interview_on)s."
    )
    RESTS_ON = (("CandidateNominated", ("nomination",)),)

    interview_on: date
    interview_at: str | None = None  # local time of the network's zone, HH:MM
    place: str | None = None  # an address or a link
    arrangements: Sealed | None = None  # interpreter, job coach, step-free access ...


class InterviewHeld(_AboutNomination, frozen=True, kw_only=True):
    """The interview took place, on `happened_on`."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s had an interview at %(employer)s for %(opening)s.")
    RESTS_ON = (("CandidateNominated", ("nomination",)),)
