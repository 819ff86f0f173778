"""Interest: a job seeker says which opening they want, or no longer want."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.nominations import BEFORE_INTEREST
from domain.decisions.openings import OnOpening
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.decisions.seekers import OnSeeker
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationWithdrawn,
)
from domain.facts.vocabulary import N_

NO_INTEREST_TO_WITHDRAW = Refusal(
    "no_interest_to_withdraw",
    N_("No interest of this job seeker in this opening is recorded."),
    N_("You need not do anything. Without their interest nobody can nominate them."),
    field="seeker",
)
NOMINATED_ALREADY = Refusal(
    "nominated_already",
    N_("They were nominated for this opening."),
    N_("Open the nomination. While it waits for the employer, take it back there."),
    field="seeker",
)


class ConfirmInterest(OnSeeker, OnOpening):
    """The job seeker says that they want this very opening."""

    def consistency_boundary(self) -> Sequence[Selector]:
        return [self.about_them(), *OnOpening.consistency_boundary(self)]

    def execute(self) -> None:
        agency = self.own_agency()
        self.must_be_in_pool()
        self.employer_of_opening()
        self.must_take_candidates()
        self.record(
            InterestConfirmed(
                seeker=self.seeker,
                opening=self.opening,
                agency=agency,
                happened_on=self.happened_on,
            )
        )


class WithdrawInterest(OnSeeker, UnderPolicy):
    """The job seeker wants this opening no longer, and nobody has nominated them yet."""

    opening: str
    reason: str

    said_on: date | None = known(None)
    is_nominated: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            self.about_them(),
            select(
                InterestConfirmed,
                InterestWithdrawn,
                CandidateNominated,
                NominationWithdrawn,
                seeker=self.seeker,
                opening=self.opening,
            ),
            adopted_rules(),
        ]

    @event(InterestConfirmed)
    def interested(self, happened_on: date) -> None:
        self.said_on = max(self.said_on or happened_on, happened_on)

    @event(InterestWithdrawn)
    def no_longer_interested(self) -> None:
        self.said_on = None

    @event(CandidateNominated)
    def nominated(self) -> None:
        self.is_nominated = True

    @event(NominationWithdrawn)
    def nomination_withdrawn(self, withdrawn_by: str) -> None:
        self.is_nominated = False
        if withdrawn_by == "seeker":
            self.said_on = None

    def execute(self) -> None:
        agency = self.own_agency()
        if self.is_nominated:
            raise NOMINATED_ALREADY()
        if self.said_on is None:
            raise NO_INTEREST_TO_WITHDRAW()
        if self.happened_on < self.said_on:
            raise BEFORE_INTEREST(day=self.said_on)
        self.record(
            InterestWithdrawn(
                seeker=self.seeker,
                opening=self.opening,
                agency=agency,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )
