"""Interviews: agreed with the employer, moved, called off, missed or held.

A nomination may have several, one after the other. What is said of an interview is said of the one
that is agreed at that moment.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from domain.facts.base import Sealed, coded
from domain.facts.nominations import _AboutNomination
from domain.facts.vocabulary import (
    ACCOMMODATIONS,
    INTERVIEW_CANCELLATIONS,
    INTERVIEW_MISSED_BY,
    N_,
)

# What is said of an agreed interview could not stand without it, nor on another day.
_OF_THE_AGREED = (
    ("InterviewScheduled", ("nomination",)),
    ("InterviewRescheduled", ("nomination",)),
)


def _in_the_networks_zone(shape: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had the local time of the network's zone, and what is arranged as text only."""
    return shape | {"time_zone": None, "accommodations": None}


class InterviewScheduled(_AboutNomination, frozen=True, kw_only=True):
    """A time and place were agreed. `happened_on` is the day on which they were agreed.

    What is arranged says much about a person: the codes too are sealed, with a space between them.
    """

    VERSION: ClassVar[int] = 2
    UPCASTS = {1: _in_the_networks_zone}
    SENTENCE: ClassVar[str] = N_(
        "An interview of %(seeker)s at %(employer)s was agreed for %(interview_on)s."
    )
    RESTS_ON = (
        ("CandidateNominated", ("nomination",)),
        # The next one is agreed when the one before is done with.
        ("InterviewCancelled", ("nomination",)),
        ("InterviewMissed", ("nomination",)),
        ("InterviewHeld", ("nomination",)),
    )

    interview_on: date
    interview_at: str | None = None  # local time at the place, HH:MM
    time_zone: str | None = None  # IANA name of the place's zone; None: the network's
    place: str | None = None  # an address or a link
    accommodations: Annotated[Sealed, coded(ACCOMMODATIONS)] | None = None
    arrangements: Sealed | None = None  # more about them, in own words


class InterviewRescheduled(_AboutNomination, frozen=True, kw_only=True):
    """Another time or place was agreed, on `happened_on`. What is arranged stays as it was."""

    SENTENCE: ClassVar[str] = N_(
        "The interview of %(seeker)s at %(employer)s was moved to %(interview_on)s."
    )
    RESTS_ON = _OF_THE_AGREED

    interview_on: date
    interview_at: str | None = None  # local time at the place, HH:MM
    time_zone: str | None = None  # IANA name of the place's zone; None: the network's
    place: str | None = None


class InterviewCancelled(_AboutNomination, frozen=True, kw_only=True):
    """It was called off before its time."""

    SENTENCE: ClassVar[str] = N_("The interview of %(seeker)s at %(employer)s was called off.")
    RESTS_ON = _OF_THE_AGREED

    reason: Annotated[str, coded(INTERVIEW_CANCELLATIONS)]


class InterviewMissed(_AboutNomination, frozen=True, kw_only=True):
    """Its time came, and somebody could not be there. `happened_on` is the day of the interview."""

    SENTENCE: ClassVar[str] = N_("The interview of %(seeker)s at %(employer)s did not take place.")
    RESTS_ON = _OF_THE_AGREED

    missed_by: Annotated[str, coded(INTERVIEW_MISSED_BY)]


class InterviewHeld(_AboutNomination, frozen=True, kw_only=True):
    """The interview took place, on `happened_on`."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s had an interview at %(employer)s for %(opening)s.")
    RESTS_ON = (("CandidateNominated", ("nomination",)),)
