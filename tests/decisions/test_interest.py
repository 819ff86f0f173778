"""Interest: a job seeker says that they want this very opening, or no longer want it."""

from __future__ import annotations

from domain.decisions.interest import NO_INTEREST_TO_WITHDRAW, NOMINATED_ALREADY
from domain.decisions.nominations import BEFORE_INTEREST, INTEREST_NOT_CONFIRMED
from domain.decisions.openings import BEFORE_OPENING, OPENING_CLOSED, OPENING_UNKNOWN
from domain.decisions.seekers import BEFORE_REGISTRATION, SEEKER_LEFT, SEEKER_UNKNOWN
from tests.decisions.cast import (
    confirm_interest,
    consented,
    february,
    interest_withdrawn,
    interested,
    january,
    left_pool,
    nominate,
    nominated,
    opening_closed,
    posted,
    registered,
    withdraw_interest,
    withdrawn,
)
from tests.decisions.story import given


def test_a_job_seeker_wants_an_opening() -> None:
    given(registered(), posted()).when(confirm_interest()).then(interested())


def test_on_the_day_on_which_it_was_posted() -> None:
    given(registered(), posted(happened_on=february(1))).when(
        confirm_interest(happened_on=february(1))
    ).then(interested(happened_on=february(1)))


def test_asked_again_later_they_may_say_so_again() -> None:
    given(registered(), posted(), interested(happened_on=february(3))).when(
        confirm_interest(happened_on=february(10))
    ).then(interested(happened_on=february(10)))


def test_it_needs_no_consent_for_nothing_is_shared_yet() -> None:
    given(registered(), posted()).when(confirm_interest()).then(interested())


def test_the_job_seeker_is_unknown() -> None:
    given(registered(seeker="another"), posted()).when(confirm_interest()).refused(SEEKER_UNKNOWN)


def test_the_job_seeker_left() -> None:
    given(registered(), left_pool(happened_on=january(25)), posted()).when(
        confirm_interest()
    ).refused(SEEKER_LEFT, day=january(25))


def test_not_before_the_registration() -> None:
    given(registered(happened_on=february(3)), posted()).when(
        confirm_interest(happened_on=february(2))
    ).refused(BEFORE_REGISTRATION, day=february(3))


def test_the_opening_is_unknown() -> None:
    given(registered(), posted(opening="another")).when(confirm_interest()).refused(OPENING_UNKNOWN)


def test_the_opening_is_closed() -> None:
    given(registered(), posted(), opening_closed(happened_on=february(20))).when(
        confirm_interest(happened_on=february(21))
    ).refused(OPENING_CLOSED, day=february(20))


def test_not_before_it_was_posted() -> None:
    given(registered(), posted(happened_on=february(1))).when(
        confirm_interest(happened_on=january(31))
    ).refused(BEFORE_OPENING, day=february(1))


class TestWithdraw:
    def test_they_no_longer_want_it(self) -> None:
        given(registered(), interested()).when(withdraw_interest()).then(interest_withdrawn())

    def test_on_the_same_day(self) -> None:
        given(registered(), interested(happened_on=february(3))).when(
            withdraw_interest(happened_on=february(3))
        ).then(interest_withdrawn(happened_on=february(3)))

    def test_also_when_the_opening_is_closed(self) -> None:
        given(registered(), posted(), interested(), opening_closed()).when(
            withdraw_interest(happened_on=february(21))
        ).then(interest_withdrawn(happened_on=february(21)))

    def test_the_job_seeker_is_unknown(self) -> None:
        given(interested()).when(withdraw_interest()).refused(SEEKER_UNKNOWN)

    def test_there_is_no_interest(self) -> None:
        for facts in (
            [],
            [interested(opening="another")],
            [interested(), interest_withdrawn()],
            [interested(), nominated(), withdrawn(withdrawn_by="seeker")],
        ):
            given(registered(), *facts).when(withdraw_interest(happened_on=february(13))).refused(
                NO_INTEREST_TO_WITHDRAW
            )

    def test_not_before_they_said_so(self) -> None:
        given(
            registered(),
            interested(happened_on=february(9)),
            interested(happened_on=february(3)),  # entered late
        ).when(withdraw_interest(happened_on=february(8))).refused(BEFORE_INTEREST, day=february(9))

    def test_a_nomination_is_taken_back_instead(self) -> None:
        given(registered(), interested(), nominated()).when(
            withdraw_interest(happened_on=february(6))
        ).refused(NOMINATED_ALREADY)

    def test_after_the_agency_took_the_nomination_back(self) -> None:
        facts = [registered(), interested(), nominated(), withdrawn(withdrawn_by="agency")]
        given(*facts).when(withdraw_interest(happened_on=february(13))).then(
            interest_withdrawn(happened_on=february(13))
        )

    def test_who_no_longer_wants_it_is_not_nominated(self) -> None:
        facts = [registered(), consented(), posted(), interested(), interest_withdrawn()]
        given(*facts).when(nominate()).refused(INTEREST_NOT_CONFIRMED)
        given(*facts, interested(happened_on=february(5))).when(nominate()).then(nominated())
