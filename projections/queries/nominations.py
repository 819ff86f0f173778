"""Nominations and placements, with the words around them, as each viewer may see them.

An agency sees its own. The coordinator and the auditor see every one; people appear by reference
code, and by name only where the job seeker shares it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.folds import follow_ups, nominations, openings, placements
from projections.folds.follow_ups import FollowUpRow
from projections.folds.nominations import NominationRow
from projections.folds.openings import OpeningRow
from projections.folds.placements import PlacementRow
from projections.queries.openings import employer_names
from projections.queries.people import Person, named
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer

LIVE = "ended_on IS NULL AND placement IS NULL"  # as NominationRow.is_live
NO_PLACE_LEFT = ("filled", "closed")  # of an opening
NO_LONGER_OPEN = "no_longer_open"  # of a nomination that waits there in vain


class Nomination(msgspec.Struct, frozen=True):
    """A nomination with its names. What is arranged is opened for the own agency only.

    `status` is that of the row, or NO_LONGER_OPEN.
    """

    row: NominationRow
    status: str
    person: Person
    title: str
    employer_name: str
    agency_name: str
    accommodations: list[str]  # codes of ACCOMMODATIONS
    arrangements: str | None


class Placement(msgspec.Struct, frozen=True):
    """A placement with its names and its checkpoints."""

    row: PlacementRow
    person: Person
    title: str
    employer_name: str
    agency_name: str
    follow_ups: list[FollowUpRow]


def all_nominations(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    *,
    only_live: bool = False,
    interview_since: date | None = None,
    **where: str,
) -> list[Nomination]:
    """Nominations that the viewer may see, newest first; `opening=…`, `seeker=…`, `interview=…`.

    With `interview_since`, those whose latest interview is on that day or later.
    """
    bounds, values = _bounds(ledger, viewer, where)
    if only_live:
        bounds += f" AND {LIVE}"
    if interview_since:
        bounds += " AND interview_on >= %s"
        values.append(interview_since)
    found = rows(ledger, nominations.VIEW, NominationRow, bounds, values, "nominated_on DESC")
    words = _Words(ledger, viewer, today, found)
    own = [row for row in found if words.may_open(row)]
    tokens = [(row, token) for row in own for token in (row.accommodations, row.arrangements)]
    texts = iter(ledger.vault.open((f"seeker:{row.seeker}", token) for row, token in tokens))
    opened = {row.nomination: (next(texts), next(texts)) for row in own}
    return [
        _nomination(row, opened.get(row.nomination), {"status": words.status(row), **words.of(row)})
        for row in found
    ]


def _nomination(
    row: NominationRow, opened: tuple[str | None, str | None] | None, words: dict[str, Any]
) -> Nomination:
    codes, text = opened or (None, None)
    return Nomination(row=row, accommodations=(codes or "").split(), arrangements=text, **words)


def nomination(ledger: Ledger, viewer: Viewer, today: date, nomination_id: str) -> Nomination:
    """One nomination. Raises NotVisible."""
    found = all_nominations(ledger, viewer, today, nomination=nomination_id)
    if not found:
        raise NotVisible
    return found[0]


def all_placements(
    ledger: Ledger, viewer: Viewer, today: date, moment: Moment | None = None, **where: str
) -> list[Placement]:
    """Placements that the viewer may see, newest first; `seeker=…`, `opening=…`.

    With a `moment`, as they were then, under the names that may be shown today.
    """
    order = "started_on DESC, placement"
    bounds = _bounds(ledger, viewer, where)
    found = rows(ledger, placements.VIEW, PlacementRow, *bounds, order, moment)
    words = _Words(ledger, viewer, today, found)
    checks: dict[str, list[FollowUpRow]] = {}
    ids = [row.placement for row in found]
    which = ("placement = ANY(%s)", [ids], "placement, day")
    for check in rows(ledger, follow_ups.VIEW, FollowUpRow, *which, moment):
        checks.setdefault(check.placement, []).append(check)
    return [
        Placement(row=row, follow_ups=checks.get(row.placement, []), **words.of(row))
        for row in found
    ]


def placement(ledger: Ledger, viewer: Viewer, today: date, placement_id: str) -> Placement:
    """One placement. Raises NotVisible."""
    found = all_placements(ledger, viewer, today, placement=placement_id)
    if not found:
        raise NotVisible
    return found[0]


def _bounds(ledger: Ledger, viewer: Viewer, where: dict[str, str]) -> tuple[str, list[Any]]:
    """SQL and values for what is asked and what the viewer may see.

    An agency sees what it made, and the whole history of the job seekers whom it supports now.
    """
    clauses, values = ["true"], list[Any]()
    for column, value in where.items():
        clauses.append(f"{column} = %s")
        values.append(value)
    if viewer.role == "agency":
        supported = f"SELECT seeker FROM {ledger.database.network}_views.pool WHERE agency = %s"
        clauses.append(f"(agency = %s OR seeker IN ({supported}))")
        values += [viewer.agency or "", viewer.agency or ""]
    elif viewer.role not in ("coordinator", "auditor"):
        raise NotVisible
    return " AND ".join(clauses), values


class _Words:
    """The names that a list of rows needs, each kind read once."""

    def __init__(self, ledger: Ledger, viewer: Viewer, today: date, found: Any) -> None:
        ids = sorted({row.seeker for row in found})
        self._viewer = viewer
        self._pool = {row.seeker: row for row in pool_rows(ledger, "seeker = ANY(%s)", [ids])}
        self._people = named(ledger, viewer, today, self._pool.values())
        self._employers = employer_names(ledger)
        self._agencies = agency_names(ledger)
        ids = [row.opening for row in found]
        self._openings = {
            row.opening: row
            for row in rows(ledger, openings.VIEW, OpeningRow, "opening = ANY(%s)", [ids])
        }

    def status(self, row: NominationRow) -> str:
        """How a nomination stands, as what became of the opening leaves it."""
        opening = self._openings.get(row.opening)
        if row.is_live and opening and opening.status in NO_PLACE_LEFT:
            return NO_LONGER_OPEN
        return row.status

    def may_open(self, row: NominationRow) -> bool:
        """What was arranged for the person: their agency, and one whose placement goes on."""
        person = self._pool[row.seeker]
        is_own_story = self._viewer.may_see_person(row) and self._viewer.may_see_contact(person)
        return self._viewer.may_see_person(person) or is_own_story

    def of(self, row: NominationRow | PlacementRow) -> dict[str, Any]:
        opening = self._openings.get(row.opening)
        return {
            # Who was struck from the pool is known by code alone.
            "person": self._people.get(row.seeker)
            or Person(row.seeker, reference(row.seeker), None),
            "title": opening.title if opening else "",
            "employer_name": self._employers.get(row.employer, ""),
            "agency_name": self._agencies.get(row.agency, ""),
        }
