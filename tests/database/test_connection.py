"""A connection is there as soon as the database is."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from domain.database import connection
from domain.database.connection import Database

SOCKET = ".s.PGSQL.5432"


@pytest.fixture
def door() -> Iterator[Path]:
    """Where the server's socket would be; its path must be short."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / SOCKET


@pytest.fixture
def behind_a_door(database: Database, door: Path) -> Iterator[Database]:
    """The same database, which answers once the door leads somewhere."""
    far = Database(make_conninfo(database.url, host=str(door.parent)), database.network)
    yield far
    far.close()


def test_whoever_waits_is_served_when_the_database_comes_back(
    database: Database, behind_a_door: Database, door: Path
) -> None:
    """A pool that does not try again while it is waited for lets them wait to the end."""
    came: list[float] = []

    def come_back() -> None:
        came.append(time.monotonic())
        door.symlink_to(Path(str(conninfo_to_dict(database.url)["host"])) / SOCKET)

    timer = threading.Timer(1.2, come_back)
    timer.start()
    with behind_a_door.connection() as found:
        assert found.execute("SELECT 1").fetchone() == (1,)
    timer.join()
    waited = time.monotonic() - came[0]
    assert waited < connection.WAIT_SECONDS - 1.2 - 1, "it was waited for to the end"


def test_a_database_that_stays_away_is_said_to_be(
    behind_a_door: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.7)
    with (
        pytest.raises(psycopg.OperationalError, match="couldn't get a connection"),
        behind_a_door.connection(),
    ):
        pass
