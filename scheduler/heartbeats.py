"""Signs of life in the database: which part of which process is at work, and how the last run went.

They are no facts: a beat overwrites the one before, and what a dead process left is thrown away.
"""

from __future__ import annotations

import secrets
import threading
import time
from contextlib import suppress
from typing import NamedTuple

import psycopg
from psycopg.conninfo import make_conninfo

from domain.database.connection import Database
from scheduler.reminders import TickReport

BEAT_SECONDS = 5.0  # at most one beat in that time, unless there is something new
KEPT = "1 day"  # how long it is told that a process stopped without a word


class _Beat(NamedTuple):
    leads: bool
    at: float


class Heart:
    """The signs of life of one process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._table = f"{database.network}.heartbeats"
        self._last_run = f"{database.network}.last_run"
        self.process = f"scheduler-{secrets.token_hex(3)}"
        self._beats: dict[str, _Beat] = {}
        self._lock = threading.Lock()  # parts are threads

    def beat(self, part: str, *, leads: bool = True, position: int | None = None) -> None:
        """A part is at work now, and has reached a position. `leads`: it does not only stand by.

        Raises psycopg's errors.
        """
        now = time.monotonic()
        with self._lock:
            last = self._beats.get(part)
        if last and last.leads == leads and now < last.at + BEAT_SECONDS:
            return
        with self._database.connection() as connection:
            if not last:
                connection.execute(
                    f"DELETE FROM {self._table} WHERE at < now() - '{KEPT}'::interval"
                )
            connection.execute(
                f"INSERT INTO {self._table} (process, part, leads, position)"
                " VALUES (%s, %s, %s, %s)"
                " ON CONFLICT (process, part) DO UPDATE SET leads = excluded.leads,"
                " at = excluded.at, position = excluded.position",
                [self.process, part, leads, position],
            )
        with self._lock:
            self._beats[part] = _Beat(leads, now)

    def ran(self, report: TickReport) -> None:
        """The reminders had a run."""
        with self._database.connection() as connection:
            connection.execute(
                f"INSERT INTO {self._last_run} (sent, failed, waiting, error)"
                " VALUES (%s, %s, %s, %s) ON CONFLICT (only_one) DO UPDATE SET at = excluded.at,"
                " sent = excluded.sent, failed = excluded.failed, waiting = excluded.waiting,"
                " error = excluded.error",
                [report.sent, report.failed, report.waiting, report.error],
            )

    def stop(self, died: tuple[str, str] | None = None) -> None:
        """The process ends: as it should, or because a part `died` of something, by its kind."""
        # Not from the pool, which would wait for a database that is away.
        conninfo = make_conninfo(self._database.conninfo(), connect_timeout=2)
        with (
            suppress(psycopg.OperationalError),
            psycopg.connect(conninfo, autocommit=True) as connection,
        ):
            connection.execute(f"DELETE FROM {self._table} WHERE process = %s", [self.process])
            if died:
                connection.execute(
                    f"INSERT INTO {self._table} (process, part, leads, ended)"
                    " VALUES (%s, %s, false, %s)",
                    [self.process, *died],
                )
