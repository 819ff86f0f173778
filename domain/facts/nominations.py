"""Nominations: a job seeker who wants an opening is put forward, and the answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import (
    MOVED_HERE,
    AgencyId,
    EmployerId,
    Fact,
    NominationId,
    OpeningId,
    SeekerId,
    coded,
)
from domain.facts.vocabulary import DECLINE_REASONS, INTEREST_REASONS, N_, WITHDRAWN_BY


class InterestConfirmed(Fact, frozen=True, kw_only=True):
    """The job seeker said that they want this very opening."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s said that they want the opening %(opening)s.")
    RESTS_ON = (
        MOVED_HERE,
        ("SeekerRegistered", ("seeker",)),
        ("OpeningPosted", ("opening",)),
        ("OpeningReopened", ("opening",)),
    )

    seeker: SeekerId
    opening: OpeningId
    agency: AgencyId


class InterestWithdrawn(Fact, frozen=True, kw_only=True):
    """The job seeker, who was not nominated yet, wants this opening no longer."""

    SENTENCE: ClassVar[str] = N_(
        "%(seeker)s said that they no longer want the opening %(opening)s."
    )
    RESTS_ON = (
        MOVED_HERE,
        ("InterestConfirmed", ("seeker", "opening")),
        ("NominationWithdrawn", ("seeker", "opening")),
    )

    seeker: SeekerId
    opening: OpeningId
    agency: AgencyId
    reason: Annotated[str, coded(INTEREST_REASONS)]


class _AboutNomination(Fact, frozen=True, kw_only=True):
    """Everything that a nomination concerns: each of its facts carries all of these tags."""

    nomination: NominationId
    seeker: SeekerId
    opening: OpeningId
    employer: EmployerId
    agency: AgencyId


class CandidateNominated(_AboutNomination, frozen=True, kw_only=True):
    """The agency put the job seeker forward."""

    SENTENCE: ClassVar[str] = N_("%(agency)s nominated %(seeker)s for %(opening)s at %(employer)s.")
    RESTS_ON = (
        MOVED_HERE,
        ("ConsentGiven", ("seeker",)),
        ("InterestConfirmed", ("seeker", "opening")),
        ("NominationWithdrawn", ("seeker", "opening")),
        ("OpeningReopened", ("opening",)),
    )


class NominationShortlisted(_AboutNomination, frozen=True, kw_only=True):
    """The employer wants to see the candidate."""

    SENTENCE: ClassVar[str] = N_("%(employer)s wants to see %(seeker)s for %(opening)s.")
    RESTS_ON = (("CandidateNominated", ("nomination",)),)


class NominationDeclined(_AboutNomination, frozen=True, kw_only=True):
    """The employer said no."""

    SENTENCE: ClassVar[str] = N_("%(employer)s did not choose %(seeker)s for %(opening)s.")
    RESTS_ON = (("CandidateNominated", ("nomination",)),)

    reason: Annotated[str, coded(DECLINE_REASONS)]


class NominationWithdrawn(_AboutNomination, frozen=True, kw_only=True):
    """The job seeker or the agency took the nomination back."""

    SENTENCE: ClassVar[str] = N_(
        "The nomination of %(seeker)s for %(opening)s at %(employer)s was withdrawn."
    )
    RESTS_ON = (("CandidateNominated", ("nomination",)),)

    withdrawn_by: Annotated[str, coded(WITHDRAWN_BY)]
