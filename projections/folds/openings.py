"""Openings: what the employer wants, and how many of its places are taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain.decisions.vacancy import PLACES, TURNS, Vacancy
from domain.facts import Recorded
from domain.facts.nominations import CandidateNominated
from domain.facts.openings import (
    OpeningChanged,
    OpeningClosed,
    OpeningPaused,
    OpeningPosted,
    OpeningReopened,
)
from projections.view import Row, View


class OpeningRow(Row, frozen=True, kw_only=True):
    """An opening as it is now. `status` is open, paused, filled or closed.

    Where it moved, `regions` are all that it was in, one after the other ("": not known), each from
    its day of `region_days` on.
    """

    opening: str
    employer: str
    agency: str | None
    title: str
    occupation: str | None
    region: str | None
    regions: list[str] | None = None
    region_days: list[date] | None = None
    places: int
    hours_per_week: int | None
    hourly_wage: str | None
    respond_by: date | None
    trial_days: int | None
    description: str | None
    posted_on: date
    posted_at: datetime
    changed_on: date | None = None  # when the employer last wanted something else
    paused_on: date | None = None
    paused_reason: str | None = None
    closed_on: date | None = None
    closed_reason: str | None = None
    nominated: int = 0
    placed: int = 0  # places taken
    status: str = "open"


# As before it was paused or closed.
OPEN = {"paused_on": None, "paused_reason": None, "closed_on": None, "closed_reason": None}


def fold(facts: Sequence[Recorded]) -> list[OpeningRow]:
    """One row for an opening that was posted."""
    row: dict[str, Any] = {"nominated": 0}
    regions: list[tuple[date, str]] = []
    for recorded in facts:
        match recorded.fact:
            case OpeningPosted() as f:
                row |= f.as_dict()
                row |= {"posted_on": row.pop("happened_on"), "posted_at": recorded.recorded_at}
                regions.append((f.happened_on, f.region or ""))
            case OpeningChanged() as f:
                row |= f.as_dict()
                row["changed_on"] = row.pop("happened_on")
                regions.append((f.happened_on, f.region or ""))
            case OpeningPaused() as f:
                row |= {"paused_on": f.happened_on, "paused_reason": f.reason}
            case OpeningClosed() as f:
                row |= {"closed_on": f.happened_on, "closed_reason": f.reason}
            case OpeningReopened():
                row |= OPEN
            case CandidateNominated():
                row["nominated"] += 1
    if "posted_on" not in row:
        return []
    row |= _moves(regions)
    vacancy = Vacancy.of(recorded.fact for recorded in facts)
    return [OpeningRow(**row, placed=vacancy.taken, status=_status(vacancy))]


def _moves(regions: Sequence[tuple[date, str]]) -> dict[str, Any]:
    """The regions by day, of an opening that was in several."""
    if len({region for _, region in regions}) == 1:
        return {}
    by_day = sorted(regions, key=lambda one: one[0])
    return {"regions": [one for _, one in by_day], "region_days": [day for day, _ in by_day]}


def _status(vacancy: Vacancy) -> str:
    """What matters most: that it is over, that it is filled, that it waits."""
    status = vacancy.turns[-1].status
    return "filled" if vacancy.is_full and status != "closed" else status


VIEW = View(
    "openings",
    "opening",
    OpeningRow,
    (*TURNS, *PLACES, CandidateNominated),
    fold,
    indexes=("status", "employer"),
)
