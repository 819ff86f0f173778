"""Which checkpoints may need a reminder: what the scheduler asks, for the system itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from domain.ledger.ledger import Ledger
from projections.folds import follow_ups, reminders
from projections.folds.follow_ups import FollowUpRow
from projections.folds.reminders import ReminderRow
from projections.queries.reading import rows


class OpenCheckpoint(NamedTuple):
    """A checkpoint that nobody recorded yet, with the reminders of it so far."""

    row: FollowUpRow
    reminders: list[ReminderRow]


def open_checkpoints(ledger: Ledger, until: date) -> list[OpenCheckpoint]:
    """Open checkpoints that fall due by that day, of placements that go on; the oldest first."""
    running = (
        f"SELECT placement FROM {ledger.database.network}_views.placements WHERE ended_on IS NULL"
    )
    where = f"is_open AND due_on <= %s AND placement IN ({running})"
    found = rows(ledger, follow_ups.VIEW, FollowUpRow, where, [until], "due_on, placement, day")
    of: dict[tuple[str, int], list[ReminderRow]] = {(r.placement, r.day): [] for r in found}
    ids = sorted({row.placement for row in found})
    for reminder in rows(ledger, reminders.VIEW, ReminderRow, "placement = ANY(%s)", [ids]):
        if (key := (reminder.placement, reminder.day)) in of:
            of[key].append(reminder)
    return [OpenCheckpoint(row, of[row.placement, row.day]) for row in found]
