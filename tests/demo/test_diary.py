"""The diary: working days, late entries, and what happens when a decision is refused."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from domain.database.connection import Database
from domain.decisions.agencies import AdmitAgency
from domain.demo.diary import Diary, last_workday, next_workday
from domain.facts import Actor
from domain.ledger.ledger import Ledger

FRIDAY = date(2025, 5, 30)
COORDINATOR = Actor(user="user-1", role="coordinator")


@pytest.fixture
def diary(ledger: Ledger, database: Database) -> Diary:
    with database.connection() as connection:
        connection.execute(f"INSERT INTO {database.network}.made_up DEFAULT VALUES")
    return Diary(ledger, Random(1), FRIDAY, FRIDAY + timedelta(days=60))  # noqa: S311


def admit(diary: Diary, agency: str) -> None:
    """The coordinator at the desk admits an agency, today."""
    diary.write(AdmitAgency(**diary.stamp(), agency=agency, name=agency, happened_on=diary.today))


def test_weekends_are_free() -> None:
    for days, after, before in ((0, 0, 0), (1, 3, 0), (2, 3, 0), (3, 3, 3)):
        day = FRIDAY + timedelta(days=days)
        assert next_workday(day) == FRIDAY + timedelta(days=after)
        assert last_workday(day) == FRIDAY + timedelta(days=before)


def test_planned_for_a_saturday_is_done_on_monday(diary: Diary, ledger: Ledger) -> None:
    diary.plan(COORDINATOR, FRIDAY + timedelta(days=1), lambda: admit(diary, "a"))
    for _ in range(4):
        diary.live_through()
    (line,) = ledger.history("agency:a")
    assert line.recorded_at.date() == line.fact.happened_on == FRIDAY + timedelta(days=3)


def test_one_refusal_does_not_stop_the_others(diary: Diary, ledger: Ledger) -> None:
    diary.plan(COORDINATOR, FRIDAY, lambda: admit(diary, "a"))
    diary.plan(COORDINATOR, FRIDAY, lambda: admit(diary, "a"))
    diary.plan(COORDINATOR, FRIDAY, lambda: admit(diary, "b"))
    diary.live_through()
    assert [line.tags[0] for line in ledger.since(0, 10)] == ["agency:a", "agency:b"]
    assert diary.today == FRIDAY + timedelta(days=1)


def test_work_that_brings_more_work_today_is_done_today(diary: Diary, ledger: Ledger) -> None:
    diary.plan(
        COORDINATOR,
        FRIDAY,
        lambda: diary.plan(COORDINATOR, FRIDAY, lambda: admit(diary, "a")),
    )
    diary.live_through()
    assert ledger.head() == 1


def test_entries_are_on_the_day_or_late_never_early(diary: Diary) -> None:
    entered: list[tuple[date, date]] = []
    for n in range(200):
        diary.plan_entry(
            COORDINATOR,
            FRIDAY + timedelta(days=n % 20),
            lambda happened_on: entered.append((happened_on, diary.today)),
        )
    for _ in range(60):
        diary.live_through()
    assert len(entered) == 200
    assert all(happened_on <= today for happened_on, today in entered)
    late = [1 for happened_on, today in entered if happened_on < today]
    assert 20 < len(late) < 120


def test_planned_for_a_day_gone_by_is_done_today(diary: Diary, ledger: Ledger) -> None:
    diary.plan(COORDINATOR, FRIDAY - timedelta(days=9), lambda: admit(diary, "a"))
    diary.live_through()
    (line,) = ledger.history("agency:a")
    assert line.recorded_at.date() == FRIDAY
