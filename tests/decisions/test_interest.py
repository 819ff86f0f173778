"""Interest: a job seeker says that they want this very opening."""

from __future__ import annotations

from domain.decisions.openings import BEFORE_OPENING, OPENING_CLOSED, OPENING_UNKNOWN
from domain.decisions.seekers import BEFORE_REGISTRATION, SEEKER_LEFT, SEEKER_UNKNOWN
from tests.decisions.cast import (
    confirm_interest,
    february,
    interested,
    january,
    left_pool,
    opening_closed,
    posted,
    registered,
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
