"""A scheduler process for the tests: `python -m tests.scheduler.child URL NETWORK SMTP_URL [HOW]`.

It keeps a quicker clock than the real one. HOW names the way in which it is to go wrong.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.accounts.store import Accounts
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from scheduler import process
from scheduler.delivery import Mailer, mailer_from
from tests.conftest import MASTER_KEY
from tests.scheduler.conftest import PUBLIC_URL

process.TICK_SECONDS = 1
process.STANDBY_SECONDS = 0.2
process.LOOK_SECONDS = 60.0  # so that only the subscription wakes the projector


class BrokenProjector(Projector):
    """Works in every thread but the projector's own."""

    def catch_up(self) -> int:
        if threading.current_thread().name == "projector":
            raise ZeroDivisionError("made to fail")
        return super().catch_up()


class KillingMailer:
    """The process dies while it delivers."""

    sender = None

    def deliver(self, message: EmailMessage) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def main(url: str, network: str, smtp_url: str, how: str = "") -> None:
    """Run until told to stop, as the command does."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    if how == "slow clock":
        process.TICK_SECONDS = 3600
    database = Database(url, network)
    ledger = Ledger(database, MASTER_KEY)
    mailer: Mailer = mailer_from(smtp_url, Path("unused"))
    process.run(
        ledger,
        BrokenProjector(ledger) if how == "broken projector" else Projector(ledger),
        Accounts(database),
        KillingMailer() if how == "killed in delivery" else mailer,
        zone=ZoneInfo("UTC"),
        public_url=PUBLIC_URL,
        stop=stop,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
