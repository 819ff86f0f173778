"""The outcomes page: from an empty cache, from a full one, and against the bare SQL of its queries.

A million facts are about 60,000 placements.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from flask.testing import FlaskClient
from psycopg import Cursor

from bench import outcomes_world
from domain.accounts.store import Accounts
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.outcomes import answering
from projections.queries.outcomes.source import Source
from web import charts, create_app
from web.services import Services

NETWORK = "reporting"
ROUNDS = 3
PASSWORD = "only for the bench"  # noqa: S105 - of nobody
# The page opens with one year; every year together is the most that it can be asked for.
PAGES = {
    "a year": "/outcomes/?first=2024-01-01&last=2024-12-31",
    "all years": "/outcomes/?first=2023-01-01&last=2026-12-31",
}
# Those of each connection, in their order: a period of several years is counted on two.
Statements = dict[int, list[tuple[str, dict[str, Any]]]]


def measure(url: str, size: int, progress: Callable[[], None]) -> dict[str, dict[str, float]]:
    """Seconds of each page, cold and warm, and of its queries alone; under "" those of the whole.

    `size` is that of the ledger, in facts.
    """
    facts = outcomes_world.make(url, NETWORK, size)
    ledger = Ledger(Database(url, NETWORK, size=4), bytes(32))
    projector = Projector(ledger)
    start = time.perf_counter()
    projector.rebuild()
    rebuilt = time.perf_counter() - start
    with ledger.database.connection() as connection:
        connection.execute("ANALYZE")
    client = _signed_in(ledger, projector, url)
    charts.warm()  # as `commonplace serve` does when it starts
    first = _timed(client, PAGES["a year"])  # whatever is loaded on first use is loaded here
    seconds = {page: _page(ledger, client, href, progress) for page, href in PAGES.items()}
    ledger.database.close()
    return seconds | {"": {"facts": facts, "rebuilt": facts / rebuilt, "first": first}}


def _page(
    ledger: Ledger, client: FlaskClient, href: str, progress: Callable[[], None]
) -> dict[str, float]:
    cold, warm, bare = [], [], []
    for _ in range(ROUNDS):
        answering.forget(ledger)
        with _heard() as statements:
            cold.append(_timed(client, href))
        warm.append(_timed(client, href))
        bare.append(_bare(ledger, statements))
        progress()
    return {"cold": median(cold), "warm": median(warm), "bare_sql": median(bare)}


def rounds() -> int:
    """How often `measure` tells its progress."""
    return ROUNDS * len(PAGES)


def _signed_in(ledger: Ledger, projector: Projector, url: str) -> FlaskClient:
    accounts = Accounts(ledger.database)
    accounts.add("bench@example.org", "Bench", "coordinator", PASSWORD, None)
    app = create_app(
        Services(
            ledger=ledger,
            projector=projector,
            accounts=accounts,
            zone=ZoneInfo("America/Toronto"),
            secret_key=url,
            public_url="http://127.0.0.1",
        )
    )
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/sign-in", data={"email": "bench@example.org", "password": PASSWORD})
    return client


def _timed(client: FlaskClient, href: str) -> float:
    start = time.perf_counter()
    answer = client.get(href)
    seconds = time.perf_counter() - start
    assert answer.status_code == 200, answer.status
    return seconds


@contextmanager
def _heard() -> Iterator[Statements]:
    """The statements that the page sends while it counts."""
    statements: Statements = {}
    execute = Source.execute

    def listen(source: Source, statement: str, **more: Any) -> Cursor[Any]:
        of_connection = statements.setdefault(id(source.connection), [])
        of_connection.append((statement.replace("{s}", source.schema), source.values(**more)))
        return execute(source, statement, **more)

    Source.execute = listen  # type: ignore[method-assign]
    try:
        yield statements
    finally:
        Source.execute = execute  # type: ignore[method-assign]


def _bare(ledger: Ledger, statements: Statements) -> float:
    """The same statements with nothing around them, one after the other."""
    with ledger.database.connection() as connection, connection.transaction():
        start = time.perf_counter()
        for statement, values in chain.from_iterable(statements.values()):
            found = connection.execute(statement, values)
            if found.description:
                found.fetchall()
        return time.perf_counter() - start
