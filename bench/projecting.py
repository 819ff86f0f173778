"""Facts per second into views: catching up and rebuilding, against the library's stock runner."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

import psycopg
from eventsourcing.projection import ProjectionRunner

from bench import stock, world
from bench.sides import Library, Ours, library_env
from projections.folds import VIEWS
from projections.folds.nominations import VIEW
from projections.projector import Projector
from projections.view import View

NETWORK = "projecting"
SEEKERS = 2_000
OUR_ROUNDS, STOCK_ROUNDS = 5, 3  # the stock runner takes most of the time, and varies little
MOST_SECONDS = 200.0
ONE, ALL, STOCK = "one view", "all views", "stock"
KINDS: dict[str, Sequence[View]] = {ONE: [VIEW], ALL: VIEWS}


def measure(url: str, progress: Callable[[], None]) -> dict[str, float]:
    """Facts per second: of each of our ways, and of the library's `stock` runner on one view.

    Both sides hold the same facts, most of which the one view hears; all of them are counted.
    """
    facts = [*world.network()]
    for n in range(SEEKERS):
        facts += [*world.seeker(n), *world.journey(n)]
    Ours.make(url, NETWORK, facts)
    Library.make(url, facts)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    seen: dict[str, list[float]] = {}
    for turn in range(OUR_ROUNDS):
        for name, seconds in _ours(url).items():
            seen.setdefault(name, []).append(len(facts) / seconds)
        progress()
        if turn < STOCK_ROUNDS:
            seen.setdefault(STOCK, []).append(len(facts) / _stock(url, len(facts)))
            progress()
    _agree(url)
    return {name: median(rates) for name, rates in seen.items()}


def rounds() -> int:
    """How often `measure` tells its progress."""
    return OUR_ROUNDS + STOCK_ROUNDS


def _ours(url: str) -> dict[str, float]:
    """Seconds of a rebuild, and of catching up from nothing in live batches."""
    seconds: dict[str, float] = {}
    ledger = Ours(url, NETWORK).ledger
    for kind in (ALL, ONE):  # the one view is left standing, to be compared with the stock one
        projector = Projector(ledger, KINDS[kind])
        seconds[f"rebuild, {kind}"] = _timed(projector.rebuild)
        with ledger.database.connection() as connection:
            connection.execute(f"UPDATE {projector.schema}.state SET position = 0")
            for view in KINDS[kind]:
                connection.execute(f"TRUNCATE {projector.schema}.{view.name}")
        seconds[f"catch-up, {kind}"] = _timed(projector.catch_up)
    ledger.database.close()
    return seconds


def _stock(url: str, last: int) -> float:
    """Seconds of the stock runner, from an empty view. It has one way for both."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP TABLE IF EXISTS {stock.TABLE}, stock_tracking")
    env = library_env(url) | {"STOCK_PERSISTENCE_MODULE": "eventsourcing.postgres"}

    def run() -> None:
        with ProjectionRunner(
            application_class=stock.WholeApplication,
            projection_class=stock.StockNominations,
            view_class=stock.StockTable,
            env=env,
        ) as runner:
            runner.wait(last, timeout=MOST_SECONDS)

    return _timed(run)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _agree(url: str) -> None:
    """Both ways came to the same rows: otherwise nothing here was compared."""
    columns = ", ".join(VIEW.columns)
    with psycopg.connect(url) as connection:
        ours, theirs = (
            connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1".encode()).fetchall()
            for table in (f"{NETWORK}_views.{VIEW.name}", stock.TABLE)
        )
    assert ours == theirs
    assert len(ours) == SEEKERS
