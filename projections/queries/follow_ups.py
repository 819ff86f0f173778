"""Which checkpoints still need a reminder: what the scheduler asks, for the system itself."""

from __future__ import annotations

from datetime import date

from domain.ledger.ledger import Ledger
from projections.folds import follow_ups
from projections.folds.follow_ups import FollowUpRow
from projections.queries.reading import rows


def awaiting_reminder(ledger: Ledger, today: date) -> list[FollowUpRow]:
    """Checkpoints that are due and open, in a placement that goes on, with no reminder sent.

    The oldest first. A claimed reminder, or one that failed, is among them.
    """
    running = (
        f"SELECT placement FROM {ledger.database.network}_views.placements WHERE ended_on IS NULL"
    )
    where = f"is_open AND due_on <= %s AND reminder_sent_at IS NULL AND placement IN ({running})"
    return rows(ledger, follow_ups.VIEW, FollowUpRow, where, [today], "due_on, placement, day")
