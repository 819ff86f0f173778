"""Selection: what becomes of a nomination, until it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.facts.interviews import InterviewHeld
from domain.facts.nominations import CandidateNominated, NominationDeclined, NominationWithdrawn
from domain.facts.placements import PlacementStarted
from domain.facts.vocabulary import N_

NOMINATION_UNKNOWN = Refusal(
    "nomination_unknown",
    N_("No nomination is recorded under this reference."),
    N_("Choose a nomination from the list."),
    field="nomination",
)
NOMINATION_OVER = Refusal(
    "nomination_over",
    N_("This nomination ended on %(day)s."),
    N_("Open the nomination to see why. A new nomination may be possible."),
)
BEFORE_NOMINATION = Refusal(
    "before_nomination",
    N_("The nomination was made on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_INTERVIEW = Refusal(
    "before_interview",
    N_("An interview was held on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)


class AboutNomination(TypedDict):
    """The things that every fact of a nomination names."""

    nomination: str
    seeker: str
    opening: str
    employer: str
    agency: str


class OnNomination(Decision):
    """What every decision on a nomination has to know of it."""

    nomination: str
    happened_on: date

    made: AboutNomination | None = known(None)
    nominated_on: date | None = known(None)
    held_on: frozenset[date] = known(frozenset())
    over_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(
                CandidateNominated,
                InterviewHeld,
                NominationDeclined,
                NominationWithdrawn,
                PlacementStarted,
                nomination=self.nomination,
            )
        ]

    @event(CandidateNominated)
    def nominated(
        self, seeker: str, opening: str, employer: str, agency: str, happened_on: date
    ) -> None:
        self.made = AboutNomination(
            nomination=self.nomination,
            seeker=seeker,
            opening=opening,
            employer=employer,
            agency=agency,
        )
        self.nominated_on = happened_on

    @event(InterviewHeld)
    def held(self, happened_on: date) -> None:
        self.held_on |= {happened_on}

    @event(NominationDeclined)
    def declined(self, happened_on: date) -> None:
        self.over_on = happened_on

    @event(NominationWithdrawn)
    def withdrawn(self, happened_on: date) -> None:
        self.over_on = happened_on

    @event(PlacementStarted)
    def placed(self, nomination: str, happened_on: date) -> None:
        if nomination == self.nomination:
            self.over_on = happened_on

    def about(self) -> AboutNomination:
        """The things that the nomination concerns; refuses what no nomination allows."""
        if self.made is None or self.nominated_on is None:
            raise NOMINATION_UNKNOWN()
        self.must_act_for(self.made["agency"])
        self.must_not_be_in_future(self.happened_on)
        if self.over_on:
            raise NOMINATION_OVER(day=self.over_on)
        if self.happened_on < self.nominated_on:
            raise BEFORE_NOMINATION(day=self.nominated_on)
        return self.made

    def must_not_be_before_interview(self) -> None:
        """Refuse a day before the last interview, where a decision ends the nomination."""
        last = max(self.held_on, default=self.happened_on)
        if self.happened_on < last:
            raise BEFORE_INTERVIEW(day=last)


class DeclineNomination(OnNomination, UnderPolicy):
    """The employer says no."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        about = self.about()
        self.must_not_be_before_interview()
        self.record(NominationDeclined(**about, reason=self.reason, happened_on=self.happened_on))


class WithdrawNomination(OnNomination):
    """The job seeker or the agency takes the nomination back."""

    withdrawn_by: str

    def execute(self) -> None:
        about = self.about()
        self.must_not_be_before_interview()
        self.record(
            NominationWithdrawn(
                **about, withdrawn_by=self.withdrawn_by, happened_on=self.happened_on
            )
        )
