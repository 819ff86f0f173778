"""Retention: how a placement goes at the agreed days, and who was reminded to ask."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, Fact, PlacementId, Sealed, SeekerId, coded
from domain.facts.vocabulary import CHECKPOINT_STATUSES, EVIDENCE, N_, REMINDER_STAGES


class _AboutRetention(Fact, frozen=True, kw_only=True):
    """What a checkpoint or its reminder concerns."""

    placement: PlacementId
    seeker: SeekerId
    agency: AgencyId
    day: int  # 30, 60, 90, 180 or 365 days from the start


class CheckpointRecorded(_AboutRetention, frozen=True, kw_only=True):
    """How it stood on `happened_on`, and how that is known (OUTCOMES, evidence)."""

    SENTENCE: ClassVar[str] = N_("Checkpoint at %(day)s days for %(seeker)s: %(status)s.")
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    status: Annotated[str, coded(CHECKPOINT_STATUSES)]
    evidence: Annotated[str, coded(EVIDENCE)]
    note: Sealed | None = None


class _AboutReminder(_AboutRetention, frozen=True, kw_only=True):
    stage: Annotated[str, coded(REMINDER_STAGES)]


class FollowUpReminderClaimed(_AboutReminder, frozen=True, kw_only=True):
    """One scheduler took it upon itself to send this reminder: nobody else may."""

    SENTENCE: ClassVar[str] = N_(
        "The reminder of the %(day)s-day checkpoint for %(seeker)s was prepared."
    )

    message_id: str  # RFC 5322 Message-ID, the same at every attempt


class FollowUpReminderSent(_AboutReminder, frozen=True, kw_only=True):
    """The mail server accepted the message."""

    SENTENCE: ClassVar[str] = N_(
        "The reminder of the %(day)s-day checkpoint for %(seeker)s was sent."
    )


class FollowUpReminderFailed(_AboutReminder, frozen=True, kw_only=True):
    """An attempt to hand over the message failed. It will be tried again."""

    SENTENCE: ClassVar[str] = N_(
        "The reminder of the %(day)s-day checkpoint for %(seeker)s could not be sent."
    )

    error: str  # what the mail server said; no personal data
