"""What tests are handed: a real PostgreSQL, and in it an empty network of their own."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(home, ignore_errors=True)


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
