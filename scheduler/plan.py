"""What is to be sent at a moment, of all that is open: no ledger, no mail, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.decisions.stages import Reminded, Reminder, ReminderRules
from projections.attempts import may_try
from projections.folds.follow_ups import FollowUpRow
from projections.folds.reminders import ReminderRow
from projections.queries.follow_ups import OpenCheckpoint


class Planned(NamedTuple):
    """A reminder that is to be sent. `claimed` is what came of it so far, if anything."""

    row: FollowUpRow
    reminder: Reminder
    claimed: ReminderRow | None = None

    def may_go_out(self, now: datetime) -> bool:
        """Not while somebody else may be at it, and not too soon after it failed."""
        return self.claimed is None or may_try(now, self.claimed)


def local_day(now: datetime, zone: ZoneInfo) -> date:
    """The date that a calendar on the wall shows in a zone. `now` is aware."""
    return now.astimezone(zone).date()


def plan(found: Iterable[OpenCheckpoint], rules: ReminderRules, today: date) -> list[Planned]:
    """The reminder that each checkpoint is still owed on a local day, in the same order."""
    planned = []
    for row, reminders in found:
        reminder = _known(row, reminders).reminder_on(today, row.due_on, rules)
        if reminder:
            claimed = [r for r in reminders if (r.stage, r.reminds_on) == reminder]
            planned.append(Planned(row, reminder, claimed[0] if claimed else None))
    return planned


def _known(row: FollowUpRow, reminders: Iterable[ReminderRow]) -> Reminded:
    """What the views know of a checkpoint, as the rules take it."""
    named = [(Reminder(r.stage, r.reminds_on), r) for r in reminders]
    return Reminded(
        claimed=frozenset(one for one, _ in named),
        sent=frozenset(one for one, r in named if r.sent_at),
        since=frozenset(one for one, r in named if r.is_latest),
        waiting=row.waiting,
    )
