"""Whether an opening takes candidates: paused, closed, opened again, and what follows from it."""

from __future__ import annotations

from domain.decisions.base import Decision
from domain.decisions.opening_turns import OPENING_IS_OPEN
from domain.decisions.openings import (
    BEFORE_LAST_CHANGE,
    BEFORE_OPENING,
    NOT_OPEN_THAT_DAY,
    OPENING_CLOSED,
    OPENING_PAUSED,
    OPENING_UNKNOWN,
)
from domain.decisions.refusals import NOT_YOUR_AGENCY
from domain.facts import Fact
from tests.decisions.cast import (
    NORTHSIDE,
    SOUTHSIDE,
    close_opening,
    confirm_interest,
    consented,
    february,
    interested,
    january,
    march,
    nominate,
    nominated,
    opening_changed,
    opening_closed,
    opening_paused,
    opening_reopened,
    pause_opening,
    posted,
    registered,
    reopen_opening,
    start_placement,
    started,
)
from tests.decisions.story import given


class TestPause:
    def test_the_employer_takes_no_candidates_for_a_while(self) -> None:
        given(posted()).when(pause_opening()).then(opening_paused())

    def test_who_brought_it_in_may_and_no_other_agency(self) -> None:
        given(posted(agency="northside")).when(pause_opening(by=NORTHSIDE)).then(opening_paused())
        given(posted(agency="northside")).when(pause_opening(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)
        given(posted(agency=None)).when(pause_opening(by=NORTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_the_opening_is_unknown(self) -> None:
        given(posted(opening="another")).when(pause_opening()).refused(OPENING_UNKNOWN)

    def test_not_twice(self) -> None:
        given(posted(), opening_paused(happened_on=february(15))).when(
            pause_opening(happened_on=february(16))
        ).refused(OPENING_PAUSED, day=february(15))

    def test_again_after_it_was_opened_again(self) -> None:
        given(posted(), opening_paused(), opening_reopened()).when(
            pause_opening(happened_on=march(1))
        ).then(opening_paused(happened_on=march(1)))

    def test_not_what_is_closed(self) -> None:
        given(posted(), opening_closed(happened_on=february(20))).when(
            pause_opening(happened_on=february(21))
        ).refused(OPENING_CLOSED, day=february(20))

    def test_in_the_order_of_the_days(self) -> None:
        given(posted(happened_on=february(1))).when(pause_opening(happened_on=january(31))).refused(
            BEFORE_OPENING, day=february(1)
        )
        given(posted(), opening_changed(happened_on=february(16))).when(
            pause_opening(happened_on=february(15))
        ).refused(BEFORE_LAST_CHANGE, day=february(16))


class TestReopen:
    def test_after_a_pause(self) -> None:
        given(posted(), opening_paused()).when(reopen_opening()).then(opening_reopened())

    def test_after_a_closing(self) -> None:
        given(posted(), opening_closed()).when(reopen_opening()).then(opening_reopened())

    def test_after_a_pause_that_ended_in_a_closing(self) -> None:
        given(posted(), opening_paused(), opening_closed()).when(reopen_opening()).then(
            opening_reopened()
        )

    def test_on_the_same_day(self) -> None:
        given(posted(), opening_closed(happened_on=february(20))).when(
            reopen_opening(happened_on=february(20))
        ).then(opening_reopened(happened_on=february(20)))

    def test_even_when_every_place_is_taken(self) -> None:
        """The employer wants one more: first it is opened again, then its places change."""
        given(posted(places=1), started(), opening_closed(happened_on=march(3))).when(
            reopen_opening(happened_on=march(4))
        ).then(opening_reopened(happened_on=march(4)))

    def test_not_what_is_open(self) -> None:
        given(posted()).when(reopen_opening()).refused(OPENING_IS_OPEN)
        given(posted(), opening_paused(), opening_reopened()).when(
            reopen_opening(happened_on=march(1))
        ).refused(OPENING_IS_OPEN)

    def test_who_brought_it_in_may_and_no_other_agency(self) -> None:
        facts = [posted(agency="northside"), opening_paused()]
        given(*facts).when(reopen_opening(by=NORTHSIDE)).then(opening_reopened())
        given(*facts).when(reopen_opening(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_the_opening_is_unknown(self) -> None:
        given(posted(opening="another")).when(reopen_opening()).refused(OPENING_UNKNOWN)

    def test_not_before_it_was_closed(self) -> None:
        given(posted(), opening_closed(happened_on=february(20))).when(
            reopen_opening(happened_on=february(19))
        ).refused(BEFORE_LAST_CHANGE, day=february(20))


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

    def test_while_it_is_paused(self) -> None:
        given(posted(), opening_paused()).when(close_opening()).then(opening_closed())

    def test_again_after_it_was_opened_again(self) -> None:
        given(posted(), opening_closed(), opening_reopened()).when(
            close_opening(happened_on=march(1))
        ).then(opening_closed(happened_on=march(1)))

    def test_not_before_it_was_paused(self) -> None:
        given(posted(), opening_paused(happened_on=february(15))).when(
            close_opening(happened_on=february(14))
        ).refused(BEFORE_LAST_CHANGE, day=february(15))

    def test_not_before_it_was_posted(self) -> None:
        given(posted(happened_on=february(1))).when(close_opening(happened_on=january(31))).refused(
            BEFORE_OPENING, day=february(1)
        )

    def test_on_the_day_on_which_it_was_posted(self) -> None:
        given(posted(happened_on=february(1))).when(close_opening(happened_on=february(1))).then(
            opening_closed(happened_on=february(1))
        )


KNOWN: list[Fact] = [registered(), consented(), posted(), interested()]


class TestCandidates:
    """No interest and no nomination while it takes none: neither now, nor on that day."""

    def decisions(self, day: int) -> list[Decision]:
        return [decision(happened_on=february(day)) for decision in (confirm_interest, nominate)]

    def test_while_it_is_paused(self) -> None:
        for decision in self.decisions(16):
            given(*KNOWN, opening_paused(happened_on=february(15))).when(decision).refused(
                OPENING_PAUSED, day=february(15)
            )

    def test_while_it_is_closed(self) -> None:
        for decision in self.decisions(21):
            given(*KNOWN, opening_closed(happened_on=february(20))).when(decision).refused(
                OPENING_CLOSED, day=february(20)
            )

    def test_what_is_entered_late_is_too_late(self) -> None:
        for decision in self.decisions(10):
            given(*KNOWN, opening_paused(happened_on=february(15))).when(decision).refused(
                OPENING_PAUSED, day=february(15)
            )

    def test_after_it_was_opened_again(self) -> None:
        for turn in (opening_paused(), opening_closed()):
            facts = [*KNOWN, turn, opening_reopened(happened_on=february(25))]
            given(*facts).when(nominate(happened_on=february(25))).then(
                nominated(happened_on=february(25))
            )
            given(*facts).when(confirm_interest(happened_on=february(25))).then(
                interested(happened_on=february(25))
            )

    def test_on_a_day_before_it_was_paused_and_opened_again(self) -> None:
        facts = [*KNOWN, opening_paused(happened_on=february(15)), opening_reopened()]
        given(*facts).when(nominate(happened_on=february(15))).then(
            nominated(happened_on=february(15))
        )

    def test_not_for_a_day_in_between(self) -> None:
        for decision in self.decisions(21):
            for turn in (opening_paused(), opening_closed()):
                given(*KNOWN, turn, opening_reopened(happened_on=february(25))).when(
                    decision
                ).refused(NOT_OPEN_THAT_DAY, day=february(25))


class TestPlacement:
    """A placement tells what happened: what counts is the first day of work."""

    def test_not_while_it_is_paused_or_closed(self) -> None:
        given(posted(), nominated(), opening_paused(happened_on=february(15))).when(
            start_placement(happened_on=march(2))
        ).refused(OPENING_PAUSED, day=february(15))
        given(posted(), nominated(), opening_closed(happened_on=february(20))).when(
            start_placement(happened_on=march(2))
        ).refused(OPENING_CLOSED, day=february(20))

    def test_that_began_before_is_entered_late(self) -> None:
        for turn in (opening_paused, opening_closed):
            for day in (2, 3):
                given(posted(), nominated(), turn(happened_on=march(3))).when(
                    start_placement(happened_on=march(day))
                ).then(started(happened_on=march(day)))

    def test_not_on_a_day_in_between(self) -> None:
        given(
            posted(),
            nominated(),
            opening_paused(happened_on=march(1)),
            opening_reopened(happened_on=march(5)),
        ).when(start_placement(happened_on=march(2))).refused(NOT_OPEN_THAT_DAY, day=march(5))
