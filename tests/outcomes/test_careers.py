"""From facts to the history that schemes look at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.facts import Fact
from projections.outcomes.schemes.careers import histories
from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import Check, History, Job, Pause, Terms
from projections.outcomes.schemes.presets import PRESETS
from tests.decisions.cast import (
    april,
    checked,
    confirmed,
    earned,
    ended,
    march,
    may,
    paused,
    resumed,
    started,
    terms_changed,
)

SECOND = {"placement": "ada-oven", "employer": "oven"}


def of_one(*facts: Fact) -> History:
    """The history of the only placement."""
    [found] = histories(facts).values()
    return found


def test_one_job() -> None:
    first = started(hours_per_week=20, hourly_wage="17.25")
    found = of_one(first, terms_changed(), paused(), resumed(), ended())
    assert found.jobs == (
        Job(
            placement="ada-crumb",
            employer="crumb",
            started_on=march(2),
            ended_on=april(20),
            known_until=april(20),
            terms=(
                Terms(march(2), Decimal(20), Decimal("17.25")),
                Terms(march(16), Decimal(32), Decimal("17.25")),
            ),
            pauses=(Pause(march(20), march(30)),),
        ),
    )


def test_a_pause_that_goes_on() -> None:
    assert of_one(started(), paused()).jobs[0].pauses == (Pause(march(20)),)


def test_nothing_started() -> None:
    assert histories([ended()]) == {}


class TestKnownUntil:
    def until(self, *facts: Fact) -> date:
        return of_one(started(), *facts).jobs[0].known_until

    def test_the_first_day_only(self) -> None:
        assert self.until() == march(2)

    def test_a_checkpoint_in_the_same_job(self) -> None:
        assert self.until(checked(happened_on=april(3))) == april(3)

    def test_a_checkpoint_that_does_not_say_so(self) -> None:
        for status in ("elsewhere", "not_employed", "not_reached"):
            assert self.until(checked(status=status, happened_on=april(3))) == march(2)

    def test_earnings_show_the_first_day_of_their_month(self) -> None:
        assert self.until(earned(month="2026-04", happened_on=may(1))) == april(1)
        assert self.until(earned(month="2026-04", amount="0.00", happened_on=may(1))) == march(2)

    def test_who_agrees_that_the_work_goes_well_works(self) -> None:
        agrees = confirmed(condition="customer_agrees", happened_on=april(5))
        assert self.until(agrees) == april(5)
        assert self.until(confirmed(condition="assigned", happened_on=april(5))) == march(2)


class TestTwoJobs:
    FACTS = (started(), started(**SECOND, happened_on=april(1)), checked(happened_on=april(3)))

    def test_each_history_begins_with_its_own(self) -> None:
        found = histories(self.FACTS)
        orders = {key: [job.placement for job in one.jobs] for key, one in found.items()}
        assert orders == {
            "ada-crumb": ["ada-crumb", "ada-oven"],
            "ada-oven": ["ada-oven", "ada-crumb"],
        }

    def test_checkpoints_are_of_one_placement(self) -> None:
        found = histories(self.FACTS)
        assert found["ada-crumb"].checks == (Check(april(3), "same_job", "payslip"),)
        assert found["ada-oven"].checks == ()

    def test_earnings_of_both_are_there_by_job(self) -> None:
        both = (earned(), earned(**SECOND, month="2026-04", amount="10.00"))
        expected = {
            march(1): {"ada-crumb": Decimal("1200.50")},
            april(1): {"ada-oven": Decimal("10.00")},
        }
        for found in histories([*self.FACTS, *both]).values():
            assert found.earned == expected

    def test_what_is_said_of_the_person_counts_for_both(self) -> None:
        said = [
            confirmed(condition="assigned", happened_on=march(1)),
            confirmed(condition="assigned", happened_on=march(5)),
            confirmed(condition="exited", happened_on=may(1)),
            confirmed(condition="no_income_support"),
        ]
        for found in histories([*self.FACTS, *said]).values():
            assert (found.assigned, found.assigned_on) == ((march(1), march(5)), march(5))
            assert found.exited_on == may(1)
            assert found.exclusions == {"no_income_support"}

    def test_what_is_said_of_a_job_counts_for_that_job(self) -> None:
        found = histories([*self.FACTS, confirmed()])
        assert found["ada-crumb"].confirmed == {"integrated": [march(10)]}
        assert found["ada-oven"].confirmed == {}


def test_a_placement_that_several_schemes_count() -> None:
    """From facts to verdicts: 13 weeks and 90 days end on 31 and 30 May 2026."""
    facts = [
        started(),
        checked(day=90, happened_on=date(2026, 6, 2)),
        *(confirmed(condition=one) for one in ("integrated", "consistent_with_plan")),
        *(
            confirmed(condition=one, happened_on=date(2026, 6, 1))
            for one in ("customer_agrees", "counsellor_agrees")
        ),
    ]
    history = of_one(*facts)
    today = date(2026, 6, 10)
    assert assess(PRESETS["odsp"], history, today)["placement"].reached_on == date(2026, 5, 31)
    assert assess(PRESETS["us_vr"], history, today)["closure"].reached_on == date(2026, 6, 1)
    assert assess(PRESETS["us_ticket"], history, today)["phase_1_milestone_1"].because == (
        "not_begun"
    )
