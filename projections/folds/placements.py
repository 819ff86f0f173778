"""Placements: who works where, since when, and whether it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import CheckpointRecorded
from projections.view import Row, View


class PlacementRow(Row, frozen=True, kw_only=True):
    """A placement as it is now. It runs while `ended_on` is empty."""

    placement: str
    nomination: str
    seeker: str
    opening: str
    employer: str
    agency: str
    started_on: date
    term: str
    planned_end: date | None
    hours_per_week: int | None
    hourly_wage: str | None
    ended_on: date | None = None
    end_reason: str | None = None
    ended_by: str | None = None
    checkpoint_day: int | None = None  # the latest one recorded
    checkpoint_status: str | None = None
    checkpoint_on: date | None = None


def fold(facts: Sequence[Recorded]) -> list[PlacementRow]:
    """One row for a placement that started."""
    row: dict[str, Any] = {}
    for recorded in facts:
        match recorded.fact:
            case PlacementStarted() as f:
                known = f.as_dict()
                row |= {
                    name: known[name] for name in PlacementRow.__struct_fields__ if name in known
                }
                row["started_on"] = f.happened_on
            case PlacementEnded() as f:
                row |= {
                    "ended_on": f.happened_on,
                    "end_reason": f.reason,
                    "ended_by": f.ended_by,
                }
            case CheckpointRecorded() as f:
                row |= {
                    "checkpoint_day": f.day,
                    "checkpoint_status": f.status,
                    "checkpoint_on": f.happened_on,
                }
    return [PlacementRow(**row)] if "placement" in row else []


VIEW = View(
    "placements",
    "placement",
    PlacementRow,
    (PlacementStarted, PlacementEnded, CheckpointRecorded),
    fold,
    indexes=("seeker", "agency", "opening"),
)
