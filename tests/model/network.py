"""A real network on the real PostgreSQL, which can be emptied between two runs."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from domain.database import migrations
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.conftest import MASTER_KEY

NAME = "model"


class Network:
    """One for each test process: to make one takes longer than a run."""

    def __init__(self, server_url: str) -> None:
        with psycopg.connect(server_url, autocommit=True) as owner:
            owner.execute(f"CREATE DATABASE {NAME}")
            # Nobody waits for the disk: these facts are thrown away.
            owner.execute(f"ALTER DATABASE {NAME} SET synchronous_commit = off")
        url = make_conninfo(server_url, dbname=NAME)
        migrations.migrate(url, NAME)
        self._database = Database(url, NAME)
        self._owner = psycopg.connect(url, autocommit=True)
        self.ledger = Ledger(self._database, MASTER_KEY)
        self.projector = Projector(self.ledger)
        self.projector.catch_up()
        self._tables = [name for (name,) in self._owner.execute(TABLES).fetchall()]

    def empty(self) -> None:
        """Forget everything. Only the owner can, and only by switching the triggers off."""
        with self._owner.transaction():
            self._owner.execute("SET LOCAL session_replication_role = replica")
            # Of few rows DELETE takes a tenth of the time of TRUNCATE, which makes new files.
            self._owner.execute("; ".join(f"DELETE FROM {table}" for table in self._tables))
            self._owner.execute(f"UPDATE {NAME}_views.state SET position = 0")

    def rows(self, view: str, *columns: str) -> list[tuple[Any, ...]]:
        """Some columns of a view."""
        with self._database.connection() as connection:
            return connection.execute(
                f"SELECT {', '.join(columns)} FROM {NAME}_views.{view}"
            ).fetchall()

    def close(self) -> None:
        """Give every connection back."""
        self._owner.close()
        self._database.close()


TABLES = f"""
    SELECT schemaname || '.' || tablename FROM pg_tables
    WHERE (schemaname, tablename) IN (
        ('{NAME}', 'facts'), ('{NAME}', 'fact_tags'), ('{NAME}_keys', 'subject_keys'))
    OR (schemaname = '{NAME}_views' AND tablename <> 'state')
"""
