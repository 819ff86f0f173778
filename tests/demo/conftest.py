"""What the tests of the made-up network are handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from domain.database import migrations
from domain.database.connection import Database
from tests.demo.lived import Lived


@pytest.fixture(scope="session")
def new_network(server_url: str) -> Iterator[Callable[[str], Database]]:
    """Makes an empty network with a name of its own."""
    made: list[Database] = []

    def make(name: str) -> Database:
        migrations.migrate(server_url, name)
        made.append(Database(server_url, name))
        return made[-1]

    yield make
    for database in made:
        database.close()


@pytest.fixture(scope="session")
def lived(new_network: Callable[[str], Database]) -> Lived:
    """The network that tests only look at."""
    return Lived(new_network("demo_lived"))


@pytest.fixture(scope="session")
def crowd(new_network: Callable[[str], Database]) -> Lived:
    """A larger one, in which nearly everything happens that can."""
    return Lived(new_network("demo_crowd"), seekers=150, seed=5)
