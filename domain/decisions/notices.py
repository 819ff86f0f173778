"""What the scheduler does about a reminder of something else than a checkpoint.

Whether it is needed is read from the views: an opening without an answer is one because something
did not happen. The boundary makes the claim unique.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import Decision, known, select
from domain.decisions.reminders import REMINDER_CLAIMED, REMINDER_NOT_NEEDED, REMINDER_SENT
from domain.facts import Fact
from domain.facts.notices import NoticeClaimed, NoticeFailed, NoticeSent


class OnNotice(Decision):
    """What every decision on one such reminder has to know."""

    notice: str
    happened_on: date

    claim: NoticeClaimed | None = known(None)
    is_sent: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(NoticeClaimed, NoticeSent, notice=self.notice)]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, NoticeClaimed):
            self.claim = fact
        self.is_sent = self.is_sent or isinstance(fact, NoticeSent)
        super().meet(position, fact)

    def must_be_the_scheduler(self) -> None:
        """Refuse everybody else: people leave it to the scheduler."""
        self.must_be()
        self.must_not_be_in_future(self.happened_on)


class ClaimNotice(OnNotice):
    """One scheduler takes a reminder upon itself."""

    reminder_of: str
    reminds_on: date
    agency: str
    message_id: str
    seeker: str | None = None
    nomination: str | None = None
    referral: str | None = None
    opening: str | None = None

    def execute(self) -> None:
        self.must_be_the_scheduler()
        if self.claim:
            raise REMINDER_CLAIMED()
        if self.happened_on < self.reminds_on:
            raise REMINDER_NOT_NEEDED()
        self.record(
            NoticeClaimed(
                notice=self.notice,
                reminder_of=self.reminder_of,
                reminds_on=self.reminds_on,
                agency=self.agency,
                message_id=self.message_id,
                seeker=self.seeker,
                nomination=self.nomination,
                referral=self.referral,
                opening=self.opening,
                happened_on=self.happened_on,
            )
        )


class RecordNotice(OnNotice):
    """What became of it: sent, or failed with what the mail server said."""

    error: str | None = None
    fault: str = "message"  # where it failed

    def execute(self) -> None:
        self.must_be_the_scheduler()
        if self.claim is None:
            raise REMINDER_NOT_NEEDED()
        if self.is_sent:
            raise REMINDER_SENT()
        about: dict[str, Any] = self.claim.as_dict() | {"happened_on": self.happened_on}
        del about["message_id"]
        if self.error is None:
            self.record(NoticeSent(**about))
        else:
            self.record(NoticeFailed(**about, error=self.error, fault=self.fault))
