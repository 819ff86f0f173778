"""Interviews: a time is agreed, moved or called off; it takes place, or it does not."""

from __future__ import annotations

import pytest

from domain.decisions.base import Decision
from domain.decisions.corrections import OTHERS_REST_ON_IT
from domain.decisions.interviews import (
    INTERVIEW_AGREED_ALREADY,
    INTERVIEW_BEFORE_AGREED,
    INTERVIEW_DAY_PASSED,
    INTERVIEW_HELD_ALREADY,
    INTERVIEW_TO_COME,
    NO_INTERVIEW_AGREED,
    ZONE_UNKNOWN,
)
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.decisions.selection import (
    BEFORE_INTERVIEW,
    BEFORE_INTERVIEW_AGREED,
    BEFORE_LAST_INTERVIEW,
    BEFORE_NOMINATION,
    NOMINATION_OVER,
    NOMINATION_UNKNOWN,
)
from domain.facts import Fact
from domain.facts.vocabulary import INTERVIEW_CANCELLATIONS, INTERVIEW_MISSED_BY
from tests.decisions.cast import (
    TODAY,
    TOMORROW,
    cancel_interview,
    decline,
    declined,
    fact_struck,
    february,
    interview_cancelled,
    interview_held,
    interview_missed,
    interview_rescheduled,
    interview_scheduled,
    march,
    nominated,
    offered,
    record_interview,
    record_missed_interview,
    reschedule_interview,
    schedule_interview,
    started,
    strike,
    withdrawn,
)
from tests.decisions.story import given


class TestSchedule:
    def test_a_time_and_a_place_are_agreed(self) -> None:
        details = {
            "interview_at": "09:30",
            "time_zone": "America/Toronto",
            "place": "12 Mill Lane",
            "arrangements": "Sign language interpreter",
        }
        given(nominated()).when(
            schedule_interview(**details, accommodations=["interpreter", "quiet_room"])
        ).then(interview_scheduled(**details, accommodations="interpreter quiet_room"))

    @pytest.mark.parametrize(
        "codes", [["hearing"], ["interpreter", ""], ["interpreter quiet"], [" interpreter"]]
    )
    def test_what_is_arranged_is_of_the_list(self, codes: list[str]) -> None:
        given(nominated()).when(schedule_interview(accommodations=codes)).refused(NOT_ON_THE_LIST)

    @pytest.mark.parametrize("zone", ["America/Gotham", "", "America", "../etc/passwd", "EST\0"])
    def test_the_zone_is_one_that_clocks_know(self, zone: str) -> None:
        given(nominated()).when(schedule_interview(time_zone=zone)).refused(ZONE_UNKNOWN, zone=zone)
        given(nominated(), interview_scheduled()).when(
            reschedule_interview(time_zone=zone)
        ).refused(ZONE_UNKNOWN, zone=zone)

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

    @pytest.mark.parametrize("settled", [interview_held(), interview_missed()])
    def test_the_next_one_when_the_one_before_is_done_with(self, settled: Fact) -> None:
        second = {"happened_on": february(11), "interview_on": february(15)}
        met = [nominated(), interview_scheduled()]
        given(*met).when(schedule_interview(**second)).refused(
            INTERVIEW_AGREED_ALREADY, day=february(10)
        )
        given(*met, settled).when(schedule_interview(**second)).then(interview_scheduled(**second))

    def test_one_that_was_moved_is_still_agreed(self) -> None:
        given(nominated(), interview_scheduled(), interview_rescheduled()).when(
            schedule_interview(happened_on=february(9), interview_on=february(20))
        ).refused(INTERVIEW_AGREED_ALREADY, day=february(11))

    def test_a_third_interview(self) -> None:
        second = interview_scheduled(happened_on=february(11), interview_on=february(15))
        met = [nominated(), interview_scheduled(), interview_held(), second]
        third = {"happened_on": february(16), "interview_on": february(20)}
        given(*met).when(schedule_interview(**third)).refused(
            INTERVIEW_AGREED_ALREADY, day=february(15)
        )
        met.append(interview_held(happened_on=february(15)))
        given(*met).when(schedule_interview(**third)).then(interview_scheduled(**third))

    def test_an_earlier_one_that_is_entered_late_is_not_the_agreed_one(self) -> None:
        early = interview_held(happened_on=february(5))
        given(nominated(), interview_scheduled(), early).when(
            schedule_interview(happened_on=february(7))
        ).refused(INTERVIEW_AGREED_ALREADY)

    def test_it_is_not_agreed_before_the_one_before_was_done_with(self) -> None:
        early = schedule_interview(happened_on=february(8), interview_on=february(20))
        met = [nominated(), interview_scheduled()]
        given(*met, interview_held()).when(early).refused(BEFORE_INTERVIEW, day=february(10))
        given(*met, interview_missed()).when(early).refused(BEFORE_LAST_INTERVIEW, day=february(10))
        given(*met, interview_cancelled()).when(early).refused(
            BEFORE_LAST_INTERVIEW, day=february(9)
        )


class TestMove:
    def test_another_time_is_agreed(self) -> None:
        details = {
            "interview_at": "11:00",
            "time_zone": "America/Vancouver",
            "place": "https://meet.example/1",
        }
        given(nominated(), interview_scheduled()).when(reschedule_interview(**details)).then(
            interview_rescheduled(**details)
        )

    def test_it_can_be_moved_again_and_to_an_earlier_day(self) -> None:
        given(nominated(), interview_scheduled(), interview_rescheduled()).when(
            reschedule_interview(happened_on=february(9), interview_on=february(10))
        ).then(interview_rescheduled(happened_on=february(9), interview_on=february(10)))

    def test_not_to_a_day_before_that_was_agreed(self) -> None:
        given(nominated(), interview_scheduled()).when(
            reschedule_interview(interview_on=february(8))
        ).refused(INTERVIEW_BEFORE_AGREED)


class TestCancel:
    @pytest.mark.parametrize("reason", INTERVIEW_CANCELLATIONS)
    def test_it_is_called_off(self, reason: str) -> None:
        given(nominated(), interview_scheduled()).when(cancel_interview(reason=reason)).then(
            interview_cancelled(reason=reason)
        )

    def test_for_a_reason_of_the_list(self) -> None:
        given(nominated(), interview_scheduled()).when(
            cancel_interview(reason="did not bother")
        ).refused(NOT_ON_THE_LIST)

    def test_on_its_day_at_the_latest(self) -> None:
        met = [nominated(), interview_scheduled()]
        given(*met).when(cancel_interview(happened_on=february(10))).then(
            interview_cancelled(happened_on=february(10))
        )
        given(*met).when(cancel_interview(happened_on=february(11))).refused(
            INTERVIEW_DAY_PASSED, day=february(10)
        )
        given(*met, interview_rescheduled()).when(cancel_interview(happened_on=february(11))).then(
            interview_cancelled(happened_on=february(11))
        )


class TestBeforeItsTime:
    """What holds for moving an interview and for calling it off."""

    DECISIONS = (reschedule_interview, cancel_interview)

    def test_there_must_be_one(self) -> None:
        met = [nominated(), interview_scheduled()]
        for decision in self.DECISIONS:
            given(nominated()).when(decision()).refused(NO_INTERVIEW_AGREED)
            for settled in (interview_held(), interview_missed(), interview_cancelled()):
                given(*met, settled).when(decision()).refused(NO_INTERVIEW_AGREED)

    def test_it_was_agreed_by_then(self) -> None:
        met = [nominated(), interview_scheduled(happened_on=february(7))]
        for decision in self.DECISIONS:
            given(*met).when(decision(happened_on=february(6))).refused(
                BEFORE_INTERVIEW_AGREED, day=february(7)
            )
            given(*met, interview_rescheduled()).when(decision(happened_on=february(8))).refused(
                BEFORE_INTERVIEW_AGREED, day=february(9)
            )

    def test_its_day_has_not_passed(self) -> None:
        given(nominated(), interview_scheduled()).when(
            reschedule_interview(happened_on=february(12), interview_on=february(15))
        ).refused(INTERVIEW_DAY_PASSED, day=february(10))


class TestMissed:
    @pytest.mark.parametrize("missed_by", INTERVIEW_MISSED_BY)
    def test_somebody_could_not_be_there_on_its_day(self, missed_by: str) -> None:
        given(nominated(), interview_scheduled()).when(
            record_missed_interview(missed_by=missed_by)
        ).then(interview_missed(missed_by=missed_by))

    def test_on_the_day_to_which_it_was_moved(self) -> None:
        given(nominated(), interview_scheduled(), interview_rescheduled()).when(
            record_missed_interview()
        ).then(interview_missed(happened_on=february(11)))

    def test_it_may_be_today_but_not_later(self) -> None:
        def met(day: object) -> list[Fact]:
            return [nominated(), interview_scheduled(interview_on=day)]

        given(*met(TODAY)).when(record_missed_interview()).then(interview_missed(happened_on=TODAY))
        given(*met(TOMORROW)).when(record_missed_interview()).refused(
            INTERVIEW_TO_COME, day=TOMORROW
        )

    def test_one_was_agreed(self) -> None:
        given(nominated()).when(record_missed_interview()).refused(NO_INTERVIEW_AGREED)
        given(nominated(), interview_scheduled(), interview_held()).when(
            record_missed_interview()
        ).refused(NO_INTERVIEW_AGREED)


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


EVERY = (
    schedule_interview,
    reschedule_interview,
    cancel_interview,
    record_missed_interview,
    record_interview,
)


class TestNomination:
    def test_there_is_none(self) -> None:
        for decision in (decision() for decision in EVERY):
            given(nominated(nomination="another")).when(decision).refused(NOMINATION_UNKNOWN)

    def test_it_was_made_later(self) -> None:
        made = nominated(happened_on=february(7))
        for decision in (
            schedule_interview(happened_on=february(6)),
            record_interview(happened_on=february(6)),
        ):
            given(made).when(decision).refused(BEFORE_NOMINATION, day=february(7))

    def test_it_is_over(self) -> None:
        met = [nominated(), interview_scheduled(interview_on=march(5))]
        decisions: list[Decision] = [
            schedule_interview(happened_on=march(3), interview_on=march(4)),
            reschedule_interview(happened_on=march(3), interview_on=march(4)),
            cancel_interview(happened_on=march(3)),
            record_missed_interview(),
            record_interview(happened_on=march(3)),
        ]
        for end in (declined(), withdrawn(), started()):
            for decision in decisions:
                given(*met, end).when(decision).refused(NOMINATION_OVER, day=end.happened_on)

    def test_it_does_not_end_before_what_is_known_of_its_interviews(self) -> None:
        met = [nominated(), interview_scheduled()]
        early = decline(happened_on=february(5))
        given(*met).when(early).refused(BEFORE_INTERVIEW_AGREED, day=february(6))
        given(*met, interview_cancelled()).when(early).refused(
            BEFORE_LAST_INTERVIEW, day=february(9)
        )

    def test_the_employer_may_say_no_while_one_is_agreed(self) -> None:
        given(nominated(), interview_scheduled(interview_on=march(5))).when(decline()).then(
            declined()
        )


class TestStrike:
    def refused(self, *facts: Fact, position: int, entries: str) -> None:
        given(*facts).when(strike(position=position, fact=facts[position - 1])).refused(
            OTHERS_REST_ON_IT, entries=entries
        )

    def test_what_is_said_of_an_interview_rests_on_it(self) -> None:
        met = [nominated(), interview_scheduled(), interview_rescheduled()]
        self.refused(*met, position=2, entries="3")
        for settled in (interview_cancelled(), interview_missed(happened_on=february(11))):
            self.refused(*met, settled, position=2, entries="3, 4")
            self.refused(*met, settled, position=3, entries="4")

    def test_the_next_one_rests_on_the_end_of_the_one_before(self) -> None:
        second = interview_scheduled(happened_on=february(11), interview_on=february(15))
        for settled in (interview_held(), interview_cancelled(), interview_missed()):
            met = [nominated(), interview_scheduled(), settled, second]
            self.refused(*met, position=3, entries="4")

    def test_an_offer_does_not(self) -> None:
        facts = [nominated(), interview_scheduled(), interview_held(), offered()]
        struck = given(*facts).when(strike(position=3, fact=facts[2]))
        struck.then(fact_struck(position=3, things=facts[2].tags(), happened_on=february(10)))
