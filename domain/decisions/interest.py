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
from domain.decisions.seekers import BEFORE_REGISTRATION, SEEKER_LEFT, SEEKER_UNKNOWN
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationWithdrawn,
)
from domain.facts.seekers import SeekerLeftPool, SeekerRegistered
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


class ConfirmInterest(OnOpening):
    """The job seeker says that they want this very opening."""

    seeker: str

    agency: str | None = known(None)
    registered_on: date | None = known(None)
    left_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(SeekerRegistered, SeekerLeftPool, seeker=self.seeker),
            *super().consistency_boundary(),
        ]

    @event(SeekerRegistered)
    def registered(self, agency: str, happened_on: date) -> None:
        self.agency, self.registered_on = agency, happened_on

    @event(SeekerLeftPool)
    def left(self, happened_on: date) -> None:
        self.left_on = happened_on

    def execute(self) -> None:
        if self.agency is None or self.registered_on is None:
            raise SEEKER_UNKNOWN()
        self.must_act_for(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.left_on:
            raise SEEKER_LEFT(day=self.left_on)
        if self.happened_on < self.registered_on:
            raise BEFORE_REGISTRATION(day=self.registered_on)
        self.employer_of_opening()
        self.must_take_candidates()
        self.record(
            InterestConfirmed(
                seeker=self.seeker,
                opening=self.opening,
                agency=self.agency,
                happened_on=self.happened_on,
            )
        )


class WithdrawInterest(UnderPolicy):
    """The job seeker wants this opening no longer, and nobody has nominated them yet."""

    seeker: str
    opening: str
    reason: str
    happened_on: date

    agency: str | None = known(None)
    said_on: date | None = known(None)
    is_nominated: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(SeekerRegistered, seeker=self.seeker),
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

    @event(SeekerRegistered)
    def registered(self, agency: str) -> None:
        self.agency = agency

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
        if self.agency is None:
            raise SEEKER_UNKNOWN()
        self.must_act_for(self.agency)
        self.must_not_be_in_future(self.happened_on)
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
                agency=self.agency,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )
