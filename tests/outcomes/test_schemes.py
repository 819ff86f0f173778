"""The evaluator, on rules that no preset has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.facts.schemes import Rule, Scheme, Threshold
from projections.outcomes.schemes.calendar import end_of_quarter, month_of, quarter_of
from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import DAY, History, Job, slices
from projections.outcomes.schemes.verdicts import Verdict, not_yet, reached
from tests.outcomes.people import LATER, START, after, at, check, job, pause


def asked(rule: Rule, *jobs: Job, on: date = LATER, **more: Any) -> Verdict:
    """What a scheme with only this rule says."""
    scheme = Scheme(code="own", name="Own", version="1", source="tests", rules=(rule,))
    return assess(scheme, History(jobs=jobs, **more), on)[rule.code]


def a_rule(**fields: Any) -> Rule:
    """Four weeks in a row, with what is different about it."""
    usual = {"window": "consecutive", "unit": "week", "count": 4, "denominator": "all"}
    return Rule(code="own", words="Own", **(usual | fields))


class TestContinuity:
    GAPLESS = (job(14), job(30, after(14), placement="two", employer="oven"))
    SAME_EMPLOYER = (job(14), job(30, after(14), placement="two"))

    def test_any_job(self) -> None:
        assert asked(a_rule(), *self.GAPLESS) == reached(after(27))

    def test_the_same_employer(self) -> None:
        rule = a_rule(continuity="same_employer")
        assert asked(rule, *self.SAME_EMPLOYER) == reached(after(27))
        assert asked(rule, *self.GAPLESS) == not_yet("ended_short")

    def test_the_same_job(self) -> None:
        rule = a_rule(continuity="same_job")
        assert asked(rule, *self.SAME_EMPLOYER) == not_yet("ended_short")
        assert asked(rule, job(28)) == reached(after(27))

    def test_a_checkpoint_in_the_same_job(self) -> None:
        rule = a_rule(continuity="same_job", window="on_day")
        assert asked(rule, job(), checks=(check(28),)) == reached(after(28))
        elsewhere = (check(28, "elsewhere"),)
        assert asked(rule, job(), checks=elsewhere) == not_yet("not_employed_then")


class TestEvidence:
    RULE = a_rule(evidence=("payslip", "employer_confirmed"))

    def test_good_enough_and_late_enough(self) -> None:
        assert asked(self.RULE, job(), checks=(check(27),)) == reached(after(27))

    def test_too_early(self) -> None:
        assert asked(self.RULE, job(), checks=(check(26),)) == not_yet("not_evidenced")

    def test_not_good_enough(self) -> None:
        checks = (check(30, evidence="seeker_reported"),)
        assert asked(self.RULE, job(), checks=checks) == not_yet("not_evidenced")
        at_day = a_rule(window="on_day", evidence=("payslip",), check_until=5)
        assert asked(at_day, job(), checks=checks) == not_yet("not_evidenced")

    def test_later_than_the_day_asked_about(self) -> None:
        checks = (check(40),)
        assert asked(self.RULE, job(), on=after(39), checks=checks) == not_yet("not_evidenced")


class TestAmounts:
    def test_the_amount_of_the_day_on_which_counting_began(self) -> None:
        changed = (Threshold(START, Decimal(15)), Threshold(START + DAY, Decimal(20)))
        rule = a_rule(metric="average_weekly_hours", thresholds=changed)
        assert asked(rule, job(terms=(at(15),))) == reached(after(27))

    def test_no_amount_is_known_for_that_time(self) -> None:
        late = (Threshold(LATER, Decimal(15)),)
        for window in ("consecutive", "cumulative"):
            metric = "hours" if window == "cumulative" else "average_weekly_hours"
            rule = a_rule(window=window, metric=metric, thresholds=late)
            assert asked(rule, job(terms=(at(15),)), on=after(40)) == not_yet("amount_unknown")

    def test_thresholds_in_any_order(self) -> None:
        later, first = (
            Threshold(date(2025, 1, 1), Decimal(2)),
            Threshold(date(2024, 1, 1), Decimal(1)),
        )
        rule = a_rule(thresholds=(later, first))
        days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
        assert [rule.threshold(day) for day in days] == [None, 1, 1, 2]


class TestAgreedHours:
    """26 weeks at 8 hours or more, as a version of the British scheme counted that was adopted."""

    RULE = a_rule(
        window="cumulative",
        count=26,
        metric="hours",
        thresholds=(Threshold(date(2019, 12, 1), Decimal(8)),),
    )

    def test_as_many_or_more(self) -> None:
        assert asked(self.RULE, job(terms=(at(8),))) == reached(after(181))
        assert asked(self.RULE, job(182, terms=(at("7.5"),))) == not_yet("not_employed_then")

    def test_only_the_days_on_which_it_is_as_many(self) -> None:
        terms = (at(4), at(8, since=after(70)))
        assert asked(self.RULE, job(terms=terms)) == reached(after(70 + 181))

    def test_two_jobs_at_once(self) -> None:
        second = job(terms=(at(4),), placement="two", employer="oven")
        assert asked(self.RULE, job(terms=(at(4),)), second) == reached(after(181))

    def test_not_known(self) -> None:
        assert asked(self.RULE, job()) == not_yet("hours_unknown")


class TestLimitOfService:
    """Four weeks in all, within 60 days of the day on which the service began."""

    RULE = a_rule(window="cumulative", within=60)

    def test_the_last_day(self) -> None:
        assert asked(self.RULE, job(), assigned=(after(-33),)) == reached(after(27))
        assert asked(self.RULE, job(), assigned=(after(-34),)) == not_yet("time_over")

    def test_the_day_it_began_is_not_known(self) -> None:
        assert asked(self.RULE, job(), assigned=()) == reached(after(27))

    def test_it_begins_later_than_the_work(self) -> None:
        assert asked(self.RULE, job(), assigned=(after(10),)) == reached(after(37))
        found = asked(self.RULE, job(), on=after(9), assigned=(after(10),))
        assert found == not_yet("not_begun")

    def test_counted_from_that_day_itself(self) -> None:
        rule = a_rule(window="cumulative", within=60, anchor="assignment")
        assert asked(rule, job(), assigned=(after(-34),)) == not_yet("time_over")
        assert asked(rule, job(), assigned=()) == not_yet("not_begun")

    def test_evidence_may_come_later(self) -> None:
        rule = a_rule(window="cumulative", within=60, evidence=("payslip",))
        told = {"assigned": (after(-33),), "checks": (check(40),)}
        assert asked(rule, job(), **told) == reached(after(27))

    def test_other_windows_have_none(self) -> None:
        assert asked(a_rule(within=60), job(), assigned=(after(-300),)) == reached(after(27))


class TestRules:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"anchor": "birthday"},
            {"window": "sometimes"},
            {"unit": "year"},
            {"metric": "smiles"},
            {"continuity": "none"},
            {"evidence": ("hearsay",)},
            {"agreements": ("everybody",)},
            {"exclusions": ("anybody",)},
        ],
    )
    def test_a_code_that_nobody_knows(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="is none of"):
            a_rule(**wrong)

    def test_a_reason_without_words(self) -> None:
        with pytest.raises(ValueError, match="no words for"):
            not_yet("because")

    def test_before_the_first_day(self) -> None:
        assert asked(a_rule(), job(), on=START - DAY) == not_yet("not_begun")


class TestSlices:
    def test_cut_where_something_changes(self) -> None:
        worked = job(20, terms=(at(10), at(20, since=after(5))), pauses=(pause(10, 3),))
        found = slices([worked], START, after(30), [after(2)])
        days = [(one.days, one.hours if one.held else None) for one in found]
        assert days == [(2, 10), (3, 10), (5, 20), (3, None), (7, 20), (11, None)]

    def test_no_time_at_all(self) -> None:
        assert slices([job()], START, START - DAY) == []


def test_months_and_quarters() -> None:
    assert month_of(date(2025, 1, 31), -1) == date(2024, 12, 1)
    assert month_of(date(2025, 12, 1), 1) == date(2026, 1, 1)
    assert quarter_of(date(2025, 12, 31)) == date(2025, 10, 1)
    assert quarter_of(date(2025, 11, 30), 2) == date(2026, 4, 1)
    assert end_of_quarter(date(2024, 2, 29)) == date(2024, 3, 31)
