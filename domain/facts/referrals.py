"""Referrals: somebody asks an agency, or the whole network, to support a job seeker."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import MOVED_HERE, AgencyId, Fact, ReferralId, Sealed, SeekerId, coded
from domain.facts.vocabulary import (
    N_,
    REFERRAL_DECLINES,
    REFERRAL_OUTCOMES,
    REFERRAL_REASONS,
    REFERRAL_SOURCES,
)

ON_REFERRAL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ReferralMade", ("referral",)),
    ("ReferralReceived", ("referral",)),
)


class _AboutReferral(Fact, frozen=True, kw_only=True):
    """What a referral concerns. `agency` is the one whose doing the fact is."""

    referral: ReferralId
    seeker: SeekerId
    agency: AgencyId


class ReferralMade(_AboutReferral, frozen=True, kw_only=True):
    """`agency` asked another one to support a job seeker of its own."""

    SENTENCE: ClassVar[str] = N_("%(agency)s referred %(seeker)s to %(to_agency)s.")
    RESTS_ON = (
        MOVED_HERE,
        ("ConsentGiven", ("seeker",)),
        ("AgencyJoined", ("agency",)),  # of both agencies
        # To one agency, a referral is made when the one before is done with.
        ("ReferralDeclined", ("seeker", "agency")),
        ("ReferralWithdrawn", ("seeker", "agency")),
        ("ReferralClosed", ("seeker", "agency")),
    )

    to_agency: AgencyId | None = None  # None: into the pool, whichever agency can
    reason: Annotated[str, coded(REFERRAL_REASONS)]
    note: Sealed | None = None  # for the agency that accepts


class ReferralReceived(_AboutReferral, frozen=True, kw_only=True):
    """Somebody was referred to `agency` from outside the network.

    They are not registered yet. What was told of them is sealed under the key that they keep
    once they are.
    """

    SENTENCE: ClassVar[str] = N_("%(seeker)s was referred to %(agency)s from outside: %(sender)s.")

    sender: Annotated[str, coded(REFERRAL_SOURCES)]
    sender_name: str | None = None  # of a school, an office, a service; never of a person
    given_name: Sealed
    family_name: Sealed
    email: Sealed | None = None
    phone: Sealed | None = None
    note: Sealed | None = None


class _AnswersReferral(_AboutReferral, frozen=True, kw_only=True):
    """A yes or a no. `from_agency` is the one that referred, if one did."""

    RESTS_ON = ON_REFERRAL

    from_agency: AgencyId | None = None


class ReferralAccepted(_AnswersReferral, frozen=True, kw_only=True):
    """An agency said yes: it will support the person."""

    SENTENCE: ClassVar[str] = N_("%(agency)s accepted the referral of %(seeker)s.")
    RESTS_ON = (
        *ON_REFERRAL,
        ("SeekerRegistered", ("seeker",)),
        ("ConsentGiven", ("seeker",)),
    )


class ReferralDeclined(_AnswersReferral, frozen=True, kw_only=True):
    """An agency said no."""

    SENTENCE: ClassVar[str] = N_("%(agency)s declined the referral of %(seeker)s.")

    reason: Annotated[str, coded(REFERRAL_DECLINES)]


class ReferralWithdrawn(_AboutReferral, frozen=True, kw_only=True):
    """Whoever referred took it back before it was answered. `to_agency` need not answer now."""

    SENTENCE: ClassVar[str] = N_("%(agency)s took back the referral of %(seeker)s.")
    RESTS_ON = ON_REFERRAL

    to_agency: AgencyId | None = None


class ReferralClosed(_AboutReferral, frozen=True, kw_only=True):
    """What was agreed with an accepted referral came to its end. `agency` had accepted it."""

    SENTENCE: ClassVar[str] = N_("The referral of %(seeker)s was closed: %(outcome)s.")
    RESTS_ON = (("ReferralAccepted", ("referral",)),)

    from_agency: AgencyId | None = None
    outcome: Annotated[str, coded(REFERRAL_OUTCOMES)]
