"""How far the views are, and waiting for them after a save."""

from __future__ import annotations

import time

import msgspec
from psycopg.errors import UndefinedTable

from domain.ledger.ledger import Ledger

STEP_SECONDS = 0.01
MOST_SECONDS = 2.0


class Freshness(msgspec.Struct, frozen=True):
    """`position` is the last fact that the views know; `minutes_behind` 0 when they are current."""

    position: int
    minutes_behind: int


def freshness(ledger: Ledger) -> Freshness:
    """How old the views are: the age of the oldest fact that they do not know."""
    network = ledger.database.network
    with ledger.database.connection() as connection:
        row = connection.execute(
            "SELECT s.position, (SELECT clock_timestamp() - f.recorded_at"
            f" FROM {network}.facts AS f WHERE f.position = s.position + 1)"
            f" FROM {network}_views.state AS s"
        ).fetchone()
    if row is None:
        return Freshness(position=0, minutes_behind=0)
    behind = int(row[1].total_seconds() // 60) if row[1] else 0
    return Freshness(position=row[0], minutes_behind=behind)


def wait_for(ledger: Ledger, position: int, most_seconds: float = MOST_SECONDS) -> bool:
    """Wait until the views have reached a position. False where they did not in time."""
    deadline = time.monotonic() + most_seconds
    while True:
        if _position(ledger) >= position:
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(STEP_SECONDS)


def _position(ledger: Ledger) -> int:
    try:
        with ledger.database.connection() as connection:
            row = connection.execute(
                f"SELECT position FROM {ledger.database.network}_views.state"
            ).fetchone()
    except UndefinedTable:  # the views are being made for the first time
        return 0
    return row[0] if row else 0
