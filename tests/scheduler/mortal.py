"""Scheduler processes that are killed (kill -9) in the midst of their work, wherever that is.

They are forked from a process that has imported everything, so that two hundred of them may die.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import threading
from contextlib import nullcontext
from datetime import timedelta
from email.message import EmailMessage
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.accounts.store import Accounts
from domain.database.connection import Database
from domain.decisions.base import Decision
from domain.ledger.ledger import Ledger, Receipt
from projections import attempts
from projections.projector import Projector
from scheduler import process, reminders
from scheduler.delivery import Mailer, mailer_from
from tests.conftest import MASTER_KEY
from tests.scheduler.conftest import PUBLIC_URL

MOST_POINTS = 14  # of two reminders
MOST_SECONDS = 0.2  # from the first point that it comes to
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([__name__])


class Life(NamedTuple):
    """Where a process works, how it ends, and where it says so."""

    url: str
    network: str
    smtp_url: str
    folder: Path
    seed: int | None  # None: it goes on until it is told to stop
    with_lock: bool


def start(life: Life) -> ForkServerProcess:
    """One more process."""
    started = CONTEXT.Process(target=_live, args=[life], daemon=True)
    started.start()
    return started


class Fate:
    """Death at a point on the way of a reminder, or at any moment after the first one."""

    def __init__(self, seed: int | None, diary: Path) -> None:
        chance = random.Random(seed)  # noqa: S311 - it must be the same again
        self._diary = diary
        self._left = chance.randint(1, MOST_POINTS) if seed is not None else 0
        self._timer: threading.Timer | None = None
        if seed is not None and chance.random() < 1 / 3:
            self._left = -1
            self._timer = threading.Timer(chance.uniform(0, MOST_SECONDS), self._die, ["any time"])

    def passes(self, point: str) -> None:
        """The process comes to a point; it may be its last."""
        if self._timer and not self._timer.is_alive():
            self._timer.start()
        self._left -= 1
        if self._left == 0:
            self._die(point)

    def _die(self, point: str) -> None:
        with self._diary.open("a") as diary:
            diary.write(f"{point}\n")
        os.kill(os.getpid(), signal.SIGKILL)


class MortalLedger(Ledger):
    """Dies before or after a claim, or a record, is written down."""

    def __init__(self, database: Database, fate: Fate) -> None:
        super().__init__(database, MASTER_KEY)
        self._fate = fate

    def do(self, *decisions: Decision, command: str | None = None) -> Receipt:
        what = type(decisions[0]).__name__
        self._fate.passes(f"before {what}")
        receipt = super().do(*decisions, command=command)
        self._fate.passes(f"after {what}")
        return receipt


class MortalMailer:
    """Dies before or after a message is handed over."""

    def __init__(self, mailer: Mailer, fate: Fate) -> None:
        self._mailer, self._fate = mailer, fate
        self.sender = mailer.sender

    def deliver(self, message: EmailMessage) -> None:
        self._fate.passes("before delivery")
        self._mailer.deliver(message)
        self._fate.passes("after delivery")


def _live(life: Life) -> None:
    said = (life.folder / f"{os.getpid()}.txt").open("w")
    os.dup2(said.fileno(), sys.stderr.fileno())
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    process.TICK_SECONDS = 0.3
    process.STANDBY_SECONDS = 0.05
    attempts.CLAIM_HOLDS = timedelta(seconds=1)
    if not life.with_lock:
        process.Lead = Leader
        reminders.held = lambda *_: nullcontext()
    fate = Fate(life.seed, life.folder / "deaths.txt")
    database = Database(life.url, life.network)
    ledger = MortalLedger(database, fate)
    process.run(
        ledger,
        Projector(ledger),
        Accounts(database),
        MortalMailer(mailer_from(life.smtp_url, Path("unused")), fate),
        zone=ZoneInfo("UTC"),
        public_url=PUBLIC_URL,
        stop=stop,
    )


class Leader(nullcontext["Leader"]):
    """Everybody leads: what is left is the ledger's own boundary."""

    def __init__(self, _database: Database) -> None:
        super().__init__(self)

    def is_ours(self) -> bool:
        return True
