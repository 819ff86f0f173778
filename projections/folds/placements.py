"""Placements: who works where, since when, and whether it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.placements import (
    PlacementEnded,
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.retention import CheckpointRecorded
from projections.folds import terms
from projections.view import Row, View

CONCERNS = ("placement", "nomination", "seeker", "opening", "employer", "agency")
TERMS = ("job_title", "term", "planned_end", "hours_per_week", "hourly_wage")


class PlacementRow(Row, frozen=True, kw_only=True):
    """A placement as it is now. It lasts while `ended_on` is empty, also while it pauses."""

    placement: str
    nomination: str
    seeker: str
    opening: str
    employer: str
    agency: str
    started_on: date
    job_title: str | None = None  # None: the title of the opening
    term: str
    planned_end: date | None
    hours_per_week: int | None
    hourly_wage: str | None
    paused_on: date | None = None  # pauses since then
    pause_reason: str | None = None
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
                row |= {name: getattr(f, name) for name in CONCERNS}
                row["started_on"] = f.happened_on
            case PlacementPaused() as f:
                row |= {"paused_on": f.happened_on, "pause_reason": f.reason}
            case PlacementResumed():
                row |= {"paused_on": None, "pause_reason": None}
            case PlacementEnded() as f:
                row |= {
                    "paused_on": None,
                    "pause_reason": None,
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
    if "placement" not in row:
        return []
    present = terms.fold(facts)[-1]
    row |= {name: getattr(present, name) for name in TERMS}
    return [PlacementRow(**row)]


VIEW = View(
    "placements",
    "placement",
    PlacementRow,
    (
        PlacementStarted,
        PlacementTermsChanged,
        PlacementPaused,
        PlacementResumed,
        PlacementEnded,
        CheckpointRecorded,
    ),
    fold,
    indexes=("seeker", "agency", "opening"),
)
