"""One run of the reminders: claim, deliver, record.

The claim is a fact, and the ledger's boundary lets only one process record it. A process that dies
after the claim leaves a reminder that nobody recorded as sent: it is delivered again, with the same
Message-IDs. So every reminder is delivered at least once, and repeats can be told apart.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain.accounts.digests import Digests
from domain.accounts.store import Accounts
from domain.decisions.refusals import Refused
from domain.decisions.reminders import ClaimReminder, RecordReminder
from domain.ledger.ledger import Ledger
from projections.attempts import RETRY_AFTER, server_tried_at
from projections.projector import Projector
from projections.queries.follow_ups import open_checkpoints
from projections.queries.mail import last_away
from projections.queries.policy import policy
from projections.working_days import is_working
from scheduler.delivery import Mailer
from scheduler.desk import About, Desk
from scheduler.digests import send_digests
from scheduler.letter import Envelope, compose, message_id
from scheduler.locks import held
from scheduler.notices import send_notices
from scheduler.plan import Planned, local_day, plan
from scheduler.readers import readers_of
from scheduler.rounds import Outcome, deliver_to

# Longer than any row of days on which nobody works.
MOST_MOVED = timedelta(days=14)

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
    digests = Digests(ledger.database)
    envelope = Envelope(ledger.database.network, mailer.sender, public_url, now)
    with held(ledger.database, "reminders"):
        projector.catch_up()
        unreachable = digests.unreachable(len(RETRY_AFTER))
        wishes = digests.wishes()
        desk = Desk(ledger, accounts, mailer, envelope, today, digests, wishes, unreachable)
        run = _Run(desk, report)
        rules = policy(ledger).reminders(today, is_working)
        until = today + timedelta(days=rules.coming) + MOST_MOVED
        due = plan(open_checkpoints(ledger, until), rules, today)
        away = last_away(ledger)
        # A run "as if it were" an earlier time knows nothing of that.
        if away and away.at <= now < server_tried_at(away.at):
            report.waiting, report.error = len(due), away.error
            return report
        ready = [one for one in due if one.may_go_out(now)]
        for done, one in enumerate(ready):
            if is_stopped() or not run.remind(one):
                break
            progress(done + 1, len(ready))
        else:
            told = send_notices(desk, now, is_stopped)
            run.count(told)
            if desk.wishes and told.goes_on:
                projector.catch_up()
                outcome = send_digests(desk, open_checkpoints(ledger, until), now, zone)
                run.done += outcome.sent
                run.count(outcome)
    report.waiting = len(due) - run.done
    return report


class _Run:
    """What has come of one run."""

    def __init__(self, desk: Desk, report: TickReport) -> None:
        self._desk, self._report = desk, report
        self.done = 0  # reminders that are neither left for later nor for an e-mail of the day

    def remind(self, one: Planned) -> bool:
        """Claim, deliver and record one reminder. False where no other can be delivered now."""
        desk = self._desk
        about = desk.about(one.row, one.reminder)
        readers = readers_of(one.row, one.reminder, desk.accounts, one.claimed, desk.unreachable)
        now = desk.at_once(readers, one.claimed)
        if one.claimed and readers and not now:
            return True  # it waits for the hour of those who want one e-mail a day
        self.done += 1
        try:
            claimed_id = self._claim(one, about)
            if readers and not now:
                self.done -= 1
                return True
            stage, envelope = one.reminder.stage, desk.envelope
            done = deliver_to(
                desk.mailer,
                [compose(one.row, stage, claimed_id, reader, envelope) for reader in now],
            )
            desk.ledger.do(*(RecordReminder(**about, **told) for told in done.outcomes))
        except Refused:  # recorded, ended or sent by somebody else since the views were read
            return True
        self.count(done.counted)
        return done.goes_on

    def _claim(self, one: Planned, about: About) -> str:
        """The Message-ID under which this reminder is ours to send. Raises Refused."""
        if one.claimed:
            # Refused where it was sent meanwhile.
            self._desk.ledger.foresee(RecordReminder(**about))
            return one.claimed.message_id
        envelope = self._desk.envelope
        claimed_id = message_id(envelope.network, one.row, one.reminder, envelope.public_url)
        self._desk.ledger.do(ClaimReminder(**about, message_id=claimed_id, is_working=is_working))
        return claimed_id

    def count(self, outcome: Outcome) -> None:
        """Count what was sent."""
        self._report.sent += outcome.sent
        self._report.failed += outcome.failed
        self._report.error = outcome.error or self._report.error
