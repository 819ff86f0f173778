"""PostgreSQL's advisory locks: they are given back by themselves when their holder dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from domain.database.connection import Database

# A holder whose machine is gone without a word counts as dead after 20 seconds. Said to both
# sides: the server gives the lock to another, and we do not wait for an answer for ever.
KEEPALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2}


@contextmanager
def held(database: Database, name: str) -> Iterator[None]:
    """Wait for a lock, and hold it."""
    key = [f"{database.network}.{name}"]
    with database.connection() as connection:
        connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", key)
        try:
            yield
        finally:
            connection.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", key)


class Lead:
    """One among several processes: who holds the lock leads, the others ask again.

    It has a connection of its own, for the lock lives and dies with it.
    """

    def __init__(self, database: Database) -> None:
        self._key = f"{database.network}.scheduler"
        self._connection: psycopg.Connection[Any] = psycopg.connect(
            make_conninfo(database.conninfo(), **KEEPALIVE), autocommit=True
        )
        for name, seconds in KEEPALIVE.items():
            self._connection.execute(f"SET tcp_{name} = {seconds}")
        self._is_held = False

    def __enter__(self) -> Lead:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def is_ours(self) -> bool:
        """Whether this process leads. Raises psycopg.OperationalError where it lost the lead."""
        if self._is_held:
            self._connection.execute("SELECT")
        else:
            row = self._connection.execute(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [self._key]
            ).fetchone()
            self._is_held = bool(row and row[0])
        return self._is_held
