"""How long something waits after an attempt that failed: its own fault, or the mail server's."""

from __future__ import annotations

from datetime import timedelta

from projections.attempts import RETRY_AFTER, SERVER_RESTS, next_try
from projections.folds import reminders
from tests.decisions.cast import reminder_claimed, reminder_failed
from tests.folds.story import recorded


def pause(*faults: str) -> timedelta:
    """How long a reminder waits after attempts that failed through these."""
    failed = [reminder_failed(fault=fault) for fault in faults]
    [row] = reminders.fold(recorded([reminder_claimed(), *failed]))
    assert row.failed_at
    return next_try(row) - row.failed_at


def test_its_own_pause_grows() -> None:
    assert [pause(*["message"] * number) for number in range(1, 6)] == list(RETRY_AFTER)
    assert pause(*["message"] * 9) == RETRY_AFTER[-1]


def test_the_servers_fault_makes_no_pause_grow() -> None:
    assert pause(*["server"] * 9) == RETRY_AFTER[0]
    assert pause("message", *["server"] * 9, "message") == RETRY_AFTER[1]
    assert pause("message", "message", "server") == RETRY_AFTER[0]


def test_whoever_upsets_the_server_does_not_keep_the_others_back() -> None:
    """They get past it between two tries of it."""
    assert RETRY_AFTER[0] > SERVER_RESTS
