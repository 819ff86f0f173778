"""Spells of work: how each placement began, and how long it is known to have gone on (retention).

Who works where, for those who look after them, is in `placements`; this is what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.facts import Recorded
from domain.facts.placements import (
    PlacementEnded,
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.retention import CheckpointRecorded
from projections.view import Row, View

SHOWS_EMPLOYMENT = (PlacementStarted, PlacementTermsChanged, PlacementPaused, PlacementResumed)


class SpellRow(Row, frozen=True, kw_only=True):
    """A placement as it began, and what is known of its length.

    `over_on` is the last day of employment; where a checkpoint says that they work there no more
    and no end was recorded, the day of that checkpoint. `known_on` is the last day on which
    anything shows that it goes on: a checkpoint, a change, a pause, a return.
    """

    placement: str
    seeker: str
    agency: str
    opening: str
    started_on: date
    term: str  # code of TERMS, as all that follows: on the first day
    hours_per_week: int | None
    hourly_wage: str | None
    over_on: date | None
    known_on: date


def fold(facts: Sequence[Recorded]) -> list[SpellRow]:
    """One row for a placement that started."""
    started: PlacementStarted | None = None
    ended_on: date | None = None
    left_by: date | None = None
    known: list[date] = []
    for recorded in facts:
        match recorded.fact:
            case PlacementEnded() as f:
                ended_on = f.happened_on
            case CheckpointRecorded(status="same_job") as f:
                known.append(f.happened_on)
            case CheckpointRecorded(status="elsewhere" | "not_employed") as f:
                left_by = min(left_by or f.happened_on, f.happened_on)
            case _ if isinstance(recorded.fact, SHOWS_EMPLOYMENT):
                known.append(recorded.fact.happened_on)
        if isinstance(recorded.fact, PlacementStarted):
            started = recorded.fact
    if started is None:
        return []
    return [
        SpellRow(
            placement=started.placement,
            seeker=started.seeker,
            agency=started.agency,
            opening=started.opening,
            started_on=started.happened_on,
            term=started.term,
            hours_per_week=started.hours_per_week,
            hourly_wage=started.hourly_wage,
            over_on=ended_on or left_by,
            known_on=max(started.happened_on, *known),
        )
    ]


VIEW = View(
    "spells",
    "placement",
    SpellRow,
    (*SHOWS_EMPLOYMENT, PlacementEnded, CheckpointRecorded),
    fold,
    indexes=("started_on",),
)
