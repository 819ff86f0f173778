"""What one run of the reminders works with."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from domain.accounts.digests import Digests, Wish
from domain.accounts.store import Accounts, User
from domain.decisions.stages import Reminder
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.folds.follow_ups import FollowUpRow
from projections.folds.notices import NoticeRow
from projections.folds.reminders import ReminderRow
from scheduler.delivery import Mailer
from scheduler.letter import Envelope
from scheduler.readers import is_in_vain

SYSTEM = Actor(user="scheduler", role="system")


class About(TypedDict):
    """What every decision on one reminder is given."""

    by: Actor
    today: date
    happened_on: date
    placement: str
    day: int
    stage: str
    reminds_on: date


def about(placement: str, day: int, reminder: Reminder, today: date) -> About:
    """The same, told one by one."""
    return About(
        by=SYSTEM,
        today=today,
        happened_on=today,
        placement=placement,
        day=day,
        stage=reminder.stage,
        reminds_on=reminder.reminds_on,
    )


@dataclass(frozen=True)
class Desk:
    """The ledger, the accounts, the way out for letters, and the day."""

    ledger: Ledger
    accounts: Accounts
    mailer: Mailer
    envelope: Envelope
    today: date
    digests: Digests
    wishes: dict[str, Wish]  # who wants one e-mail a day
    unreachable: Set[str]  # those of them whose e-mails of the day fail again and again

    def at_once(
        self, readers: Sequence[User], claimed: ReminderRow | NoticeRow | None
    ) -> list[User]:
        """Those of the readers who get a letter of its own, and not only an e-mail of the day.

        What nobody has does not wait for the coordinator's e-mail of the day. It may not even be
        in it, for that holds what was claimed since the last one.
        """
        staff = {user.id for user in readers if user.role != "coordinator"}
        waits = is_in_vain(claimed) or (staff and staff <= self.unreachable)
        return [
            user
            for user in readers
            if user.id not in self.wishes or (waits and user.role == "coordinator")
        ]

    def about(self, row: FollowUpRow, reminder: Reminder) -> About:
        """What a decision on this reminder is given."""
        return about(row.placement, row.day, reminder, self.today)
