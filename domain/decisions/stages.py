"""When a checkpoint is reminded of: which stage, from which day, and what keeps it back.

It is worked out from what is known of one checkpoint and from the day, by nobody's clock. The
scheduler asks it what to send; a claim is only allowed where it gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from domain.facts import Fact
from domain.facts.network import AGAIN_DAYS, COMING_DAYS, ESCALATED_DAYS, OVERDUE_DAYS
from domain.facts.retention import (
    CheckpointRecorded,
    FollowUpHandedOver,
    FollowUpReminderBounced,
    FollowUpReminderClaimed,
    FollowUpReminderSent,
    FollowUpSnoozed,
)
from domain.facts.vocabulary import USUAL_STAGES

AGAIN, HANDED = "again", "handed"  # what comes back, and what somebody took over
IsWorking = Callable[[str, date], bool]  # (region, day)
RANKS = {stage: rank for rank, stage in enumerate(USUAL_STAGES)}


class Reminder(NamedTuple):
    """A stage, and the local day from which it is sent. Of a checkpoint there is one such."""

    stage: str
    reminds_on: date


def every_day(_region: str, _day: date) -> bool:
    """Where nobody says which days are working days, all of them are."""
    return True


class DayMove(NamedTuple):
    """Where a day goes on which nobody works: by what the network agreed on."""

    moves: str = "same_day"  # code of DAY_MOVES
    region: str = ""
    is_working: IsWorking = every_day

    def __call__(self, day: date) -> date:
        """The day itself, or the nearest working day before or after it."""
        if self.moves == "same_day":
            return day
        step = timedelta(days=1 if self.moves == "next" else -1)
        while not self.is_working(self.region, day):
            day += step
        return day


class ReminderRules(NamedTuple):
    """Which stages there are, and how many days lie between them and the due day."""

    stages: tuple[str, ...] = tuple(USUAL_STAGES)
    coming: int = COMING_DAYS
    overdue: int = OVERDUE_DAYS
    escalated: int = ESCALATED_DAYS
    again: int = AGAIN_DAYS
    move: DayMove = DayMove()

    def day_of(self, stage: str, due_on: date) -> date:
        """The day from which a stage is sent."""
        days = {"coming": -self.coming, "overdue": self.overdue, "escalated": self.escalated}
        return self.move(due_on + timedelta(days=days.get(stage, 0)))

    def back_after(self, tried_on: date) -> date:
        """The day on which a checkpoint comes back after nobody was reached."""
        return self.move(tried_on + timedelta(days=self.again))

    def reached(self, due_on: date, today: date) -> str | None:
        """The latest stage whose day has come."""
        come = [stage for stage in self.stages if self.day_of(stage, due_on) <= today]
        return max(come, key=RANKS.__getitem__, default=None)


class Waiting(NamedTuple):
    """What keeps the reminders of a checkpoint back, if anything does."""

    snoozed_until: date | None = None
    tried_on: date | None = None  # nobody was reached, since it was last put off
    handed_on: date | None = None

    def back(self, rules: ReminderRules) -> Reminder | None:
        """When the checkpoint comes back, or came back last, and how it is asked for then."""
        tried = rules.back_after(self.tried_on) if self.tried_on else None
        # Of those two the last one counts; whoever took it over is told as soon as it allows.
        later = tried or self.snoozed_until
        if self.handed_on and (later is None or later <= self.handed_on):
            return Reminder(HANDED, self.handed_on)
        return Reminder(AGAIN, later) if later else None


class Reminded(NamedTuple):
    """What is known of the reminders of one checkpoint, and of what keeps them back."""

    claimed: frozenset[Reminder] = frozenset()
    sent: frozenset[Reminder] = frozenset()
    since: frozenset[Reminder] = frozenset()  # claimed since it last began to wait
    waiting: Waiting = Waiting()

    def after(self, fact: Fact) -> Reminded:
        """The same after a fact about this checkpoint."""
        none: frozenset[Reminder] = frozenset()
        match fact:
            case FollowUpReminderClaimed(stage=stage, reminds_on=day):
                one = {Reminder(stage, day)}
                return self._replace(claimed=self.claimed | one, since=self.since | one)
            case FollowUpReminderSent(stage=stage, reminds_on=day):
                return self._replace(sent=self.sent | {Reminder(stage, day)})
            case FollowUpReminderBounced(stage=stage, reminds_on=day, reached="nobody"):
                return self._replace(sent=self.sent - {Reminder(stage, day)})
            case CheckpointRecorded(status="not_reached", happened_on=day):
                return self._replace(waiting=self.waiting._replace(tried_on=day), since=none)
            case FollowUpSnoozed(until=day):
                waiting = self.waiting._replace(snoozed_until=day, tried_on=None)
                return self._replace(waiting=waiting, since=none)
            case FollowUpHandedOver(happened_on=day):
                return self._replace(waiting=self.waiting._replace(handed_on=day), since=none)
        return self

    def reminder_on(self, today: date, due_on: date, rules: ReminderRules) -> Reminder | None:
        """The one reminder of an open checkpoint that is still to be sent on a day.

        An earlier stage is never sent once a later one has come: after an outage there is one
        message for each checkpoint. What comes back is asked for again, by its latest stage where
        nobody was told of that yet.
        """
        back, stage = self.waiting.back(rules), rules.reached(due_on, today)
        if stage is None or (back and today < back.reminds_on):
            return None
        told = [RANKS[one.stage] for one in self.sent if one.stage in RANKS]
        if all(rank < RANKS[stage] for rank in told):
            day = rules.day_of(stage, due_on)
            return Reminder(stage, max(day, back.reminds_on) if back else day)
        is_told = self.since & self.sent or back in self.sent
        return None if is_told else back
