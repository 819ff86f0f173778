"""Retention: how a placement goes at the agreed days, and who was reminded to ask."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from domain.facts.base import AgencyId, Fact, PlacementId, Sealed, SeekerId, coded
from domain.facts.vocabulary import (
    CHECKPOINT_STATUSES,
    EVIDENCE,
    HANDED_TO,
    MAIL_FAULTS,
    N_,
    REACHED,
    REMINDER_STAGES,
    SNOOZE_REASONS,
)


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


class FollowUpSnoozed(_AboutRetention, frozen=True, kw_only=True):
    """Somebody put a checkpoint off: no reminder before that day."""

    SENTENCE: ClassVar[str] = N_(
        "The %(day)s-day checkpoint for %(seeker)s waits until %(until)s: %(reason)s."
    )
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    until: date
    reason: Annotated[str, coded(SNOOZE_REASONS)]


class FollowUpHandedOver(_AboutRetention, frozen=True, kw_only=True):
    """One person sees to this checkpoint from now on, and alone is reminded of it."""

    SENTENCE: ClassVar[str] = N_(
        "The %(day)s-day checkpoint for %(seeker)s was handed over to %(to_role)s."
    )
    RESTS_ON = (("PlacementStarted", ("placement",)),)
    QUIET = ("to_user",)

    to_user: str  # an opaque account id
    to_role: Annotated[str, coded(HANDED_TO)]


def _for_its_own_day(shape: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew one stage, on the day on which it was sent."""
    return shape | {"reminds_on": shape["happened_on"]}


class _AboutReminder(_AboutRetention, frozen=True, kw_only=True):
    """One reminder: of a checkpoint, at a stage, on a day. There is never another like it."""

    VERSION: ClassVar[int] = 2
    UPCASTS = {1: _for_its_own_day}
    QUIET: ClassVar[tuple[str, ...]] = ("reminds_on",)

    stage: Annotated[str, coded(REMINDER_STAGES)]
    reminds_on: date  # the local day from which it is sent; after an outage it may be sent later


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


def of_the_message(shape: dict[str, Any]) -> dict[str, Any]:
    """Once nobody said what was at fault, and each message waited as if it were itself."""
    return shape | {"fault": "message"}


class FollowUpReminderFailed(_AboutReminder, frozen=True, kw_only=True):
    """An attempt to hand over the message failed. It will be tried again."""

    VERSION: ClassVar[int] = 3
    UPCASTS = {1: _for_its_own_day, 2: of_the_message}
    SENTENCE: ClassVar[str] = N_(
        "The reminder of the %(day)s-day checkpoint for %(seeker)s could not be sent."
    )

    error: str  # what the mail server said; no personal data
    fault: Annotated[str, coded(MAIL_FAULTS)]


class FollowUpReminderBounced(_AboutReminder, frozen=True, kw_only=True):
    """The mail server had accepted the message. Later it came back from one of its readers."""

    SENTENCE: ClassVar[str] = N_(
        "The reminder of the %(day)s-day checkpoint for %(seeker)s was handed over, and came back."
    )
    VERSION: ClassVar[int] = 1
    UPCASTS = {}
    QUIET = ("reminds_on", "to_user")

    to_user: str  # whose it was: an opaque account id
    status_code: str  # RFC 3463, such as 5.1.1
    reached: Annotated[str, coded(REACHED)]
