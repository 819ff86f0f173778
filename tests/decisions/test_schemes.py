"""Schemes that the network counts outcomes by: adopted whole, version by version."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from domain.decisions.network import BEFORE_RULE
from domain.decisions.policy import Policy
from domain.decisions.refusals import NOT_YOUR_ROLE
from domain.decisions.schemes import MILESTONE_UNSOUND, NO_MILESTONE, VERSION_TAKEN
from domain.facts.schemes import Scheme, Threshold
from projections.outcomes.schemes.presets import PRESETS
from tests.decisions.cast import (
    NORTHSIDE,
    SCHEME,
    adopt_scheme,
    april,
    february,
    january,
    march,
    scheme_adopted,
)
from tests.decisions.story import decide, given


def changed(**fields: Any) -> Scheme:
    """The scheme with something different about its last milestone."""
    first, last = SCHEME.rules
    return msgspec.structs.replace(SCHEME, rules=(first, msgspec.structs.replace(last, **fields)))


class TestAdopting:
    def test_a_scheme_is_recorded_whole(self) -> None:
        given().when(adopt_scheme()).then(scheme_adopted())
        assert scheme_adopted().whole() == SCHEME

    @pytest.mark.parametrize("code", PRESETS)
    def test_every_preset_can_be_adopted(self, code: str) -> None:
        [fact] = decide([], adopt_scheme(scheme=PRESETS[code]))
        assert fact.whole() == PRESETS[code]  # type: ignore[attr-defined]

    def test_an_agency_does_not_choose_schemes(self) -> None:
        given().when(adopt_scheme(by=NORTHSIDE)).refused(NOT_YOUR_ROLE)

    def test_a_version_is_adopted_once(self) -> None:
        given(scheme_adopted()).when(adopt_scheme()).refused(VERSION_TAKEN, version="1")
        second = msgspec.structs.replace(SCHEME, version="2")
        given(scheme_adopted()).when(adopt_scheme(scheme=second)).then(scheme_adopted(version="2"))

    def test_the_next_version_does_not_begin_before_the_last(self) -> None:
        last = scheme_adopted(happened_on=march(1))
        second = adopt_scheme(
            scheme=msgspec.structs.replace(SCHEME, version="2"), happened_on=february(28)
        )
        given(last).when(second).refused(BEFORE_RULE, day=march(1))

    def test_another_scheme_is_no_hindrance(self) -> None:
        other = scheme_adopted(scheme="other", happened_on=march(1))
        given(other).when(adopt_scheme()).then(scheme_adopted())

    def test_a_scheme_counts_something(self) -> None:
        empty = msgspec.structs.replace(SCHEME, rules=())
        given().when(adopt_scheme(scheme=empty)).refused(NO_MILESTONE)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"code": "start"},
            {"after": "later"},
            {"window": "nth_month", "after": None},
            {"count": 0},
            {"window": "n_in_m", "count": 3, "within": 2},
            {"window": "quarters", "quarters": ()},
            {"permitted_break": -1},
            {"window": "cumulative", "metric": "employed", "within": -1},
            {"thresholds": ()},
            {"thresholds": (Threshold(date(2025, 1, 1), Decimal(0)),)},
        ],
    )
    def test_a_milestone_that_cannot_be_counted(self, wrong: dict[str, Any]) -> None:
        given().when(adopt_scheme(scheme=changed(**wrong))).refused(MILESTONE_UNSOUND)


class TestInForce:
    def test_none_before_any_is_adopted(self) -> None:
        assert Policy.of([scheme_adopted(happened_on=march(1))]).schemes(february(28)) == []

    def test_the_latest_version_of_each(self) -> None:
        policy = Policy.of(
            [
                scheme_adopted(version="2", happened_on=march(1)),
                scheme_adopted(version="1", happened_on=january(1)),
                scheme_adopted(scheme="other", happened_on=march(1)),
            ]
        )
        versions = {one.code: one.version for one in policy.schemes(april(1))}
        assert versions == {"four_weeks": "2", "other": "1"}
        assert [one.version for one in policy.schemes(february(28))] == ["1"]
