"""A placement, and the checkpoints and reminders that it brings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from domain.decisions.stages import Waiting
from domain.facts import Fact
from domain.facts.network import CHECKPOINT_DAYS
from projections.attempts import CAME_BACK
from projections.folds import follow_ups, placements, reminders, terms
from tests.decisions.cast import (
    april,
    checked,
    ended,
    handed_over,
    march,
    may,
    nominated,
    paused,
    reminder_bounced,
    reminder_claimed,
    reminder_failed,
    reminder_sent,
    resumed,
    snoozed,
    started,
    terms_changed,
)
from tests.folds.story import recorded_at, row, rows


class TestPlacements:
    def test_somebody_works(self) -> None:
        terms = {"term": "fixed_term", "planned_end": may(31), "hours_per_week": 30}
        assert row(placements.VIEW, "ada-crumb", started(**terms)) == placements.PlacementRow(
            placement="ada-crumb",
            nomination="ada-baker",
            seeker="ada",
            opening="baker",
            employer="crumb",
            agency="northside",
            started_on=march(2),
            hourly_wage=None,
            **terms,
        )

    def test_somebody_worked(self) -> None:
        now = row(placements.VIEW, "ada-crumb", started(), ended())
        assert (now.ended_on, now.end_reason, now.ended_by) == (april(20), "laid_off", "employer")

    def test_somebody_pauses(self) -> None:
        now = row(placements.VIEW, "ada-crumb", started(), paused())
        assert (now.paused_on, now.pause_reason, now.ended_on) == (march(20), "health", None)

    def test_somebody_is_back(self) -> None:
        now = row(placements.VIEW, "ada-crumb", started(), paused(), resumed())
        assert (now.paused_on, now.pause_reason) == (None, None)

    def test_what_ended_pauses_no_more(self) -> None:
        now = row(placements.VIEW, "ada-crumb", started(), paused(), ended())
        assert (now.paused_on, now.pause_reason, now.ended_on) == (None, None, april(20))

    def test_the_terms_of_today(self) -> None:
        changes = [
            terms_changed(job_title="Shift lead", happened_on=april(1)),
            # Heard of late: it was true before.
            terms_changed(hours_per_week=25, hourly_wage="19.00", happened_on=march(16)),
        ]
        now = row(placements.VIEW, "ada-crumb", started(hours_per_week=20), *changes)
        assert (now.job_title, now.hours_per_week, now.hourly_wage) == ("Shift lead", 32, "19.00")

    def test_the_latest_checkpoint_that_was_recorded(self) -> None:
        second = checked(day=60, status="elsewhere", happened_on=may(1))
        now = row(placements.VIEW, "ada-crumb", started(), checked(), second)
        assert (now.checkpoint_day, now.checkpoint_status) == (60, "elsewhere")
        assert now.checkpoint_on == may(1)

    def test_nobody_started(self) -> None:
        assert rows(placements.VIEW, "ada-crumb", nominated(), ended()) == []


class TestTerms:
    def terms(self, *facts: Fact) -> list[tuple[Any, ...]]:
        return [
            (r.from_on, r.hours_per_week, r.hourly_wage, r.term, r.planned_end)
            for r in rows(terms.VIEW, "ada-crumb", *facts)
        ]

    def test_they_are_told_from_the_first_day_on_in_order_of_day(self) -> None:
        fixed = started(term="fixed_term", planned_end=may(31), hours_per_week=20)
        late = terms_changed(hours_per_week=None, hourly_wage="19.00", happened_on=march(9))
        for_good = terms_changed(hours_per_week=None, term="permanent", happened_on=april(1))
        assert self.terms(fixed, terms_changed(), for_good, late) == [
            (march(2), 20, None, "fixed_term", may(31)),
            (march(9), 20, "19.00", "fixed_term", may(31)),
            (march(16), 32, "19.00", "fixed_term", may(31)),
            (april(1), 32, "19.00", "permanent", None),
        ]

    def test_two_changes_of_one_day(self) -> None:
        wage = terms_changed(hours_per_week=None, hourly_wage="19.00")
        assert self.terms(started(), terms_changed(), wage) == [
            (march(2), None, None, "permanent", None),
            (march(16), 32, "19.00", "permanent", None),
        ]

    def test_nobody_started(self) -> None:
        assert self.terms(terms_changed()) == []


def follow_up(day: int, *facts: Fact) -> Any:
    """The row of one checkpoint."""
    found = rows(follow_ups.VIEW, "ada-crumb", *facts)
    [only] = [r for r in found if r.day == day]
    return only


class TestFollowUps:
    def test_each_checkpoint_has_its_window(self) -> None:
        for day in CHECKPOINT_DAYS:
            due = march(2) + timedelta(days=day)
            assert follow_up(day, started()) == follow_ups.FollowUpRow(
                placement="ada-crumb",
                day=day,
                seeker="ada",
                employer="crumb",
                agency="northside",
                opens_on=due - timedelta(days=7),
                due_on=due,
                closes_on=due + timedelta(days=14),
                is_open=True,
                status=None,
                evidence=None,
                recorded_on=None,
            )

    def test_what_was_recorded_is_done(self) -> None:
        done = follow_up(30, started(), checked(happened_on=april(2)))
        assert not done.is_open
        assert (done.status, done.evidence) == ("same_job", "payslip")
        assert done.recorded_on == april(2)
        assert follow_up(60, started(), checked()).is_open

    def test_who_was_not_reached_is_asked_again(self) -> None:
        missed = checked(status="not_reached", evidence="not_reached")
        assert follow_up(30, started(), missed).is_open
        assert not follow_up(30, started(), missed, checked()).is_open

    @pytest.mark.parametrize(
        ("last_day", "days"), [(march(31), []), (april(1), [30]), (may(1), [30, 60])]
    )
    def test_only_what_fell_due_by_the_last_day_is_asked(self, last_day: Any, days: Any) -> None:
        found = rows(follow_ups.VIEW, "ada-crumb", started(), ended(happened_on=last_day))
        assert [(r.day, r.ended_on) for r in found] == [(day, last_day) for day in days]

    def test_it_is_put_off_and_tried(self) -> None:
        put_off = follow_up(30, started(), snoozed())
        assert (put_off.snoozed_until, put_off.snooze_reason) == (april(8), "away")
        missed = checked(status="not_reached", evidence="not_reached", happened_on=april(2))
        assert follow_up(30, started(), snoozed(), missed).tried_on == april(2)
        assert follow_up(30, started(), missed, snoozed()).tried_on is None
        assert follow_up(60, started(), snoozed(), missed).waiting == Waiting()

    def test_it_is_handed_over(self) -> None:
        now = follow_up(30, started(), handed_over(to_user="user-x"), handed_over())
        assert (now.handed_on, now.handed_to, now.handed_to_role) == (april(1), "user-m", "agency")
        assert follow_up(60, started(), handed_over()).handed_to is None

    def test_nobody_started(self) -> None:
        assert rows(follow_ups.VIEW, "ada-crumb", checked()) == []


class TestReminders:
    def test_one_was_claimed(self) -> None:
        assert row(reminders.VIEW, "ada-crumb", reminder_claimed()) == reminders.ReminderRow(
            placement="ada-crumb",
            day=30,
            agency="northside",
            stage="due",
            reminds_on=april(1),
            message_id="<1@network>",
            claimed_at=recorded_at(1),
            position=1,
        )

    def test_one_was_sent_at_the_third_attempt(self) -> None:
        tried = [reminder_claimed(), reminder_failed(), reminder_failed(), reminder_sent()]
        now = row(reminders.VIEW, "ada-crumb", *tried)
        assert (now.failures, now.failed_at, now.error) == (2, recorded_at(3), "450 try later")
        assert now.sent_at == recorded_at(4)

    def test_one_came_back(self) -> None:
        sent = [reminder_claimed(), reminder_sent()]
        back = row(reminders.VIEW, "ada-crumb", *sent, reminder_bounced())
        assert (back.sent_at, back.came_back_from, back.own_failures) == (None, ["user-m"], 1)
        assert (back.failed_at, back.error) == (recorded_at(3), f"{CAME_BACK} (5.1.1)")
        others = row(reminders.VIEW, "ada-crumb", *sent, reminder_bounced(reached="others"))
        assert others == msgspec.structs.replace(back, sent_at=recorded_at(2))

    def test_what_was_the_servers_fault_is_told_apart(self) -> None:
        away = reminder_failed(fault="server", error="away")
        now = row(reminders.VIEW, "ada-crumb", reminder_claimed(), reminder_failed(), away)
        assert (now.failures, now.own_failures, now.fault) == (2, 1, "server")

    def test_each_has_a_row(self) -> None:
        facts = [
            reminder_claimed(),
            reminder_sent(day=60),  # that nobody claimed
            reminder_claimed(stage="overdue", reminds_on=april(8)),
            reminder_claimed(day=60),
            reminder_sent(),
        ]
        found = rows(reminders.VIEW, "ada-crumb", *facts)
        assert [(r.day, r.stage, r.sent_at) for r in found] == [
            (30, "due", recorded_at(5)),
            (30, "overdue", None),
            (60, "due", None),
        ]

    @pytest.mark.parametrize(
        "waits", [snoozed(), handed_over(), checked(status="not_reached", evidence="not_reached")]
    )
    def test_one_from_before_it_was_put_off_is_not_the_latest(self, waits: Fact) -> None:
        later = reminder_claimed(stage="again", reminds_on=april(8))
        found = rows(reminders.VIEW, "ada-crumb", reminder_claimed(), waits, later)
        assert [r.is_latest for r in found] == [False, True]
