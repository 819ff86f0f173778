"""Follow-ups: every checkpoint of every placement, what came of it, and who sees to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.decisions.schedule import Schedule, due_on
from domain.decisions.stages import Reminded, Waiting
from domain.facts import Recorded
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import CheckpointRecorded, FollowUpHandedOver, FollowUpSnoozed
from projections.view import Row, View


class FollowUpRow(Row, frozen=True, kw_only=True):
    """One checkpoint of one placement.

    `is_open`: still to be recorded. A placement that ended before the due day leaves no
    follow-up for it. Of what keeps it back, `tried_on` holds since it was last put off.
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
    snoozed_until: date | None = None
    snooze_reason: str | None = None  # code of SNOOZE_REASONS
    tried_on: date | None = None
    handed_on: date | None = None
    handed_to: str | None = None  # an account id
    handed_to_role: str | None = None  # code of HANDED_TO
    ended_on: date | None = None  # the last day of the job, where it ended

    @property
    def waiting(self) -> Waiting:
        """What keeps its reminders back, if anything does."""
        return Waiting(self.snoozed_until, self.tried_on, self.handed_on)


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
        _row(started, ended_on, day, [r for r in facts if getattr(r.fact, "day", None) == day])
        for day in Schedule.of(started).days
        if ended_on is None or due_on(started.happened_on, day) <= ended_on
    ]


def _row(
    started: PlacementStarted, ended_on: date | None, day: int, facts: Sequence[Recorded]
) -> FollowUpRow:
    checkpoint: CheckpointRecorded | None = None
    snooze: FollowUpSnoozed | None = None
    handed: FollowUpHandedOver | None = None
    state = Reminded()
    for recorded in facts:
        state = state.after(recorded.fact)
        match recorded.fact:
            case CheckpointRecorded() as f:
                checkpoint = f
            case FollowUpSnoozed() as f:
                snooze = f
            case FollowUpHandedOver() as f:
                handed = f
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
        snoozed_until=state.waiting.snoozed_until,
        snooze_reason=snooze.reason if snooze else None,
        tried_on=state.waiting.tried_on,
        handed_on=state.waiting.handed_on,
        handed_to=handed.to_user if handed else None,
        handed_to_role=handed.to_role if handed else None,
        ended_on=ended_on,
    )


VIEW = View(
    "follow_ups",
    "placement",
    FollowUpRow,
    (
        PlacementStarted,
        PlacementEnded,
        CheckpointRecorded,
        FollowUpSnoozed,
        FollowUpHandedOver,
    ),
    fold,
    indexes=("due_on", "agency"),
)
