"""What may be done with an opening: post it, answer it, close it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.facts.employers import EmployerEngaged
from domain.facts.openings import OpeningAnswered, OpeningClosed, OpeningPosted
from domain.facts.vocabulary import N_

EMPLOYER_UNKNOWN = Refusal(
    "employer_unknown",
    N_("No employer is recorded under this name."),
    N_("Choose an employer from the list, or add the employer first."),
    field="employer",
)
OPENING_UNKNOWN = Refusal(
    "opening_unknown",
    N_("No opening is recorded under this reference."),
    N_("Choose an opening from the list."),
    field="opening",
)
OPENING_CLOSED = Refusal(
    "opening_closed",
    N_("This opening was closed on %(day)s."),
    N_("Look for another opening, or ask the coordinator whether it opens again."),
    field="opening",
)
OPENING_FULL = Refusal(
    "opening_full",
    N_("Every place of this opening is taken."),
    N_("Look for another opening, or ask the coordinator whether there are more places."),
    field="opening",
)
BEFORE_OPENING = Refusal(
    "before_opening",
    N_("The opening was posted on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
NO_PLACES = Refusal(
    "no_places",
    N_("An opening needs at least one place."),
    N_("Write how many people the employer wants to hire."),
    field="places",
)
RESPOND_BY_TOO_EARLY = Refusal(
    "respond_by_too_early",
    N_("Agencies cannot answer before the opening is posted."),
    N_("Choose a later day to answer by, or leave it empty."),
    field="respond_by",
)
REASON_NEEDED = Refusal(
    "reason_needed",
    N_("Say why you have nobody right now."),
    N_("Choose the reason that fits best. It helps the network to find people next time."),
    field="reason",
)


class PostOpening(Decision):
    """An employer's opening is put before every agency."""

    opening: str
    employer: str
    title: str
    happened_on: date
    places: int = 1
    occupation: str | None = None
    region: str | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None
    respond_by: date | None = None
    description: str | None = None

    is_employer_known: bool = known(False)
    is_posted: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(EmployerEngaged, employer=self.employer),
            select(OpeningPosted, opening=self.opening),
        ]

    @event(EmployerEngaged)
    def employer_engaged(self) -> None:
        self.is_employer_known = True

    @event(OpeningPosted)
    def posted(self) -> None:
        self.is_posted = True

    def execute(self) -> None:
        self.must_be("agency", "coordinator")
        self.must_not_be_in_future(self.happened_on)
        if not self.is_employer_known:
            raise EMPLOYER_UNKNOWN()
        if self.is_posted:
            raise ID_TAKEN()
        if self.places < 1:
            raise NO_PLACES()
        if self.respond_by and self.respond_by < self.happened_on:
            raise RESPOND_BY_TOO_EARLY()
        self.record(
            OpeningPosted(
                opening=self.opening,
                employer=self.employer,
                agency=self.by.agency,
                title=self.title,
                occupation=self.occupation,
                region=self.region,
                places=self.places,
                hours_per_week=self.hours_per_week,
                hourly_wage=self.hourly_wage,
                respond_by=self.respond_by,
                description=self.description,
                happened_on=self.happened_on,
            )
        )


class AnswerOpening(UnderPolicy):
    """An agency says whether it has somebody. A later answer replaces an earlier one."""

    opening: str
    agency: str
    answer: str
    happened_on: date
    reason: str | None = None

    employer: str | None = known(None)
    posted_on: date | None = known(None)
    closed_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(OpeningPosted, OpeningClosed, opening=self.opening), adopted_rules()]

    @event(OpeningPosted)
    def posted(self, employer: str, happened_on: date) -> None:
        self.employer, self.posted_on = employer, happened_on

    @event(OpeningClosed)
    def closed(self, happened_on: date) -> None:
        self.closed_on = happened_on

    def execute(self) -> None:
        self.must_act_for(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.employer is None or self.posted_on is None:
            raise OPENING_UNKNOWN()
        if self.closed_on:
            raise OPENING_CLOSED(day=self.closed_on)
        if self.happened_on < self.posted_on:
            raise BEFORE_OPENING(day=self.posted_on)
        if self.answer == "nobody" and not self.reason:
            raise REASON_NEEDED()
        self.record(
            OpeningAnswered(
                opening=self.opening,
                employer=self.employer,
                agency=self.agency,
                answer=self.answer,
                reason=self.reason if self.answer == "nobody" else None,
                happened_on=self.happened_on,
            )
        )


class CloseOpening(UnderPolicy):
    """The employer takes no more candidates."""

    opening: str
    reason: str
    happened_on: date

    employer: str | None = known(None)
    agency: str | None = known(None)
    posted_on: date | None = known(None)
    closed_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(OpeningPosted, OpeningClosed, opening=self.opening), adopted_rules()]

    @event(OpeningPosted)
    def posted(self, employer: str, agency: str | None, happened_on: date) -> None:
        self.employer, self.agency, self.posted_on = employer, agency, happened_on

    @event(OpeningClosed)
    def closed(self, happened_on: date) -> None:
        self.closed_on = happened_on

    def execute(self) -> None:
        if self.employer is None or self.posted_on is None:
            raise OPENING_UNKNOWN()
        self.must_act_for(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.closed_on:
            raise OPENING_CLOSED(day=self.closed_on)
        if self.happened_on < self.posted_on:
            raise BEFORE_OPENING(day=self.posted_on)
        self.record(
            OpeningClosed(
                opening=self.opening,
                employer=self.employer,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )
