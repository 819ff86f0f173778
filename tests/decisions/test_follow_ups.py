"""A checkpoint is put off, or handed over to one person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from domain.decisions.follow_ups import (
    FOLLOW_UP_OVER,
    NOT_A_COLLEAGUE,
    SNOOZE_NOT_AHEAD,
    SNOOZE_TOO_LONG,
)
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.decisions.retention import CHECKPOINT_RECORDED, NO_SUCH_CHECKPOINT
from domain.facts import Actor
from domain.facts.vocabulary import SNOOZE_REASONS
from tests.decisions.cast import (
    AUDITOR,
    COORDINATOR,
    SOUTHSIDE,
    april,
    checked,
    ended,
    hand_over,
    handed_over,
    march,
    may,
    snooze,
    snoozed,
    started,
)
from tests.decisions.story import given

either = pytest.mark.parametrize("decision", [snooze, hand_over])


class TestSnooze:
    @pytest.mark.parametrize("reason", SNOOZE_REASONS)
    def test_until_a_day_for_a_reason(self, reason: str) -> None:
        given(started()).when(snooze(reason=reason)).then(snoozed(reason=reason))

    def test_for_no_other_reason(self) -> None:
        given(started()).when(snooze(reason="weather")).refused(NOT_ON_THE_LIST)

    def test_nobody_was_reached_so_far(self) -> None:
        tried = checked(status="not_reached", evidence="not_reached")
        given(started(), tried).when(snooze()).then(snoozed())

    def test_again_and_to_a_sooner_day_too(self) -> None:
        given(started(), snoozed()).when(snooze(until=april(3))).then(snoozed(until=april(3)))

    @pytest.mark.parametrize("until", [march(31), april(1)])
    def test_not_until_today(self, until: date) -> None:
        given(started()).when(snooze(until=until)).refused(SNOOZE_NOT_AHEAD)

    def test_thirty_days_at_most(self) -> None:
        given(started()).when(snooze(until=may(1))).then(snoozed(until=may(1)))
        day_after = may(1) + timedelta(days=1)
        given(started()).when(snooze(until=day_after)).refused(SNOOZE_TOO_LONG, day=may(1))


class TestHandOver:
    def test_to_a_colleague(self) -> None:
        given(started()).when(hand_over()).then(handed_over())

    def test_to_the_coordinator(self) -> None:
        given(started()).when(hand_over(to=COORDINATOR)).then(
            handed_over(to_user="user-c", to_role="coordinator")
        )

    @pytest.mark.parametrize("to", [SOUTHSIDE, AUDITOR, Actor(user="user-x", role="operator")])
    def test_to_nobody_else(self, to: Actor) -> None:
        given(started()).when(hand_over(to=to)).refused(NOT_A_COLLEAGUE)

    def test_to_the_next_one(self) -> None:
        given(started(), handed_over()).when(hand_over(to=COORDINATOR)).then(
            handed_over(to_user="user-c", to_role="coordinator")
        )


class TestBoth:
    @either
    def test_there_is_no_such_checkpoint(self, decision: Any) -> None:
        given(started()).when(decision(day=31)).refused(NO_SUCH_CHECKPOINT, checkpoint=31)

    @either
    def test_it_is_recorded(self, decision: Any) -> None:
        given(started(), checked()).when(decision()).refused(CHECKPOINT_RECORDED)

    @either
    def test_the_placement_ended_before_it_was_due(self, decision: Any) -> None:
        given(started(), ended(happened_on=march(31))).when(decision(happened_on=april(1))).refused(
            FOLLOW_UP_OVER
        )
