"""Private addresses of calendars: made, read from, stopped. Whoever knows one needs no sign-in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

import msgspec

from domain.database.connection import Database

TOKEN_BYTES = 32  # beyond guessing, so that a quick digest without salt is enough


class CalendarAddress(msgspec.Struct, frozen=True):
    """What is known of an address that holds. The address itself is not.

    `owner` is `user:ID` or `agency:ID`; `made_by` the id of an account; `read_at` when a calendar
    program last asked.
    """

    owner: str
    made_by: str
    made_at: datetime
    read_at: datetime | None


class Calendars:
    """The addresses of one network: at most one for each owner."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._table = f"{database.network}_accounts.calendars"

    def make(self, owner: str, made_by: str) -> str:
        """A new address: its secret part, told this once. The owner's earlier one stops."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._database.connection() as connection:
            connection.execute(
                f"INSERT INTO {self._table} (owner, digest, made_by) VALUES (%s, %s, %s)"
                " ON CONFLICT (owner) DO UPDATE SET digest = excluded.digest,"
                " made_by = excluded.made_by, made_at = now(), read_at = NULL",
                [owner, _digest(token), made_by],
            )
        return token

    def stop(self, owner: str) -> None:
        """From now on nothing is at the owner's address."""
        with self._database.connection() as connection:
            connection.execute(f"DELETE FROM {self._table} WHERE owner = %s", [owner])

    def of(self, owner: str) -> CalendarAddress | None:
        """The owner's address, where there is one."""
        with self._database.connection() as connection:
            row = connection.execute(
                f"SELECT owner, made_by, made_at, read_at FROM {self._table} WHERE owner = %s",
                [owner],
            ).fetchone()
        return CalendarAddress(*row) if row else None

    def opened(self, token: str) -> str | None:
        """Whose address this is, if it holds. Notes that it was read."""
        with self._database.connection() as connection:
            row = connection.execute(
                f"UPDATE {self._table} SET read_at = now() WHERE digest = %s RETURNING owner",
                [_digest(token)],
            ).fetchone()
        return row[0] if row else None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
