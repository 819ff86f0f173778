"""What tests are handed: a real PostgreSQL, and in it an empty network of their own."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from domain.database import embedded, migrations
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from projections.projector import Projector

pytest_plugins = ["tests.web.settled"]

MASTER_KEY = bytes(range(32))
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The owner's URL of a server of this test process's own.

    Not under pytest's own folder: each run closes that to other users, and as root the server
    runs as one.
    """
    home = Path(tempfile.mkdtemp(prefix="commonplace-tests-"))
    server = embedded.start(home)
    _write_fast(server.get_uri())
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(home, ignore_errors=True)


def _write_fast(url: str) -> None:
    """Let the server not wait for the disk.

    What it wrote outlives it all the same, were it killed; it need not outlive the machine. Making
    a database and dropping it, which nearly every test of a page does, takes a tenth of the time.
    """
    with psycopg.connect(url, autocommit=True) as owner:
        for setting in ("fsync", "full_page_writes"):
            owner.execute(f"ALTER SYSTEM SET {setting} = off")
        owner.execute("SELECT pg_reload_conf()")


@pytest.fixture
def database(server_url: str) -> Iterator[Database]:
    """An empty network, with the application's rights."""
    network = f"net{next(_numbers)}"
    migrations.migrate(server_url, network)
    database = Database(server_url, network)
    yield database
    database.close()


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """The ledger of that network."""
    return Ledger(database, MASTER_KEY)


@pytest.fixture
def projector(ledger: Ledger) -> Projector:
    """The projector of that network."""
    return Projector(ledger)
