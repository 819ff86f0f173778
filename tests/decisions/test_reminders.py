"""Reminders of a checkpoint: which stage, from which day, claimed by one scheduler only."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.decisions.placements import PLACEMENT_UNKNOWN
from domain.decisions.refusals import NOT_YOUR_ROLE
from domain.decisions.reminders import (
    REMINDER_CAME_BACK,
    REMINDER_CLAIMED,
    REMINDER_NOT_NEEDED,
    REMINDER_SENT,
)
from domain.facts import Fact
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    april,
    checked,
    claim_reminder,
    ended,
    handed_over,
    march,
    may,
    record_bounce,
    record_reminder,
    reminder_bounced,
    reminder_claimed,
    reminder_failed,
    reminder_sent,
    reminders_adopted,
    snoozed,
    started,
)
from tests.decisions.story import given

NOT_REACHED = {"status": "not_reached", "evidence": "not_reached"}
# The stages of the 30-day checkpoint of who started on 2 March: it is due on 1 April.
STAGES = {"coming": march(25), "due": april(1), "overdue": april(8), "escalated": april(15)}


def stage(name: str, reminds_on: date | None = None) -> dict[str, Any]:
    """A reminder at its usual day, or at another one."""
    return {"stage": name, "reminds_on": reminds_on or STAGES[name]}


def told(name: str, reminds_on: date | None = None) -> list[Fact]:
    """That reminder was claimed and sent."""
    which = stage(name, reminds_on)
    return [reminder_claimed(**which), reminder_sent(**which)]


def wanted(facts: list[Fact], on: date, name: str, reminds_on: date | None = None) -> None:
    """This reminder may be claimed on that day."""
    which = stage(name, reminds_on)
    given(*facts).when(claim_reminder(**which, happened_on=on)).then(
        reminder_claimed(**which, happened_on=on)
    )


def unwanted(facts: list[Fact], on: date, name: str, reminds_on: date | None = None) -> None:
    """It may not."""
    which = stage(name, reminds_on)
    given(*facts).when(claim_reminder(**which, happened_on=on)).refused(REMINDER_NOT_NEEDED)


class TestStages:
    @pytest.mark.parametrize("name", STAGES)
    def test_each_begins_on_its_day(self, name: str) -> None:
        wanted([started()], STAGES[name], name)
        unwanted([started()], STAGES[name] - (april(2) - april(1)), name)

    @pytest.mark.parametrize("on", [april(1), april(2), april(7)])
    def test_one_that_is_late_is_sent_until_the_next_one_comes(self, on: date) -> None:
        wanted([started()], on, "due")

    @pytest.mark.parametrize("name", ["coming", "due", "overdue"])
    def test_none_is_sent_late_once_a_later_one_has_come(self, name: str) -> None:
        unwanted([started()], may(1), name)
        wanted([started()], may(1), "escalated")

    def test_each_comes_after_the_one_before(self) -> None:
        facts = [started()]
        for name, on in STAGES.items():
            wanted(facts, on, name)
            facts += told(name)
            unwanted(facts, on, "again", on)

    def test_none_on_another_day_than_its_own(self) -> None:
        unwanted([started()], april(2), "due", april(2))

    def test_none_after_a_later_one(self) -> None:
        """The rules were changed, and the coordinator knows already."""
        later = reminders_adopted(stages=["due"], happened_on=april(16))
        unwanted([started(), *told("escalated"), later], april(20), "due")

    def test_the_network_says_when(self) -> None:
        rules = reminders_adopted()  # due, and told to the coordinator after ten days
        for on in (march(25), march(27)):
            unwanted([rules, started()], on, "coming", on)
        wanted([rules, started()], april(8), "due")
        wanted([rules, started()], april(11), "escalated", april(11))

    def test_another_checkpoint_has_its_own(self) -> None:
        facts = [started(), reminder_claimed(day=60), reminder_sent(day=60), snoozed(day=60)]
        wanted(facts, april(1), "due")


class TestWaiting:
    def test_what_was_put_off_waits_until_its_day(self) -> None:
        facts = [started(), *told("due"), snoozed(until=april(6), happened_on=april(2))]
        for on in (april(2), april(5)):
            unwanted(facts, on, "again", april(6))
        wanted(facts, april(6), "again", april(6))
        wanted(facts, april(7), "again", april(6))

    def test_put_off_it_is_asked_for_again_once(self) -> None:
        facts = [started(), *told("due"), snoozed(until=april(6)), *told("again", april(6))]
        unwanted(facts, april(7), "due", april(6))
        unwanted(facts, april(7), "again", april(7))
        wanted(facts, april(8), "overdue")

    def test_a_stage_that_came_meanwhile_is_sent_in_its_place(self) -> None:
        facts = [started(), *told("coming"), snoozed(until=april(6), happened_on=march(27))]
        unwanted(facts, april(1), "due")
        wanted(facts, april(6), "due", april(6))
        unwanted([*facts, *told("due", april(6))], april(6), "again", april(6))

    def test_put_off_past_the_day_on_which_the_coordinator_would_be_told(self) -> None:
        facts = [started(), *told("overdue"), snoozed(until=april(20), happened_on=april(9))]
        unwanted(facts, april(15), "escalated")
        wanted(facts, april(20), "escalated", april(20))

    def test_the_last_word_counts(self) -> None:
        sooner = snoozed(until=april(4), happened_on=april(2))
        facts = [started(), *told("due"), snoozed(until=april(6)), sooner]
        wanted(facts, april(4), "again", april(4))
        tried = checked(**NOT_REACHED, happened_on=april(2))
        facts = [started(), *told("due"), snoozed(until=april(20)), tried]
        wanted(facts, april(5), "again", april(5))

    def test_who_was_not_reached_is_asked_for_again_after_three_days(self) -> None:
        facts = [started(), *told("due"), checked(**NOT_REACHED, happened_on=april(2))]
        unwanted(facts, april(4), "again", april(5))
        wanted(facts, april(5), "again", april(5))
        facts += [*told("again", april(5)), checked(**NOT_REACHED, happened_on=april(5))]
        wanted(facts, april(8), "overdue")

    def test_the_network_says_after_how_many_days(self) -> None:
        tried = checked(**NOT_REACHED, happened_on=april(2))
        facts = [reminders_adopted(), started(), *told("due"), tried]
        wanted(facts, april(4), "again", april(4))

    def test_whoever_took_it_over_is_told_at_once(self) -> None:
        facts = [started(), *told("due"), handed_over(happened_on=april(1))]
        wanted(facts, april(1), "handed", april(1))
        unwanted([*facts, *told("handed", april(1))], april(2), "handed", april(2))
        unwanted([started(), handed_over(happened_on=march(20))], march(24), "handed", march(20))

    def test_whoever_took_it_over_on_the_day_it_came_back_is_told_too(self) -> None:
        facts = [started(), *told("due"), snoozed(until=april(6)), *told("again", april(6))]
        wanted([*facts, handed_over(happened_on=april(6))], april(6), "handed", april(6))

    def test_taken_over_it_waits_as_long_as_before(self) -> None:
        put_off = snoozed(until=april(6), happened_on=april(1))
        facts = [started(), *told("due"), put_off, handed_over(happened_on=april(2))]
        unwanted(facts, april(2), "handed", april(2))
        wanted(facts, april(6), "again", april(6))

    def test_a_reminder_on_its_way_when_it_was_put_off_does_not_count_for_the_new_day(self) -> None:
        facts = [started(), reminder_claimed(), snoozed(until=april(6)), reminder_sent()]
        wanted(facts, april(6), "again", april(6))


class TestClaim:
    """One scheduler takes a reminder upon itself."""

    def test_by_one_scheduler_only(self) -> None:
        given(started(), reminder_claimed()).when(claim_reminder(message_id="<2@x>")).refused(
            REMINDER_CLAIMED
        )

    def test_the_checkpoint_is_recorded(self) -> None:
        unwanted([started(), checked()], april(1), "due")

    def test_nobody_was_reached_yet(self) -> None:
        tried = checked(**NOT_REACHED, happened_on=march(28))
        wanted([started(), tried], april(1), "due")

    def test_the_placement_ended_before_it_was_due(self) -> None:
        unwanted([started(), ended(happened_on=march(31))], april(1), "due")

    def test_it_was_due_on_the_day_the_placement_ended(self) -> None:
        wanted([started(), ended(happened_on=april(1))], april(2), "due")

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


class TestBounces:
    SENT = (started(), reminder_claimed(), reminder_sent())

    def test_each_reader_it_came_back_from_once(self) -> None:
        given(*self.SENT).when(record_bounce()).then(reminder_bounced())
        told = [*self.SENT, reminder_bounced()]
        given(*told).when(record_bounce()).refused(REMINDER_CAME_BACK)
        given(*told).when(record_bounce(to_user="user-n")).then(reminder_bounced(to_user="user-n"))

    def test_another_reminder_of_the_same_checkpoint(self) -> None:
        which = stage("overdue")
        told = [*self.SENT, reminder_bounced(), reminder_claimed(**which)]
        given(*told).when(record_bounce(**which)).then(reminder_bounced(**which))

    def test_of_one_that_nobody_claimed(self) -> None:
        given(started()).when(record_bounce()).refused(REMINDER_NOT_NEEDED)

    def test_what_nobody_has_is_owed_again(self) -> None:
        given(*self.SENT, reminder_bounced()).when(record_reminder()).then(reminder_sent())

    def test_what_others_have_is_not(self) -> None:
        told = [*self.SENT, reminder_bounced(reached="others")]
        given(*told).when(record_reminder()).refused(REMINDER_SENT)
