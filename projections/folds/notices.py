"""Reminders of other things than checkpoints: each that was claimed, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain.facts import Recorded
from domain.facts.notices import NoticeClaimed, NoticeFailed, NoticeSent
from projections.view import Row, View


class NoticeRow(Row, frozen=True, kw_only=True):
    """One such reminder. `failures` are the attempts that failed so far."""

    notice: str
    agency: str
    reminder_of: str  # code of NOTICE_KINDS
    reminds_on: date
    message_id: str
    claimed_at: datetime
    position: int  # of the claim
    sent_at: datetime | None = None
    failures: int = 0
    failed_at: datetime | None = None
    error: str | None = None


def fold(facts: Sequence[Recorded]) -> list[NoticeRow]:
    """One row for a reminder that was claimed."""
    row: dict[str, Any] = {}
    for recorded in facts:
        match recorded.fact:
            case NoticeClaimed() as f:
                row = {
                    "notice": f.notice,
                    "agency": f.agency,
                    "reminder_of": f.reminder_of,
                    "reminds_on": f.reminds_on,
                    "message_id": f.message_id,
                    "claimed_at": recorded.recorded_at,
                    "position": recorded.position,
                }
            case NoticeSent():
                row["sent_at"] = recorded.recorded_at
            case NoticeFailed() as f:
                row["failures"] = row.get("failures", 0) + 1
                row |= {"failed_at": recorded.recorded_at, "error": f.error}
    return [NoticeRow(**row)] if "notice" in row else []


VIEW = View("notices", "notice", NoticeRow, (NoticeClaimed, NoticeSent, NoticeFailed), fold)
