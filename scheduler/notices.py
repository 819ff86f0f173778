"""Remind agencies of what else waits: claim, deliver, record, as with checkpoints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Unpack

from domain.decisions.notices import ClaimNotice, RecordNotice
from domain.decisions.refusals import Refused
from projections.attempts import may_try
from projections.queries.notices import Claimed, Notice, current
from scheduler.desk import SYSTEM, Desk
from scheduler.notice_letter import compose_notice, notice_message_id
from scheduler.readers import staff_or_coordinator
from scheduler.rounds import Outcome, Told, deliver_to


def send_notices(desk: Desk, now: datetime, is_stopped: Callable[[], bool]) -> Outcome:
    """Send what is new. Ends early when told to, or when the mail server cannot be used."""
    total = Outcome()
    for one in current(desk.ledger, desk.today):
        row = one.row
        if row and (row.sent_at or not may_try(now, row)):
            continue
        if is_stopped():
            break
        total = total.plus(_send(desk, one))
        if not total.goes_on:
            break
    return total


def record(desk: Desk, notice: Notice, **told: Unpack[Told]) -> RecordNotice:
    """The decision that says what became of it."""
    return RecordNotice(
        by=SYSTEM, today=desk.today, happened_on=desk.today, notice=notice.id, **told
    )


def _send(desk: Desk, one: Claimed) -> Outcome:
    """Claim, deliver and record one."""
    readers = staff_or_coordinator(one.notice.agency, desk.accounts, one.row, desk.unreachable)
    now = desk.at_once(readers, one.row)
    try:
        claimed_id = _claim(desk, one)
        if readers and not now:  # it waits for the hour of those who want one e-mail a day
            return Outcome()
        letters = [compose_notice(one.notice, claimed_id, to, desk.envelope) for to in now]
        done = deliver_to(desk.mailer, letters)
        desk.ledger.do(*(record(desk, one.notice, **told) for told in done.outcomes))
    except Refused:  # by another process, since the views were read
        return Outcome()
    return done.counted


def _claim(desk: Desk, one: Claimed) -> str:
    """The Message-ID under which it is ours to send. Raises Refused."""
    if one.row:
        return one.row.message_id
    notice, claimed_id = one.notice, notice_message_id(one.notice, desk.envelope)
    desk.ledger.do(
        ClaimNotice(
            by=SYSTEM,
            today=desk.today,
            happened_on=desk.today,
            notice=notice.id,
            message_id=claimed_id,
            **notice.named(),
        )
    )
    return claimed_id
