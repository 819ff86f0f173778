"""Retention: checkpoints in their window, and the reminder that somebody owes one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.decisions.placements import BEFORE_START, PLACEMENT_ENDED, PLACEMENT_UNKNOWN
from domain.decisions.refusals import NOT_YOUR_ROLE
from domain.decisions.retention import (
    BEFORE_WINDOW,
    CHECKPOINT_RECORDED,
    EVIDENCE_MISSING,
    NO_SUCH_CHECKPOINT,
    REMINDER_CLAIMED,
    REMINDER_NOT_NEEDED,
    REMINDER_SENT,
)
from domain.facts.network import CHECKPOINT_DAYS
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    april,
    checked,
    claim_reminder,
    ended,
    february,
    march,
    may,
    record_checkpoint,
    record_reminder,
    reminder_claimed,
    reminder_failed,
    reminder_sent,
    started,
)
from tests.decisions.story import given

NOT_REACHED = {"status": "not_reached", "evidence": "not_reached"}


class TestCheckpoint:
    def test_how_it_stands_after_thirty_days(self) -> None:
        given(started()).when(record_checkpoint(note="Likes the early shift")).then(
            checked(note="Likes the early shift")
        )

    @pytest.mark.parametrize("day", CHECKPOINT_DAYS)
    def test_its_window_opens_seven_days_before_it_is_due(self, day: int) -> None:
        start = march(2)
        opens = start + timedelta(days=day - 7)
        day_before = opens - timedelta(days=1)
        later = start + timedelta(days=400)
        given(started(happened_on=start)).when(
            record_checkpoint(day=day, happened_on=day_before, today=later)
        ).refused(BEFORE_WINDOW, day=opens)
        given(started(happened_on=start)).when(
            record_checkpoint(day=day, happened_on=opens, today=later)
        ).then(checked(day=day, happened_on=opens))

    def test_late_is_better_than_never(self) -> None:
        given(started()).when(record_checkpoint(happened_on=may(20))).then(
            checked(happened_on=may(20))
        )

    def test_there_is_none_on_that_day(self) -> None:
        given(started()).when(record_checkpoint(day=31)).refused(NO_SUCH_CHECKPOINT, checkpoint=31)

    def test_the_placement_is_unknown(self) -> None:
        given(started(placement="another")).when(record_checkpoint()).refused(PLACEMENT_UNKNOWN)

    def test_not_before_the_first_day_of_work(self) -> None:
        given(started(happened_on=march(2))).when(
            record_checkpoint(happened_on=february(28))
        ).refused(BEFORE_START, day=march(2))

    def test_the_placement_ended_that_very_day(self) -> None:
        given(started(), ended(happened_on=april(1))).when(
            record_checkpoint(happened_on=april(1))
        ).then(checked(happened_on=april(1)))

    def test_the_placement_ended_the_day_before(self) -> None:
        given(started(), ended(happened_on=march(31))).when(
            record_checkpoint(happened_on=april(1))
        ).refused(PLACEMENT_ENDED, day=march(31))

    def test_one_that_fell_due_before_the_end_may_be_entered_late(self) -> None:
        given(started(), ended(happened_on=april(20))).when(
            record_checkpoint(happened_on=april(2))
        ).then(checked(happened_on=april(2)))

    def test_it_is_recorded_once(self) -> None:
        given(started(), checked()).when(record_checkpoint(status="elsewhere")).refused(
            CHECKPOINT_RECORDED
        )

    def test_the_next_one_is_another(self) -> None:
        given(started(), checked(day=30)).when(record_checkpoint(day=60, happened_on=may(1))).then(
            checked(day=60, happened_on=may(1))
        )

    def test_of_another_placement_does_not_count(self) -> None:
        given(started(), checked(placement="another")).when(record_checkpoint()).then(checked())

    def test_who_could_not_be_reached_may_be_reached_later(self) -> None:
        given(started(), checked(**NOT_REACHED, happened_on=april(1))).when(
            record_checkpoint(happened_on=april(5))
        ).then(checked(happened_on=april(5)))

    def test_nobody_reached_again(self) -> None:
        given(started(), checked(**NOT_REACHED, happened_on=april(1))).when(
            record_checkpoint(**NOT_REACHED, happened_on=april(5))
        ).then(checked(**NOT_REACHED, happened_on=april(5)))

    def test_who_was_reached_stays_reached(self) -> None:
        given(started(), checked(), checked(**NOT_REACHED)).when(
            record_checkpoint(**NOT_REACHED)
        ).refused(CHECKPOINT_RECORDED)

    def test_what_is_said_has_evidence(self) -> None:
        given(started()).when(record_checkpoint(evidence="not_reached")).refused(EVIDENCE_MISSING)

    def test_what_is_not_known_has_none(self) -> None:
        given(started()).when(record_checkpoint(status="not_reached")).refused(EVIDENCE_MISSING)


class TestClaim:
    """One scheduler takes a reminder upon itself."""

    def test_on_the_day_on_which_it_is_due(self) -> None:
        given(started(happened_on=march(2))).when(claim_reminder(happened_on=april(1))).then(
            reminder_claimed(happened_on=april(1))
        )

    def test_not_the_day_before(self) -> None:
        given(started(happened_on=march(2))).when(claim_reminder(happened_on=march(31))).refused(
            REMINDER_NOT_NEEDED
        )

    def test_later_too(self) -> None:
        given(started()).when(claim_reminder(happened_on=may(1))).then(
            reminder_claimed(happened_on=may(1))
        )

    def test_by_one_scheduler_only(self) -> None:
        given(started(), reminder_claimed()).when(claim_reminder(message_id="<2@x>")).refused(
            REMINDER_CLAIMED
        )

    def test_each_checkpoint_has_its_own(self) -> None:
        given(started(), reminder_claimed(day=60), reminder_claimed(stage="later")).when(
            claim_reminder()
        ).then(reminder_claimed())

    def test_the_checkpoint_is_recorded(self) -> None:
        given(started(), checked()).when(claim_reminder()).refused(REMINDER_NOT_NEEDED)

    def test_nobody_was_reached_yet(self) -> None:
        given(started(), checked(**NOT_REACHED)).when(claim_reminder()).then(reminder_claimed())

    def test_the_placement_ended_before_it_was_due(self) -> None:
        given(started(), ended(happened_on=march(31))).when(
            claim_reminder(happened_on=may(1))
        ).refused(REMINDER_NOT_NEEDED)

    def test_it_was_due_on_the_day_the_placement_ended(self) -> None:
        given(started(), ended(happened_on=april(1))).when(claim_reminder(happened_on=may(1))).then(
            reminder_claimed(happened_on=may(1))
        )

    def test_not_yet_due_although_the_placement_ended_since(self) -> None:
        given(started(), ended(happened_on=april(20))).when(
            claim_reminder(happened_on=march(31))
        ).refused(REMINDER_NOT_NEEDED)

    def test_the_placement_is_unknown(self) -> None:
        given().when(claim_reminder()).refused(PLACEMENT_UNKNOWN)

    def test_people_leave_it_to_the_scheduler(self) -> None:
        for person in (NORTHSIDE, COORDINATOR):
            given(started()).when(claim_reminder(by=person)).refused(NOT_YOUR_ROLE)


class TestOutcome:
    """What became of it."""

    def test_the_mail_server_took_it(self) -> None:
        given(started(), reminder_claimed()).when(record_reminder()).then(reminder_sent())

    def test_the_mail_server_did_not(self) -> None:
        given(started(), reminder_claimed()).when(record_reminder(error="450 try later")).then(
            reminder_failed(error="450 try later")
        )

    def test_a_second_attempt_went_well(self) -> None:
        given(started(), reminder_claimed(), reminder_failed()).when(record_reminder()).then(
            reminder_sent()
        )

    def test_the_checkpoint_was_recorded_meanwhile(self) -> None:
        given(started(), reminder_claimed(), checked()).when(record_reminder()).then(
            reminder_sent()
        )

    def test_it_is_sent_once(self) -> None:
        given(started(), reminder_claimed(), reminder_sent()).when(record_reminder()).refused(
            REMINDER_SENT
        )

    def test_nobody_claimed_it(self) -> None:
        given(started(), reminder_claimed(day=60), reminder_sent(day=60)).when(
            record_reminder()
        ).refused(REMINDER_NOT_NEEDED)

    def test_the_placement_is_unknown(self) -> None:
        given(reminder_claimed()).when(record_reminder()).refused(PLACEMENT_UNKNOWN)

    def test_people_leave_it_to_the_scheduler(self) -> None:
        for person in (NORTHSIDE, COORDINATOR):
            given(started(), reminder_claimed()).when(record_reminder(by=person)).refused(
                NOT_YOUR_ROLE
            )
