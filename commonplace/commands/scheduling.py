"""The projector and the reminders, without the pages."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime

import click

from commonplace.parts import parts
from commonplace.terminal import MOMENT, say
from scheduler import process, reminders
from scheduler.supervisor import end_with_input


@click.command()
@click.option(
    "--until-input-ends",
    "is_on_a_leash",
    is_flag=True,
    help="End when standard input does, as it does when whoever holds its other end is gone.",
)
def scheduler(is_on_a_leash: bool) -> None:
    """The projector and the reminders on their own. Run one or more; one leads."""
    p, stop = parts(), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    if is_on_a_leash:
        end_with_input(stop)
    process.run(
        p.ledger,
        p.projector,
        p.accounts,
        p.settings.mailer,
        zone=p.settings.zone,
        public_url=p.settings.public_url,
        stop=stop,
    )


@click.command()
@click.option("--now", type=MOMENT)
def tick(now: datetime | None) -> None:
    """Run the reminders once, as if it were this time (the network's zone unless it says)."""
    p = parts()
    moment = now or datetime.now(UTC)
    report = reminders.tick(
        p.ledger,
        p.projector,
        p.accounts,
        p.settings.mailer,
        now=moment if moment.tzinfo else moment.replace(tzinfo=p.settings.zone),
        zone=p.settings.zone,
        public_url=p.settings.public_url,
    )
    say(str(report))
