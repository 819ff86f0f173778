"""What may be done with an opening: post it, change it, answer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.decisions.vacancy import PLACES, TURNS, Vacancy
from domain.facts import Fact
from domain.facts.agencies import AgencyLeft
from domain.facts.employers import EmployerEngaged
from domain.facts.openings import OpeningAnswered, OpeningChanged, OpeningPosted
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
    N_("Look for another opening, or ask whoever posted this one to open it again."),
    field="opening",
)
OPENING_PAUSED = Refusal(
    "opening_paused",
    N_("This opening is paused since %(day)s."),
    N_("Wait until it is opened again, or ask whoever posted it."),
    field="opening",
)
NOT_OPEN_THAT_DAY = Refusal(
    "not_open_that_day",
    N_("The opening took no candidates on that day. It was opened again on %(day)s."),
    N_("Use that day or a later one."),
    field="happened_on",
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
BEFORE_LAST_CHANGE = Refusal(
    "before_last_change",
    N_("Something about this opening changed on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
PLACES_TAKEN = Refusal(
    "places_taken",
    N_("More places than that are taken already: %(taken)s."),
    N_("Write at least as many places as are taken, or record first who left."),
    field="places",
)
TRIAL_TOO_SHORT = Refusal(
    "trial_too_short",
    N_("A trial period needs at least one day."),
    N_("Write its number of days, or leave it empty if a place stays taken."),
    field="trial_days",
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


class Offer(TypedDict):
    """What an employer wants and offers, as the facts hold it."""

    title: str
    occupation: str | None
    region: str | None
    places: int
    hours_per_week: int | None
    hourly_wage: str | None
    respond_by: date | None
    trial_days: int | None
    description: str | None


class _OfferOpening(Decision):
    """What an employer says of an opening, first or anew."""

    opening: str
    title: str
    happened_on: date
    places: int = 1
    occupation: str | None = None
    region: str | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None
    respond_by: date | None = None
    trial_days: int | None = None
    description: str | None = None

    def offer(self, posted_on: date) -> Offer:
        """What is offered; refuses what cannot be meant."""
        if self.places < 1:
            raise NO_PLACES()
        if self.respond_by and self.respond_by < posted_on:
            raise RESPOND_BY_TOO_EARLY()
        if self.trial_days is not None and self.trial_days < 1:
            raise TRIAL_TOO_SHORT()
        return Offer(
            title=self.title,
            occupation=self.occupation,
            region=self.region,
            places=self.places,
            hours_per_week=self.hours_per_week,
            hourly_wage=self.hourly_wage,
            respond_by=self.respond_by,
            trial_days=self.trial_days,
            description=self.description,
        )


class PostOpening(_OfferOpening):
    """An employer's opening is put before every agency."""

    employer: str
    agency: str | None = None  # who brought it in; unsaid: whoever records it

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
        agency = self.agency or self.by.agency
        self.must_act_for(agency)
        self.must_not_be_in_future(self.happened_on)
        if not self.is_employer_known:
            raise EMPLOYER_UNKNOWN()
        if self.is_posted:
            raise ID_TAKEN()
        self.record(
            OpeningPosted(
                opening=self.opening,
                employer=self.employer,
                agency=agency,
                **self.offer(self.happened_on),
                happened_on=self.happened_on,
            )
        )


class OnOpening(Decision):
    """What every decision about an opening has to know of it."""

    opening: str
    happened_on: date

    vacancy: Vacancy = known(Vacancy())

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(*TURNS, opening=self.opening)]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if getattr(fact, "opening", None) == self.opening:
            self.vacancy = self.vacancy.after(fact)
        super().meet(position, fact)

    def employer_of_opening(self) -> str:
        """Whose opening it is. Refuses one that nobody posted, and a day before it was posted."""
        if self.vacancy.employer is None:
            raise OPENING_UNKNOWN()
        if self.happened_on < self.vacancy.posted_on:
            raise BEFORE_OPENING(day=self.vacancy.posted_on)
        return self.vacancy.employer

    def must_not_be_closed(self) -> None:
        """Refuse an opening that is closed now."""
        turn = self.vacancy.turns[-1]
        if turn.status == "closed":
            raise OPENING_CLOSED(day=turn.since)

    def must_take_candidates(self) -> None:
        """Refuse an opening that takes no candidates now, or took none on the day."""
        self.must_not_be_closed()
        turn = self.vacancy.turns[-1]
        if turn.status == "paused":
            raise OPENING_PAUSED(day=turn.since)
        self.must_have_been_open()

    def must_have_been_open(self) -> None:
        """Refuse an opening that took no candidates on the day, whatever happened since."""
        if self.vacancy.was_open_on(self.happened_on):
            return
        opened = self.vacancy.opened_after(self.happened_on)
        if opened:
            raise NOT_OPEN_THAT_DAY(day=opened)
        self.must_not_be_closed()
        raise OPENING_PAUSED(day=self.vacancy.turns[-1].since)

    def employer_to_act_for(self) -> str:
        """The employer, for a decision that is up to whoever posted the opening.

        Such decisions follow each other in the order of their days.
        """
        if self.vacancy.employer is None:
            raise OPENING_UNKNOWN()
        self.must_act_for(self.vacancy.agency)
        self.must_not_be_in_future(self.happened_on)
        employer = self.employer_of_opening()
        if self.happened_on < self.vacancy.changed_on:
            raise BEFORE_LAST_CHANGE(day=self.vacancy.changed_on)
        return employer


class ChangeOpening(OnOpening, _OfferOpening):
    """The employer wants or offers something else than before."""

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(*TURNS, *PLACES, opening=self.opening)]

    def execute(self) -> None:
        employer = self.employer_to_act_for()
        self.must_not_be_closed()
        changed = OpeningChanged(
            opening=self.opening,
            employer=employer,
            **self.offer(self.vacancy.posted_on),
            happened_on=self.happened_on,
        )
        if self.vacancy.after(changed).is_overfull():
            raise PLACES_TAKEN(taken=self.vacancy.taken)
        self.record(changed)


class AnswerOpening(OnOpening, UnderPolicy):
    """An agency says whether it has somebody. A later answer replaces an earlier one."""

    agency: str
    answer: str
    reason: str | None = None

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(AgencyLeft, agency=self.agency),
            adopted_rules(),
        ]

    def execute(self) -> None:
        self.must_act_for(self.agency)
        self.must_be_member(self.agency)
        self.must_not_be_in_future(self.happened_on)
        employer = self.employer_of_opening()
        self.must_not_be_closed()
        if self.answer == "nobody" and not self.reason:
            raise REASON_NEEDED()
        self.record(
            OpeningAnswered(
                opening=self.opening,
                employer=employer,
                agency=self.agency,
                answer=self.answer,
                reason=self.reason if self.answer == "nobody" else None,
                happened_on=self.happened_on,
            )
        )
