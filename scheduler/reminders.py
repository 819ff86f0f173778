"""One run of the reminders: claim, deliver, record.

The claim is a fact, and the ledger's boundary lets only one process record it. A process that dies
after the claim leaves a reminder that nobody recorded as sent: it is delivered again, with the same
Message-IDs. So every reminder is delivered at least once, and repeats can be told apart.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

import msgspec

from domain.accounts.store import Accounts
from domain.decisions.refusals import Refused
from domain.decisions.reminders import ClaimReminder, RecordReminder
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.follow_ups import open_checkpoints
from projections.queries.policy import policy
from scheduler.delivery import DeliveryFailed, Mailer
from scheduler.letter import compose, message_id
from scheduler.locks import held
from scheduler.plan import Planned, local_day, plan
from scheduler.readers import readers_of

SYSTEM = Actor(user="scheduler", role="system")

NOBODY = "Nobody can receive it: the agency has no account, and there is no coordinator."

Progress = Callable[[int, int], None]


class TickReport(msgspec.Struct, kw_only=True):
    """What a run came to, in reminders. `error` is the last thing that went wrong."""

    today: date
    sent: int = 0
    failed: int = 0
    waiting: int = 0  # due, and left for a later run
    error: str | None = None

    def __str__(self) -> str:
        counts = f"{self.today}: {self.sent} sent, {self.failed} failed, {self.waiting} waiting."
        return f"{counts} {self.error}" if self.error else counts


def tick(
    ledger: Ledger,
    projector: Projector,
    accounts: Accounts,
    mailer: Mailer,
    *,
    now: datetime,
    zone: ZoneInfo,
    public_url: str,
    progress: Progress = lambda done, total: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> TickReport:
    """Send the reminders that are due at `now` (aware; it may be any time), one run at a time.

    `progress` is told (reminders done, all of them). A run ends early when `is_stopped`, or when
    the mail server cannot be used: the rest waits for a later run.
    """
    today = local_day(now, zone)
    report = TickReport(today=today)
    run = _Run(ledger, accounts, mailer, now, today, public_url, report)
    with held(ledger.database, "reminders"):
        projector.catch_up()
        rules = policy(ledger).reminders(today)
        due = plan(open_checkpoints(ledger, today + timedelta(days=rules.coming)), rules, today)
        ready = [one for one in due if one.may_go_out(now)]
        for done, one in enumerate(ready):
            if is_stopped() or not run.remind(one):
                break
            progress(done + 1, len(ready))
    report.waiting = len(due) - run.done
    return report


class _About(TypedDict):
    """What every decision on one reminder is given."""

    by: Actor
    today: date
    happened_on: date
    placement: str
    day: int
    stage: str
    reminds_on: date


class _Run:
    """What one run works with, and what has come of it."""

    def __init__(
        self,
        ledger: Ledger,
        accounts: Accounts,
        mailer: Mailer,
        now: datetime,
        today: date,
        public_url: str,
        report: TickReport,
    ) -> None:
        self._ledger, self._accounts, self._mailer = ledger, accounts, mailer
        self._now, self._today, self._public_url = now, today, public_url
        self._report = report
        self.done = 0

    def remind(self, one: Planned) -> bool:
        """Claim, deliver and record one reminder. False where no other can be delivered now."""
        about = _About(
            by=SYSTEM,
            today=self._today,
            happened_on=self._today,
            placement=one.row.placement,
            day=one.row.day,
            stage=one.reminder.stage,
            reminds_on=one.reminder.reminds_on,
        )
        self.done += 1
        try:
            claimed_id = self._claim(one, about)
            error, is_sent, goes_on = self._deliver(one, claimed_id)
            outcomes: list[str | None] = [error] if error else []
            outcomes += [None] if is_sent else []
            self._ledger.do(*(RecordReminder(**about, error=outcome) for outcome in outcomes))
        except Refused:  # recorded, ended or sent by somebody else since the views were read
            return True
        self._report.sent += is_sent
        self._report.failed += not is_sent
        self._report.error = error or self._report.error
        return goes_on

    def _claim(self, one: Planned, about: _About) -> str:
        """The Message-ID under which this reminder is ours to send. Raises Refused."""
        if one.claimed:
            self._ledger.foresee(RecordReminder(**about))  # refused where it was sent meanwhile
            return one.claimed.message_id
        network = self._ledger.database.network
        claimed_id = message_id(network, one.row, one.reminder, self._public_url)
        self._ledger.do(ClaimReminder(**about, message_id=claimed_id))
        return claimed_id

    def _deliver(self, one: Planned, claimed_id: str) -> tuple[str | None, bool, bool]:
        """To each reader a message. (What went wrong, whether it is sent, whether to go on.)

        An address that is refused for good does not keep the others from their reminder.
        """
        readers = readers_of(one.row, one.reminder, self._accounts)
        refused: list[str] = []
        for reader in readers:
            try:
                self._mailer.deliver(
                    compose(
                        one.row,
                        one.reminder.stage,
                        claimed_id,
                        reader,
                        sender=self._mailer.sender,
                        public_url=self._public_url,
                        now=self._now,
                    )
                )
            except DeliveryFailed as failure:
                if failure.reach != "recipient":
                    return str(failure), False, failure.reach == "message"
                refused.append(str(failure))
        if not readers:
            return NOBODY, False, True
        error = f"{len(refused)} of {len(readers)}: {refused[-1]}" if refused else None
        return error, len(refused) < len(readers), True
