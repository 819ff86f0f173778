"""A job seeker moves to another agency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.agencies import AGENCY_UNKNOWN
from domain.decisions.base import known, select
from domain.decisions.referrals import TO_THEMSELVES
from domain.decisions.refusals import Refusal
from domain.decisions.seekers import OnSeeker
from domain.decisions.selection import STEPS as NOMINATION_STEPS
from domain.decisions.selection import AboutNomination
from domain.facts import Fact
from domain.facts.agencies import AgencyJoined, AgencyLeft
from domain.facts.nominations import (
    CandidateNominated,
    NominationDeclined,
    NominationWithdrawn,
)
from domain.facts.placements import PlacementStarted
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralClosed,
    ReferralDeclined,
    ReferralMade,
    ReferralWithdrawn,
)
from domain.facts.seekers import SeekerTransferred
from domain.facts.vocabulary import N_

NOT_ACCEPTED_THERE = Refusal(
    "not_accepted_there",
    N_("That agency has not accepted a referral of this job seeker."),
    N_("Refer them first. When the agency has accepted, record the move."),
    field="to_agency",
)
AGREED_TOO_LATE = Refusal(
    "agreed_too_late",
    N_("The job seeker would agree after they moved."),
    N_("Ask them first. Write the day on which they said yes."),
    field="agreed_on",
)
MOVE_TOO_EARLY = Refusal(
    "move_too_early",
    N_("Their agency did something for them on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)


# What an agency does for somebody: a move comes after all of it, as what it closes does.
STEPS = (*NOMINATION_STEPS, ReferralMade, ReferralAccepted)


class TransferSeeker(OnSeeker):
    """A job seeker of the agency moves to one that accepted them, and wants it.

    The coordinator may record a move without a referral, having heard both agencies. What is
    open between the old agency and others is closed with it; placements that go on stay with the
    agency that made them (docs/decisions/moves.md).
    """

    to_agency: str
    agreed_on: date

    is_member: bool = known(False)
    last_on: date | None = known(None)  # what their agency did for them last
    nominations: tuple[AboutNomination, ...] = known(())  # that are not over
    asked: tuple[tuple[str, str | None], ...] = known(())  # open referrals: (id, to whom)
    accepted_by: tuple[tuple[str, str], ...] = known(())  # those of them with a yes: (id, by whom)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            self.about_them(*STEPS, ReferralDeclined, ReferralWithdrawn, ReferralClosed),
            select(AgencyJoined, AgencyLeft, agency=self.to_agency),
        ]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, STEPS):
            self.last_on = max(self.last_on or fact.happened_on, fact.happened_on)
        super().meet(position, fact)

    @event(AgencyJoined)
    def joined(self) -> None:
        self.is_member = True

    @event(CandidateNominated)
    def nominated(self, nomination: str, opening: str, employer: str, agency: str) -> None:
        about = AboutNomination(
            nomination=nomination,
            seeker=self.seeker,
            opening=opening,
            employer=employer,
            agency=agency,
        )
        self.nominations += (about,)

    @event(NominationDeclined)
    def nomination_declined(self, nomination: str) -> None:
        self._nomination_over(nomination)

    @event(NominationWithdrawn)
    def nomination_withdrawn(self, nomination: str) -> None:
        self._nomination_over(nomination)

    @event(PlacementStarted)
    def placed(self, nomination: str) -> None:
        self._nomination_over(nomination)

    @event(ReferralMade)
    def referred(self, referral: str, to_agency: str | None) -> None:
        self.asked += ((referral, to_agency),)

    @event(ReferralAccepted)
    def accepted(self, referral: str, agency: str) -> None:
        if any(id_ == referral for id_, _ in self.asked):  # one from outside moves nobody
            self.accepted_by += ((referral, agency),)

    @event(ReferralDeclined)
    def referral_declined(self, referral: str) -> None:
        self._referral_over(referral)

    @event(ReferralWithdrawn)
    def referral_withdrawn(self, referral: str) -> None:
        self._referral_over(referral)

    @event(ReferralClosed)
    def referral_closed(self, referral: str) -> None:
        self._referral_over(referral)

    def _nomination_over(self, nomination: str) -> None:
        self.nominations = tuple(n for n in self.nominations if n["nomination"] != nomination)

    def _referral_over(self, referral: str) -> None:
        self.asked = tuple(one for one in self.asked if one[0] != referral)
        self.accepted_by = tuple(one for one in self.accepted_by if one[0] != referral)

    def execute(self) -> None:
        agency = self.own_agency()
        self.must_be_in_pool()
        if self.to_agency == agency:
            raise TO_THEMSELVES()
        if not self.is_member:
            raise AGENCY_UNKNOWN()
        self.must_be_member(self.to_agency)
        behind = next((id_ for id_, by in self.accepted_by if by == self.to_agency), None)
        if self.by.role == "agency" and behind is None:
            raise NOT_ACCEPTED_THERE()
        if self.agreed_on > self.happened_on:
            raise AGREED_TOO_LATE()
        if self.last_on and self.happened_on < self.last_on:
            raise MOVE_TOO_EARLY(day=self.last_on)
        self._close_what_is_open(agency)
        self.record(
            SeekerTransferred(
                seeker=self.seeker,
                agency=self.to_agency,
                from_agency=agency,
                referral=behind,
                agreed_on=self.agreed_on,
                happened_on=self.happened_on,
            )
        )

    def _close_what_is_open(self, agency: str) -> None:
        for about in self.nominations:
            self.record(
                NominationWithdrawn(**about, withdrawn_by="agency", happened_on=self.happened_on)
            )
        said_yes = dict(self.accepted_by)
        for referral, to_agency in self.asked:
            about_it = {"referral": referral, "seeker": self.seeker}
            self.record(
                ReferralClosed(
                    **about_it,
                    agency=said_yes[referral],
                    from_agency=agency,
                    outcome="transferred",
                    happened_on=self.happened_on,
                )
                if referral in said_yes
                else ReferralWithdrawn(
                    **about_it, agency=agency, to_agency=to_agency, happened_on=self.happened_on
                )
            )
