"""Whether an opening takes candidates: it is paused, closed, and opened again."""

from __future__ import annotations

from collections.abc import Sequence

from eventsourcing.dcb.domain import Selector

from domain.decisions.openings import OPENING_PAUSED, OnOpening
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.facts.openings import OpeningClosed, OpeningPaused, OpeningReopened
from domain.facts.vocabulary import N_

OPENING_IS_OPEN = Refusal(
    "opening_is_open",
    N_("This opening is open."),
    N_("You need not do anything. Candidates can be nominated."),
    field="opening",
)


class PauseOpening(OnOpening, UnderPolicy):
    """The employer takes no candidates for a while."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        employer = self.employer_to_act_for()
        self.must_not_be_closed()
        turn = self.vacancy.turns[-1]
        if turn.status == "paused":
            raise OPENING_PAUSED(day=turn.since)
        self.record(
            OpeningPaused(
                opening=self.opening,
                employer=employer,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )


class CloseOpening(OnOpening, UnderPolicy):
    """The employer takes no more candidates."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        employer = self.employer_to_act_for()
        self.must_not_be_closed()
        self.record(
            OpeningClosed(
                opening=self.opening,
                employer=employer,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )


class ReopenOpening(OnOpening):
    """The employer takes candidates again."""

    def execute(self) -> None:
        employer = self.employer_to_act_for()
        if self.vacancy.turns[-1].status == "open":
            raise OPENING_IS_OPEN()
        self.record(
            OpeningReopened(opening=self.opening, employer=employer, happened_on=self.happened_on)
        )
