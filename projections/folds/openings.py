"""Openings: what the employer wants, and how many of its places are taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain.facts import Recorded
from domain.facts.nominations import CandidateNominated
from domain.facts.openings import OpeningClosed, OpeningPosted
from domain.facts.placements import PlacementStarted
from projections.view import Row, View


class OpeningRow(Row, frozen=True, kw_only=True):
    """An opening as it is now. `status` is open, filled or closed."""

    opening: str
    employer: str
    agency: str | None
    title: str
    occupation: str | None
    region: str | None
    places: int
    hours_per_week: int | None
    hourly_wage: str | None
    respond_by: date | None
    description: str | None
    posted_on: date
    posted_at: datetime
    closed_on: date | None = None
    closed_reason: str | None = None
    nominated: int = 0
    placed: int = 0
    status: str = "open"


def fold(facts: Sequence[Recorded]) -> list[OpeningRow]:
    """One row for an opening that was posted."""
    row: dict[str, Any] = {"nominated": 0, "placed": 0}
    for recorded in facts:
        match recorded.fact:
            case OpeningPosted() as f:
                row |= f.as_dict()
                row |= {"posted_on": row.pop("happened_on"), "posted_at": recorded.recorded_at}
            case OpeningClosed() as f:
                row |= {"closed_on": f.happened_on, "closed_reason": f.reason}
            case CandidateNominated():
                row["nominated"] += 1
            case PlacementStarted():
                row["placed"] += 1
    if "opening" not in row:
        return []
    if "closed_on" in row:
        row["status"] = "closed"
    elif row["placed"] >= row["places"]:
        row["status"] = "filled"
    return [OpeningRow(**row)]


VIEW = View(
    "openings",
    "opening",
    OpeningRow,
    (OpeningPosted, OpeningClosed, CandidateNominated, PlacementStarted),
    fold,
    indexes=("status", "employer"),
)
