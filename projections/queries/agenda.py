"""What needs doing: checkpoints by when they fall due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from domain.decisions.stages import ReminderRules
from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.folds import follow_ups
from projections.folds.follow_ups import FollowUpRow
from projections.queries.openings import employer_names
from projections.queries.people import people
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.viewer import NotVisible, Viewer
from projections.working_days import is_working

SOON = timedelta(days=14)


class FollowUp(msgspec.Struct, frozen=True):
    """One open checkpoint.

    `state` is coming, due (its day has come), overdue (too late), or waiting: it was put off, or
    nobody was reached, and it comes back on `back_on`.
    """

    placement: str
    day: int
    opens_on: date
    due_on: date
    ask_on: date  # the due day, or the working day to which the network moves it
    closes_on: date
    state: str
    is_recordable: bool
    was_tried: bool  # somebody asked, and could not reach anyone
    back_on: date | None
    snooze_reason: str | None  # code of SNOOZE_REASONS; None where nobody was reached
    handed_to: str | None  # an account id
    ended_on: date | None  # the last day of the job, where it ended after the due day
    seeker: str
    reference: str
    name: str | None
    employer_name: str
    agency: str
    agency_name: str


def due(ledger: Ledger, viewer: Viewer, today: date) -> list[FollowUp]:
    """Open checkpoints whose day has come, and that nobody put off; the oldest first."""
    return [item for item in agenda(ledger, viewer, today) if item.state in ("due", "overdue")]


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
    rules = policy(ledger).reminders(day, is_working)
    return [
        FollowUp(
            placement=row.placement,
            day=row.day,
            opens_on=row.opens_on,
            due_on=row.due_on,
            ask_on=rules.day_of("due", row.due_on),
            closes_on=row.closes_on,
            state=_state(row, day, rules),
            is_recordable=row.opens_on <= day,
            was_tried=row.status == "not_reached",
            back_on=_back_on(row, rules),
            snooze_reason=None if row.tried_on else row.snooze_reason,
            handed_to=row.handed_to,
            ended_on=row.ended_on,
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


def _state(row: FollowUpRow, day: date, rules: ReminderRules) -> str:
    back_on = _back_on(row, rules)
    if back_on and day < back_on:
        return "waiting"
    if day < rules.day_of("due", row.due_on):
        return "coming"
    return "due" if day <= row.closes_on else "overdue"


def _back_on(row: FollowUpRow, rules: ReminderRules) -> date | None:
    back = row.waiting.back(rules)
    return back.reminds_on if back else None
