"""The shortlist: the employer wants to see the candidate."""

from __future__ import annotations

from domain.decisions.selection import (
    BEFORE_NOMINATION,
    BEFORE_SHORTLISTED,
    NOMINATION_OVER,
    NOMINATION_UNKNOWN,
    SHORTLISTED_ALREADY,
)
from tests.decisions.cast import (
    decline,
    declined,
    february,
    interview_held,
    interview_scheduled,
    make_offer,
    nominated,
    posted,
    schedule_interview,
    shortlist,
    shortlisted,
    start_placement,
    started,
    withdraw,
    withdrawn,
)
from tests.decisions.story import given


def test_the_employer_wants_to_see_them() -> None:
    given(nominated()).when(shortlist()).then(shortlisted())


def test_on_the_day_of_the_nomination_and_not_before() -> None:
    given(nominated()).when(shortlist(happened_on=february(5))).then(
        shortlisted(happened_on=february(5))
    )
    given(nominated()).when(shortlist(happened_on=february(4))).refused(
        BEFORE_NOMINATION, day=february(5)
    )


def test_once() -> None:
    given(nominated(), shortlisted()).when(shortlist(happened_on=february(7))).refused(
        SHORTLISTED_ALREADY, day=february(6)
    )


def test_it_may_be_entered_after_the_interview() -> None:
    given(nominated(), interview_held()).when(shortlist()).then(shortlisted())


def test_no_nomination_or_none_any_more() -> None:
    given().when(shortlist()).refused(NOMINATION_UNKNOWN)
    for end in (declined(), withdrawn(), started()):
        given(nominated(), end).when(shortlist()).refused(NOMINATION_OVER, day=end.happened_on)


def test_an_interview_needs_no_shortlist() -> None:
    """Employers are informal: whoever agrees an interview wants to see the candidate."""
    for met in ([nominated()], [nominated(), shortlisted()]):
        given(*met).when(schedule_interview()).then(interview_scheduled())


def test_what_ends_the_nomination_does_not_come_before() -> None:
    later = shortlisted(happened_on=february(20))
    for decision in (
        decline(),
        withdraw(),
        make_offer(),
        start_placement(happened_on=february(12)),
    ):
        given(posted(), nominated(), later).when(decision).refused(
            BEFORE_SHORTLISTED, day=february(20)
        )
