"""What came of the attempts to send something by e-mail, as rows of different kinds have it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

# After each attempt that failed, the pause before the next. The last one goes on for good: a
# reminder is late rather than lost. Where the mail server as a whole was at fault, it stays the
# first one.
RETRY_AFTER = (
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(days=1),
)
# While the mail server is away nothing is sent, and that often one message tries. Shorter than the
# first pause: should it be that message that upsets the server, the others get past it.
SERVER_RESTS = timedelta(minutes=5)
# Longer than a delivery takes: by then, whoever claimed it is gone.
CLAIM_HOLDS = timedelta(minutes=5)


CAME_BACK = "It came back after the mail server had accepted it."


class Attempts(Protocol):
    """Something that was claimed, and the attempts to hand it over.

    `failures` are the attempts that failed. Of those, `own_failures` were the fault of the message
    or of whom it is for, and not of the mail server as a whole. Of the last one, `fault` says whose
    it was (code of MAIL_FAULTS).
    """

    @property
    def claimed_at(self) -> datetime: ...
    @property
    def failures(self) -> int: ...
    @property
    def own_failures(self) -> int: ...
    @property
    def failed_at(self) -> datetime | None: ...
    @property
    def fault(self) -> str | None: ...


def after_failure(row: Attempts, at: datetime, error: str, fault: str) -> dict[str, Any]:
    """What changes in a row with an attempt that failed."""
    return {
        "failures": row.failures + 1,
        "own_failures": row.own_failures + (fault == "message"),
        "failed_at": at,
        "error": error,
        "fault": fault,
    }


def after_bounce(
    row: Attempts, at: datetime, came_back_from: Sequence[str], code: str, reached: str
) -> dict[str, Any]:
    """What changes in a row when what was handed over came back from these readers."""
    failed = after_failure(row, at, f"{CAME_BACK} ({code})", "message")
    failed["came_back_from"] = list(came_back_from)
    return failed | ({"sent_at": None} if reached == "nobody" else {})


def next_try(one: Attempts) -> datetime:
    """When what was claimed may be tried again."""
    if one.failed_at is None:
        return one.claimed_at + CLAIM_HOLDS
    grown = min(one.own_failures, len(RETRY_AFTER)) - 1 if one.fault == "message" else 0
    return one.failed_at + RETRY_AFTER[grown]


def may_try(now: datetime, one: Attempts) -> bool:
    """Whether what was claimed may be tried again."""
    return now >= next_try(one)


def is_stuck(one: Attempts) -> bool:
    """Whether it was tried in vain so often that the coordinator is told too."""
    return one.own_failures >= len(RETRY_AFTER)


def server_tried_at(away_at: datetime) -> datetime:
    """When a mail server that was away is asked again."""
    return away_at + SERVER_RESTS
