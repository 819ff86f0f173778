"""When each part of the scheduler was last at work."""

from __future__ import annotations

from domain.database.connection import Database


def beat(database: Database, part: str) -> None:
    """Note that a part of the scheduler is at work now."""
    with database.connection() as connection:
        connection.execute(
            f"INSERT INTO {database.network}.heartbeats (part, at)"
            " VALUES (%s, clock_timestamp())"
            " ON CONFLICT (part) DO UPDATE SET at = excluded.at",
            [part],
        )
