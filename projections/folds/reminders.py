"""Reminders of checkpoints: each that was claimed, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from domain.decisions.stages import Reminded, Reminder
from domain.facts import Recorded
from domain.facts.retention import (
    CheckpointRecorded,
    FollowUpHandedOver,
    FollowUpReminderBounced,
    FollowUpReminderClaimed,
    FollowUpReminderFailed,
    FollowUpReminderSent,
    FollowUpSnoozed,
)
from projections.attempts import after_bounce, after_failure
from projections.view import Row, View

OUTCOMES = (FollowUpReminderSent, FollowUpReminderFailed, FollowUpReminderBounced)


class ReminderRow(Row, frozen=True, kw_only=True):
    """One reminder of one checkpoint, and the attempts to send it (see `Attempts`).

    `is_latest`: it was claimed after the checkpoint was last put off, asked for or handed over.
    """

    placement: str
    day: int
    agency: str
    stage: str  # code of REMINDER_STAGES
    reminds_on: date
    message_id: str
    claimed_at: datetime
    position: int  # of the claim
    sent_at: datetime | None = None
    failures: int = 0
    own_failures: int = 0
    failed_at: datetime | None = None
    error: str | None = None
    fault: str | None = None  # code of MAIL_FAULTS
    came_back_from: list[str] = []  # account ids of readers who did not get it in the end
    is_latest: bool = True


def fold(facts: Sequence[Recorded]) -> list[ReminderRow]:
    """One row for each reminder of the placement's checkpoints, in the order of the claims."""
    found: dict[tuple[int, Reminder], ReminderRow] = {}
    states: dict[int, Reminded] = {}
    for recorded in facts:
        fact = recorded.fact
        day = getattr(fact, "day", None)
        if day is None:
            continue
        states[day] = states.get(day, Reminded()).after(fact)
        if isinstance(fact, FollowUpReminderClaimed):
            key = (day, Reminder(fact.stage, fact.reminds_on))
            found[key] = _claimed(fact, recorded)
        elif isinstance(fact, OUTCOMES):
            key = (day, Reminder(fact.stage, fact.reminds_on))
            if key in found:
                found[key] = _tried(found[key], recorded)
    return [
        msgspec.structs.replace(row, is_latest=reminder in states[day].since)
        for (day, reminder), row in found.items()
    ]


def _claimed(fact: FollowUpReminderClaimed, recorded: Recorded) -> ReminderRow:
    return ReminderRow(
        placement=fact.placement,
        day=fact.day,
        agency=fact.agency,
        stage=fact.stage,
        reminds_on=fact.reminds_on,
        message_id=fact.message_id,
        claimed_at=recorded.recorded_at,
        position=recorded.position,
    )


def _tried(row: ReminderRow, recorded: Recorded) -> ReminderRow:
    """The same row after an attempt to send it, or after it came back."""
    fact, at = recorded.fact, recorded.recorded_at
    if isinstance(fact, FollowUpReminderFailed):
        return msgspec.structs.replace(row, **after_failure(row, at, fact.error, fact.fault))
    if isinstance(fact, FollowUpReminderBounced):
        back = [*row.came_back_from, fact.to_user]
        changes = after_bounce(row, at, back, fact.status_code, fact.reached)
        return msgspec.structs.replace(row, **changes)
    return msgspec.structs.replace(row, sent_at=at)


VIEW = View(
    "reminders",
    "placement",
    ReminderRow,
    (
        CheckpointRecorded,
        FollowUpSnoozed,
        FollowUpHandedOver,
        FollowUpReminderClaimed,
        FollowUpReminderSent,
        FollowUpReminderFailed,
        FollowUpReminderBounced,
    ),
    fold,
    indexes=("agency", "claimed_at"),
)
