"""`serve` on one machine: a scheduler process beside the pages, and a database that stays up."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from scheduler.parts import tell

CHECK_SECONDS = 1.0
STOP_SECONDS = 10.0


@contextmanager
def supervised(settings: Mapping[str, str], *, keep_database: Callable[[], None]) -> Iterator[None]:
    """Keep one `commonplace scheduler` process running; start it again when it dies.

    `settings` are those that it has beside the environment's.
    """
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(settings, keep_database, stop))
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()


def _watch(
    settings: Mapping[str, str], keep_database: Callable[[], None], stop: threading.Event
) -> None:
    child = _start(settings)
    while not stop.wait(CHECK_SECONDS):
        try:
            keep_database()
        except Exception as wrong:  # said, and tried again a second later
            tell(f"The database does not start: {wrong}")
        if child.poll() is not None:
            tell("The scheduler stopped. Starting it again.")
            child = _start(settings)
    child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def end_with_input(stop: threading.Event) -> None:
    """Set `stop` when standard input ends: that is when our supervisor is gone."""

    def wait() -> None:
        # Not `sys.stdin`: its lock would be held when the interpreter comes to its end.
        while os.read(0, 1024):
            pass
        if not stop.is_set():
            tell("The scheduler stops: whoever started it is gone.")
        stop.set()

    threading.Thread(target=wait, name="leash", daemon=True).start()


def _start(settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "commonplace", "scheduler", "--until-input-ends"],
        env=os.environ | settings,
        # Nobody writes to it. It ends with us, however that comes: kill -9 too.
        stdin=subprocess.PIPE,
        # Ctrl-C on a terminal reaches the whole group. It is for us, and we tell the child:
        # otherwise its end would look like a death, and another one would be started.
        start_new_session=True,
    )
