"""One e-mail a day, at the hour that its reader chose, in place of single ones.

Each reminder keeps the facts of its own: it was claimed when its day came, and it counts as sent
once somebody has it. Which e-mail of which day it went out in is kept beside the accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.accounts.digests import Wish
from domain.accounts.store import User
from domain.decisions.refusals import Refused
from domain.decisions.reminders import RecordReminder
from domain.decisions.stages import Reminder
from projections.folds.follow_ups import FollowUpRow
from projections.folds.reminders import ReminderRow
from projections.queries.follow_ups import OpenCheckpoint
from scheduler.delivery import DeliveryFailed
from scheduler.desk import Desk
from scheduler.letter import compose_digest
from scheduler.plan import may_try
from scheduler.readers import readers_of


class Item(NamedTuple):
    """A checkpoint in somebody's e-mail of the day, with its latest reminder."""

    row: FollowUpRow
    latest: ReminderRow


class Outcome(NamedTuple):
    """What came of the digests of a run: reminders that are sent by them, e-mails that failed."""

    sent: int = 0
    failed: int = 0
    error: str | None = None


def send_digests(
    desk: Desk, found: Sequence[OpenCheckpoint], now: datetime, zone: ZoneInfo
) -> Outcome:
    """Send to everybody whose hour has come what is new for them, once a day."""
    total = Outcome()
    for wish in desk.wishes.values():
        user = desk.accounts.get(wish.user)
        if user and now.astimezone(zone).hour >= wish.hour:
            one = _send(desk, found, wish, user, now)
            total = Outcome(
                total.sent + one.sent, total.failed + one.failed, one.error or total.error
            )
    return total


def _send(
    desk: Desk, found: Sequence[OpenCheckpoint], wish: Wish, user: User, now: datetime
) -> Outcome:
    claimed = desk.digests.of_day(user.id, desk.today)
    if claimed and (
        claimed.sent_at or not may_try(now, claimed.claimed_at, claimed.failures, claimed.failed_at)
    ):
        return Outcome()
    last = desk.digests.last_sent(user.id)
    after = max(wish.since, last.upto if last else 0)
    items = _new(desk, found, user, after)
    if not items:
        return Outcome()
    upto = max(item.latest.position for item in items)
    if not claimed and not desk.digests.claim(user.id, desk.today, upto):
        return Outcome()
    letter = compose_digest(
        [(item.row, item.latest.stage) for item in items], desk.today, user, desk.envelope
    )
    try:
        desk.mailer.deliver(letter)
    except DeliveryFailed as failure:
        desk.digests.record(user.id, desk.today, is_sent=False)
        return Outcome(failed=1, error=str(failure))
    sent = sum(_record(desk, item) for item in items)
    desk.digests.record(user.id, desk.today, is_sent=True)
    return Outcome(sent=sent)


def _new(desk: Desk, found: Sequence[OpenCheckpoint], user: User, after: int) -> list[Item]:
    """The checkpoints of which a reminder for this person was claimed after a position."""
    items = []
    for row, reminders in found:
        news = [one for one in reminders if one.position > after]
        if news:
            latest = max(news, key=lambda one: one.position)
            readers = readers_of(
                row, Reminder(latest.stage, latest.reminds_on), desk.accounts, latest.failures
            )
            if user.id in [reader.id for reader in readers]:
                items.append(Item(row, latest))
    return items


def _record(desk: Desk, item: Item) -> bool:
    """Record that the reminder is sent, where it is not. False where nothing was to be recorded."""
    if item.latest.sent_at:
        return False
    reminder = Reminder(item.latest.stage, item.latest.reminds_on)
    try:
        desk.ledger.do(RecordReminder(**desk.about(item.row, reminder)))
    except Refused:  # sent to somebody else meanwhile
        return False
    return True
