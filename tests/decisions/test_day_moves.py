"""A reminder whose day is no working day: it stays, or goes to the next or the last one."""

from __future__ import annotations

from datetime import date

import pytest

from domain.decisions.policy import Policy
from domain.decisions.reminders import REMINDER_NOT_NEEDED
from domain.decisions.stages import DayMove, ReminderRules
from tests.decisions.cast import (
    april,
    claim_reminder,
    january,
    reminder_claimed,
    started,
    working_days_adopted,
)
from tests.decisions.story import given


def works(region: str, day: date) -> bool:
    """Nobody works in the first five days of April."""
    return region == "CA-ON" and not april(1) <= day <= april(5)


def move(moves: str) -> DayMove:
    return DayMove(moves, "CA-ON", works)


@pytest.mark.parametrize(
    ("moves", "goes_to"),
    [("same_day", april(3)), ("next", april(6)), ("previous", date(2026, 3, 31))],
)
def test_where_a_day_goes(moves: str, goes_to: date) -> None:
    assert move(moves)(april(3)) == goes_to
    assert move(moves)(april(7)) == april(7)


def test_every_stage_moves_and_their_order_stays() -> None:
    rules = ReminderRules(coming=1, overdue=1, escalated=2, move=move("next"))
    days = [rules.day_of(stage, april(1)) for stage in rules.stages]
    assert days == [date(2026, 3, 31), april(6), april(6), april(6)]
    assert rules.reached(april(1), april(5)) == "coming"
    assert rules.reached(april(1), april(6)) == "escalated"
    assert rules.back_after(date(2026, 3, 30)) == april(6)


def test_the_rule_in_force_says_where() -> None:
    policy = Policy.of([working_days_adopted(moves="previous")])
    rules = policy.reminders(january(1), works)
    assert rules.day_of("due", april(3)) == date(2026, 3, 31)
    assert policy.reminders(date(2025, 12, 31), works).day_of("due", april(3)) == april(3)


def test_a_claim_keeps_to_it() -> None:
    facts = [working_days_adopted(), started()]  # due on 1 April
    given(*facts).when(claim_reminder(is_working=works)).refused(REMINDER_NOT_NEEDED)
    moved = {"reminds_on": april(6), "happened_on": april(6)}
    given(*facts).when(claim_reminder(is_working=works, **moved)).then(reminder_claimed(**moved))
