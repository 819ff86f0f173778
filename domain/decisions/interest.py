"""Interest: a job seeker says which opening they want."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.openings import OnOpening
from domain.decisions.seekers import BEFORE_REGISTRATION, SEEKER_LEFT, SEEKER_UNKNOWN
from domain.facts.nominations import InterestConfirmed
from domain.facts.seekers import SeekerLeftPool, SeekerRegistered


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
