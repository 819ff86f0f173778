"""What is recorded of a placement because funders' schemes ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.placements import OnPlacement
from domain.decisions.refusals import Refusal
from domain.facts.evidence import EarningsRecorded, SchemeConditionConfirmed
from domain.facts.schemes import OF_THE_PERSON
from domain.facts.vocabulary import N_

MONTH_OUTSIDE = Refusal(
    "month_outside",
    N_("In %(month)s they did not work in this job."),
    N_("Choose a month from the first day of work to the last."),
    field="month",
)
MONTH_AHEAD = Refusal(
    "month_ahead",
    N_("The month %(month)s comes after that day."),
    N_("Check the month and the day."),
    field="month",
)
EARNINGS_RECORDED = Refusal(
    "earnings_recorded",
    N_("The earnings of %(month)s are recorded already: %(amount)s."),
    N_("If that entry is wrong, correct it in the history of the placement."),
    field="month",
)
CONFIRMED_ALREADY = Refusal(
    "confirmed_already",
    N_("This is confirmed for %(day)s already."),
    N_("You need not do anything."),
    field="condition",
)


class RecordEarnings(OnPlacement):
    """What was earned in one month, before any deduction. `month` is like 2026-03."""

    month: str
    amount: str
    evidence: str

    recorded: str | None = known(None)  # for this month

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(EarningsRecorded, placement=self.placement),
        ]

    @event(EarningsRecorded)
    def earned(self, month: str, amount: str) -> None:
        if month == self.month:
            self.recorded = amount

    def execute(self) -> None:
        about, started_on = self.about()
        last = self.ended_on or self.happened_on
        if self.month > _month(self.happened_on):
            raise MONTH_AHEAD(month=self.month)
        if not _month(started_on) <= self.month <= _month(last):
            raise MONTH_OUTSIDE(month=self.month)
        if self.recorded is not None:
            raise EARNINGS_RECORDED(month=self.month, amount=self.recorded)
        self.record(
            EarningsRecorded(
                **about,
                month=self.month,
                amount=self.amount,
                evidence=self.evidence,
                happened_on=self.happened_on,
            )
        )


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


class ConfirmSchemeCondition(OnPlacement):
    """Something that a funder's scheme asks for is so, since a day."""

    condition: str

    confirmed: frozenset[date] = known(frozenset())  # this condition, since when

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(SchemeConditionConfirmed, placement=self.placement),
        ]

    @event(SchemeConditionConfirmed)
    def confirm(self, condition: str, happened_on: date) -> None:
        if condition == self.condition:
            self.confirmed |= {happened_on}

    def execute(self) -> None:
        # Of the person it may have been so before they started here.
        is_of_person = self.condition in OF_THE_PERSON
        about = self.placed() if is_of_person else self.about()[0]
        if self.happened_on in self.confirmed:
            raise CONFIRMED_ALREADY(day=self.happened_on)
        self.record(
            SchemeConditionConfirmed(
                **about, condition=self.condition, happened_on=self.happened_on
            )
        )
