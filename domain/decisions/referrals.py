"""Referring somebody: from one agency to another, into the pool, or from outside the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.agencies import AGENCY_UNKNOWN
from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.decisions.seekers import Consents, OnSeeker, is_live
from domain.facts.agencies import AgencyJoined, AgencyLeft
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralClosed,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from domain.facts.seekers import ConsentGiven, ConsentWithdrawn
from domain.facts.vocabulary import N_

TO_THEMSELVES = Refusal(
    "to_themselves",
    N_("This agency supports the job seeker already."),
    N_("Choose another agency."),
    field="to_agency",
)
REFERRED_ALREADY = Refusal(
    "referred_already",
    N_("A referral of this job seeker to this agency is open since %(day)s."),
    N_("Wait for the answer, or take that referral back first."),
    field="to_agency",
)
NO_CONSENT_TO_REFER = Refusal(
    "no_consent_to_refer",
    N_("There is no consent to share this job seeker's profile on this day."),
    N_("Their agency asks them and records their consent. Then the referral can go on."),
)
SENDER_NAME_NEEDED = Refusal(
    "sender_name_needed",
    N_("Say which school, office or service it was."),
    N_("Write its name. Leave it empty only for the person themselves or their family."),
    field="sender_name",
)
SENDER_IS_A_PERSON = Refusal(
    "sender_is_a_person",
    N_("Nobody's name is written here."),
    N_("Leave this empty for the person themselves or their family."),
    field="sender_name",
)

PERSONS = ("self", "family")  # senders that have a person's name


class ReferSeeker(OnSeeker):
    """An agency asks another one, or whichever can, to support a job seeker of its own.

    It shows the others no more than the consent shares, so it needs one that holds.
    """

    referral: str
    reason: str
    to_agency: str | None = None  # None: into the pool
    note: str | None = None

    is_member: bool = known(False)
    consents: Consents = known(())
    is_taken: bool = known(False)
    open_ones: tuple[tuple[str, str | None, date], ...] = known(())  # (referral, to, since)

    def consistency_boundary(self) -> Sequence[Selector]:
        to_whom = (
            [select(AgencyJoined, AgencyLeft, agency=self.to_agency)] if self.to_agency else []
        )
        return [
            self.about_them(
                ConsentGiven,
                ConsentWithdrawn,
                ReferralMade,
                ReferralAccepted,
                ReferralDeclined,
                ReferralWithdrawn,
                ReferralClosed,
            ),
            *to_whom,
        ]

    @event(AgencyJoined)
    def joined(self) -> None:
        self.is_member = True

    @event(ConsentGiven)
    def consented(self, happened_on: date, valid_until: date | None) -> None:
        self.consents += ((happened_on, valid_until),)

    @event(ConsentWithdrawn)
    def consent_withdrawn(self) -> None:
        self.consents = ()

    @event(ReferralMade)
    def made(self, referral: str, to_agency: str | None, happened_on: date) -> None:
        self.is_taken = self.is_taken or referral == self.referral
        self.open_ones += ((referral, to_agency, happened_on),)

    @event(ReferralAccepted)
    def accepted(self, referral: str, agency: str) -> None:
        # Who said yes to a referral into the pool is its receiver from then on.
        self.open_ones = tuple(
            (id_, agency if id_ == referral else to_whom, since)
            for id_, to_whom, since in self.open_ones
        )

    @event(ReferralDeclined)
    def declined(self, referral: str) -> None:
        self._over(referral)

    @event(ReferralWithdrawn)
    def withdrawn(self, referral: str) -> None:
        self._over(referral)

    @event(ReferralClosed)
    def closed(self, referral: str) -> None:
        self._over(referral)

    def _over(self, referral: str) -> None:
        self.open_ones = tuple(one for one in self.open_ones if one[0] != referral)

    def execute(self) -> None:
        agency = self.own_agency()
        self.must_be_in_pool()
        if self.is_taken:
            raise ID_TAKEN()
        if self.to_agency == agency:
            raise TO_THEMSELVES()
        if self.to_agency and not self.is_member:
            raise AGENCY_UNKNOWN()
        if self.to_agency:
            self.must_be_member(self.to_agency)
        for _, to_whom, since in self.open_ones:
            if to_whom == self.to_agency:
                raise REFERRED_ALREADY(day=since)
        if not is_live(self.consents, self.happened_on):
            raise NO_CONSENT_TO_REFER()
        self.record(
            ReferralMade(
                referral=self.referral,
                seeker=self.seeker,
                agency=agency,
                to_agency=self.to_agency,
                reason=self.reason,
                note=self.note,
                happened_on=self.happened_on,
            )
        )


class ReceiveReferral(Decision):
    """Somebody outside the network refers a person to an agency. They are registered when the
    agency accepts (docs/decisions/referrals.md)."""

    referral: str
    seeker: str
    agency: str
    sender: str
    given_name: str
    family_name: str
    happened_on: date
    sender_name: str | None = None
    email: str | None = None
    phone: str | None = None
    note: str | None = None

    is_taken: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(ReferralMade, ReferralReceived, referral=self.referral),
            select(ReferralReceived, seeker=self.seeker),
            select(AgencyLeft, agency=self.agency),
        ]

    @event(ReferralMade)
    def made(self) -> None:
        self.is_taken = True

    @event(ReferralReceived)
    def received(self) -> None:
        self.is_taken = True

    def execute(self) -> None:
        self.must_act_for(self.agency)
        self.must_be_member(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.is_taken:
            raise ID_TAKEN()
        if self.sender in PERSONS and self.sender_name:
            raise SENDER_IS_A_PERSON()
        if self.sender not in PERSONS and not self.sender_name:
            raise SENDER_NAME_NEEDED()
        self.record(
            ReferralReceived(
                referral=self.referral,
                seeker=self.seeker,
                agency=self.agency,
                sender=self.sender,
                sender_name=self.sender_name,
                given_name=self.given_name,
                family_name=self.family_name,
                email=self.email,
                phone=self.phone,
                note=self.note,
                happened_on=self.happened_on,
            )
        )
