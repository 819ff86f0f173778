"""What may be done about an interview: agree a time, record that it was held."""

from __future__ import annotations

from datetime import date

from domain.decisions.refusals import Refusal
from domain.decisions.selection import OnNomination
from domain.facts.interviews import InterviewHeld, InterviewScheduled
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


class ScheduleInterview(OnNomination):
    """The employer and the job seeker agree a time and a place."""

    interview_on: date
    interview_at: str | None = None
    place: str | None = None
    arrangements: str | None = None

    def execute(self) -> None:
        about = self.about()
        if self.interview_on < self.happened_on:
            raise INTERVIEW_BEFORE_AGREED()
        self.record(
            InterviewScheduled(
                **about,
                interview_on=self.interview_on,
                interview_at=self.interview_at,
                place=self.place,
                arrangements=self.arrangements,
                happened_on=self.happened_on,
            )
        )


class RecordInterview(OnNomination):
    """The interview took place."""

    def execute(self) -> None:
        about = self.about()
        if self.happened_on in self.held_on:
            raise INTERVIEW_HELD_ALREADY(day=self.happened_on)
        self.record(InterviewHeld(**about, happened_on=self.happened_on))
