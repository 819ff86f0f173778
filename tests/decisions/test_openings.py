"""Openings: posted, changed, answered."""

from __future__ import annotations

from domain.decisions.openings import (
    BEFORE_LAST_CHANGE,
    BEFORE_OPENING,
    EMPLOYER_UNKNOWN,
    NO_PLACES,
    OPENING_CLOSED,
    OPENING_UNKNOWN,
    PLACES_TAKEN,
    REASON_NEEDED,
    RESPOND_BY_TOO_EARLY,
    TRIAL_TOO_SHORT,
)
from domain.decisions.refusals import ID_TAKEN, NOT_YOUR_AGENCY
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    SOUTHSIDE,
    answer_opening,
    answered,
    april,
    change_opening,
    employer_engaged,
    ended,
    february,
    january,
    march,
    opening_changed,
    opening_closed,
    opening_paused,
    opening_reopened,
    post_opening,
    posted,
    started,
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
            "trial_days": 30,
            "description": "Early shift",
        }
        given(employer_engaged()).when(post_opening(**wanted)).then(posted(**wanted))

    def test_an_agency_brings_one_in(self) -> None:
        given(employer_engaged()).when(post_opening(by=NORTHSIDE)).then(posted(agency="northside"))

    def test_the_coordinator_may_say_who_brought_it_in_and_no_other_agency(self) -> None:
        given(employer_engaged()).when(post_opening(by=COORDINATOR, agency="northside")).then(
            posted(agency="northside")
        )
        given(employer_engaged()).when(post_opening(by=SOUTHSIDE, agency="northside")).refused(
            NOT_YOUR_AGENCY
        )

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

    def test_a_trial_has_a_day(self) -> None:
        given(employer_engaged()).when(post_opening(trial_days=0)).refused(TRIAL_TOO_SHORT)
        given(employer_engaged()).when(post_opening(trial_days=1)).then(posted(trial_days=1))


class TestChange:
    def test_what_is_said_now_replaces_what_was_posted(self) -> None:
        wanted = {
            "title": "Night baker",
            "occupation": "food",
            "region": "north",
            "places": 4,
            "hours_per_week": 30,
            "hourly_wage": "19.50",
            "respond_by": february(20),
            "trial_days": 14,
            "description": "From midnight",
        }
        given(posted(hours_per_week=20, description="Early shift")).when(
            change_opening(**wanted)
        ).then(opening_changed(**wanted))

    def test_what_is_not_said_again_no_longer_holds(self) -> None:
        given(posted(hours_per_week=20)).when(change_opening()).then(
            opening_changed(hours_per_week=None)
        )

    def test_who_brought_it_in_may_and_no_other_agency(self) -> None:
        given(posted(agency="northside")).when(change_opening(by=NORTHSIDE)).then(opening_changed())
        given(posted(agency="northside")).when(change_opening(by=SOUTHSIDE)).refused(
            NOT_YOUR_AGENCY
        )

    def test_the_opening_is_unknown(self) -> None:
        given(posted(opening="another")).when(change_opening()).refused(OPENING_UNKNOWN)

    def test_while_it_is_paused(self) -> None:
        given(posted(), opening_paused()).when(change_opening(happened_on=february(16))).then(
            opening_changed(happened_on=february(16))
        )

    def test_not_while_it_is_closed(self) -> None:
        given(posted(), opening_closed(happened_on=february(20))).when(
            change_opening(happened_on=february(21))
        ).refused(OPENING_CLOSED, day=february(20))

    def test_in_the_order_of_the_days(self) -> None:
        given(posted(happened_on=february(1))).when(
            change_opening(happened_on=january(31))
        ).refused(BEFORE_OPENING, day=february(1))
        for last in (opening_changed, opening_paused, opening_reopened):
            before = [posted(), opening_paused(happened_on=february(2))]
            given(*before, last(happened_on=february(12))).when(
                change_opening(happened_on=february(11))
            ).refused(BEFORE_LAST_CHANGE, day=february(12))
        given(posted(), opening_changed(happened_on=february(12))).when(
            change_opening(happened_on=february(12))
        ).then(opening_changed(happened_on=february(12)))

    def test_it_must_make_sense_as_the_first_time(self) -> None:
        given(posted()).when(change_opening(places=0)).refused(NO_PLACES)
        given(posted()).when(change_opening(trial_days=0)).refused(TRIAL_TOO_SHORT)
        given(posted(happened_on=february(1))).when(change_opening(respond_by=january(31))).refused(
            RESPOND_BY_TOO_EARLY
        )

    def test_never_fewer_places_than_are_taken(self) -> None:
        two = [posted(places=3), started(), started(placement="bea-crumb", nomination="bea-baker")]
        given(*two).when(change_opening(places=2, happened_on=march(3))).then(
            opening_changed(places=2, happened_on=march(3))
        )
        given(*two).when(change_opening(places=1, happened_on=march(3))).refused(
            PLACES_TAKEN, taken=2
        )

    def test_nor_fewer_than_were_taken_on_a_later_day(self) -> None:
        """Entered late: two started after the day from which the employer wanted one."""
        two = [posted(places=3), started(), started(placement="bea-crumb", nomination="bea-baker")]
        given(*two).when(change_opening(places=1, happened_on=march(1))).refused(PLACES_TAKEN)

    def test_a_trial_that_is_called_off_late_takes_no_place_back(self) -> None:
        """Ada left within the trial, Bea has her place: there is only the one."""
        facts = [
            posted(places=1, trial_days=60),
            started(happened_on=march(2)),
            ended(happened_on=april(20)),
            started(placement="bea-crumb", nomination="bea-baker", happened_on=april(21)),
        ]
        given(*facts).when(change_opening(places=1, trial_days=None, happened_on=march(1))).refused(
            PLACES_TAKEN
        )
        given(*facts).when(change_opening(places=1, trial_days=None, happened_on=march(3))).then(
            opening_changed(places=1, happened_on=march(3))
        )


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

    def test_while_it_is_paused(self) -> None:
        given(posted(), opening_paused(happened_on=february(15))).when(
            answer_opening(happened_on=february(16))
        ).then(answered(happened_on=february(16)))

    def test_after_it_was_opened_again(self) -> None:
        given(posted(), opening_closed(), opening_reopened()).when(
            answer_opening(happened_on=february(26))
        ).then(answered(happened_on=february(26)))

    def test_not_before_it_was_posted(self) -> None:
        given(posted(happened_on=february(1))).when(
            answer_opening(happened_on=january(31))
        ).refused(BEFORE_OPENING, day=february(1))
