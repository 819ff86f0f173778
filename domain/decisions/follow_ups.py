"""What may be done about a checkpoint before it is recorded: put it off, hand it over."""

from __future__ import annotations

from datetime import date, timedelta

from domain.decisions.refusals import Refusal
from domain.decisions.retention import CHECKPOINT_RECORDED, NO_SUCH_CHECKPOINT, OnCheckpoint
from domain.decisions.schedule import due_on
from domain.facts import Actor
from domain.facts.retention import FollowUpHandedOver, FollowUpSnoozed
from domain.facts.vocabulary import N_

# Longer than that, and the next checkpoint or the coordinator would be kept waiting by this one.
MOST_SNOOZE_DAYS = 30

FOLLOW_UP_OVER = Refusal(
    "follow_up_over",
    N_("The placement ended before this checkpoint was due. Nobody needs to ask."),
    N_("Open the placement to see how it ended."),
    field="day",
)
SNOOZE_NOT_AHEAD = Refusal(
    "snooze_not_ahead",
    N_("A checkpoint can wait until a later day only."),
    N_("Choose a day after today."),
    field="until",
)
SNOOZE_TOO_LONG = Refusal(
    "snooze_too_long",
    N_("A checkpoint can wait until %(day)s at most."),
    N_("Choose that day or an earlier one. You can put it off again then."),
    field="until",
)
NOT_A_COLLEAGUE = Refusal(
    "not_a_colleague",
    N_("This person does not work for the agency that supports the job seeker."),
    N_("Choose a colleague at the agency, or the coordinator."),
    field="to",
)


class OnFollowUp(OnCheckpoint):
    """What every decision on a checkpoint that is still open has to know."""

    def open_checkpoint(self) -> dict[str, str]:
        """The things that it concerns. Refuses a checkpoint that nobody needs to ask for."""
        about, started_on = self.about()
        if self.day not in self.schedule.days:
            raise NO_SUCH_CHECKPOINT(checkpoint=self.day)
        if self.is_recorded:
            raise CHECKPOINT_RECORDED()
        if self.ended_on and self.ended_on < due_on(started_on, self.day):
            raise FOLLOW_UP_OVER()
        return {name: about[name] for name in ("placement", "seeker", "agency")}


class SnoozeFollowUp(OnFollowUp):
    """Somebody puts a checkpoint off to a day: nobody is reminded before."""

    until: date
    reason: str

    def execute(self) -> None:
        about = self.open_checkpoint()
        if self.until <= self.happened_on:
            raise SNOOZE_NOT_AHEAD()
        latest = self.happened_on + timedelta(days=MOST_SNOOZE_DAYS)
        if self.until > latest:
            raise SNOOZE_TOO_LONG(day=latest)
        self.record(
            FollowUpSnoozed(
                **about,
                day=self.day,
                until=self.until,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )


class HandOverFollowUp(OnFollowUp):
    """One person sees to a checkpoint from now on: a colleague, or the coordinator."""

    to: Actor

    def execute(self) -> None:
        about = self.open_checkpoint()
        is_colleague = self.to.role == "agency" and self.to.agency == about["agency"]
        if not is_colleague and self.to.role != "coordinator":
            raise NOT_A_COLLEAGUE()
        self.record(
            FollowUpHandedOver(
                **about,
                day=self.day,
                to_user=self.to.user,
                to_role=self.to.role,
                happened_on=self.happened_on,
            )
        )
