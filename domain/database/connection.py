"""One pool of connections, each in the application's role."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.conninfo import make_conninfo
from psycopg_pool import ConnectionPool, PoolTimeout

# The pool says at every try that the database is away. Pages and parts say it once, in words.
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)

WAIT_SECONDS = 5.0  # for a free or a working connection, before it counts as lost
# The pool tries to connect when somebody asks, and not again while they wait: so they ask anew.
ASK_AGAIN_SECONDS = 0.5


class Database:
    """PostgreSQL as the application sees it: with the rights of `{network}_app`, no more.

    `url` is a libpq connection string or URI (multi-host too). Errors are psycopg's; a database
    that cannot be reached raises `psycopg.OperationalError` (`PoolTimeout` is one).
    """

    def __init__(self, url: str, network: str = "commonplace", size: int = 10) -> None:
        self.url = url
        self.network = network
        self._pool: ConnectionPool[Connection[Any]] = ConnectionPool(
            self.conninfo(),
            min_size=1,
            max_size=size,
            open=True,
            reconnect_timeout=0,  # never give up: the next request tries again
            kwargs={"autocommit": True},
        )

    def conninfo(self) -> str:
        """For a connection of one's own, such as one that listens."""
        return make_conninfo(
            self.url,
            # Statements here are short: compiling one would take longer than running it.
            options=f"-c role={self.network}_app -c timezone=UTC -c jit=off",
            connect_timeout=int(WAIT_SECONDS),
            fallback_application_name=self.network,  # what the server's list of activity shows
        )

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        """A connection in autocommit mode; open a transaction where one is needed."""
        try:
            # Not `pool.connection()`: its commit at the end is for naught in autocommit mode,
            # and the pool rolls back what a broken-off transaction left open.
            connection = self._taken()
            try:
                yield connection
            finally:
                self._pool.putconn(connection)
        except OperationalError:
            # The server may be gone or back: drop what is dead, so that the next one in line
            # does not get it. Checking every connection before each use would cost a round trip.
            self._pool.check()
            raise

    def _taken(self) -> Connection[Any]:
        """A connection of the pool. Raises PoolTimeout where there is none in time."""
        deadline = time.monotonic() + WAIT_SECONDS
        while (left := deadline - time.monotonic()) > 0:
            with suppress(PoolTimeout):
                return self._pool.getconn(min(left, ASK_AGAIN_SECONDS))
        raise PoolTimeout(f"couldn't get a connection after {WAIT_SECONDS:.0f} seconds")

    def close(self) -> None:
        """Give every connection back."""
        self._pool.close()
