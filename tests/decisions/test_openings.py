"""Openings: posted, answered, closed."""

from __future__ import annotations

from domain.decisions.openings import (
    BEFORE_OPENING,
    EMPLOYER_UNKNOWN,
    NO_PLACES,
    OPENING_CLOSED,
    OPENING_UNKNOWN,
    REASON_NEEDED,
    RESPOND_BY_TOO_EARLY,
)
from domain.decisions.refusals import ID_TAKEN, NOT_YOUR_AGENCY
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    SOUTHSIDE,
    answer_opening,
    answered,
    close_opening,
    employer_engaged,
    february,
    january,
    march,
    opening_closed,
    post_opening,
    posted,
)
from tests.decisions.story import given


class TestPost:
    def test_an_opening_is_put_before_every_agency(self) -> None:
        wanted = {
            "occupation": "food",
            "region": "north",
            "hours_per_week": 30,
            "hourly_wage": "18.50",
            "respond_by": february(15),
            "description": "Early shift",
        }
        given(employer_engaged()).when(post_opening(**wanted)).then(posted(**wanted))

    def test_an_agency_brings_one_in(self) -> None:
        given(employer_engaged()).when(post_opening(by=NORTHSIDE)).then(posted(agency="northside"))

    def test_an_employer_of_another_agency_may_post_too(self) -> None:
        given(employer_engaged(agency="southside")).when(post_opening(by=NORTHSIDE)).then(
            posted(agency="northside")
        )

    def test_the_employer_is_unknown(self) -> None:
        given(employer_engaged(employer="another")).when(post_opening()).refused(EMPLOYER_UNKNOWN)

    def test_a_reference_is_used_once(self) -> None:
        given(employer_engaged(), posted()).when(post_opening()).refused(ID_TAKEN)

    def test_an_opening_has_a_place(self) -> None:
        given(employer_engaged()).when(post_opening(places=0)).refused(NO_PLACES)

    def test_one_place_is_enough(self) -> None:
        given(employer_engaged()).when(post_opening(places=1)).then(posted(places=1))

    def test_answers_are_not_due_before_it_is_posted(self) -> None:
        given(employer_engaged()).when(
            post_opening(happened_on=february(1), respond_by=january(31))
        ).refused(RESPOND_BY_TOO_EARLY)

    def test_answers_may_be_due_on_the_same_day(self) -> None:
        given(employer_engaged()).when(
            post_opening(happened_on=february(1), respond_by=february(1))
        ).then(posted(happened_on=february(1), respond_by=february(1)))


class TestAnswer:
    def test_an_agency_has_somebody(self) -> None:
        given(posted()).when(answer_opening()).then(answered())

    def test_an_agency_has_nobody_and_says_why(self) -> None:
        given(posted()).when(answer_opening(answer="nobody", reason="too_far")).then(
            answered(answer="nobody", reason="too_far")
        )

    def test_having_nobody_needs_a_reason(self) -> None:
        given(posted()).when(answer_opening(answer="nobody")).refused(REASON_NEEDED)

    def test_having_somebody_keeps_no_reason(self) -> None:
        given(posted()).when(answer_opening(reason="too_far")).then(answered(reason=None))

    def test_a_later_answer_is_recorded_too(self) -> None:
        given(posted(), answered(answer="nobody", reason="hours")).when(answer_opening()).then(
            answered()
        )

    def test_the_coordinator_answers_for_an_agency_that_phoned(self) -> None:
        given(posted()).when(answer_opening(by=COORDINATOR)).then(answered())

    def test_no_agency_answers_for_another(self) -> None:
        given(posted()).when(answer_opening(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_the_opening_is_unknown(self) -> None:
        given(posted(opening="another")).when(answer_opening()).refused(OPENING_UNKNOWN)

    def test_the_opening_is_closed(self) -> None:
        given(posted(), opening_closed(happened_on=february(20))).when(
            answer_opening(happened_on=february(21))
        ).refused(OPENING_CLOSED, day=february(20))

    def test_not_before_it_was_posted(self) -> None:
        given(posted(happened_on=february(1))).when(
            answer_opening(happened_on=january(31))
        ).refused(BEFORE_OPENING, day=february(1))


class TestClose:
    def test_the_employer_takes_no_more_candidates(self) -> None:
        given(posted()).when(close_opening()).then(opening_closed())

    def test_the_agency_that_brought_it_in_may_close_it(self) -> None:
        given(posted(agency="northside")).when(close_opening(by=NORTHSIDE)).then(opening_closed())

    def test_another_agency_may_not(self) -> None:
        given(posted(agency="northside")).when(close_opening(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_no_agency_closes_what_the_coordinator_posted(self) -> None:
        given(posted(agency=None)).when(close_opening(by=NORTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_an_unknown_opening_is_unknown_to_everybody(self) -> None:
        given().when(close_opening()).refused(OPENING_UNKNOWN)
        given().when(close_opening(by=NORTHSIDE)).refused(OPENING_UNKNOWN)

    def test_it_is_closed_once(self) -> None:
        given(posted(), opening_closed(happened_on=february(20))).when(
            close_opening(happened_on=march(1))
        ).refused(OPENING_CLOSED, day=february(20))

    def test_not_before_it_was_posted(self) -> None:
        given(posted(happened_on=february(1))).when(close_opening(happened_on=january(31))).refused(
            BEFORE_OPENING, day=february(1)
        )

    def test_on_the_day_on_which_it_was_posted(self) -> None:
        given(posted(happened_on=february(1))).when(close_opening(happened_on=february(1))).then(
            opening_closed(happened_on=february(1))
        )
