"""What needs doing: checkpoints by when they fall due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.folds import follow_ups
from projections.folds.follow_ups import FollowUpRow
from projections.queries.openings import employer_names
from projections.queries.people import people
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.viewer import NotVisible, Viewer

SOON = timedelta(days=14)


class FollowUp(msgspec.Struct, frozen=True):
    """One open checkpoint. `state` is coming, due (its day has come) or overdue (too late)."""

    placement: str
    day: int
    opens_on: date
    due_on: date
    closes_on: date
    state: str
    is_recordable: bool
    was_tried: bool  # somebody asked, and could not reach anyone
    seeker: str
    reference: str
    name: str | None
    employer_name: str
    agency: str
    agency_name: str


def due(ledger: Ledger, viewer: Viewer, today: date) -> list[FollowUp]:
    """Open checkpoints whose day has come, the oldest first."""
    return [item for item in agenda(ledger, viewer, today) if item.state != "coming"]


def agenda(
    ledger: Ledger, viewer: Viewer, today: date, moment: Moment | None = None
) -> list[FollowUp]:
    """Open checkpoints that are due or come up within two weeks, the oldest first.

    With a `moment`, what was open and due on its day, under the names that may be shown today.
    """
    day = moment.day if moment else today
    where = "is_open AND due_on <= %s"
    values: list[object] = [day + SOON]
    if viewer.role == "agency":
        where += " AND agency = %s"
        values.append(viewer.agency)
    elif viewer.role != "coordinator":
        raise NotVisible
    found = rows(ledger, follow_ups.VIEW, FollowUpRow, where, values, "due_on, placement", moment)
    persons = people(ledger, viewer, today, [row.seeker for row in found])
    employers, agencies = employer_names(ledger), agency_names(ledger)
    return [
        FollowUp(
            placement=row.placement,
            day=row.day,
            opens_on=row.opens_on,
            due_on=row.due_on,
            closes_on=row.closes_on,
            state=_state(row, day),
            is_recordable=row.opens_on <= day,
            was_tried=row.status == "not_reached",
            seeker=row.seeker,
            reference=reference(row.seeker),
            name=persons[row.seeker].name if row.seeker in persons else None,
            employer_name=employers.get(row.employer, ""),
            agency=row.agency,
            agency_name=agencies.get(row.agency, ""),
        )
        for row in found
    ]


def render_text(items: Sequence[FollowUp]) -> str:
    """A line for each, and how many there are: for a terminal."""
    lines = [f"{i.due_on}  {i.day:>3} days  {i.reference}  {i.employer_name}" for i in items]
    return "\n".join([*lines, f"{len(items)} due."])


def _state(row: FollowUpRow, day: date) -> str:
    if day < row.due_on:
        return "coming"
    return "due" if day <= row.closes_on else "overdue"
