"""The scheduler's process: views kept up to date, reminders sent by the one that leads.

Any number of such processes may run. Every one keeps views (the projector sees to it that one
works at a time); one leads and sends reminders, the others stand by. A process that cannot do its
whole work ends, so that whatever started it can start it again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.events import EVENT_SCHEDULER_STARTED, SchedulerEvent
from apscheduler.schedulers import SchedulerNotRunningError
from apscheduler.schedulers.blocking import BlockingScheduler

from domain.accounts.store import Accounts
from domain.ledger.ledger import Ledger
from domain.ledger.subscription import LedgerSubscription
from projections.projector import Projector
from scheduler.delivery import Mailer
from scheduler.heartbeats import Heart
from scheduler.locks import Lead
from scheduler.parts import Part, Reached, tell, through_outages
from scheduler.reminders import TickReport, tick

TICK_SECONDS = 30
LOOK_SECONDS = 5.0  # the projector looks for news that often even if nothing woke it
STANDBY_SECONDS = 2.0
STOP_SECONDS = 4.0


def run(
    ledger: Ledger,
    projector: Projector,
    accounts: Accounts,
    mailer: Mailer,
    *,
    zone: ZoneInfo,
    public_url: str,
    stop: threading.Event,
) -> None:
    """Work until `stop`. Raises PartDied where a part ended by itself."""
    news, time_is_up = threading.Event(), threading.Event()
    heart = Heart(ledger.database)

    def remind() -> TickReport:
        return tick(
            ledger,
            projector,
            accounts,
            mailer,
            now=datetime.now(UTC),
            zone=zone,
            public_url=public_url,
            progress=lambda _done, _total: heart.beat("reminders"),  # a run may last
            is_stopped=stop.is_set,
        )

    clock = _clock(time_is_up, stop)
    parts = [
        Part("listener", lambda: _listen(ledger, news, stop), stop),
        Part("projector", lambda: _keep_views(projector, heart, news, stop), stop),
        Part("reminders", lambda: _send_reminders(ledger, heart, remind, time_is_up, stop), stop),
        Part("clock", clock.start, stop),
    ]
    for part in parts:
        part.start()
    stop.wait()
    news.set()
    time_is_up.set()
    _stop_clock(clock)
    deadline = time.monotonic() + STOP_SECONDS
    for part in parts:
        part.join(deadline - time.monotonic())
    heart.stop(next(((part.name, part.died_of) for part in parts if part.died_of), None))
    for part in parts:
        part.must_have_lived()


def _clock(time_is_up: threading.Event, stop: threading.Event) -> BlockingScheduler:
    """It only says when. The work is done in threads whose end is noticed; so is its own."""
    clock = BlockingScheduler(timezone=UTC)
    clock.add_job(time_is_up.set, "interval", seconds=TICK_SECONDS, misfire_grace_time=None)

    def stop_if_too_late(_: SchedulerEvent) -> None:
        if stop.is_set():
            _stop_clock(clock)

    clock.add_listener(stop_if_too_late, EVENT_SCHEDULER_STARTED)
    return clock


def _stop_clock(clock: BlockingScheduler) -> None:
    with suppress(SchedulerNotRunningError):
        clock.shutdown(wait=False)


def _listen(ledger: Ledger, news: threading.Event, stop: threading.Event) -> None:
    """Wake the projector when there are new facts."""

    def end(subscription: LedgerSubscription) -> None:
        stop.wait()
        subscription.stop()

    def listen(reached: Reached) -> None:
        head = ledger.head()
        reached()
        with ledger.recorder.subscribe(after=head) as subscription:
            threading.Thread(target=end, args=[subscription], daemon=True).start()
            for _ in subscription:
                news.set()

    through_outages("listener", listen, stop)


def _keep_views(
    projector: Projector, heart: Heart, news: threading.Event, stop: threading.Event
) -> None:
    def catch_up(reached: Reached) -> None:
        news.clear()
        position = projector.catch_up()
        heart.beat("projector", position=position)
        reached()
        if not stop.is_set():  # asked after `clear`, so that the end is never slept through
            news.wait(LOOK_SECONDS)

    through_outages("projector", catch_up, stop)


def _send_reminders(
    ledger: Ledger,
    heart: Heart,
    remind: Callable[[], TickReport],
    time_is_up: threading.Event,
    stop: threading.Event,
) -> None:
    def run() -> None:
        report = remind()
        if report.sent or report.failed:
            tell(f"reminders: {report}")
        heart.ran(report)

    def lead_or_stand_by(reached: Reached) -> None:
        with Lead(ledger.database) as lead:
            reached()
            while not lead.is_ours():
                heart.beat("reminders", leads=False)
                if stop.wait(STANDBY_SECONDS):
                    return
            tell("reminders: this process leads.")
            next_run = time.monotonic()  # whoever has just come to lead begins at once
            while lead.is_ours():
                heart.beat("reminders")
                if stop.is_set():
                    return
                if time_is_up.is_set() or time.monotonic() >= next_run:
                    time_is_up.clear()
                    run()
                    # The clock is the machine's. Should that be set back, we go on all the same.
                    next_run = time.monotonic() + 2 * TICK_SECONDS
                # Not the whole time at once: a lead that was lost is noticed, and taken up again.
                time_is_up.wait(STANDBY_SECONDS)

    through_outages("reminders", lead_or_stand_by, stop)
