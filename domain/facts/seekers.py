"""Job seekers: who they are, what they want, and what they agreed to share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from domain.facts.base import MOVED_HERE, AgencyId, Fact, ReferralId, Sealed, SeekerId, coded
from domain.facts.vocabulary import (
    CONSENT_SCOPES,
    LEAVING_REASONS,
    N_,
    OCCUPATIONS,
    REGIONS,
    SKILLS,
)


class SeekerRegistered(Fact, frozen=True, kw_only=True):
    """An agency began to work with a job seeker."""

    SENTENCE: ClassVar[str] = N_("%(agency)s registered %(seeker)s as a job seeker.")

    seeker: SeekerId
    agency: AgencyId
    given_name: Sealed
    family_name: Sealed
    birth_date: Sealed | None = None  # ISO 8601 date, as text because it is sealed
    email: Sealed | None = None
    phone: Sealed | None = None


class SeekerProfileChanged(Fact, frozen=True, kw_only=True):
    """What the job seeker looks for and brings. Replaces the profile before it.

    `work_needs` is what an employer would have to arrange; it is shared under a live consent.
    `disability` and `notes` stay inside the agency.
    """

    SENTENCE: ClassVar[str] = N_("%(agency)s wrote down what %(seeker)s looks for and brings.")
    RESTS_ON = (
        MOVED_HERE,
        ("SeekerRegistered", ("seeker",)),
    )

    seeker: SeekerId
    agency: AgencyId
    occupations: Annotated[list[str], coded(OCCUPATIONS)]
    skills: Annotated[list[str], coded(SKILLS)]
    region: Annotated[str, coded(REGIONS)] | None = None
    hours_min: int | None = None  # hours a week
    hours_max: int | None = None
    work_needs: Sealed | None = None
    disability: Sealed | None = None
    notes: Sealed | None = None


class ConsentGiven(Fact, frozen=True, kw_only=True):
    """The job seeker agreed that their profile is shared. Replaces a consent before it."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s gave consent to share their profile with the network.")
    RESTS_ON = (
        MOVED_HERE,
        ("SeekerRegistered", ("seeker",)),
    )

    seeker: SeekerId
    agency: AgencyId
    scope: Annotated[str, coded(CONSENT_SCOPES)]
    valid_until: date | None = None  # last day on which it holds; None: until withdrawn


class ConsentWithdrawn(Fact, frozen=True, kw_only=True):
    """The job seeker took their consent back."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s took back their consent to share their profile.")
    RESTS_ON = (
        MOVED_HERE,
        ("ConsentGiven", ("seeker",)),
    )

    seeker: SeekerId
    agency: AgencyId


class SeekerTransferred(Fact, frozen=True, kw_only=True):
    """The job seeker moved to another agency, which sees their whole history from then on.

    `agency` supports them now. What stays with `from_agency` is told in docs/decisions/moves.md.
    """

    SENTENCE: ClassVar[str] = N_("%(seeker)s moved from %(from_agency)s to %(agency)s.")
    RESTS_ON = (
        MOVED_HERE,  # and on from here
        ("SeekerRegistered", ("seeker",)),
        ("ReferralAccepted", ("referral",)),
        ("AgencyJoined", ("agency",)),
    )

    seeker: SeekerId
    agency: AgencyId
    from_agency: AgencyId
    referral: ReferralId | None = None  # that the agency accepted
    agreed_on: date  # the day on which the job seeker said yes to it


class _AboutTwoRecords(Fact, frozen=True, kw_only=True):
    """Two records, each with the agency that kept it."""

    seeker: SeekerId  # the one to use
    duplicate: SeekerId
    agency: AgencyId
    duplicate_agency: AgencyId


class SeekersMerged(_AboutTwoRecords, frozen=True, kw_only=True):
    """Two records turned out to be of one person. `duplicate` points to `seeker` from now on."""

    SENTENCE: ClassVar[str] = N_("%(duplicate)s was found to be the same person as %(seeker)s.")
    RESTS_ON = (("SeekerRegistered", ("seeker",)),)


class SeekersUnmerged(_AboutTwoRecords, frozen=True, kw_only=True):
    """They are two people after all."""

    SENTENCE: ClassVar[str] = N_("%(duplicate)s and %(seeker)s were found to be two people.")
    RESTS_ON = (("SeekersMerged", ("seeker",)),)


class SeekerLeftPool(Fact, frozen=True, kw_only=True):
    """The job seeker no longer looks for work through the network."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s left the talent pool.")
    RESTS_ON = (
        MOVED_HERE,
        ("SeekerRegistered", ("seeker",)),
    )

    seeker: SeekerId
    agency: AgencyId
    reason: Annotated[str, coded(LEAVING_REASONS)]
