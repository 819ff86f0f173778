"""What came back after the mail server had accepted it: find whose it was, and record it.

Nobody vouches for such a message: anybody may send one. It does nothing unless it names a
Message-ID that went out from here, which only the reader of that letter and the mail servers on
its way know; and then the worst that it does is that somebody is told who would not have been.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from domain.accounts.digests import Digest, Digests
from domain.accounts.store import Accounts, User
from domain.decisions.base import Decision
from domain.decisions.notices import RecordNoticeBounce
from domain.decisions.refusals import Refused
from domain.decisions.reminders import REMINDER_CAME_BACK, RecordBounce
from domain.decisions.stages import Reminder
from domain.ledger.ledger import Ledger
from projections.attempts import CAME_BACK
from projections.folds import follow_ups, notices, reminders
from projections.folds.follow_ups import FollowUpRow
from projections.folds.notices import NoticeRow
from projections.folds.reminders import ReminderRow
from projections.queries.reading import rows
from scheduler.bounce_mail import FAILED, Fate, NotABounce
from scheduler.desk import SYSTEM, about
from scheduler.letter import mark_of, person_of
from scheduler.readers import readers_of, staff_or_coordinator

NOT_OURS = "This is about an e-mail that did not go out from here."
NOT_FINAL = "This e-mail did not come back, or not yet. Nothing is recorded."
RECORDED = "Recorded: a reminder came back. The coordinator is told where nobody else has it."
DIGEST_RECORDED = (
    "Recorded: an e-mail of the day came back, with {number} reminders in it."
    " The coordinator is told of those that nobody else has."
)
LETTER = re.compile(r"<(.+)\.([0-9a-f]{12})@(.+)>")
DIGEST = re.compile(r"<digest\.(\d{4}-\d\d-\d\d)\.([0-9a-f]{32})@.+>")

Row = ReminderRow | NoticeRow


def record(ledger: Ledger, accounts: Accounts, fate: Fate, today: date) -> str:
    """Record that a letter came back; the views must be up to date. Returns what was done.

    The same again records nothing. Raises NotABounce where it is no letter from here.
    """
    if fate.action != FAILED:
        return NOT_FINAL
    desk = _Desk(ledger, accounts, fate.code, today)
    if found := DIGEST.fullmatch(fate.message_id):
        return desk.digest(*found.groups())
    if found := LETTER.fullmatch(fate.message_id):
        left, mark, host = found.groups()
        return desk.letter(f"<{left}@{host}>", mark)
    raise NotABounce(NOT_OURS)


class _Desk:
    """What everything that came back is worked out from."""

    def __init__(self, ledger: Ledger, accounts: Accounts, code: str, today: date) -> None:
        self._ledger, self._accounts, self._code, self._today = ledger, accounts, code, today
        self._digests = Digests(ledger.database)

    def letter(self, claimed_id: str, mark: str) -> str:
        """A letter about one thing."""
        user = self._user(lambda user: mark_of(user) == mark)
        found = self._rows("message_id = %s", [claimed_id])
        if not user or not found:
            raise NotABounce(NOT_OURS)
        done = self._record(found, user)
        return RECORDED if done else str(REMINDER_CAME_BACK())

    def digest(self, day: str, person: str) -> str:
        """An e-mail of the day: what was in it for nobody else counts as not sent."""
        network = self._ledger.database.network
        user = self._user(lambda user: person_of(network, user) == person)
        try:
            sent = self._digests.of_day(user.id, date.fromisoformat(day)) if user else None
        except ValueError:  # no day of any year
            sent = None
        if not user or not sent:
            raise NotABounce(NOT_OURS)
        # What was in it first: should we be stopped in between, the same message is handed over
        # again, and goes on where this one ended.
        number = self._record(self._inside(sent, user), user)
        error = f"{CAME_BACK} ({self._code})"
        if not self._digests.came_back(user.id, sent.day, error) and not number:
            return str(REMINDER_CAME_BACK())
        return DIGEST_RECORDED.format(number=number)

    def _inside(self, sent: Digest, user: User) -> list[Row]:
        if sent.after is None:
            return []
        found = self._rows("position > %s AND position <= %s", [sent.after, sent.upto])
        return [row for row in found if user in self._meant(row)]

    def _rows(self, where: str, values: Sequence[object]) -> list[Row]:
        return [
            *rows(self._ledger, reminders.VIEW, ReminderRow, where, values),
            *rows(self._ledger, notices.VIEW, NoticeRow, where, values),
        ]

    def _user(self, is_it: Callable[[User], bool]) -> User | None:
        """The one account that e-mails go to and that a Message-ID tells of."""
        everybody = [
            user for role in ("agency", "coordinator") for user in self._accounts.by_role(role)
        ]
        return next(filter(is_it, everybody), None)

    def _record(self, found: Iterable[Row], user: User) -> int:
        """How many of these were recorded now: not those of which it is known."""
        done = 0
        for row in found:
            try:
                self._ledger.do(self._bounce(row, user))
            except Refused:
                continue
            done += 1
        return done

    def _bounce(self, row: Row, user: User) -> Decision:
        others = [other for other in self._meant(row) if other.id != user.id]
        # Had it failed for somebody else, nobody knows whether it was for all of these.
        all_got_it = row.sent_at is not None and row.own_failures == len(row.came_back_from)
        reached = "others" if others and all_got_it else "nobody"
        bounced = {"to_user": user.id, "status_code": self._code, "reached": reached}
        today = self._today
        if isinstance(row, NoticeRow):
            return RecordNoticeBounce(
                by=SYSTEM, today=today, happened_on=today, notice=row.notice, **bounced
            )
        reminder = Reminder(row.stage, row.reminds_on)
        return RecordBounce(**about(row.placement, row.day, reminder, today), **bounced)

    def _meant(self, row: Row) -> list[User]:
        """Whom it was for, without those from whom it came back."""
        if isinstance(row, NoticeRow):
            return staff_or_coordinator(row.agency, self._accounts, row)
        where = "placement = %s AND day = %s"
        checks = rows(self._ledger, follow_ups.VIEW, FollowUpRow, where, [row.placement, row.day])
        reminder = Reminder(row.stage, row.reminds_on)
        return [
            user for check in checks for user in readers_of(check, reminder, self._accounts, row)
        ]
