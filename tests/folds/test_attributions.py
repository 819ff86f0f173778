"""Who is credited for a placement, and that nothing is ever lost or counted twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import given as given_any
from hypothesis import strategies as st

from domain.facts import Fact
from domain.facts.placements import PlacementStarted
from projections.folds import attributions
from tests.decisions.cast import (
    checked,
    credit_agreed,
    credit_disputed,
    credit_settled,
    ended,
    march,
    started,
)
from tests.folds.histories import FIRST_DAY, histories, history, made_up
from tests.folds.story import about, recorded, row, rows, things

BY_RULES = {"sourcing_share": 40, "employer_share": 30, "coaching_share": 30}
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def credit(*facts: Fact) -> dict[str, int]:
    """What each agency is credited for Ada's placement."""
    return {r.agency: r.credit for r in rows(attributions.VIEW, "ada-crumb", *facts)}


class TestRows:
    def test_all_of_it_goes_to_the_agency_that_did_all(self) -> None:
        assert row(attributions.VIEW, "ada-crumb", started()) == attributions.AttributionRow(
            placement="ada-crumb",
            agency="northside",
            placed_by="northside",
            seeker="ada",
            opening="baker",
            employer="crumb",
            started_on=march(2),
            **BY_RULES,
            credit=100,
            basis="rules",
            since=march(2),
            is_disputed=False,
            disputed_by=None,
            disputed_on=None,
            dispute_reason=None,
            dispute_note=None,
        )

    def test_by_the_rules_of_the_first_day(self) -> None:
        shares = {"sourcing_share": 50, "employer_share": 25, "coaching_share": 25}
        assert credit(started(employer_agency="southside", **shares)) == {
            "northside": 75,
            "southside": 25,
        }

    def test_as_it_was_agreed(self) -> None:
        assert credit(started(), credit_agreed()) == {"northside": 65, "southside": 35}
        mine, theirs = rows(attributions.VIEW, "ada-crumb", started(), credit_agreed())
        assert (mine.sourcing_share, mine.employer_share, mine.coaching_share) == (50, 0, 15)
        assert (theirs.sourcing_share, theirs.employer_share, theirs.coaching_share) == (0, 35, 0)
        assert (mine.basis, mine.since) == ("agreed", march(10))

    def test_who_is_named_no_more_has_nothing_and_is_not_forgotten(self) -> None:
        alone = credit_agreed(employer_agency="northside", happened_on=march(11))
        assert credit(started(), credit_agreed(), alone) == {"northside": 100, "southside": 0}

    def test_a_dispute_changes_nothing_before_it_is_settled(self) -> None:
        told = credit_disputed(disputed_by="southside", note="a token")
        facts = [started(), credit_agreed(), told]
        assert credit(*facts) == {"northside": 65, "southside": 35}
        for one in rows(attributions.VIEW, "ada-crumb", *facts):
            assert (one.is_disputed, one.disputed_by) == (True, "southside")
            assert (one.disputed_on, one.dispute_reason) == (march(12), "share_sizes")
            assert one.dispute_note == "a token"

    def test_as_the_coordinator_settled_it(self) -> None:
        word = credit_settled(employer_share=10, sourcing_share=75)
        facts = [started(), credit_agreed(), credit_disputed(), word]
        assert credit(*facts) == {"northside": 90, "southside": 10}
        for one in rows(attributions.VIEW, "ada-crumb", *facts):
            assert (one.basis, one.since, one.is_disputed) == ("settled", march(20), False)
            assert (one.disputed_by, one.dispute_reason, one.dispute_note) == (None, None, None)

    def test_what_comes_after_changes_no_credit(self) -> None:
        assert credit(started(), ended(), checked()) == {"northside": 100}

    def test_nobody_started(self) -> None:
        assert credit(credit_agreed(), credit_disputed()) == {}


def credits_as_of(facts: list[Fact], day: date) -> tuple[int, dict[str, int]]:
    """How many placements had started by a day, and the credit of every agency then."""
    by_then = [fact for fact in facts if fact.happened_on <= day]
    placements = {fact.placement for fact in by_then if isinstance(fact, PlacementStarted)}
    earned: dict[str, int] = defaultdict(int)
    told = recorded(by_then)
    for thing in things(attributions.VIEW, told):
        for one in attributions.fold(about(attributions.VIEW, thing, told)):
            earned[one.agency] += one.credit
    return len(placements), earned


@quick
@given_any(facts=histories, after=st.integers(0, 1500))
def test_the_credit_of_all_agencies_is_the_number_of_placements(
    facts: list[Fact], after: int
) -> None:
    """As of any day, disputed or not, in whole hundredths: nothing is rounded."""
    for day in (FIRST_DAY + timedelta(days=after), date.max):
        placements, earned = credits_as_of(facts, day)
        assert all(type(credit) is int and credit >= 0 for credit in earned.values())
        assert sum(earned.values()) == 100 * placements


def test_histories_share_and_dispute_credit() -> None:
    """The property above would hold for histories in which one agency does everything."""
    seen: list[Any] = [
        one
        for seed in range(60)
        for told in [recorded(history(made_up(seed)))]
        for thing in things(attributions.VIEW, told)
        for one in attributions.fold(about(attributions.VIEW, thing, told))
    ]
    assert {one.basis for one in seen} == {"rules", "agreed", "settled"}
    assert {one.is_disputed for one in seen} == {True, False}
    assert any(0 < one.credit < 100 for one in seen)
