"""Terminals: one with nothing in its database, and one at which the demo has been run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.commands.terminal import Terminal

_numbers = itertools.count(1)


def _made(server_url: str, template: str = "template1") -> str:
    name = f"typed{next(_numbers)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    return make_conninfo(server_url, dbname=name)


def _gone(server_url: str, url: str) -> None:
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def empty(server_url: str, tmp_path: Path) -> Iterator[Terminal]:
    """Nothing was typed here before."""
    url = _made(server_url)
    yield Terminal(tmp_path / "home", url)
    _gone(server_url, url)


@pytest.fixture(scope="session")
def lived(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The smallest demo. Nobody may record anything here: see `demo`."""
    terminal = Terminal(tmp_path_factory.mktemp("lived"), _made(server_url))
    terminal.ok("demo", "--seekers", "30", "--years", "1")
    return terminal


@pytest.fixture
def demo(lived: Terminal, server_url: str) -> Iterator[Terminal]:
    """The same, in a copy of its own; with the same keys, for they are in the home."""
    assert lived.url is not None
    url = _made(server_url, str(psycopg.conninfo.conninfo_to_dict(lived.url)["dbname"]))
    yield Terminal(lived.home, url)
    _gone(server_url, url)
