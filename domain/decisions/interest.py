"""Interest: a job seeker says which opening they want."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.openings import BEFORE_OPENING, OPENING_CLOSED, OPENING_UNKNOWN
from domain.decisions.seekers import BEFORE_REGISTRATION, SEEKER_LEFT, SEEKER_UNKNOWN
from domain.facts.nominations import InterestConfirmed
from domain.facts.openings import OpeningClosed, OpeningPosted
from domain.facts.seekers import SeekerLeftPool, SeekerRegistered


class ConfirmInterest(Decision):
    """The job seeker says that they want this very opening."""

    seeker: str
    opening: str
    happened_on: date

    agency: str | None = known(None)
    registered_on: date | None = known(None)
    left_on: date | None = known(None)
    posted_on: date | None = known(None)
    closed_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(SeekerRegistered, SeekerLeftPool, seeker=self.seeker),
            select(OpeningPosted, OpeningClosed, opening=self.opening),
        ]

    @event(SeekerRegistered)
    def registered(self, agency: str, happened_on: date) -> None:
        self.agency, self.registered_on = agency, happened_on

    @event(SeekerLeftPool)
    def left(self, happened_on: date) -> None:
        self.left_on = happened_on

    @event(OpeningPosted)
    def posted(self, happened_on: date) -> None:
        self.posted_on = happened_on

    @event(OpeningClosed)
    def closed(self, happened_on: date) -> None:
        self.closed_on = happened_on

    def execute(self) -> None:
        if self.agency is None or self.registered_on is None:
            raise SEEKER_UNKNOWN()
        self.must_act_for(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.left_on:
            raise SEEKER_LEFT(day=self.left_on)
        if self.happened_on < self.registered_on:
            raise BEFORE_REGISTRATION(day=self.registered_on)
        if self.posted_on is None:
            raise OPENING_UNKNOWN()
        if self.closed_on:
            raise OPENING_CLOSED(day=self.closed_on)
        if self.happened_on < self.posted_on:
            raise BEFORE_OPENING(day=self.posted_on)
        self.record(
            InterestConfirmed(
                seeker=self.seeker,
                opening=self.opening,
                agency=self.agency,
                happened_on=self.happened_on,
            )
        )
