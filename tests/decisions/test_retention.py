"""Retention: checkpoints in their window."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.decisions.placements import BEFORE_START, PLACEMENT_UNKNOWN
from domain.decisions.retention import (
    BEFORE_WINDOW,
    CHECKPOINT_AFTER_END,
    CHECKPOINT_RECORDED,
    EVIDENCE_MISSING,
    NO_SUCH_CHECKPOINT,
)
from domain.facts.network import CHECKPOINT_DAYS
from tests.decisions.cast import (
    april,
    checked,
    ended,
    february,
    march,
    may,
    record_checkpoint,
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
        ).refused(CHECKPOINT_AFTER_END, day=march(31))

    def test_one_may_try_to_reach_them_after_the_end(self) -> None:
        given(started(), ended(happened_on=april(20))).when(
            record_checkpoint(**NOT_REACHED, happened_on=april(25))
        ).then(checked(**NOT_REACHED, happened_on=april(25)))

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
