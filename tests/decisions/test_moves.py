"""A job seeker moves to another agency: who may record it, and what it closes."""

from __future__ import annotations

import pytest

from domain.decisions.agencies import AGENCY_UNKNOWN
from domain.decisions.moves import AGREED_TOO_LATE, MOVE_TOO_EARLY, NOT_ACCEPTED_THERE
from domain.decisions.referrals import TO_THEMSELVES
from domain.decisions.refusals import AGENCY_GONE, NOT_YOUR_AGENCY
from domain.decisions.seekers import (
    BEFORE_MOVE,
    BEFORE_REGISTRATION,
    SEEKER_LEFT,
    SEEKER_UNKNOWN,
)
from domain.facts import Fact
from tests.decisions.cast import (
    NORTHSIDE,
    SOUTHSIDE,
    accepted,
    agency_joined,
    agency_left,
    change_profile,
    confirm_interest,
    consented,
    declined,
    february,
    interested,
    interview_cancelled,
    interview_held,
    interview_missed,
    interview_scheduled,
    january,
    left_pool,
    move,
    moved,
    nominate,
    nominated,
    offer_declined,
    offered,
    posted,
    profile_changed,
    referral_closed,
    referral_declined,
    referred,
    registered,
    shortlisted,
    started,
    taken_back,
    withdrawn,
)
from tests.decisions.story import given

SOUTH = agency_joined(agency="southside")
ADA = (registered(), consented(), SOUTH)
LATER = {"happened_on": february(20), "agreed_on": february(20)}


class TestWhoMayRecordIt:
    def test_the_old_agency_once_the_new_one_has_accepted(self) -> None:
        given(*ADA, referred(), accepted()).when(move(by=NORTHSIDE)).then(
            referral_closed(outcome="transferred", happened_on=january(22)),
            moved(referral="ada-south"),
        )

    @pytest.mark.parametrize(
        "facts",
        [
            [],
            [referred()],
            [referred(), referral_declined()],
            [referred(), taken_back()],
            [referred(), accepted(), referral_closed()],
            [referred(to_agency="westside"), accepted(agency="westside")],
        ],
    )
    def test_not_without_the_word_of_the_new_one(self, facts: list[Fact]) -> None:
        given(*ADA, *facts).when(move(by=NORTHSIDE)).refused(NOT_ACCEPTED_THERE)

    def test_the_coordinator_heard_both(self) -> None:
        given(*ADA).when(move()).then(moved())

    def test_the_new_agency_cannot_fetch_anybody(self) -> None:
        given(*ADA, referred(), accepted()).when(move(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_the_old_agency_cannot_after_the_move(self) -> None:
        given(*ADA, moved()).when(change_profile(**_on(25))).refused(NOT_YOUR_AGENCY)
        given(*ADA, moved()).when(change_profile(by=SOUTHSIDE, **_on(25))).then(
            profile_changed(agency="southside", **_on(25))
        )

    def test_back_again(self) -> None:
        north = agency_joined()
        back = move(to_agency="northside", happened_on=january(25))
        given(*ADA, north, moved()).when(back).then(
            moved(agency="northside", from_agency="southside", happened_on=january(25))
        )


class TestWhatCannotBe:
    def test_somebody_unknown(self) -> None:
        given(SOUTH).when(move()).refused(SEEKER_UNKNOWN)

    def test_somebody_who_left(self) -> None:
        given(*ADA, left_pool(happened_on=january(20))).when(move()).refused(SEEKER_LEFT)

    def test_to_where_they_are(self) -> None:
        given(*ADA).when(move(to_agency="northside")).refused(TO_THEMSELVES)

    def test_to_no_member(self) -> None:
        given(registered()).when(move()).refused(AGENCY_UNKNOWN)
        gone = agency_left(agency="southside", happened_on=january(20))
        given(*ADA, gone).when(move()).refused(AGENCY_GONE, day=january(20))

    def test_before_they_agreed(self) -> None:
        given(*ADA).when(move(agreed_on=january(23))).refused(AGREED_TOO_LATE)
        given(*ADA).when(move(agreed_on=january(22))).then(moved(agreed_on=january(22)))

    def test_before_the_registration(self) -> None:
        given(*ADA).when(move(happened_on=january(4))).refused(BEFORE_REGISTRATION)

    @pytest.mark.parametrize(
        "facts",
        [
            [nominated(happened_on=january(23))],
            [nominated(happened_on=january(20)), interview_held(happened_on=january(23))],
            [nominated(happened_on=january(20)), declined(happened_on=january(23))],
            # A nomination is taken back after every step of it.
            [nominated(happened_on=january(20)), shortlisted(happened_on=january(23))],
            [nominated(happened_on=january(20)), interview_scheduled(happened_on=january(23))],
            [nominated(happened_on=january(20)), interview_cancelled(happened_on=january(23))],
            [nominated(happened_on=january(20)), interview_missed(happened_on=january(23))],
            [nominated(happened_on=january(20)), offered(happened_on=january(23))],
            [nominated(happened_on=january(20)), offer_declined(happened_on=january(23))],
            [referred(happened_on=january(23))],
            [referred(), accepted(happened_on=january(23))],
        ],
    )
    def test_before_what_their_agency_still_did(self, facts: list[Fact]) -> None:
        given(*ADA, *facts).when(move()).refused(MOVE_TOO_EARLY, day=january(23))

    def test_nothing_is_recorded_for_a_day_before_the_move(self) -> None:
        given(*ADA, moved()).when(change_profile(by=SOUTHSIDE, **_on(21))).refused(
            BEFORE_MOVE, day=january(22)
        )


class TestWhatItCloses:
    def test_nominations_that_are_not_over_are_taken_back(self) -> None:
        cook = {"opening": "cook", "nomination": "ada-cook"}
        over = [nominated(**cook), declined(**cook, happened_on=february(7))]
        given(*ADA, *over, nominated()).when(move(**LATER)).then(
            withdrawn(happened_on=february(20)), moved(**LATER)
        )

    def test_one_that_led_to_a_placement_stays(self) -> None:
        given(*ADA, nominated(), started(happened_on=february(10))).when(move(**LATER)).then(
            moved(**LATER)
        )

    def test_referrals_to_others_are_taken_back_or_closed(self) -> None:
        west = {"referral": "west", "to_agency": "westside"}
        east = {"referral": "east", "to_agency": "eastside"}
        given(
            *ADA,
            referred(),
            accepted(),
            referred(**west),
            referred(**east),
            accepted(referral="east", agency="eastside"),
        ).when(move(by=NORTHSIDE)).then(
            referral_closed(outcome="transferred", happened_on=january(22)),
            taken_back(**west, happened_on=january(22)),
            referral_closed(
                referral="east",
                agency="eastside",
                outcome="transferred",
                happened_on=january(22),
            ),
            moved(referral="ada-south"),
        )

    def test_one_from_outside_is_no_word_of_another_agency(self) -> None:
        yes = accepted(referral="ada-school", agency="northside", from_agency=None)
        given(*ADA, yes).when(move()).then(moved())

    def test_what_the_job_seeker_wants_moves_with_them(self) -> None:
        there = {"by": SOUTHSIDE, "happened_on": february(20)}
        here = [*ADA, posted(), interested(), moved(happened_on=february(10))]
        given(*here).when(nominate(**there)).then(
            nominated(agency="southside", happened_on=february(20))
        )

    def test_the_new_agency_hears_what_they_want(self) -> None:
        there = {"by": SOUTHSIDE, "happened_on": february(20)}
        given(*ADA, posted(), moved()).when(confirm_interest(**there)).then(
            interested(agency="southside", happened_on=february(20))
        )
        given(*ADA, posted(), moved()).when(confirm_interest()).refused(NOT_YOUR_AGENCY)


def _on(day: int) -> dict[str, object]:
    return {"happened_on": january(day)}
