"""The talent pool: every job seeker, their profile and what they agreed to share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.seekers import (
    ConsentGiven,
    ConsentWithdrawn,
    SeekerLeftPool,
    SeekerProfileChanged,
    SeekerRegistered,
    SeekersMerged,
    SeekersUnmerged,
    SeekerTransferred,
)
from projections.view import Row, View

PROFILE_FIELDS = (
    "occupations",
    "skills",
    "region",
    "hours_min",
    "hours_max",
    "work_needs",
    "disability",
    "notes",
)
PERSON_FIELDS = ("given_name", "family_name", "birth_date", "email", "phone")


class PoolRow(Row, frozen=True, kw_only=True):
    """A job seeker as they are now. Personal fields are sealed tokens, never text."""

    seeker: str
    agency: str
    registered_on: date
    given_name: str
    family_name: str
    birth_date: str | None
    email: str | None
    phone: str | None
    occupations: list[str]
    skills: list[str]
    region: str | None = None
    hours_min: int | None = None
    hours_max: int | None = None
    work_needs: str | None = None
    disability: str | None = None
    notes: str | None = None
    consent_scope: str | None = None  # None: nothing is shared
    consent_from: date | None = None
    consent_until: date | None = None
    left_on: date | None = None
    left_reason: str | None = None
    placements_running: int = 0
    job_agencies: list[str] = []  # agencies whose placements of theirs go on
    merged_into: str | None = None  # the record of the same person that is used instead
    duplicates: list[str] = []  # records that were merged into this one
    told_apart: list[str] = []  # records that were taken for the same person, and are not
    former: list[str] = []  # agencies that supported them before


def fold(facts: Sequence[Recorded]) -> list[PoolRow]:
    """One row for a job seeker who was registered."""
    row: dict[str, Any] = {
        "occupations": [],
        "skills": [],
        "former": [],
        "duplicates": [],
        "told_apart": [],
    }
    running: dict[str, str] = {}  # placement -> agency
    for recorded in facts:
        match recorded.fact:
            case SeekerRegistered() as f:
                row |= {name: getattr(f, name) for name in PERSON_FIELDS}
                row |= {"seeker": f.seeker, "agency": f.agency, "registered_on": f.happened_on}
            case SeekerProfileChanged() as f:
                row |= {name: getattr(f, name) for name in PROFILE_FIELDS}
            case ConsentGiven() as f:
                row |= {
                    "consent_scope": f.scope,
                    "consent_from": f.happened_on,
                    "consent_until": f.valid_until,
                }
            case ConsentWithdrawn():
                row |= {"consent_scope": None, "consent_from": None, "consent_until": None}
            case SeekerTransferred() as f:
                row |= {"agency": f.agency, "former": sorted({*row["former"], f.from_agency})}
            case SeekersMerged() | SeekersUnmerged() as f:
                row |= _merged(row, f)
            case SeekerLeftPool() as f:
                row |= {"left_on": f.happened_on, "left_reason": f.reason}
            case PlacementStarted() as f:
                running[f.placement] = f.agency
            case PlacementEnded() as f:
                running.pop(f.placement, None)
    row |= {"placements_running": len(running), "job_agencies": sorted(set(running.values()))}
    return [PoolRow(**row)] if "seeker" in row else []


def _merged(row: dict[str, Any], fact: SeekersMerged | SeekersUnmerged) -> dict[str, Any]:
    """What becomes of a record that is merged with another one, or told apart from it."""
    is_merged = isinstance(fact, SeekersMerged)
    is_away = fact.duplicate == row.get("seeker")
    other = fact.seeker if is_away else fact.duplicate
    apart = {*row["told_apart"]} - {other} if is_merged else {*row["told_apart"], other}
    changed: dict[str, Any] = {"told_apart": sorted(apart)}
    if is_away:
        return changed | {"merged_into": other if is_merged else None}
    kept = {*row["duplicates"], other} if is_merged else {*row["duplicates"]} - {other}
    return changed | {"duplicates": sorted(kept)}


VIEW = View(
    "pool",
    "seeker",
    PoolRow,
    (
        SeekerRegistered,
        SeekerProfileChanged,
        ConsentGiven,
        ConsentWithdrawn,
        SeekerTransferred,
        SeekersMerged,
        SeekersUnmerged,
        SeekerLeftPool,
        PlacementStarted,
        PlacementEnded,
    ),
    fold,
    indexes=("agency",),
)
