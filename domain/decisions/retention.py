"""What may be done at a retention checkpoint: record how it stands, remind who should ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.placements import PLACEMENT_ENDED, OnPlacement
from domain.decisions.refusals import Refusal
from domain.decisions.schedule import due_on
from domain.facts.retention import (
    CheckpointRecorded,
    FollowUpReminderClaimed,
    FollowUpReminderFailed,
    FollowUpReminderSent,
)
from domain.facts.vocabulary import N_

NO_SUCH_CHECKPOINT = Refusal(
    "no_such_checkpoint",
    N_("This placement has no checkpoint at %(checkpoint)s days."),
    N_("Choose one of the days on the placement's page."),
    field="day",
)
BEFORE_WINDOW = Refusal(
    "before_window",
    N_("This checkpoint opens on %(day)s. This date is earlier."),
    N_("Wait until that day, then ask and record the answer."),
    field="happened_on",
)
CHECKPOINT_RECORDED = Refusal(
    "checkpoint_recorded",
    N_("This checkpoint was recorded already."),
    N_("Open the placement to see what was recorded."),
    field="day",
)
EVIDENCE_MISSING = Refusal(
    "evidence_missing",
    N_("Say how this is known."),
    N_("Choose the evidence. Only a person who could not be reached has none."),
    field="evidence",
)
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


class OnCheckpoint(OnPlacement):
    """What every decision on one checkpoint of a placement has to know."""

    day: int

    is_recorded: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(CheckpointRecorded, placement=self.placement),
        ]

    @event(CheckpointRecorded)
    def recorded(self, day: int, status: str) -> None:
        # Somebody who could not be reached may be reached later.
        if day == self.day and status != "not_reached":
            self.is_recorded = True


class RecordCheckpoint(OnCheckpoint):
    """How the placement stands at a checkpoint, and how that is known."""

    status: str
    evidence: str
    note: str | None = None

    def execute(self) -> None:
        about, started_on = self.about()
        if self.day not in self.schedule.days:
            raise NO_SUCH_CHECKPOINT(checkpoint=self.day)
        opens_on = self.schedule.opens_on(started_on, self.day)
        if self.happened_on < opens_on:
            raise BEFORE_WINDOW(day=opens_on)
        if self.ended_on and self.happened_on > self.ended_on:
            raise PLACEMENT_ENDED(day=self.ended_on)
        if self.is_recorded:
            raise CHECKPOINT_RECORDED()
        if (self.evidence == "not_reached") != (self.status == "not_reached"):
            raise EVIDENCE_MISSING()
        self.record(
            CheckpointRecorded(
                placement=self.placement,
                seeker=about["seeker"],
                agency=about["agency"],
                day=self.day,
                status=self.status,
                evidence=self.evidence,
                note=self.note,
                happened_on=self.happened_on,
            )
        )


class AboutReminder(TypedDict):
    """The things that every fact of a reminder names."""

    placement: str
    seeker: str
    agency: str
    day: int
    stage: str


class OnReminder(OnCheckpoint):
    """What every decision on one reminder has to know. `stage` is "due"."""

    stage: str

    message_id_claimed: str | None = known(None)
    is_sent: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(FollowUpReminderClaimed, FollowUpReminderSent, placement=self.placement),
        ]

    @event(FollowUpReminderClaimed)
    def claimed(self, day: int, stage: str, message_id: str) -> None:
        if (day, stage) == (self.day, self.stage):
            self.message_id_claimed = message_id

    @event(FollowUpReminderSent)
    def sent(self, day: int, stage: str) -> None:
        if (day, stage) == (self.day, self.stage):
            self.is_sent = True


class ClaimReminder(OnReminder):
    """One scheduler takes a reminder upon itself. The boundary makes the claim unique."""

    message_id: str

    def execute(self) -> None:
        self.must_be()
        about, started_on = self.about()
        due = due_on(started_on, self.day)
        # A placement that ended later still owes the checkpoint that fell due before.
        is_reached = due <= (self.ended_on or self.happened_on)
        if self.is_recorded or not is_reached or self.happened_on < due:
            raise REMINDER_NOT_NEEDED()
        if self.message_id_claimed:
            raise REMINDER_CLAIMED()
        self.record(
            FollowUpReminderClaimed(
                placement=self.placement,
                seeker=about["seeker"],
                agency=about["agency"],
                day=self.day,
                stage=self.stage,
                message_id=self.message_id,
                happened_on=self.happened_on,
            )
        )


class RecordReminder(OnReminder):
    """What became of a claimed reminder: sent, or failed with what the mail server said."""

    error: str | None = None

    def execute(self) -> None:
        self.must_be()
        about, _ = self.about()
        if not self.message_id_claimed:
            raise REMINDER_NOT_NEEDED()
        if self.is_sent:
            raise REMINDER_SENT()
        outcome = AboutReminder(
            placement=self.placement,
            seeker=about["seeker"],
            agency=about["agency"],
            day=self.day,
            stage=self.stage,
        )
        if self.error is None:
            self.record(FollowUpReminderSent(**outcome, happened_on=self.happened_on))
        else:
            self.record(
                FollowUpReminderFailed(**outcome, error=self.error, happened_on=self.happened_on)
            )
