"""What becomes of a referral: accepted, declined, taken back, closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.referrals import NO_CONSENT_TO_REFER, TO_THEMSELVES
from domain.decisions.refusals import NOT_YOUR_AGENCY, Refusal
from domain.decisions.seekers import (
    SEEKER_LEFT,
    SEEKER_MERGED,
    SEEKER_UNKNOWN,
    Consents,
    is_live,
)
from domain.facts.agencies import AgencyLeft
from domain.facts.reference import reference
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralClosed,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from domain.facts.seekers import (
    ConsentGiven,
    ConsentWithdrawn,
    SeekerLeftPool,
    SeekerRegistered,
    SeekersMerged,
    SeekersUnmerged,
    SeekerTransferred,
)
from domain.facts.vocabulary import N_

REFERRAL_UNKNOWN = Refusal(
    "referral_unknown",
    N_("No referral is recorded under this reference."),
    N_("Choose a referral from the list."),
    field="referral",
)
REFERRAL_ANSWERED = Refusal(
    "referral_answered",
    N_("This referral was answered or taken back on %(day)s."),
    N_("Open the referral to see how it stands."),
)
BEFORE_REFERRAL = Refusal(
    "before_referral",
    N_("The referral was made on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_ACCEPTANCE = Refusal(
    "before_acceptance",
    N_("The referral was accepted on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
SENT_TO_EVERYBODY = Refusal(
    "sent_to_everybody",
    N_("This referral went to every agency, so nobody has to say no."),
    N_("Leave it to the others. The agency that made it can take it back."),
)
NOT_ACCEPTED = Refusal(
    "not_accepted",
    N_("No agency has accepted this referral, so there is nothing to close."),
    N_("Accept or decline it, or take it back."),
)
REFERRAL_CLOSED = Refusal(
    "referral_closed",
    N_("This referral was closed on %(day)s."),
    N_("Open the referral to see its outcome."),
)
MOVE_THEM_INSTEAD = Refusal(
    "move_them_instead",
    N_("A move to the other agency is more than the end of a referral."),
    N_("Open the job seeker's page and record the move. It closes the referral too."),
    field="outcome",
)


class OnReferral(Decision):
    """What every decision on a referral has to know of it."""

    referral: str
    happened_on: date

    about: str | None = known(None)
    from_agency: str | None = known(None)  # None: from outside the network
    to_agency: str | None = known(None)  # None: into the pool
    made_on: date | None = known(None)
    answered_on: date | None = known(None)  # or taken back
    accepted_by: str | None = known(None)
    closed_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(
                ReferralMade,
                ReferralReceived,
                ReferralAccepted,
                ReferralDeclined,
                ReferralWithdrawn,
                ReferralClosed,
                referral=self.referral,
            )
        ]

    @event(ReferralMade)
    def made(self, seeker: str, agency: str, to_agency: str | None, happened_on: date) -> None:
        self.about, self.from_agency, self.to_agency = seeker, agency, to_agency
        self.made_on = happened_on

    @event(ReferralReceived)
    def received(self, seeker: str, agency: str, happened_on: date) -> None:
        self.about, self.to_agency, self.made_on = seeker, agency, happened_on

    @event(ReferralAccepted)
    def accepted(self, agency: str, happened_on: date) -> None:
        self.accepted_by, self.answered_on = agency, happened_on

    @event(ReferralDeclined)
    def declined(self, happened_on: date) -> None:
        self.answered_on = happened_on

    @event(ReferralWithdrawn)
    def withdrawn(self, happened_on: date) -> None:
        self.answered_on = happened_on

    @event(ReferralClosed)
    def closed(self, happened_on: date) -> None:
        self.closed_on = happened_on

    def whom(self) -> str:
        """The job seeker; refuses where there is no referral, and the days that cannot be."""
        if self.about is None or self.made_on is None:
            raise REFERRAL_UNKNOWN()
        self.must_be("agency", "coordinator")
        self.must_not_be_in_future(self.happened_on)
        if self.happened_on < self.made_on:
            raise BEFORE_REFERRAL(day=self.made_on)
        return self.about

    def must_wait_for_answer(self) -> None:
        """Refuse where it has an answer, or was taken back."""
        if self.answered_on:
            raise REFERRAL_ANSWERED(day=self.answered_on)


class AcceptReferral(OnReferral):
    """An agency says yes. `seeker` is the person whom the referral is about.

    A person from outside must be registered by now: the same command does it just before.
    """

    agency: str
    seeker: str

    consents: Consents = known(())
    is_registered: bool = known(False)
    merged_into: str | None = known(None)
    left_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(
                SeekerRegistered,
                ConsentGiven,
                ConsentWithdrawn,
                SeekerLeftPool,
                SeekersMerged,
                SeekersUnmerged,
                seeker=self.seeker,
            ),
            select(AgencyLeft, agency=self.agency),
        ]

    @event(SeekerRegistered)
    def registered(self) -> None:
        self.is_registered = True

    @event(SeekersMerged)
    def merged(self, seeker: str, duplicate: str) -> None:
        if duplicate == self.seeker:
            self.merged_into = seeker

    @event(SeekersUnmerged)
    def unmerged(self, duplicate: str) -> None:
        if duplicate == self.seeker:
            self.merged_into = None

    @event(ConsentGiven)
    def consented(self, happened_on: date, valid_until: date | None) -> None:
        self.consents += ((happened_on, valid_until),)

    @event(ConsentWithdrawn)
    def consent_withdrawn(self) -> None:
        self.consents = ()

    @event(SeekerLeftPool)
    def left(self, happened_on: date) -> None:
        self.left_on = happened_on

    def execute(self) -> None:
        seeker = self.whom()
        if seeker != self.seeker:
            raise REFERRAL_UNKNOWN()
        self.must_act_for(self.agency)
        self.must_be_member(self.agency)
        if self.to_agency not in (None, self.agency):
            raise NOT_YOUR_AGENCY()
        if self.from_agency == self.agency:
            raise TO_THEMSELVES()
        self.must_wait_for_answer()
        if not self.is_registered:
            raise SEEKER_UNKNOWN()
        if self.merged_into:
            raise SEEKER_MERGED(other=reference(self.merged_into))
        if self.left_on:
            raise SEEKER_LEFT(day=self.left_on)
        if self.from_agency and not is_live(self.consents, self.happened_on):
            raise NO_CONSENT_TO_REFER()
        self.record(
            ReferralAccepted(
                referral=self.referral,
                seeker=seeker,
                agency=self.agency,
                from_agency=self.from_agency,
                happened_on=self.happened_on,
            )
        )


class DeclineReferral(OnReferral, UnderPolicy):
    """The agency that was asked says no."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        seeker = self.whom()
        if self.to_agency is None:
            raise SENT_TO_EVERYBODY()
        self.must_act_for(self.to_agency)
        self.must_wait_for_answer()
        self.record(
            ReferralDeclined(
                referral=self.referral,
                seeker=seeker,
                agency=self.to_agency,
                from_agency=self.from_agency,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )


class WithdrawReferral(OnReferral):
    """Whoever referred takes it back. For somebody outside, the agency that received it."""

    def execute(self) -> None:
        seeker = self.whom()
        agency = self.from_agency or self.to_agency or ""  # one of the two is always there
        self.must_act_for(agency)
        self.must_wait_for_answer()
        self.record(
            ReferralWithdrawn(
                referral=self.referral,
                seeker=seeker,
                agency=agency,
                to_agency=self.to_agency,
                happened_on=self.happened_on,
            )
        )


class CloseReferral(OnReferral):
    """One of the two sides says what came of a referral that was accepted."""

    outcome: str

    is_moved: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(SeekerTransferred, referral=self.referral),
        ]

    @event(SeekerTransferred)
    def moved(self) -> None:
        self.is_moved = True

    def execute(self) -> None:
        seeker = self.whom()
        if self.accepted_by is None or self.answered_on is None:
            self.must_act_for(self.from_agency or self.to_agency)
            raise NOT_ACCEPTED()
        sides = (self.accepted_by, self.from_agency)
        self.must_act_for(self.by.agency if self.by.agency in sides else self.accepted_by)
        if self.closed_on:
            raise REFERRAL_CLOSED(day=self.closed_on)
        if self.happened_on < self.answered_on:
            raise BEFORE_ACCEPTANCE(day=self.answered_on)
        if self.outcome == "transferred" and not self.is_moved:
            raise MOVE_THEM_INSTEAD()
        self.record(
            ReferralClosed(
                referral=self.referral,
                seeker=seeker,
                agency=self.accepted_by,
                from_agency=self.from_agency,
                outcome=self.outcome,
                happened_on=self.happened_on,
            )
        )
