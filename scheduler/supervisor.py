"""`serve` on one machine: a scheduler process beside the pages, and a database that stays up."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from scheduler.parts import tell

CHECK_SECONDS = 1.0
STOP_SECONDS = 10.0


@contextmanager
def supervised(database_url: str, *, keep_database: Callable[[], None]) -> Iterator[None]:
    """Keep one `commonplace scheduler` process running; start it again when it dies."""
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(database_url, keep_database, stop))
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()


def _watch(database_url: str, keep_database: Callable[[], None], stop: threading.Event) -> None:
    child = _start(database_url)
    while not stop.wait(CHECK_SECONDS):
        try:
            keep_database()
        except Exception as wrong:  # said, and tried again a second later
            tell(f"The database does not start: {wrong}")
        if child.poll() is not None:
            tell("The scheduler stopped. Starting it again.")
            child = _start(database_url)
    child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _start(database_url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "commonplace", "scheduler"],
        env=os.environ | {"COMMONPLACE_DATABASE_URL": database_url},
    )
