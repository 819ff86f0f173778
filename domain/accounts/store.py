"""Accounts in PostgreSQL: add, find, check a password."""

from __future__ import annotations

import re
from functools import cache
from uuid import uuid4

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from psycopg.errors import UniqueViolation

from domain.database.connection import Database
from domain.facts import Actor

ROLES = ("agency", "coordinator", "auditor", "operator")


LEAST_PASSWORD = 10  # letters


class EmailTaken(Exception):  # noqa: N818 - says what it is
    """An account with this e-mail address exists already."""


class NotUsable(Exception):  # noqa: N818 - says what it is
    """An e-mail address or a password that an account cannot have, with one clear sentence."""


class User(msgspec.Struct, frozen=True):
    """An account. `id` is what the ledger knows of it."""

    id: str
    email: str
    name: str
    role: str
    agency: str | None

    def actor(self) -> Actor:
        """This person, as facts name them."""
        return Actor(user=self.id, role=self.role, agency=self.agency)


class Accounts:
    """The accounts of one network."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._table = f"{database.network}_accounts.users"
        self._hasher = PasswordHasher()

    def add(
        self, email: str, name: str, role: str, password: str, agency: str | None = None
    ) -> User:
        """Add an account. Raises EmailTaken and NotUsable."""
        if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", email):
            raise NotUsable(f"{email!r} is no e-mail address. It looks like name@example.org.")
        if len(password) < LEAST_PASSWORD:
            raise NotUsable(f"The password needs at least {LEAST_PASSWORD} characters.")
        user = User(id=f"user-{uuid4().hex}", email=email, name=name, role=role, agency=agency)
        try:
            with self._database.connection() as connection:
                connection.execute(
                    f"INSERT INTO {self._table} (id, email, name, role, agency, password_hash)"
                    " VALUES (%s, %s, %s, %s, %s, %s)",
                    [user.id, email, name, role, agency, self._hasher.hash(password)],
                )
        except UniqueViolation:
            raise EmailTaken(f"There is a user {email} already.") from None
        return user

    def get(self, user_id: str) -> User | None:
        """An active account by its id."""
        found = self._select("id = %s AND is_active", user_id)
        return found[0] if found else None

    def by_role(self, role: str) -> list[User]:
        """Every active account with this role, in order of e-mail address."""
        return self._select("role = %s AND is_active", role)

    def of_agency(self, agency: str) -> list[User]:
        """Every active account of this agency, in order of e-mail address."""
        return self._select("agency = %s AND is_active", agency)

    def check(self, email: str, password: str) -> User | None:
        """The active account with this address and password, if there is one."""
        with self._database.connection() as connection:
            row = connection.execute(
                f"SELECT id, email, name, role, agency, password_hash FROM {self._table}"
                " WHERE lower(email) = lower(%s) AND is_active",
                [email],
            ).fetchone()
        try:
            self._hasher.verify(row[5] if row else _of_nobody(), password)
        except (Argon2Error, InvalidHashError):
            return None
        return User(*row[:5]) if row else None

    def _select(self, where: str, value: str) -> list[User]:
        with self._database.connection() as connection:
            rows = connection.execute(
                f"SELECT id, email, name, role, agency FROM {self._table}"
                f" WHERE {where} ORDER BY lower(email)",
                [value],
            ).fetchall()
        return [User(*row) for row in rows]


@cache
def _of_nobody() -> str:
    """Checked when the address is unknown, so that both answers take as long."""
    return PasswordHasher().hash(uuid4().hex)
