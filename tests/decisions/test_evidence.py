"""What funders' schemes ask of a placement: earnings of a month, and what is confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from domain.decisions.evidence import (
    CONFIRMED_ALREADY,
    EARNINGS_RECORDED,
    MONTH_AHEAD,
    MONTH_OUTSIDE,
)
from domain.decisions.placements import BEFORE_START, PLACEMENT_UNKNOWN
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.facts.schemes import CONDITIONS, OF_THE_PERSON
from tests.decisions.cast import (
    april,
    confirm_condition,
    confirmed,
    earned,
    ended,
    february,
    january,
    march,
    record_earnings,
    started,
)
from tests.decisions.story import given


class TestEarnings:
    def test_of_a_month(self) -> None:
        given(started()).when(record_earnings()).then(earned())

    def test_of_a_month_that_is_not_over(self) -> None:
        given(started()).when(record_earnings(happened_on=march(20))).then(
            earned(happened_on=march(20))
        )

    def test_of_a_month_to_come(self) -> None:
        given(started()).when(record_earnings(month="2026-05")).refused(MONTH_AHEAD)

    @pytest.mark.parametrize("month", ["2026-02", "2025-03"])
    def test_of_a_month_before_the_first_day(self, month: str) -> None:
        given(started()).when(record_earnings(month=month)).refused(MONTH_OUTSIDE, month=month)

    def test_of_a_month_after_the_last_day(self) -> None:
        over = [started(), ended(happened_on=march(31))]
        given(*over).when(record_earnings(month="2026-04", happened_on=april(20))).refused(
            MONTH_OUTSIDE
        )

    def test_of_the_last_month_told_later(self) -> None:
        over = [started(), ended(happened_on=march(31))]
        given(*over).when(record_earnings(happened_on=april(20))).then(
            earned(happened_on=april(20))
        )

    def test_once_for_each_month(self) -> None:
        given(started(), earned()).when(record_earnings(amount="9.00")).refused(
            EARNINGS_RECORDED, amount="1200.50"
        )
        given(started(), earned()).when(record_earnings(month="2026-04")).then(
            earned(month="2026-04")
        )

    def test_of_no_placement(self) -> None:
        given().when(record_earnings()).refused(PLACEMENT_UNKNOWN)


class TestConditions:
    def test_confirmed(self) -> None:
        given(started()).when(confirm_condition()).then(confirmed())

    def test_again_on_another_day(self) -> None:
        """An agreement that came too early is given again."""
        given(started(), confirmed()).when(confirm_condition(happened_on=april(1))).then(
            confirmed(happened_on=april(1))
        )

    def test_not_twice_for_one_day(self) -> None:
        given(started(), confirmed()).when(confirm_condition()).refused(
            CONFIRMED_ALREADY, day=march(10)
        )
        other = confirmed(condition="customer_agrees")
        given(started(), other).when(confirm_condition()).then(confirmed())

    @pytest.mark.parametrize("condition", CONDITIONS)
    def test_of_the_job_not_before_it_started(self, condition: str) -> None:
        early = confirm_condition(condition=condition, happened_on=february(1))
        given(started()).when(early).refused(BEFORE_START)

    @pytest.mark.parametrize("condition", sorted(OF_THE_PERSON))
    def test_of_the_person_also_before(self, condition: str) -> None:
        early = {"condition": condition, "happened_on": january(1)}
        given(started()).when(confirm_condition(**early)).then(confirmed(**early))

    def test_also_when_the_job_is_over(self) -> None:
        left = {"condition": "exited", "happened_on": date(2026, 4, 21)}
        given(started(), ended()).when(confirm_condition(**left)).then(confirmed(**left))

    def test_what_no_scheme_asks_for(self) -> None:
        given(started()).when(confirm_condition(condition="smiles")).refused(NOT_ON_THE_LIST)
