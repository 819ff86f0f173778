"""Follow-ups: every checkpoint of every placement, what came of it, and its reminder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from domain.decisions.schedule import Schedule, due_on
from domain.facts import Recorded
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import (
    CheckpointRecorded,
    FollowUpReminderClaimed,
    FollowUpReminderFailed,
    FollowUpReminderSent,
)
from projections.view import Row, View


class FollowUpRow(Row, frozen=True, kw_only=True):
    """One checkpoint of one placement.

    `is_open`: still to be recorded. A placement that ended before the due day leaves no
    follow-up for it. The reminder columns belong to the stage "due".
    """

    placement: str
    day: int
    seeker: str
    employer: str
    agency: str
    opens_on: date
    due_on: date
    closes_on: date
    is_open: bool
    status: str | None  # code of CHECKPOINT_STATUSES
    evidence: str | None
    recorded_on: date | None
    reminder_message_id: str | None
    reminder_claimed_at: datetime | None
    reminder_sent_at: datetime | None
    reminder_failures: int
    reminder_failed_at: datetime | None


def fold(facts: Sequence[Recorded]) -> list[FollowUpRow]:
    """One row for each checkpoint that the placement reaches."""
    started: PlacementStarted | None = None
    ended_on: date | None = None
    for recorded in facts:
        match recorded.fact:
            case PlacementStarted() as f:
                started = f
            case PlacementEnded() as f:
                ended_on = f.happened_on
    if started is None:
        return []
    return [
        _row(started, day, [r for r in facts if getattr(r.fact, "day", None) == day])
        for day in Schedule.of(started).days
        if ended_on is None or due_on(started.happened_on, day) <= ended_on
    ]


def _row(started: PlacementStarted, day: int, facts: Sequence[Recorded]) -> FollowUpRow:
    checkpoint: CheckpointRecorded | None = None
    claimed: Recorded | None = None
    message_id: str | None = None
    sent: Recorded | None = None
    failures: list[Recorded] = []
    for recorded in facts:
        match recorded.fact:
            case CheckpointRecorded() as f:
                checkpoint = f
            case FollowUpReminderClaimed() as f:
                claimed, message_id = recorded, f.message_id
            case FollowUpReminderSent():
                sent = recorded
            case FollowUpReminderFailed():
                failures.append(recorded)
    schedule = Schedule.of(started)
    return FollowUpRow(
        placement=started.placement,
        day=day,
        seeker=started.seeker,
        employer=started.employer,
        agency=started.agency,
        opens_on=schedule.opens_on(started.happened_on, day),
        due_on=due_on(started.happened_on, day),
        closes_on=schedule.closes_on(started.happened_on, day),
        is_open=checkpoint is None or checkpoint.status == "not_reached",
        status=checkpoint.status if checkpoint else None,
        evidence=checkpoint.evidence if checkpoint else None,
        recorded_on=checkpoint.happened_on if checkpoint else None,
        reminder_message_id=message_id,
        reminder_claimed_at=claimed.recorded_at if claimed else None,
        reminder_sent_at=sent.recorded_at if sent else None,
        reminder_failures=len(failures),
        reminder_failed_at=failures[-1].recorded_at if failures else None,
    )


VIEW = View(
    "follow_ups",
    "placement",
    FollowUpRow,
    (
        PlacementStarted,
        PlacementEnded,
        CheckpointRecorded,
        FollowUpReminderClaimed,
        FollowUpReminderSent,
        FollowUpReminderFailed,
    ),
    fold,
    indexes=("due_on", "agency"),
)
