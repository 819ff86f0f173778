"""What one run of the reminders works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from domain.accounts.digests import Digests, Wish
from domain.accounts.store import Accounts
from domain.decisions.stages import Reminder
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.folds.follow_ups import FollowUpRow
from scheduler.delivery import Mailer
from scheduler.letter import Envelope

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

    def about(self, row: FollowUpRow, reminder: Reminder) -> About:
        """What a decision on this reminder is given."""
        return About(
            by=SYSTEM,
            today=self.today,
            happened_on=self.today,
            placement=row.placement,
            day=row.day,
            stage=reminder.stage,
            reminds_on=reminder.reminds_on,
        )
