"""While a placement lasts: the work changes, pauses and goes on."""

from __future__ import annotations

from typing import Any

import pytest

from domain.decisions.placements import (
    BEFORE_START,
    LATER_ON_RECORD,
    PLACEMENT_ENDED,
    PLACEMENT_UNKNOWN,
    PLANNED_END_NEEDED,
)
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.decisions.work import NOT_PAUSED, NOTHING_CHANGED, PAUSED_ALREADY, TERM_OVER_ALREADY
from tests.decisions.cast import (
    april,
    change_terms,
    checked,
    end_placement,
    ended,
    february,
    june,
    march,
    may,
    pause_placement,
    paused,
    reasons_adopted,
    record_checkpoint,
    resume_placement,
    resumed,
    started,
    terms_changed,
)
from tests.decisions.story import given

NO_HOURS: dict[str, Any] = {"hours_per_week": None}


class TestTerms:
    def test_more_hours(self) -> None:
        given(started(hours_per_week=20)).when(change_terms(hours_per_week=32)).then(
            terms_changed(hours_per_week=32)
        )

    def test_only_what_is_different_is_recorded(self) -> None:
        given(started(hours_per_week=20, hourly_wage="18.50")).when(
            change_terms(hours_per_week=20, hourly_wage="19.00", job_title="Shift lead")
        ).then(terms_changed(**NO_HOURS, hourly_wage="19.00", job_title="Shift lead"))

    def test_nothing_is_different(self) -> None:
        given(started(hours_per_week=20)).when(change_terms(hours_per_week=20)).refused(
            NOTHING_CHANGED
        )
        given(started(hours_per_week=20), terms_changed(hours_per_week=32)).when(
            change_terms(hours_per_week=32, happened_on=april(1))
        ).refused(NOTHING_CHANGED)

    def test_back_to_what_it_was(self) -> None:
        given(started(hours_per_week=20), terms_changed(hours_per_week=32)).when(
            change_terms(hours_per_week=20, happened_on=april(1))
        ).then(terms_changed(hours_per_week=20, happened_on=april(1)))

    def test_one_that_is_heard_of_late(self) -> None:
        newer = terms_changed(**NO_HOURS, hourly_wage="19.00", happened_on=april(1))
        given(started(hours_per_week=20), newer).when(
            change_terms(hours_per_week=32, happened_on=march(16))
        ).then(terms_changed(hours_per_week=32, happened_on=march(16)))

    def test_what_comes_later_does_not_count_before(self) -> None:
        newer = terms_changed(hours_per_week=32, happened_on=april(1))
        given(started(hours_per_week=20), newer).when(
            change_terms(hours_per_week=20, happened_on=march(16))
        ).refused(NOTHING_CHANGED)

    def test_from_permanent_to_a_fixed_term(self) -> None:
        new = {**NO_HOURS, "term": "fixed_term", "planned_end": june(30)}
        given(started()).when(change_terms(**new)).then(terms_changed(**new))

    def test_a_fixed_term_needs_its_last_day(self) -> None:
        given(started()).when(change_terms(term="fixed_term")).refused(PLANNED_END_NEEDED)

    def test_a_longer_fixed_term(self) -> None:
        fixed = started(term="fixed_term", planned_end=may(31))
        given(fixed).when(change_terms(**NO_HOURS, planned_end=june(30))).then(
            terms_changed(**NO_HOURS, planned_end=june(30))
        )

    def test_the_fixed_term_would_be_over(self) -> None:
        fixed = started(term="fixed_term", planned_end=may(31))
        given(fixed).when(
            change_terms(**NO_HOURS, planned_end=march(15), happened_on=march(16))
        ).refused(TERM_OVER_ALREADY)
        given(fixed).when(
            change_terms(**NO_HOURS, planned_end=march(16), happened_on=march(16))
        ).then(terms_changed(**NO_HOURS, planned_end=march(16)))

    def test_a_fixed_term_becomes_permanent(self) -> None:
        fixed = started(term="fixed_term", planned_end=may(31))
        given(fixed).when(change_terms(**NO_HOURS, term="permanent")).then(
            terms_changed(**NO_HOURS, term="permanent")
        )

    def test_a_permanent_job_has_no_last_day(self) -> None:
        given(started()).when(change_terms(**NO_HOURS, planned_end=june(30))).refused(
            NOTHING_CHANGED
        )

    def test_not_before_the_first_day(self) -> None:
        given(started()).when(change_terms(happened_on=february(28))).refused(
            BEFORE_START, day=march(2)
        )

    def test_not_after_the_end(self) -> None:
        given(started(), ended()).when(change_terms()).refused(PLACEMENT_ENDED, day=april(20))

    def test_while_it_pauses(self) -> None:
        given(started(), paused()).when(change_terms(happened_on=march(25))).then(
            terms_changed(happened_on=march(25))
        )


class TestPause:
    def test_they_do_not_work_for_a_while(self) -> None:
        given(started()).when(pause_placement()).then(paused())

    def test_it_pauses_already(self) -> None:
        given(started(), paused(happened_on=march(20))).when(
            pause_placement(happened_on=march(25))
        ).refused(PAUSED_ALREADY, day=march(20))

    def test_a_second_pause(self) -> None:
        given(started(), paused(), resumed(happened_on=march(30))).when(
            pause_placement(reason="leave", happened_on=march(30))
        ).then(paused(reason="leave", happened_on=march(30)))

    def test_a_second_pause_is_not_before_the_end_of_the_first(self) -> None:
        given(started(), paused(), resumed(happened_on=march(30))).when(
            pause_placement(happened_on=march(29))
        ).refused(LATER_ON_RECORD, day=march(30))

    def test_for_a_reason_of_the_list(self) -> None:
        given(started()).when(pause_placement(reason="lost interest")).refused(NOT_ON_THE_LIST)
        offered = reasons_adopted(reasons_for="pausing", offered=["leave", "other"])
        given(started(), offered).when(pause_placement(reason="health")).refused(NOT_ON_THE_LIST)

    def test_not_after_the_end(self) -> None:
        given(started(), ended()).when(pause_placement()).refused(PLACEMENT_ENDED, day=april(20))

    def test_it_is_unknown(self) -> None:
        given(started(placement="another")).when(pause_placement()).refused(PLACEMENT_UNKNOWN)

    def test_a_checkpoint_while_it_pauses(self) -> None:
        given(started(), paused()).when(record_checkpoint()).then(checked())


class TestResume:
    def test_back_at_work(self) -> None:
        given(started(), paused()).when(resume_placement()).then(resumed())

    def test_it_does_not_pause(self) -> None:
        given(started()).when(resume_placement()).refused(NOT_PAUSED)
        given(started(), paused(), resumed()).when(resume_placement()).refused(NOT_PAUSED)

    def test_not_before_the_pause(self) -> None:
        given(started(), paused(happened_on=march(20))).when(
            resume_placement(happened_on=march(19))
        ).refused(LATER_ON_RECORD, day=march(20))

    def test_not_after_the_end(self) -> None:
        given(started(), paused(), ended()).when(resume_placement()).refused(
            PLACEMENT_ENDED, day=april(20)
        )


class TestEnd:
    def test_while_it_pauses(self) -> None:
        given(started(), paused()).when(end_placement()).then(ended())

    @pytest.mark.parametrize(
        "later", [paused(happened_on=may(1)), terms_changed(happened_on=may(1))]
    )
    def test_not_before_what_happened_in_it(self, later: Any) -> None:
        given(started(), later).when(end_placement(happened_on=april(30))).refused(
            LATER_ON_RECORD, day=may(1)
        )
        given(started(), later).when(end_placement(happened_on=may(1))).then(
            ended(happened_on=may(1))
        )

    def test_not_before_they_were_back(self) -> None:
        given(started(), paused(), resumed(happened_on=may(1))).when(
            end_placement(happened_on=april(30))
        ).refused(LATER_ON_RECORD, day=may(1))


def test_two_placements_at_once_are_legitimate() -> None:
    elsewhere = {"placement": "ada-mill", "nomination": "ada-cook", "opening": "cook"}
    given(started(), started(**elsewhere), paused()).when(
        pause_placement(placement="ada-mill")
    ).then(paused(**elsewhere))
