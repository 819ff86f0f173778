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
from domain.decisions.base import Decision
from domain.decisions.refusals import Refused
from domain.decisions.reminders import RecordReminder
from domain.decisions.stages import Reminder
from projections.attempts import may_try
from projections.queries.follow_ups import OpenCheckpoint
from projections.queries.notices import Claimed, current
from scheduler.delivery import DeliveryFailed
from scheduler.desk import Desk
from scheduler.letter import Section, compose_digest, section
from scheduler.notice_letter import notice_section
from scheduler.notices import record
from scheduler.readers import readers_of, staff_or_coordinator
from scheduler.rounds import Outcome


class Item(NamedTuple):
    """A part of an e-mail of the day. `outcome` says that it is sent, where none did."""

    section: Section
    position: int  # of the claim
    readers: frozenset[str]  # their account ids
    outcome: Decision | None


def send_digests(
    desk: Desk, found: Sequence[OpenCheckpoint], now: datetime, zone: ZoneInfo
) -> Outcome:
    """Send to everybody whose hour has come what is new for them, once a day."""
    come = [wish for wish in desk.wishes.values() if now.astimezone(zone).hour >= wish.hour]
    items = _items(desk, found, current(desk.ledger, desk.today)) if come else []
    total = Outcome()
    for wish in come:
        user = desk.accounts.get(wish.user)
        if user and total.goes_on:
            own = [item for item in items if user.id in item.readers]
            total = total.plus(_send(desk, own, wish, user, now))
    return total


def _send(desk: Desk, items: Sequence[Item], wish: Wish, user: User, now: datetime) -> Outcome:
    claimed = desk.digests.of_day(user.id, desk.today)
    if claimed and (claimed.sent_at or not may_try(now, claimed)):
        return Outcome()
    last = desk.digests.last_sent(user.id)
    after = max(wish.since, last.upto if last else 0)
    news = [item for item in items if item.position > after]
    if not news:
        return Outcome()
    upto = max(item.position for item in news)
    if not claimed and not desk.digests.claim(user.id, desk.today, after, upto):
        return Outcome()
    letter = compose_digest([item.section for item in news], desk.today, user, desk.envelope)
    try:
        desk.mailer.deliver(letter)
    except DeliveryFailed as failure:
        desk.digests.failed(user.id, desk.today, str(failure), failure.fault)
        return Outcome(0, 1, str(failure), failure.reach != "everything")
    sent = sum(_record(desk, item) for item in news)
    desk.digests.sent(user.id, desk.today)
    return Outcome(sent=sent)


def _items(desk: Desk, found: Sequence[OpenCheckpoint], told: Sequence[Claimed]) -> list[Item]:
    """Everything that is open and that somebody was reminded of, or is to be."""
    items = []
    for row, reminders in found:
        if not reminders:
            continue
        latest = max(reminders, key=lambda one: one.position)
        reminder = Reminder(latest.stage, latest.reminds_on)
        readers = _ids(readers_of(row, reminder, desk.accounts, latest))
        is_sent = RecordReminder(**desk.about(row, reminder))
        part = section(row, latest.stage, desk.envelope)
        items.append(Item(part, latest.position, readers, None if latest.sent_at else is_sent))
    for notice, done in told:
        if done:
            readers = _ids(staff_or_coordinator(notice.agency, desk.accounts, done))
            part = notice_section(notice, desk.envelope)
            outcome = None if done.sent_at else record(desk, notice)
            items.append(Item(part, done.position, readers, outcome))
    return items


def _ids(readers: Sequence[User]) -> frozenset[str]:
    return frozenset(reader.id for reader in readers)


def _record(desk: Desk, item: Item) -> bool:
    """Record that it is sent, where it is not. False where nothing was to be recorded."""
    if item.outcome is None:
        return False
    try:
        desk.ledger.do(item.outcome)
    except Refused:  # sent to somebody else meanwhile
        return False
    return True
