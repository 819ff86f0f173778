"""A part of the process: a thread whose end is noticed, and that outlives database outages."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable

import psycopg

PAUSE_SECONDS = 1.0  # between two tries to reach the database

Reached = Callable[[], None]


class PartDied(SystemExit):
    """A part ended before it was told to. Where nothing catches it, it is the last line on
    standard error, and the process ends with status 1."""


class Part:
    """A thread with a name. However it ends, it sets `stop`: no part goes on without the others."""

    def __init__(self, name: str, work: Callable[[], object], stop: threading.Event) -> None:
        self.name = name
        self._work, self._stop = work, stop
        self._why_dead: str | None = None
        self.died_of: str | None = (
            None  # the kind of error; for others to see, so no more than that
        )
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self, seconds: float) -> None:
        """Wait for its end."""
        self._thread.join(max(seconds, 0))

    def must_have_lived(self) -> None:
        """Raises PartDied where it ended by itself."""
        if self._why_dead:
            raise PartDied(f"The scheduler stops: its {self.name} died. {self._why_dead}")

    def _run(self) -> None:
        try:
            self._work()
            if not self._stop.is_set():
                self._why_dead, self.died_of = "It came to an end.", "EarlyEnd"
        except BaseException as error:  # whatever it was, the process must end
            traceback.print_exc()
            self.died_of = type(error).__name__
            self._why_dead = f"{self.died_of}: {error}"
        finally:
            self._stop.set()


def through_outages(name: str, step: Callable[[Reached], object], stop: threading.Event) -> None:
    """Repeat a step until told to stop. A database that is away is said once, and waited for.

    The step may last long; it calls what it is given whenever it has reached the database.
    """
    is_away = False

    def reached() -> None:
        nonlocal is_away
        if is_away:
            tell(f"{name}: the database is back.")
        is_away = False

    while not stop.is_set():
        try:
            step(reached)
        except psycopg.OperationalError as error:
            if not is_away:
                (reason, *_) = str(error).splitlines() or [type(error).__name__]
                tell(f"{name}: the database does not answer, trying again. {reason}")
            is_away = True
            stop.wait(PAUSE_SECONDS)


def tell(line: str) -> None:
    """One line to whoever runs the process."""
    # One write: `print` makes two of it, between which the line of another part may come.
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
