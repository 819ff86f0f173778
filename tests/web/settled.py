"""The network that pages are visited in: one to look at, and a fresh one to record in.

It lives once. Every other network is a copy of its database, which takes a tenth of the time.
The tests of the pages share it with those in a browser, so it is a plugin and no `conftest`: each
folder that had these fixtures as its own would let the network live anew.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from domain.database import migrations
from domain.database.connection import Database
from tests.web.network import Network
from tests.web.visitor import Visitor

_copies = itertools.count(1)


@pytest.fixture(scope="session")
def settled_url(server_url: str) -> str:
    """The server, with the database `settled` to make copies of."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        # Tests of the browser borrow this fixture, and may run in the same process.
        if connection.execute("SELECT FROM pg_database WHERE datname = 'settled'").fetchone():
            return server_url
        connection.execute("CREATE DATABASE settled")
    url = make_conninfo(server_url, dbname="settled")
    migrations.migrate(url, "commonplace")
    database = Database(url)
    Network.settle(database)
    database.close()
    return server_url


@contextmanager
def copied(server_url: str) -> Iterator[Database]:
    """A database of one's own, in which the same has happened."""
    name = f"copy{next(_copies)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        # Copying its files, not its pages one by one, takes a third of the time: also the dropping.
        connection.execute(f"CREATE DATABASE {name} TEMPLATE settled STRATEGY FILE_COPY")
    database = Database(make_conninfo(server_url, dbname=name))
    yield database
    database.close()
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def calm(settled_url: str) -> Iterator[Network]:
    """A network in which no test records anything: all of them share it."""
    with copied(settled_url) as database:
        network = Network(database)
        head = network.head()
        yield network
        assert network.head() == head, "a test recorded something where nothing must be"


@pytest.fixture(scope="session")
def signed_in(calm: Network) -> dict[str, Visitor]:
    """One visitor per user of the calm network."""
    return {who: calm.visitor(who) for who in calm.users}


@pytest.fixture
def network(settled_url: str, signed_in: dict[str, Visitor]) -> Iterator[Network]:
    """A network of the test's own."""
    with copied(settled_url) as database:
        yield Network(database, {who: one.cookie() for who, one in signed_in.items()})
