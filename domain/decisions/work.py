"""What may be done while a placement lasts: the work changes, pauses, and goes on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from domain.decisions.base import known
from domain.decisions.placements import PLANNED_END_NEEDED, OnRunningPlacement
from domain.decisions.refusals import Refusal
from domain.facts import Fact
from domain.facts.placements import (
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.vocabulary import N_

NOTHING_CHANGED = Refusal(
    "nothing_changed",
    N_("On this day the work is as you describe it already."),
    N_("Write what is different from this day on. Only a fixed term has a last day."),
    field="happened_on",
)
TERM_OVER_ALREADY = Refusal(
    "term_over_already",
    N_("The fixed term would end before this change."),
    N_("Choose an end on or after the day of the change."),
    field="planned_end",
)
PAUSED_ALREADY = Refusal(
    "paused_already",
    N_("This placement pauses since %(day)s."),
    N_("You need not do anything. When they are back at work, record that."),
)
NOT_PAUSED = Refusal(
    "not_paused",
    N_("This placement does not pause."),
    N_("You need not do anything. To record a pause that was forgotten, start with the pause."),
)


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What the work is on a day. `planned_end` is of a fixed term."""

    job_title: str | None = None  # None: the title of the opening
    term: str = "permanent"
    planned_end: date | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None

    @classmethod
    def of(cls, started: PlacementStarted) -> Terms:
        """As they were on the first day."""
        return cls(
            term=started.term,
            planned_end=started.planned_end,
            hours_per_week=started.hours_per_week,
            hourly_wage=started.hourly_wage,
        )

    def after(self, change: PlacementTermsChanged) -> Terms:
        """As they are from a change on. A permanent job has no last day."""
        new = {
            name: value
            for name in self.__struct_fields__
            if (value := getattr(change, name)) is not None
        }
        terms = msgspec.structs.replace(self, **new)
        is_fixed = terms.term == "fixed_term"
        return terms if is_fixed else msgspec.structs.replace(terms, planned_end=None)


def in_order(changes: Iterable[PlacementTermsChanged]) -> list[PlacementTermsChanged]:
    """Changes in the order in which they came true: an agency may hear of one late."""
    return sorted(changes, key=lambda change: change.happened_on)


class ChangeTerms(OnRunningPlacement):
    """The hours, the wage, the title or the term are different from a day on.

    What is None stays as it is. Only what differs from the work on that day is recorded.
    """

    job_title: str | None = None
    term: str | None = None
    planned_end: date | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None

    agreed: Terms = known(Terms())  # on the first day
    changes: tuple[PlacementTermsChanged, ...] = known(())

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, PlacementStarted):
            self.agreed = Terms.of(fact)
        elif isinstance(fact, PlacementTermsChanged):
            self.changes += (fact,)
        super().meet(position, fact)

    def execute(self) -> None:
        about = self.running()
        before = self.agreed
        for change in in_order(self.changes):
            if change.happened_on <= self.happened_on:
                before = before.after(change)
        wanted = PlacementTermsChanged(
            **about,
            job_title=self.job_title,
            term=self.term,
            planned_end=self.planned_end,
            hours_per_week=self.hours_per_week,
            hourly_wage=self.hourly_wage,
            happened_on=self.happened_on,
        )
        after = before.after(wanted)
        if after == before:
            raise NOTHING_CHANGED()
        if after.term == "fixed_term" and after.planned_end is None:
            raise PLANNED_END_NEEDED()
        if after.planned_end and after.planned_end < self.happened_on:
            raise TERM_OVER_ALREADY()
        self.record(msgspec.structs.replace(wanted, **_difference(before, after)))


def _difference(before: Terms, after: Terms) -> dict[str, object]:
    """Each field that is new, and None for the others."""
    return {
        name: new if (new := getattr(after, name)) != getattr(before, name) else None
        for name in before.__struct_fields__
    }


class PausePlacement(OnRunningPlacement):
    """They stay employed, and do not work for a while."""

    reason: str

    def execute(self) -> None:
        about = self.running()
        if self.is_paused:
            raise PAUSED_ALREADY(day=self.moved_on)
        self.must_not_be_before(self.moved_on)
        self.record(PlacementPaused(**about, reason=self.reason, happened_on=self.happened_on))


class ResumePlacement(OnRunningPlacement):
    """They are back at work."""

    def execute(self) -> None:
        about = self.running()
        if not self.is_paused:
            raise NOT_PAUSED()
        self.must_not_be_before(self.moved_on)
        self.record(PlacementResumed(**about, happened_on=self.happened_on))
