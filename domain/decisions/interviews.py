"""What may be done about an interview: agree a time, move it, call it off, say what became of it.

One that is agreed is held, missed or called off before the next one is agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import known
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.decisions.selection import (
    BEFORE_INTERVIEW_AGREED,
    AboutNomination,
    Agreed,
    OnNomination,
)
from domain.facts.interviews import (
    InterviewCancelled,
    InterviewHeld,
    InterviewMissed,
    InterviewRescheduled,
    InterviewScheduled,
)
from domain.facts.vocabulary import N_

INTERVIEW_BEFORE_AGREED = Refusal(
    "interview_before_agreed",
    N_("The interview would be before the day on which it was agreed."),
    N_("Check both dates. If it took place already, record it as held."),
    field="interview_on",
)
INTERVIEW_HELD_ALREADY = Refusal(
    "interview_held_already",
    N_("An interview on %(day)s is recorded already."),
    N_("Open the nomination to see it."),
    field="happened_on",
)
INTERVIEW_AGREED_ALREADY = Refusal(
    "interview_agreed_already",
    N_("An interview is agreed for %(day)s."),
    N_("Record what became of it first, or move it."),
)
NO_INTERVIEW_AGREED = Refusal(
    "no_interview_agreed",
    N_("No interview is agreed at the moment."),
    N_("Agree one first. If it took place already, record it as held."),
)
INTERVIEW_DAY_PASSED = Refusal(
    "interview_day_passed",
    N_("The interview was agreed for %(day)s. This date is later."),
    N_("Check the date. If nobody met on that day, record that it did not take place."),
    field="happened_on",
)
INTERVIEW_TO_COME = Refusal(
    "interview_to_come",
    N_("The interview is agreed for %(day)s, which is still to come."),
    N_("Record this on that day. If it is called off before, record that."),
)
ZONE_UNKNOWN = Refusal(
    "zone_unknown",
    N_("There is no time zone “%(zone)s”."),
    N_("Choose one of the list, like America/Toronto."),
    field="time_zone",
)


def must_be_a_zone(name: str | None) -> None:
    """Refuse what is no name of the IANA time zone database."""
    try:
        if name is not None:
            ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of names
        raise ZONE_UNKNOWN(zone=name) from None


class ScheduleInterview(OnNomination):
    """The employer and the job seeker agree a time and a place."""

    interview_on: date
    interview_at: str | None = None
    time_zone: str | None = None
    place: str | None = None
    accommodations: Sequence[str] = ()
    arrangements: str | None = None

    def execute(self) -> None:
        about = self.about()
        if self.agreed:
            raise INTERVIEW_AGREED_ALREADY(day=self.agreed.day)
        self.must_follow_interviews()
        if self.interview_on < self.happened_on:
            raise INTERVIEW_BEFORE_AGREED()
        must_be_a_zone(self.time_zone)
        self.record(
            InterviewScheduled(
                **about,
                interview_on=self.interview_on,
                interview_at=self.interview_at,
                time_zone=self.time_zone,
                place=self.place,
                accommodations=" ".join(self.accommodations) or None,
                arrangements=self.arrangements,
                happened_on=self.happened_on,
            )
        )


class OnAgreedInterview(OnNomination):
    """What is decided about the interview that is agreed."""

    def interview(self) -> tuple[AboutNomination, Agreed]:
        """The things that it concerns, and its day; refuses where none is agreed."""
        about = self.about()
        if self.agreed is None:
            raise NO_INTERVIEW_AGREED()
        return about, self.agreed

    def must_be_before_it(self, agreed: Agreed) -> None:
        """Refuse a day on which it was not agreed yet, or on which its time had passed."""
        if self.happened_on < agreed.said_on:
            raise BEFORE_INTERVIEW_AGREED(day=agreed.said_on)
        if self.happened_on > agreed.day:
            raise INTERVIEW_DAY_PASSED(day=agreed.day)


class RescheduleInterview(OnAgreedInterview):
    """The employer and the job seeker agree another time or place."""

    interview_on: date
    interview_at: str | None = None
    time_zone: str | None = None
    place: str | None = None

    def execute(self) -> None:
        about, agreed = self.interview()
        self.must_be_before_it(agreed)
        if self.interview_on < self.happened_on:
            raise INTERVIEW_BEFORE_AGREED()
        must_be_a_zone(self.time_zone)
        self.record(
            InterviewRescheduled(
                **about,
                interview_on=self.interview_on,
                interview_at=self.interview_at,
                time_zone=self.time_zone,
                place=self.place,
                happened_on=self.happened_on,
            )
        )


class CancelInterview(OnAgreedInterview, UnderPolicy):
    """It is called off before its time."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        about, agreed = self.interview()
        self.must_be_before_it(agreed)
        self.record(InterviewCancelled(**about, reason=self.reason, happened_on=self.happened_on))


class RecordMissedInterview(OnAgreedInterview):
    """Its day came, and somebody could not be there."""

    missed_by: str
    happened_on: date = known(date.min)  # the day that was agreed: nobody is asked for it

    def execute(self) -> None:
        self.happened_on = self.today
        about, agreed = self.interview()
        if agreed.day > self.today:
            raise INTERVIEW_TO_COME(day=agreed.day)
        self.record(InterviewMissed(**about, missed_by=self.missed_by, happened_on=agreed.day))


class RecordInterview(OnNomination):
    """The interview took place."""

    def execute(self) -> None:
        about = self.about()
        if self.happened_on in self.held_on:
            raise INTERVIEW_HELD_ALREADY(day=self.happened_on)
        self.record(InterviewHeld(**about, happened_on=self.happened_on))
