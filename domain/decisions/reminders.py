"""What the scheduler does about a reminder: claims it, and records what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.decisions.retention import OnCheckpoint
from domain.decisions.schedule import due_on
from domain.decisions.stages import IsWorking, Reminded, Reminder, every_day
from domain.facts import Fact
from domain.facts.retention import (
    FollowUpHandedOver,
    FollowUpReminderBounced,
    FollowUpReminderClaimed,
    FollowUpReminderFailed,
    FollowUpReminderSent,
    FollowUpSnoozed,
)
from domain.facts.vocabulary import N_

REMINDER_CLAIMED = Refusal(
    "reminder_claimed",
    N_("This reminder is being sent already."),
    N_("You need not do anything."),
)
REMINDER_NOT_NEEDED = Refusal(
    "reminder_not_needed",
    N_("This checkpoint needs no reminder now."),
    N_("You need not do anything."),
)
REMINDER_SENT = Refusal(
    "reminder_sent",
    N_("This reminder was sent already."),
    N_("You need not do anything."),
)
REMINDER_CAME_BACK = Refusal(
    "reminder_came_back",
    N_("It is recorded already that this reminder came back."),
    N_("You need not do anything."),
)


class AboutReminder(TypedDict):
    """The things that every fact of a reminder names."""

    placement: str
    seeker: str
    agency: str
    day: int
    stage: str
    reminds_on: date


class OnReminder(OnCheckpoint, UnderPolicy):
    """What every decision on one reminder has to know."""

    stage: str
    reminds_on: date

    reminded: Reminded = known(Reminded())

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(
                FollowUpSnoozed,
                FollowUpHandedOver,
                FollowUpReminderClaimed,
                FollowUpReminderSent,
                FollowUpReminderBounced,
                placement=self.placement,
            ),
            adopted_rules(),
        ]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if getattr(fact, "day", None) == self.day:
            self.reminded = self.reminded.after(fact)
        super().meet(position, fact)

    @property
    def reminder(self) -> Reminder:
        """Which reminder of the checkpoint this is about."""
        return Reminder(self.stage, self.reminds_on)

    def known_of_it(self) -> tuple[AboutReminder, date]:
        """The things that the reminder concerns, and the day on which the checkpoint is due."""
        self.must_be()  # people leave it to the scheduler
        about, started_on = self.about()
        return AboutReminder(
            placement=self.placement,
            seeker=about["seeker"],
            agency=about["agency"],
            day=self.day,
            stage=self.stage,
            reminds_on=self.reminds_on,
        ), due_on(started_on, self.day)


class ClaimReminder(OnReminder):
    """One scheduler takes a reminder upon itself. The boundary makes the claim unique."""

    message_id: str
    is_working: IsWorking = every_day

    def execute(self) -> None:
        about, due = self.known_of_it()
        if self.reminder in self.reminded.claimed:
            raise REMINDER_CLAIMED()
        # A placement that ended later still owes the checkpoint that fell due before.
        is_owed = not self.is_recorded and (self.ended_on is None or due <= self.ended_on)
        rules = self.policy.reminders(self.happened_on, self.is_working)
        wanted = self.reminded.reminder_on(self.happened_on, due, rules)
        if not is_owed or wanted != self.reminder:
            raise REMINDER_NOT_NEEDED()
        self.record(
            FollowUpReminderClaimed(
                **about, message_id=self.message_id, happened_on=self.happened_on
            )
        )


class RecordReminder(OnReminder):
    """What became of a claimed reminder: sent, or failed with what the mail server said."""

    error: str | None = None
    fault: str = "message"  # where it failed

    def execute(self) -> None:
        about, _ = self.known_of_it()
        if self.reminder not in self.reminded.claimed:
            raise REMINDER_NOT_NEEDED()
        if self.reminder in self.reminded.sent:
            raise REMINDER_SENT()
        if self.error is None:
            self.record(FollowUpReminderSent(**about, happened_on=self.happened_on))
        else:
            self.record(
                FollowUpReminderFailed(
                    **about, error=self.error, fault=self.fault, happened_on=self.happened_on
                )
            )


class RecordBounce(OnReminder):
    """A reminder came back from one reader, after the mail server had accepted it.

    Where nobody else has it, it counts as not sent.
    """

    to_user: str
    status_code: str
    reached: str

    is_known: bool = known(False)

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, FollowUpReminderBounced) and fact.to_user == self.to_user:
            reminder = Reminder(fact.stage, fact.reminds_on)
            self.is_known = self.is_known or (fact.day, reminder) == (self.day, self.reminder)
        super().meet(position, fact)

    def execute(self) -> None:
        about, _ = self.known_of_it()
        if self.reminder not in self.reminded.claimed:
            raise REMINDER_NOT_NEEDED()
        if self.is_known:
            raise REMINDER_CAME_BACK()
        self.record(
            FollowUpReminderBounced(
                **about,
                to_user=self.to_user,
                status_code=self.status_code,
                reached=self.reached,
                happened_on=self.happened_on,
            )
        )
