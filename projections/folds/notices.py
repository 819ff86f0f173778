"""Reminders of other things than checkpoints: each that was claimed, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from domain.facts import Recorded
from domain.facts.notices import NoticeBounced, NoticeClaimed, NoticeFailed, NoticeSent
from projections.attempts import after_bounce, after_failure
from projections.view import Row, View


class NoticeRow(Row, frozen=True, kw_only=True):
    """One such reminder, and the attempts to send it (see `Attempts`)."""

    notice: str
    agency: str
    reminder_of: str  # code of NOTICE_KINDS
    reminds_on: date
    message_id: str
    claimed_at: datetime
    position: int  # of the claim
    sent_at: datetime | None = None
    failures: int = 0
    own_failures: int = 0
    failed_at: datetime | None = None
    error: str | None = None
    fault: str | None = None  # code of MAIL_FAULTS
    came_back_from: list[str] = []  # account ids of readers who did not get it in the end


def fold(facts: Sequence[Recorded]) -> list[NoticeRow]:
    """One row for a reminder that was claimed."""
    row: NoticeRow | None = None
    for recorded in facts:
        at = recorded.recorded_at
        match recorded.fact:
            case NoticeClaimed() as f:
                row = NoticeRow(
                    notice=f.notice,
                    agency=f.agency,
                    reminder_of=f.reminder_of,
                    reminds_on=f.reminds_on,
                    message_id=f.message_id,
                    claimed_at=at,
                    position=recorded.position,
                )
            case NoticeSent() if row:
                row = msgspec.structs.replace(row, sent_at=at)
            case NoticeFailed() as f if row:
                row = msgspec.structs.replace(row, **after_failure(row, at, f.error, f.fault))
            case NoticeBounced() as f if row:
                back = [*row.came_back_from, f.to_user]
                changes = after_bounce(row, at, back, f.status_code, f.reached)
                row = msgspec.structs.replace(row, **changes)
    return [row] if row else []


VIEW = View(
    "notices", "notice", NoticeRow, (NoticeClaimed, NoticeSent, NoticeFailed, NoticeBounced), fold
)
