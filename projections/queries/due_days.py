"""Follow-ups as a calendar keeps them: each open checkpoint on the day to ask."""

from __future__ import annotations

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from domain.decisions.stages import ReminderRules
from domain.facts import Fact
from domain.facts.network import OWN, ReminderRulesAdopted, WorkingDaysAdopted
from domain.facts.reference import reference
from domain.ledger.ledger import Ledger, Revision
from projections.folds import follow_ups
from projections.folds.follow_ups import FollowUpRow
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.viewer import NotVisible, Viewer
from projections.working_days import is_working

NETWORK = f"network:{OWN}"
# All that may move a day: what happens to the checkpoint, and what the network agrees on.
CHANGES: tuple[type[Fact], ...] = (*follow_ups.VIEW.hears, ReminderRulesAdopted, WorkingDaysAdopted)


class DueDay(msgspec.Struct, frozen=True):
    """One open checkpoint. `uid` stays; `sequence` grows with whatever may have moved its day."""

    uid: str
    sequence: int
    changed_at: datetime  # UTC: when the network knew of the latest change
    placement: str
    day: int  # from the start
    ask_on: date  # the due day, moved to a working day; or later, where it was put off
    closes_on: date
    reference: str


def due_days(
    ledger: Ledger, viewer: Viewer, today: date, since: date, of: str | None = None
) -> list[DueDay]:
    """Open checkpoints to ask about from a day on, however far ahead. Raises NotVisible.

    `of` is an account: those that were handed over to somebody else are left out.
    """
    where = "is_open AND GREATEST(due_on, snoozed_until, tried_on) >= %s"
    values: list[object] = [since]
    if of is not None:
        # An account that is closed sees to nothing: everybody does again.
        open_accounts = f"SELECT id FROM {ledger.database.network}_accounts.users WHERE is_active"
        where += f" AND (handed_to IS NULL OR handed_to = %s OR handed_to NOT IN ({open_accounts}))"
        values.append(of)
    if viewer.role == "agency":
        where += " AND agency = %s"
        values.append(viewer.agency)
    elif viewer.role != "coordinator":
        raise NotVisible
    order = "due_on, placement, day"
    found = rows(ledger, follow_ups.VIEW, FollowUpRow, where, values, order)
    rules = policy(ledger).reminders(today, is_working)
    tags = {NETWORK, *(f"placement:{row.placement}" for row in found)}
    changes = ledger.revisions(tags, CHANGES)
    return [_due_day(ledger, row, rules, changes) for row in found]


def _due_day(
    ledger: Ledger, row: FollowUpRow, rules: ReminderRules, changes: dict[str, Revision]
) -> DueDay:
    own, agreed = changes[f"placement:{row.placement}"], changes.get(NETWORK)
    return DueDay(
        uid=_uid(ledger, row),
        sequence=own.number - 1 + (agreed.number if agreed else 0),
        changed_at=max(own.at, agreed.at) if agreed else own.at,
        placement=row.placement,
        day=row.day,
        ask_on=_ask_on(row, rules),
        closes_on=row.closes_on,
        reference=reference(row.seeker),
    )


def _ask_on(row: FollowUpRow, rules: ReminderRules) -> date:
    due = rules.day_of("due", row.due_on)
    later = rules.back_after(row.tried_on) if row.tried_on else row.snoozed_until
    return max(due, later) if later else due


def _uid(ledger: Ledger, row: FollowUpRow) -> str:
    """It goes out into the world, so it holds a digest in place of ids."""
    name = f"{ledger.database.network}/{row.placement}/checkpoint/{row.day}"
    return str(uuid5(NAMESPACE_URL, name))
