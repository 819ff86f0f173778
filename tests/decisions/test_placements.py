"""Placements: from the first day of work to the last."""

from __future__ import annotations

from datetime import date

from domain.decisions.openings import OPENING_FULL, OPENING_UNKNOWN
from domain.decisions.placements import (
    BEFORE_START,
    EMPLOYED_LATER,
    PLACEMENT_ENDED,
    PLACEMENT_UNKNOWN,
    PLANNED_END_NEEDED,
    PLANNED_END_TOO_EARLY,
)
from domain.decisions.selection import (
    BEFORE_INTERVIEW,
    BEFORE_NOMINATION,
    NOMINATION_OVER,
    NOMINATION_UNKNOWN,
)
from domain.facts import Fact
from tests.decisions.cast import (
    april,
    checked,
    consent_withdrawn,
    declined,
    end_placement,
    ended,
    february,
    interview_held,
    march,
    may,
    nominated,
    opening_changed,
    posted,
    start_placement,
    started,
    withdrawn,
)
from tests.decisions.story import given


class TestStart:
    def test_the_first_day_of_work(self) -> None:
        pay = {"hours_per_week": 30, "hourly_wage": "18.50"}
        given(posted(), nominated(), interview_held()).when(start_placement(**pay)).then(
            started(**pay)
        )

    def test_without_an_interview(self) -> None:
        given(posted(), nominated()).when(start_placement()).then(started())

    def test_on_the_day_of_the_nomination(self) -> None:
        given(posted(), nominated(happened_on=march(2))).when(
            start_placement(happened_on=march(2))
        ).then(started(happened_on=march(2)))

    def test_not_before_the_nomination(self) -> None:
        given(posted(), nominated(happened_on=march(3))).when(
            start_placement(happened_on=march(2))
        ).refused(BEFORE_NOMINATION, day=march(3))

    def test_not_before_the_interview(self) -> None:
        given(posted(), nominated(), interview_held(happened_on=march(3))).when(
            start_placement(happened_on=march(2))
        ).refused(BEFORE_INTERVIEW, day=march(3))

    def test_there_is_no_nomination(self) -> None:
        given(posted()).when(start_placement()).refused(NOMINATION_UNKNOWN)

    def test_the_nomination_is_over(self) -> None:
        for end in (declined(), withdrawn(), started(placement="another")):
            given(posted(), nominated(), end).when(start_placement()).refused(
                NOMINATION_OVER, day=end.happened_on
            )

    def test_the_nomination_is_for_another_opening(self) -> None:
        given(posted(), posted(opening="cook"), nominated(opening="cook")).when(
            start_placement(opening="baker")
        ).refused(OPENING_UNKNOWN)

    def test_nobody_posted_the_opening(self) -> None:
        given(nominated()).when(start_placement()).refused(OPENING_UNKNOWN)

    def test_a_consent_withdrawn_since_does_not_undo_a_job(self) -> None:
        given(posted(), nominated(), consent_withdrawn(happened_on=february(20))).when(
            start_placement()
        ).then(started())


class TestPlaces:
    def started_by(self, name: str, **when: date) -> Fact:
        ids = {"nomination": f"{name}-baker", "placement": f"{name}-crumb", "seeker": name}
        return started(**ids, **when)

    def test_the_last_place(self) -> None:
        given(posted(places=2), nominated(), self.started_by("bea")).when(start_placement()).then(
            started()
        )

    def test_every_place_is_taken(self) -> None:
        given(posted(places=2), nominated(), self.started_by("bea"), self.started_by("cal")).when(
            start_placement()
        ).refused(OPENING_FULL)

    def test_a_place_is_free_from_the_day_after_they_left_within_the_trial(self) -> None:
        wanted = posted(places=1, trial_days=30)
        bea = {"nomination": "bea-baker", "placement": "bea-crumb", "seeker": "bea"}
        left = ended(**bea, happened_on=march(31))  # the thirtieth day of work
        facts = [wanted, nominated(), started(**bea, happened_on=march(2)), left]
        given(*facts).when(start_placement(happened_on=march(31))).refused(OPENING_FULL)
        given(*facts).when(start_placement(happened_on=april(1))).then(
            started(happened_on=april(1))
        )

    def test_it_stays_taken_when_they_leave_after_the_trial(self) -> None:
        bea = {"nomination": "bea-baker", "placement": "bea-crumb", "seeker": "bea"}
        facts = [
            posted(places=1, trial_days=30),
            nominated(),
            started(**bea, happened_on=march(2)),
            ended(**bea, happened_on=april(1)),
        ]
        given(*facts).when(start_placement(happened_on=may(1))).refused(OPENING_FULL)

    def test_a_start_that_is_entered_late_fits_every_day_since(self) -> None:
        """Bea left, Cal has her place since: nobody else can have been there all along."""
        bea = {"nomination": "bea-baker", "placement": "bea-crumb", "seeker": "bea"}
        facts = [
            posted(places=1, trial_days=30),
            nominated(),
            started(**bea, happened_on=march(2)),
            ended(**bea, happened_on=march(10)),
            self.started_by("cal", happened_on=april(1)),
        ]
        given(*facts).when(start_placement(happened_on=march(20))).refused(OPENING_FULL)

    def test_a_place_that_was_added_counts_from_its_day(self) -> None:
        facts = [
            posted(places=1),
            nominated(),
            self.started_by("bea"),
            opening_changed(places=2, happened_on=march(10)),
        ]
        given(*facts).when(start_placement(happened_on=march(9))).refused(OPENING_FULL)
        given(*facts).when(start_placement(happened_on=march(10))).then(
            started(happened_on=march(10))
        )

    def test_other_nominations_take_no_place(self) -> None:
        others = [nominated(nomination=n, seeker=n) for n in ("bea", "cal", "dan")]
        given(posted(places=1), nominated(), *others).when(start_placement()).then(started())


class TestTerm:
    def test_a_fixed_term_has_a_last_day(self) -> None:
        given(posted(), nominated()).when(start_placement(term="fixed_term")).refused(
            PLANNED_END_NEEDED
        )

    def test_it_does_not_end_before_it_starts(self) -> None:
        given(posted(), nominated()).when(
            start_placement(term="fixed_term", happened_on=march(2), planned_end=march(1))
        ).refused(PLANNED_END_TOO_EARLY)

    def test_one_day_of_work(self) -> None:
        one_day = {"term": "fixed_term", "happened_on": march(2), "planned_end": march(2)}
        given(posted(), nominated()).when(start_placement(**one_day)).then(started(**one_day))

    def test_a_permanent_job_keeps_no_last_day(self) -> None:
        given(posted(), nominated()).when(start_placement(planned_end=may(1))).then(
            started(planned_end=None)
        )


class TestEnd:
    def test_the_last_day_of_employment(self) -> None:
        given(started()).when(end_placement()).then(ended())

    def test_on_the_first_day(self) -> None:
        given(started(happened_on=march(2))).when(end_placement(happened_on=march(2))).then(
            ended(happened_on=march(2))
        )

    def test_not_before_the_first_day(self) -> None:
        given(started(happened_on=march(2))).when(end_placement(happened_on=march(1))).refused(
            BEFORE_START, day=march(2)
        )

    def test_it_is_unknown(self) -> None:
        given(started(placement="another")).when(end_placement()).refused(PLACEMENT_UNKNOWN)

    def test_it_ends_once(self) -> None:
        given(started(), ended(happened_on=april(20))).when(
            end_placement(happened_on=april(25))
        ).refused(PLACEMENT_ENDED, day=april(20))

    def test_not_before_a_day_on_which_they_worked_there(self) -> None:
        given(started(), checked(happened_on=april(1))).when(
            end_placement(happened_on=march(31))
        ).refused(EMPLOYED_LATER, day=april(1))

    def test_on_the_last_day_on_which_they_are_known_to_have_worked_there(self) -> None:
        given(started(), checked(day=60, happened_on=may(1)), checked(happened_on=april(1))).when(
            end_placement(happened_on=may(1))
        ).then(ended(happened_on=may(1)))

    def test_before_a_checkpoint_that_found_them_gone(self) -> None:
        for status in ("elsewhere", "not_employed", "not_reached"):
            given(started(), checked(status=status, happened_on=april(1))).when(
                end_placement(happened_on=march(20))
            ).then(ended(happened_on=march(20)))
