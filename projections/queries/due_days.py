"""Follow-ups as a calendar keeps them: each open checkpoint on the day it falls due."""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from domain.facts.reference import reference
from domain.facts.retention import (
    FollowUpReminderClaimed,
    FollowUpReminderFailed,
    FollowUpReminderSent,
)
from domain.ledger.ledger import Ledger
from projections.folds import follow_ups
from projections.folds.follow_ups import FollowUpRow
from projections.queries.reading import rows
from projections.queries.viewer import NotVisible, Viewer

# A reminder changes nothing about the day.
REMINDERS = (FollowUpReminderClaimed, FollowUpReminderFailed, FollowUpReminderSent)
CHANGES = [kind for kind in follow_ups.VIEW.hears if kind not in REMINDERS]


class DueDay(msgspec.Struct, frozen=True):
    """One open checkpoint. `uid` stays; `sequence` grows with whatever may have moved its day."""

    uid: str
    sequence: int
    changed_at: datetime  # UTC: when the network knew of the latest change
    placement: str
    day: int  # from the start
    due_on: date
    closes_on: date
    reference: str


def due_days(ledger: Ledger, viewer: Viewer, since: date) -> list[DueDay]:
    """Open checkpoints that fall due from a day on, however far ahead. Raises NotVisible."""
    where, values = "is_open AND due_on >= %s", list[object]([since])
    if viewer.role == "agency":
        where += " AND agency = %s"
        values.append(viewer.agency)
    elif viewer.role != "coordinator":
        raise NotVisible
    order = "due_on, placement, day"
    found = rows(ledger, follow_ups.VIEW, FollowUpRow, where, values, order)
    changes = ledger.revisions({f"placement:{row.placement}" for row in found}, CHANGES)
    return [
        DueDay(
            uid=_uid(ledger, row),
            sequence=changes[f"placement:{row.placement}"].number - 1,
            changed_at=changes[f"placement:{row.placement}"].at,
            placement=row.placement,
            day=row.day,
            due_on=row.due_on,
            closes_on=row.closes_on,
            reference=reference(row.seeker),
        )
        for row in found
    ]


def _uid(ledger: Ledger, row: FollowUpRow) -> str:
    """It goes out into the world, so it holds a digest in place of ids."""
    name = f"{ledger.database.network}/{row.placement}/checkpoint/{row.day}"
    return str(uuid5(NAMESPACE_URL, name))
