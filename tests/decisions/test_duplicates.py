"""Two records of one person: merged, used as one, and taken apart again."""

from __future__ import annotations

import pytest

from domain.decisions.duplicates import BEFORE_MERGE, NOT_MERGED, ONE_RECORD, STILL_UNDER_WAY
from domain.decisions.refusals import NOT_YOUR_AGENCY
from domain.decisions.seekers import (
    BEFORE_REGISTRATION,
    SEEKER_LEFT,
    SEEKER_MERGED,
    SEEKER_UNKNOWN,
)
from domain.facts import Fact
from domain.facts.reference import reference
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    SOUTHSIDE,
    accept,
    change_profile,
    confirm_interest,
    consented,
    declined,
    ended,
    february,
    give_consent,
    january,
    leave_pool,
    left_pool,
    merge,
    merged,
    moved,
    nominate,
    nominated,
    posted,
    referred,
    registered,
    started,
    unmerge,
    unmerged,
    withdrawn,
)
from tests.decisions.story import given

AGAIN = {"seeker": "ada-again"}
TWO = (registered(), registered(**AGAIN))
OF_TWO_AGENCIES = (registered(), registered(**AGAIN, agency="southside"))


class TestMerge:
    def test_an_agency_has_one_person_twice(self) -> None:
        given(*TWO).when(merge()).then(merged())

    def test_the_coordinator_merges_the_records_of_two_agencies(self) -> None:
        given(*OF_TWO_AGENCIES).when(merge(by=COORDINATOR)).then(
            merged(duplicate_agency="southside")
        )

    @pytest.mark.parametrize("by", [NORTHSIDE, SOUTHSIDE])
    def test_one_of_the_two_agencies_cannot(self, by: object) -> None:
        given(*OF_TWO_AGENCIES).when(merge(by=by)).refused(NOT_YOUR_AGENCY)

    def test_the_agency_is_the_one_of_today(self) -> None:
        given(*TWO, moved(**AGAIN)).when(merge()).refused(NOT_YOUR_AGENCY)

    def test_one_record_is_not_two(self) -> None:
        given(*TWO).when(merge(duplicate="ada")).refused(ONE_RECORD)

    def test_both_are_registered(self) -> None:
        given(registered()).when(merge()).refused(SEEKER_UNKNOWN)
        given(registered(**AGAIN)).when(merge()).refused(SEEKER_UNKNOWN)

    def test_not_before_both_were_there(self) -> None:
        late = registered(**AGAIN, happened_on=january(23))
        given(registered(), late).when(merge()).refused(BEFORE_REGISTRATION, day=january(23))

    def test_a_record_points_to_one_other(self) -> None:
        story = given(*TWO, registered(seeker="third"), merged(seeker="third"))
        story.when(merge()).refused(SEEKER_MERGED, other=reference("third"))

    def test_nothing_points_to_a_record_that_is_merged_itself(self) -> None:
        away = merged(seeker="third", duplicate="ada")
        given(*TWO, registered(seeker="third"), away).when(merge()).refused(
            SEEKER_MERGED, other=reference("third")
        )

    def test_the_record_that_is_kept_is_in_the_pool(self) -> None:
        given(*TWO, left_pool(happened_on=january(21))).when(merge()).refused(
            SEEKER_LEFT, day=january(21)
        )
        given(*TWO, left_pool(**AGAIN, happened_on=january(21))).when(merge()).then(merged())

    @pytest.mark.parametrize(
        "facts", [[nominated(**AGAIN)], [nominated(**AGAIN), started(**AGAIN)]]
    )
    def test_what_is_under_way_is_kept(self, facts: list[Fact]) -> None:
        given(*TWO, *facts).when(merge(happened_on=february(20))).refused(
            STILL_UNDER_WAY, other=reference("ada-again")
        )

    @pytest.mark.parametrize(
        "facts",
        [
            [nominated(**AGAIN), declined(**AGAIN)],
            [nominated(**AGAIN), withdrawn(**AGAIN)],
            [nominated(**AGAIN), started(**AGAIN), ended(**AGAIN)],
            [nominated(), started()],  # of the one that is kept
        ],
    )
    def test_what_is_over_is_no_obstacle(self, facts: list[Fact]) -> None:
        given(*TWO, *facts).when(merge(happened_on=february(20))).then(
            merged(happened_on=february(20))
        )


class TestTheOtherRecord:
    STORY = (*TWO, consented(**AGAIN), posted(), merged())

    @pytest.mark.parametrize(
        "decision",
        [
            change_profile(**AGAIN, happened_on=february(20)),
            give_consent(**AGAIN, happened_on=february(20)),
            confirm_interest(**AGAIN, happened_on=february(20)),
            nominate(**AGAIN, happened_on=february(20)),
            leave_pool(**AGAIN, happened_on=february(20)),
        ],
    )
    def test_nothing_more_is_recorded_of_it(self, decision: object) -> None:
        given(*self.STORY).when(decision).refused(SEEKER_MERGED, other=reference("ada"))

    def test_nobody_accepts_it(self) -> None:
        given(*self.STORY, referred(**AGAIN)).when(accept(**AGAIN)).refused(
            SEEKER_MERGED, other=reference("ada")
        )

    def test_the_one_that_is_kept_goes_on(self) -> None:
        given(*self.STORY).when(leave_pool()).then(left_pool())

    def test_it_goes_on_once_they_are_two_people(self) -> None:
        given(*self.STORY, unmerged()).when(leave_pool(**AGAIN, happened_on=january(25))).then(
            left_pool(**AGAIN)
        )


class TestUnmerge:
    def test_they_are_two_people(self) -> None:
        given(*TWO, merged()).when(unmerge()).then(unmerged())

    def test_and_one_again(self) -> None:
        given(*TWO, merged(), unmerged()).when(merge(happened_on=january(25))).then(
            merged(happened_on=january(25))
        )

    def test_only_what_was_merged(self) -> None:
        given(*TWO).when(unmerge()).refused(NOT_MERGED)
        given(*TWO, merged(), unmerged()).when(unmerge()).refused(NOT_MERGED)
        given(*TWO, merged()).when(unmerge(seeker="ada-again", duplicate="ada")).refused(NOT_MERGED)

    def test_not_before_the_merge(self) -> None:
        given(*TWO, merged()).when(unmerge(happened_on=january(21))).refused(
            BEFORE_MERGE, day=january(22)
        )

    def test_the_records_of_two_agencies_by_the_coordinator(self) -> None:
        story = given(*OF_TWO_AGENCIES, merged(duplicate_agency="southside"))
        story.when(unmerge()).refused(NOT_YOUR_AGENCY)
        story.when(unmerge(by=COORDINATOR)).then(unmerged(duplicate_agency="southside"))
