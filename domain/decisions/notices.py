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
from domain.decisions.reminders import (
    REMINDER_CAME_BACK,
    REMINDER_CLAIMED,
    REMINDER_NOT_NEEDED,
    REMINDER_SENT,
)
from domain.facts import Fact
from domain.facts.notices import NoticeBounced, NoticeClaimed, NoticeFailed, NoticeSent


class OnNotice(Decision):
    """What every decision on one such reminder has to know."""

    notice: str
    happened_on: date

    claim: NoticeClaimed | None = known(None)
    is_sent: bool = known(False)
    came_back_from: frozenset[str] = known(frozenset())  # since it was claimed

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(NoticeClaimed, NoticeSent, NoticeBounced, notice=self.notice)]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, NoticeClaimed):
            self.claim = fact
        if isinstance(fact, NoticeSent):
            self.is_sent = True
        if isinstance(fact, NoticeBounced):
            self.came_back_from |= {fact.to_user}
            self.is_sent = self.is_sent and fact.reached != "nobody"
        super().meet(position, fact)

    def must_be_the_scheduler(self) -> None:
        """Refuse everybody else: people leave it to the scheduler."""
        self.must_be()
        self.must_not_be_in_future(self.happened_on)

    def about(self) -> dict[str, Any]:
        """What every fact of a claimed one names. Refuses one that nobody claimed."""
        if self.claim is None:
            raise REMINDER_NOT_NEEDED()
        about = self.claim.as_dict() | {"happened_on": self.happened_on}
        del about["message_id"]
        return about


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
        about = self.about()
        if self.is_sent:
            raise REMINDER_SENT()
        if self.error is None:
            self.record(NoticeSent(**about))
        else:
            self.record(NoticeFailed(**about, error=self.error, fault=self.fault))


class RecordNoticeBounce(OnNotice):
    """It came back from one reader, after the mail server had accepted it.

    Where nobody else has it, it counts as not sent.
    """

    to_user: str
    status_code: str
    reached: str

    def execute(self) -> None:
        self.must_be_the_scheduler()
        about = self.about()
        if self.to_user in self.came_back_from:
            raise REMINDER_CAME_BACK()
        self.record(
            NoticeBounced(
                **about,
                to_user=self.to_user,
                status_code=self.status_code,
                reached=self.reached,
            )
        )
