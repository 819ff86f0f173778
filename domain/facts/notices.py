"""Reminders of other things than checkpoints: an interview, a referral, an opening, a consent."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from domain.facts.base import (
    AgencyId,
    Fact,
    NominationId,
    NoticeId,
    OpeningId,
    ReferralId,
    SeekerId,
    coded,
)
from domain.facts.retention import of_the_message
from domain.facts.vocabulary import MAIL_FAULTS, N_, NOTICE_KINDS, REACHED


class _AboutNotice(Fact, frozen=True, kw_only=True):
    """One reminder, for one agency. Its id follows from what it is about, for whom, and the day."""

    QUIET: ClassVar[tuple[str, ...]] = ("reminds_on",)

    notice: NoticeId
    reminder_of: Annotated[str, coded(NOTICE_KINDS)]
    reminds_on: date  # the local day from which it is sent
    agency: AgencyId
    seeker: SeekerId | None = None
    nomination: NominationId | None = None
    referral: ReferralId | None = None
    opening: OpeningId | None = None


class NoticeClaimed(_AboutNotice, frozen=True, kw_only=True):
    """One scheduler took it upon itself to send this reminder: nobody else may."""

    SENTENCE: ClassVar[str] = N_("A reminder was prepared: %(reminder_of)s.")

    message_id: str  # RFC 5322 Message-ID, the same at every attempt


class NoticeSent(_AboutNotice, frozen=True, kw_only=True):
    """The mail server accepted the message."""

    SENTENCE: ClassVar[str] = N_("A reminder was sent: %(reminder_of)s.")


class NoticeFailed(_AboutNotice, frozen=True, kw_only=True):
    """An attempt to hand over the message failed. It will be tried again."""

    VERSION: ClassVar[int] = 2
    UPCASTS = {1: of_the_message}
    SENTENCE: ClassVar[str] = N_("A reminder could not be sent: %(reminder_of)s.")

    error: str  # what the mail server said; no personal data
    fault: Annotated[str, coded(MAIL_FAULTS)]


class NoticeBounced(_AboutNotice, frozen=True, kw_only=True):
    """The mail server had accepted the message. Later it came back from one of its readers."""

    SENTENCE: ClassVar[str] = N_("A reminder was handed over, and came back: %(reminder_of)s.")
    QUIET = ("reminds_on", "to_user")

    to_user: str  # whose it was: an opaque account id
    status_code: str  # RFC 3463, such as 5.1.1
    reached: Annotated[str, coded(REACHED)]
