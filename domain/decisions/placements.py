"""What may be done about a placement: start it, end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.openings import OPENING_FULL, OPENING_UNKNOWN, OnOpening
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.decisions.schedule import Schedule
from domain.decisions.selection import AboutNomination, OnNomination
from domain.decisions.vacancy import PLACES, TURNS
from domain.facts import Fact
from domain.facts.placements import (
    PlacementEnded,
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.retention import CheckpointRecorded
from domain.facts.vocabulary import N_

PLANNED_END_TOO_EARLY = Refusal(
    "planned_end_too_early",
    N_("The fixed term would end before it starts."),
    N_("Choose an end on or after the first day of work."),
    field="planned_end",
)
PLANNED_END_NEEDED = Refusal(
    "planned_end_needed",
    N_("A fixed term needs its last day."),
    N_("Write the last day that was agreed, or choose a permanent job."),
    field="planned_end",
)
OFFER_WAS_DECLINED = Refusal(
    "offer_was_declined",
    N_("The job seeker said no to the offer on %(day)s."),
    N_("If they take the job after all, record the new offer first."),
)
PLACEMENT_UNKNOWN = Refusal(
    "placement_unknown",
    N_("No placement is recorded under this reference."),
    N_("Choose a placement from the list."),
    field="placement",
)
PLACEMENT_ENDED = Refusal(
    "placement_ended",
    N_("This placement ended on %(day)s."),
    N_("Open the placement to see how it ended."),
    field="happened_on",
)
BEFORE_START = Refusal(
    "before_start",
    N_("The placement started on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
LATER_ON_RECORD = Refusal(
    "later_on_record",
    N_("Something later is recorded already, for %(day)s. This date is earlier."),
    N_("Use that day or a later one. If that entry is wrong, strike it first."),
    field="happened_on",
)
EMPLOYED_LATER = Refusal(
    "employed_later",
    N_("A checkpoint says that they still worked there on %(day)s. This date is earlier."),
    N_("Check both dates. The last day of work is that day or a later one."),
    field="happened_on",
)


class AboutPlacement(AboutNomination):
    """The things that every fact of a placement names."""

    placement: str


class _Rules(TypedDict):
    """The rules that a placement keeps."""

    employer_agency: str | None
    checkpoint_days: list[int]
    opens_before: int
    closes_after: int
    sourcing_share: int
    employer_share: int
    coaching_share: int


class StartPlacement(OnNomination, OnOpening, UnderPolicy):
    """The first day of work of a job seeker who was nominated.

    `opening` is that of the nomination: its places bound this decision.
    """

    placement: str
    term: str
    planned_end: date | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *OnNomination.consistency_boundary(self),
            select(*TURNS, *PLACES, opening=self.opening),
            adopted_rules(),
        ]

    def execute(self) -> None:
        about = self.about()
        self.must_come_last()
        if self.offer_declined:
            raise OFFER_WAS_DECLINED(day=self.offer_word_on)
        if about["opening"] != self.opening:
            raise OPENING_UNKNOWN()
        self.employer_of_opening()
        self.must_have_been_open()
        if self.term == "fixed_term" and self.planned_end is None:
            raise PLANNED_END_NEEDED()
        if self.planned_end and self.planned_end < self.happened_on:
            raise PLANNED_END_TOO_EARLY()
        started = PlacementStarted(
            **about,
            placement=self.placement,
            term=self.term,
            planned_end=self.planned_end if self.term == "fixed_term" else None,
            hours_per_week=self.hours_per_week,
            hourly_wage=self.hourly_wage,
            **self._rules(),
            happened_on=self.happened_on,
        )
        if self.vacancy.after(started).is_overfull():
            raise OPENING_FULL()
        self.record(started)

    def _rules(self) -> _Rules:
        """The network's rules on the first day of work: the placement keeps them."""
        schedule = self.policy.schedule(self.happened_on)
        shares = self.policy.shares(self.happened_on)
        return _Rules(
            employer_agency=self.vacancy.agency,
            checkpoint_days=list(schedule.days),
            opens_before=schedule.opens_before,
            closes_after=schedule.closes_after,
            sourcing_share=shares.sourcing,
            employer_share=shares.employer,
            coaching_share=shares.coaching,
        )


class OnPlacement(Decision):
    """What every decision on a running placement has to know of it."""

    placement: str
    happened_on: date

    started: AboutPlacement | None = known(None)
    started_on: date | None = known(None)
    schedule: Schedule = known(Schedule())
    ended_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(PlacementStarted, PlacementEnded, placement=self.placement)]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, PlacementStarted):
            self.schedule = Schedule.of(fact)
        super().meet(position, fact)

    @event(PlacementStarted)
    def start(
        self,
        nomination: str,
        seeker: str,
        opening: str,
        employer: str,
        agency: str,
        happened_on: date,
    ) -> None:
        self.started = AboutPlacement(
            placement=self.placement,
            nomination=nomination,
            seeker=seeker,
            opening=opening,
            employer=employer,
            agency=agency,
        )
        self.started_on = happened_on

    @event(PlacementEnded)
    def end(self, happened_on: date) -> None:
        self.ended_on = happened_on

    def acting_for(self, placed_by: str) -> str:
        """The agency whose business this decision is: the one that placed the job seeker."""
        return placed_by

    def about(self) -> tuple[AboutPlacement, date]:
        """The things that the placement concerns, and its first day: not after this day."""
        about = self.placed()
        assert self.started_on is not None  # noqa: S101 - it came with the start
        if self.happened_on < self.started_on:
            raise BEFORE_START(day=self.started_on)
        return about, self.started_on

    def placed(self) -> AboutPlacement:
        """The things that the placement concerns, whenever it started."""
        if self.started is None:
            raise PLACEMENT_UNKNOWN()
        self.must_act_for(self.acting_for(self.started["agency"]))
        self.must_not_be_in_future(self.happened_on)
        return self.started

    def must_not_be_before(self, day: date | None) -> None:
        """Refuse a day before one for which something later is recorded."""
        if day and self.happened_on < day:
            raise LATER_ON_RECORD(day=day)


class OnRunningPlacement(OnPlacement, UnderPolicy):
    """What every decision has to know that may be taken only while a placement lasts.

    A placement that pauses lasts: the person stays employed.
    """

    is_paused: bool = known(False)
    moved_on: date | None = known(None)  # when it last paused or went on
    changed_on: date | None = known(None)  # the last day from which the work is different

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(
                PlacementTermsChanged,
                PlacementPaused,
                PlacementResumed,
                placement=self.placement,
            ),
            adopted_rules(),
        ]

    @event(PlacementTermsChanged)
    def changed(self, happened_on: date) -> None:
        self.changed_on = max(self.changed_on or happened_on, happened_on)

    @event(PlacementPaused)
    def paused(self, happened_on: date) -> None:
        self.is_paused, self.moved_on = True, happened_on

    @event(PlacementResumed)
    def resumed(self, happened_on: date) -> None:
        self.is_paused, self.moved_on = False, happened_on

    def running(self) -> AboutPlacement:
        """The things that the placement concerns; refuses one that ended."""
        about, _ = self.about()
        if self.ended_on:
            raise PLACEMENT_ENDED(day=self.ended_on)
        return about


class EndPlacement(OnRunningPlacement):
    """The last day of employment."""

    reason: str
    ended_by: str

    employed_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(CheckpointRecorded, placement=self.placement),
        ]

    @event(CheckpointRecorded)
    def checked(self, status: str, happened_on: date) -> None:
        if status == "same_job":
            self.employed_on = max(self.employed_on or happened_on, happened_on)

    def execute(self) -> None:
        about = self.running()
        self.must_not_be_before(self.moved_on)
        self.must_not_be_before(self.changed_on)
        if self.employed_on and self.happened_on < self.employed_on:
            raise EMPLOYED_LATER(day=self.employed_on)
        self.record(
            PlacementEnded(
                **about,
                reason=self.reason,
                ended_by=self.ended_by,
                happened_on=self.happened_on,
            )
        )
