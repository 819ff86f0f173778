"""Checkpoints: every scheduled day of every placement, and what is known of that day (retention).

Whom to ask, and when, is in `follow_ups`; this is what is counted: also the days after an end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.decisions.schedule import Schedule, due_on
from domain.facts import Recorded
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import CheckpointRecorded
from projections.view import Row, View


class CheckpointRow(Row, frozen=True, kw_only=True):
    """One scheduled day of one placement.

    `status` is what was recorded; where nothing was, and the placement ended before the day: that
    they are employed elsewhere, if they went to another job, or else not employed. That is known
    from the end (`evidence` is empty). None: nothing is known yet.
    """

    placement: str
    day: int
    agency: str
    opening: str
    started_on: date
    due_on: date
    closes_on: date
    status: str | None  # code of CHECKPOINT_STATUSES
    evidence: str | None  # code of EVIDENCE
    recorded_on: date | None
    recorded_by: str | None  # an account of the agency


def fold(facts: Sequence[Recorded]) -> list[CheckpointRow]:
    """One row for each day of the schedule."""
    started: PlacementStarted | None = None
    ended: PlacementEnded | None = None
    said: dict[int, tuple[CheckpointRecorded, str | None]] = {}
    for recorded in facts:
        match recorded.fact:
            case PlacementStarted() as f:
                started = f
            case PlacementEnded() as f:
                ended = f
            case CheckpointRecorded() as f:
                said[f.day] = (f, recorded.by.user if recorded.by.role == "agency" else None)
    if started is None:
        return []
    return [
        _row(started, ended, day, *said.get(day, (None, None))) for day in Schedule.of(started).days
    ]


def _row(
    started: PlacementStarted,
    ended: PlacementEnded | None,
    day: int,
    said: CheckpointRecorded | None,
    by: str | None,
) -> CheckpointRow:
    due = due_on(started.happened_on, day)
    return CheckpointRow(
        placement=started.placement,
        day=day,
        agency=started.agency,
        opening=started.opening,
        started_on=started.happened_on,
        due_on=due,
        closes_on=Schedule.of(started).closes_on(started.happened_on, day),
        status=_status(said, ended, due),
        evidence=said.evidence if said else None,
        recorded_on=said.happened_on if said else None,
        recorded_by=by,
    )


def _status(said: CheckpointRecorded | None, ended: PlacementEnded | None, due: date) -> str | None:
    """What was recorded; or, of somebody who was not reached, what the end tells."""
    if said is not None and said.status != "not_reached":
        return said.status
    if ended is not None and ended.happened_on < due:
        return "elsewhere" if ended.reason == "other_job" else "not_employed"
    return said.status if said else None


VIEW = View(
    "checkpoints",
    "placement",
    CheckpointRow,
    (PlacementStarted, PlacementEnded, CheckpointRecorded),
    fold,
    indexes=("started_on", "due_on"),
)
