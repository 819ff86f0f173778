"""People who may be recorded twice, as far as the viewer may know.

An agency compares what it knows of its own job seekers. For the coordinator the texts of different
agencies are compared here, and nothing of them is handed on: only which two records look alike
(docs/decisions/duplicates.md).
"""

from __future__ import annotations

from datetime import date

import msgspec

from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections.folds.pool import PERSON_FIELDS, PoolRow
from projections.queries.likeness import Told, pairs
from projections.queries.people import Person, named
from projections.queries.seekers import agency_names
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer


class Record(msgspec.Struct, frozen=True):
    """One of two records."""

    person: Person
    agency_name: str
    registered_on: date
    has_left: bool


class Pair(msgspec.Struct, frozen=True):
    """Two records that look alike. `signs` says by what: for the agency of both only."""

    one: Record
    other: Record
    signs: list[str]


def look_alike(ledger: Ledger, viewer: Viewer, today: date) -> list[Pair]:
    """Pairs that the viewer can ask about, those with the most signs first."""
    where, values = "merged_into IS NULL", []
    if viewer.role == "agency":
        where += " AND agency = %s"
        values = [viewer.agency]
    elif viewer.role != "coordinator":
        raise NotVisible
    found = {row.seeker: row for row in pool_rows(ledger, where, values)}
    alike = [
        (found[one], found[other], signs)
        for one, other, signs in pairs(_told(ledger, list(found.values())))
        if _is_question(viewer, found[one], found[other])
    ]
    involved = {row.seeker: row for one, other, _ in alike for row in (one, other)}
    records = _records(ledger, viewer, today, involved)
    return [
        # By what they look alike is told to those who may read it.
        Pair(records[one.seeker], records[other.seeker], signs if viewer.role == "agency" else [])
        for one, other, signs in sorted(alike, key=lambda pair: -len(pair[2]))
    ]


def two_records(ledger: Ledger, viewer: Viewer, today: date, one: str, other: str) -> Pair:
    """Any two records that the viewer may decide about. Raises NotVisible."""
    found = {row.seeker: row for row in pool_rows(ledger, "seeker = ANY(%s)", [[one, other]])}
    is_allowed = viewer.role == "coordinator" or all(map(viewer.may_see_person, found.values()))
    if len(found) < 2 or not is_allowed:
        raise NotVisible
    records = _records(ledger, viewer, today, found)
    return Pair(records[one], records[other], [])


def _is_question(viewer: Viewer, one: PoolRow, other: PoolRow) -> bool:
    """Not where both left, or somebody said already that they are two people."""
    if other.seeker in one.told_apart or (one.left_on and other.left_on):
        return False
    # What one agency has twice, it sees itself.
    return viewer.role == "agency" or one.agency != other.agency


def _told(ledger: Ledger, found: list[PoolRow]) -> list[Told]:
    texts = iter(
        ledger.vault.open(
            (f"seeker:{row.seeker}", getattr(row, name)) for row in found for name in PERSON_FIELDS
        )
    )
    return [
        Told.of(row.seeker, {name: next(texts) for name in PERSON_FIELDS})  # one after another
        for row in found
    ]


def _records(
    ledger: Ledger, viewer: Viewer, today: date, found: dict[str, PoolRow]
) -> dict[str, Record]:
    persons, agencies = named(ledger, viewer, today, found.values()), agency_names(ledger)
    if viewer.role == "coordinator":
        # Beside a name that is shared, a record that looks like it would have that name too.
        persons = {id_: Person(id_, reference(id_), None) for id_ in found}
    return {
        id_: Record(
            person=persons[id_],
            agency_name=agencies.get(row.agency, ""),
            registered_on=row.registered_on,
            has_left=row.left_on is not None,
        )
        for id_, row in found.items()
    }
