"""Who wants one e-mail a day, at which hour, and which of those e-mails were sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from domain.database.connection import Database

USUAL_HOUR = 8


class Wish(NamedTuple):
    """Somebody wants one e-mail a day, from `hour` on (local), of what came after `since`."""

    user: str
    hour: int
    since: int  # a position of the ledger


class Digest(NamedTuple):
    """The one e-mail of a person and a day, and the attempts to send it."""

    day: date
    after: int | None  # a position of the ledger; None where it was not kept
    upto: int  # and another one: what came in between is in it
    claimed_at: datetime
    sent_at: datetime | None
    failures: int
    own_failures: int  # those that were not the fault of the mail server as a whole
    failed_at: datetime | None
    fault: str | None  # code of MAIL_FAULTS
    error: str | None
    came_back_at: datetime | None  # after it was sent

    @classmethod
    def columns(cls) -> str:
        """Its columns, as SQL."""
        return ", ".join(cls._fields)


class Digests:
    """The e-mails of one network that go out once a day."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._wanted = f"{database.network}_accounts.digests_wanted"
        self._sent = f"{database.network}_accounts.digests"

    def wishes(self) -> dict[str, Wish]:
        """Everybody who wants one e-mail a day, by account id."""
        with self._database.connection() as connection:
            rows = connection.execute(
                f"SELECT user_id, hour, since FROM {self._wanted} ORDER BY user_id"
            ).fetchall()
        return {row[0]: Wish(*row) for row in rows}

    def want(self, user_id: str, hour: int, since: int) -> None:
        """From now on one e-mail a day; or at another hour."""
        with self._database.connection() as connection:
            connection.execute(
                f"INSERT INTO {self._wanted} (user_id, hour, since) VALUES (%s, %s, %s)"
                " ON CONFLICT (user_id) DO UPDATE SET hour = excluded.hour",
                [user_id, hour, since],
            )

    def want_none(self, user_id: str) -> None:
        """From now on single e-mails."""
        with self._database.connection() as connection:
            connection.execute(f"DELETE FROM {self._wanted} WHERE user_id = %s", [user_id])

    def of_day(self, user_id: str, day: date) -> Digest | None:
        """The person's e-mail of a day, if it was claimed."""
        return self._one("user_id = %s AND day = %s", [user_id, day])

    def last_sent(self, user_id: str) -> Digest | None:
        """The person's last e-mail that was sent."""
        return self._one("user_id = %s AND sent_at IS NOT NULL", [user_id])

    def latest(self) -> dict[str, Digest]:
        """The last e-mail of everybody who wants one a day, sent or not, by account id."""
        with self._database.connection() as connection:
            rows = connection.execute(
                f"SELECT DISTINCT ON (user_id) user_id, {Digest.columns()} FROM {self._sent}"
                f" JOIN {self._wanted} USING (user_id) ORDER BY user_id, day DESC"
            ).fetchall()
        return {row[0]: Digest(*row[1:]) for row in rows}

    def unreachable(self, failures: int) -> set[str]:
        """Who wants one e-mail a day, and since the last that was sent so many attempts failed.

        Those that failed through the mail server as a whole do not count.
        """
        with self._database.connection() as connection:
            rows = connection.execute(
                f"SELECT user_id FROM {self._sent} AS one JOIN {self._wanted} USING (user_id)"
                f" WHERE sent_at IS NULL AND NOT EXISTS (SELECT FROM {self._sent} AS later"
                " WHERE later.user_id = one.user_id AND later.day > one.day"
                " AND later.sent_at IS NOT NULL)"
                " GROUP BY user_id HAVING sum(own_failures) >= %s",
                [failures],
            ).fetchall()
        return {user_id for (user_id,) in rows}

    def claim(self, user_id: str, day: date, after: int, upto: int) -> bool:
        """Take it upon oneself to send it. False where somebody did already."""
        with self._database.connection() as connection:
            done = connection.execute(
                f"INSERT INTO {self._sent} (user_id, day, after, upto) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                [user_id, day, after, upto],
            )
        return done.rowcount == 1

    def sent(self, user_id: str, day: date) -> None:
        """The mail server has it."""
        with self._database.connection() as connection:
            connection.execute(
                f"UPDATE {self._sent} SET sent_at = clock_timestamp()"
                " WHERE user_id = %s AND day = %s",
                [user_id, day],
            )

    def failed(self, user_id: str, day: date, error: str, fault: str) -> None:
        """An attempt failed. `fault`: a code of MAIL_FAULTS."""
        with self._database.connection() as connection:
            connection.execute(
                f"UPDATE {self._sent} SET failed_at = clock_timestamp(), failures = failures + 1,"
                " own_failures = own_failures + %s, error = %s, fault = %s"
                " WHERE user_id = %s AND day = %s",
                [int(fault == "message"), error, fault, user_id, day],
            )

    def came_back(self, user_id: str, day: date, error: str) -> bool:
        """The mail server had accepted it, and it came back. False where that is known already."""
        with self._database.connection() as connection:
            done = connection.execute(
                f"UPDATE {self._sent} SET came_back_at = clock_timestamp(),"
                " failed_at = clock_timestamp(), failures = failures + 1, error = %s,"
                " fault = 'message' WHERE user_id = %s AND day = %s AND came_back_at IS NULL",
                [error, user_id, day],
            )
        return done.rowcount == 1

    def _one(self, where: str, values: list[object]) -> Digest | None:
        with self._database.connection() as connection:
            row = connection.execute(
                f"SELECT {Digest.columns()} FROM {self._sent}"
                f" WHERE {where} ORDER BY day DESC LIMIT 1",
                values,
            ).fetchone()
        return Digest(*row) if row else None
