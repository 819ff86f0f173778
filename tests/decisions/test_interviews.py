"""Interviews: a time is agreed, and it took place."""

from __future__ import annotations

from domain.decisions.interviews import INTERVIEW_BEFORE_AGREED, INTERVIEW_HELD_ALREADY
from domain.decisions.selection import BEFORE_NOMINATION, NOMINATION_OVER, NOMINATION_UNKNOWN
from tests.decisions.cast import (
    TODAY,
    TOMORROW,
    declined,
    february,
    interview_held,
    interview_scheduled,
    march,
    nominated,
    record_interview,
    schedule_interview,
    started,
    withdrawn,
)
from tests.decisions.story import given


class TestSchedule:
    def test_a_time_and_a_place_are_agreed(self) -> None:
        details = {
            "interview_at": "09:30",
            "place": "12 Mill Lane",
            "arrangements": "Sign language interpreter",
        }
        given(nominated()).when(schedule_interview(**details)).then(interview_scheduled(**details))

    def test_it_may_be_on_the_day_on_which_it_is_agreed(self) -> None:
        given(nominated()).when(
            schedule_interview(happened_on=february(6), interview_on=february(6))
        ).then(interview_scheduled(happened_on=february(6), interview_on=february(6)))

    def test_it_may_be_in_the_future(self) -> None:
        given(nominated()).when(schedule_interview(happened_on=TODAY, interview_on=TOMORROW)).then(
            interview_scheduled(happened_on=TODAY, interview_on=TOMORROW)
        )

    def test_it_is_not_before_the_day_on_which_it_is_agreed(self) -> None:
        given(nominated()).when(
            schedule_interview(happened_on=february(6), interview_on=february(5))
        ).refused(INTERVIEW_BEFORE_AGREED)

    def test_a_second_interview(self) -> None:
        given(nominated(), interview_scheduled(), interview_held()).when(
            schedule_interview(happened_on=february(11), interview_on=february(15))
        ).then(interview_scheduled(happened_on=february(11), interview_on=february(15)))


class TestHeld:
    def test_it_took_place(self) -> None:
        given(nominated(), interview_scheduled()).when(record_interview()).then(interview_held())

    def test_it_took_place_on_another_day_than_agreed(self) -> None:
        given(nominated(), interview_scheduled(interview_on=february(10))).when(
            record_interview(happened_on=february(9))
        ).then(interview_held(happened_on=february(9)))

    def test_it_took_place_without_being_agreed_here(self) -> None:
        given(nominated()).when(record_interview()).then(interview_held())

    def test_one_on_a_day(self) -> None:
        given(nominated(), interview_held(happened_on=february(10))).when(
            record_interview(happened_on=february(10))
        ).refused(INTERVIEW_HELD_ALREADY, day=february(10))

    def test_an_earlier_one_is_entered_late(self) -> None:
        given(nominated(), interview_held(happened_on=february(10))).when(
            record_interview(happened_on=february(8))
        ).then(interview_held(happened_on=february(8)))


class TestNomination:
    def test_there_is_none(self) -> None:
        for decision in (schedule_interview(), record_interview()):
            given(nominated(nomination="another")).when(decision).refused(NOMINATION_UNKNOWN)

    def test_it_was_made_later(self) -> None:
        made = nominated(happened_on=february(7))
        for decision in (
            schedule_interview(happened_on=february(6)),
            record_interview(happened_on=february(6)),
        ):
            given(made).when(decision).refused(BEFORE_NOMINATION, day=february(7))

    def test_it_is_over(self) -> None:
        for end in (declined(), withdrawn(), started()):
            for decision in (
                schedule_interview(happened_on=march(3), interview_on=march(4)),
                record_interview(happened_on=march(3)),
            ):
                given(nominated(), end).when(decision).refused(NOMINATION_OVER, day=end.happened_on)
