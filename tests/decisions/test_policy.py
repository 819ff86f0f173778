"""The rules that the network agrees on: adopted in order, in force from their day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.decisions.base import Decision
from domain.decisions.figure_rules import MINIMUM_WAGE_RECORDED, NOT_A_WAGE, THRESHOLD_OUT_OF_BOUNDS
from domain.decisions.network import (
    BEFORE_RULE,
    CHECKPOINTS_NOT_RISING,
    CHECKPOINTS_OVERLAP,
    LIMIT_TOO_SHORT,
    NO_REASON_LEFT,
    NO_REMINDER_LEFT,
    REGION_NEEDED,
    REMINDER_TOO_FAR,
    SHARES_NOT_WHOLE,
    TOLD_TOO_EARLY,
)
from domain.decisions.nominations import INTEREST_STALE
from domain.decisions.policy import Limits, MinimumWage, Policy, Shares, Thresholds
from domain.decisions.refusals import NOT_ON_THE_LIST, NOT_YOUR_ROLE
from domain.decisions.retention import BEFORE_WINDOW, NO_SUCH_CHECKPOINT
from domain.decisions.schedule import Schedule
from domain.decisions.stages import ReminderRules
from domain.facts import Fact
from domain.facts.vocabulary import REASON_LISTS, REASONS
from tests.decisions import cast
from tests.decisions.cast import (
    NORTHSIDE,
    adopt_limits,
    adopt_minimum_wage,
    adopt_reasons,
    adopt_reminders,
    adopt_schedule,
    adopt_shares,
    adopt_thresholds,
    adopt_working_days,
    april,
    consented,
    end_placement,
    ended,
    february,
    interested,
    interview_held,
    interview_scheduled,
    january,
    june,
    limits_adopted,
    march,
    minimum_wage_adopted,
    nominate,
    nominated,
    posted,
    reasons_adopted,
    record_checkpoint,
    registered,
    reminders_adopted,
    schedule_adopted,
    shares_adopted,
    start_placement,
    started,
    thresholds_adopted,
    working_days_adopted,
)
from tests.decisions.story import decide, given


class TestAdopting:
    def test_a_rule_is_recorded(self) -> None:
        given().when(adopt_schedule()).then(schedule_adopted())
        given().when(adopt_shares()).then(shares_adopted())
        given().when(adopt_limits()).then(limits_adopted())
        given().when(adopt_reasons()).then(reasons_adopted())
        given().when(adopt_reminders()).then(reminders_adopted())
        given().when(adopt_working_days()).then(working_days_adopted())
        given().when(adopt_thresholds()).then(thresholds_adopted())
        given().when(adopt_minimum_wage()).then(minimum_wage_adopted())

    def test_an_agency_does_not_set_rules(self) -> None:
        given().when(adopt_shares(by=NORTHSIDE)).refused(NOT_YOUR_ROLE)

    def test_the_next_may_begin_on_the_same_day_and_not_before(self) -> None:
        last = shares_adopted(happened_on=march(1))
        given(last).when(adopt_shares(happened_on=march(1))).then(last)
        given(last).when(adopt_shares(happened_on=february(28))).refused(BEFORE_RULE, day=march(1))

    def test_another_kind_of_rule_is_no_hindrance(self) -> None:
        given(shares_adopted(happened_on=march(1))).when(adopt_limits()).then(limits_adopted())
        other = reasons_adopted(reasons_for="leaving", offered=["other"], happened_on=march(1))
        given(other).when(adopt_reasons()).then(reasons_adopted())

    @pytest.mark.parametrize("days", [[], [0, 30], [60, 30], [30, 30], [30, 3651]])
    def test_checkpoints_rise(self, days: list[int]) -> None:
        given().when(adopt_schedule(checkpoint_days=days)).refused(CHECKPOINTS_NOT_RISING)

    @pytest.mark.parametrize("before", [-1, 30, 45])
    def test_one_checkpoint_is_open_at_a_time(self, before: int) -> None:
        given().when(adopt_schedule(checkpoint_days=[45, 75], opens_before=before)).refused(
            CHECKPOINTS_OVERLAP
        )

    def test_a_window_ends(self) -> None:
        given().when(adopt_schedule(closes_after=-1)).refused(LIMIT_TOO_SHORT)

    @pytest.mark.parametrize("shares", [(50, 25, 24), (50, 25, 26), (120, -10, -10)])
    def test_shares_are_the_whole(self, shares: tuple[int, int, int]) -> None:
        sourcing, employer, coaching = shares
        wrong = adopt_shares(
            sourcing_share=sourcing, employer_share=employer, coaching_share=coaching
        )
        given().when(wrong).refused(SHARES_NOT_WHOLE, total=sum(shares))

    @pytest.mark.parametrize("days", [0, -1, 3651])
    def test_limits_are_sensible(self, days: int) -> None:
        given().when(adopt_limits(interest_days=days)).refused(LIMIT_TOO_SHORT)
        given().when(adopt_limits(referral_days=days)).refused(LIMIT_TOO_SHORT)

    @pytest.mark.parametrize(
        ("name", "most"),
        [("coming_days", 28), ("overdue_days", 28), ("escalated_days", 56), ("again_days", 28)],
    )
    def test_reminders_have_sensible_days(self, name: str, most: int) -> None:
        rule = {"escalated_days": 56, name: most}
        given().when(adopt_reminders(**rule)).then(reminders_adopted(**rule))
        for days in (0, -1):
            given().when(adopt_reminders(**{name: days})).refused(LIMIT_TOO_SHORT)
        for days in (most + 1, 400):
            given().when(adopt_reminders(**{name: days})).refused(
                REMINDER_TOO_FAR, days=days, most=most
            )

    def test_a_rule_from_before_there_were_limits_is_kept(self) -> None:
        policy = Policy.of([reminders_adopted(coming_days=400)])
        assert policy.reminders(june(1)).coming == 400

    def test_some_reminder_is_left(self) -> None:
        given().when(adopt_reminders(stages=[])).refused(NO_REMINDER_LEFT)
        given().when(adopt_reminders(stages=["again"])).refused(NOT_ON_THE_LIST)

    def test_days_move_to_somewhere_and_holidays_are_of_some_region(self) -> None:
        given().when(adopt_working_days(moves="away")).refused(NOT_ON_THE_LIST)
        given().when(adopt_working_days(holiday_region="CA-XX")).refused(NOT_ON_THE_LIST)

    def test_a_region_is_needed_only_where_reminders_move(self) -> None:
        stays = {"moves": "same_day", "holiday_region": None}
        given().when(adopt_working_days(**stays)).then(working_days_adopted(**stays))
        given().when(adopt_working_days(holiday_region=None)).refused(REGION_NEEDED)
        move = Policy.of([working_days_adopted(**stays)]).day_move(june(1))
        assert (move.moves, move.region) == ("same_day", "")

    def test_the_agency_is_reminded_before_the_coordinator_is_told(self) -> None:
        given().when(adopt_reminders(overdue_days=10)).refused(TOLD_TOO_EARLY, days=10)

    @pytest.mark.parametrize(
        ("name", "least"), [("for_network", 3), ("for_funders", 5), ("for_public", 5)]
    )
    def test_no_audience_is_shown_too_small_a_count_or_nothing(self, name: str, least: int) -> None:
        for number in (least, 50):
            given().when(adopt_thresholds(**{name: number})).then(
                thresholds_adopted(**{name: number})
            )
        for number in (least - 1, 51):
            given().when(adopt_thresholds(**{name: number})).refused(
                THRESHOLD_OUT_OF_BOUNDS, inside=3, outside=5, most=50
            )

    def test_a_list_offers_something_that_it_has(self) -> None:
        given().when(adopt_reasons(offered=[])).refused(NO_REASON_LEFT)
        given().when(adopt_reasons(offered=["too_far"])).refused(NOT_ON_THE_LIST)
        given().when(adopt_reasons(reasons_for="weather")).refused(NOT_ON_THE_LIST)


class TestInForce:
    def test_before_any_rule_the_default_holds(self) -> None:
        policy = Policy()
        assert policy.schedule(june(1)) == Schedule((30, 60, 90, 180, 365), 7, 14)
        assert sum(policy.shares(june(1))) == 100
        assert policy.reminders(june(1)) == ReminderRules(
            ("coming", "due", "overdue", "escalated"), 7, 7, 14, 3
        )
        assert "dismissed" in policy.reasons("ending", june(1))

    def test_each_rule_holds_from_its_day_until_the_next(self) -> None:
        policy = Policy.of(
            [
                limits_adopted(happened_on=march(1), interest_days=10),
                limits_adopted(happened_on=march(1), interest_days=11),
                limits_adopted(happened_on=april(1), interest_days=12),
            ]
        )
        assert policy.limits(february(28)) == Limits()
        assert policy.limits(march(1)).interest == 11
        assert policy.limits(march(31)).interest == 11
        assert policy.limits(april(1)).interest == 12

    def test_each_audience_has_its_threshold_and_none_is_forgotten(self) -> None:
        policy = Policy.of(
            [
                thresholds_adopted(happened_on=march(1)),
                thresholds_adopted(happened_on=april(1), for_network=15, for_public=20),
            ]
        )
        assert policy.thresholds(february(28)) == Thresholds(10, 10, 10)
        assert policy.thresholds(march(31)) == Thresholds(5, 7, 15)
        assert policy.threshold("public", april(1)) == 20

    def test_answers_at_each_threshold_are_in_step_with_all_others(self) -> None:
        policy = Policy.of(
            [
                thresholds_adopted(),
                thresholds_adopted(for_network=7, for_public=20),
                thresholds_adopted(for_network=15),
            ]
        )
        first, second = (5, 7, 10, 15), (20,)
        assert Policy().steps_to_threshold(10) == (10,)
        assert policy.steps_to_threshold(20) == (10, *first, *second)
        assert policy.steps_to_threshold(10) == (10, 5, 7, 10)
        assert policy.steps_to_threshold(12) == (10, *first, *second, 12)  # of a struck rule

    def test_lists_do_not_mix(self) -> None:
        policy = Policy.of(
            [reasons_adopted(), reasons_adopted(reasons_for="leaving", offered=["health"])]
        )
        assert policy.reasons("ending", june(1)) == ["resigned", "other"]
        assert policy.reasons("leaving", june(1)) == ["health"]
        assert policy.reasons("leaving", january(1)) == ["health"]
        assert len(policy.reasons("nobody", june(1))) > 2


class TestUnderIt:
    def test_a_placement_keeps_the_rules_of_its_first_day(self) -> None:
        rules = [
            schedule_adopted(happened_on=march(2)),
            shares_adopted(happened_on=march(2)),
            schedule_adopted(happened_on=march(3), checkpoint_days=[10]),
        ]
        given(posted(agency="southside"), nominated(), *rules).when(start_placement()).then(
            started(
                employer_agency="southside",
                checkpoint_days=[45, 90],
                opens_before=5,
                closes_after=10,
                sourcing_share=50,
                employer_share=25,
                coaching_share=25,
            )
        )
        assert Shares() == (40, 30, 30)
        given(posted(), nominated(), *rules).when(start_placement(happened_on=march(1))).then(
            started(happened_on=march(1))
        )

    def test_checkpoints_are_those_of_the_placement(self) -> None:
        own = started(checkpoint_days=[45, 90], opens_before=5)
        given(own).when(record_checkpoint()).refused(NO_SUCH_CHECKPOINT, checkpoint=30)
        given(own).when(record_checkpoint(day=45, happened_on=april(10))).refused(
            BEFORE_WINDOW, day=april(11)
        )
        assert decide([own], record_checkpoint(day=45, happened_on=april(11)))

    def test_old_interest_is_asked_for_again(self) -> None:
        ready = [registered(), consented(), posted(), interested(happened_on=february(3))]
        limit = limits_adopted(interest_days=10)
        given(*ready, limit).when(nominate(happened_on=february(13))).then(
            nominated(happened_on=february(13))
        )
        given(*ready, limit).when(nominate(happened_on=february(14))).refused(
            INTEREST_STALE, day=february(3), limit=10
        )
        again = interested(happened_on=february(14))
        given(*ready, limit, again).when(nominate(happened_on=february(14))).then(
            nominated(happened_on=february(14))
        )

    def test_without_a_rule_interest_counts_for_ninety_days(self) -> None:
        ready = [registered(), consented(), posted(), interested(happened_on=february(3))]
        assert decide(ready, nominate(happened_on=cast.may(4)))
        given(*ready).when(nominate(happened_on=cast.may(5))).refused(INTEREST_STALE, limit=90)

    def test_only_offered_reasons_are_taken(self) -> None:
        rule = reasons_adopted(happened_on=april(20))
        given(started(), rule).when(end_placement(reason="laid_off")).refused(
            NOT_ON_THE_LIST, answer="Laid off"
        )
        given(started(), rule).when(end_placement(reason="resigned")).then(ended(reason="resigned"))
        given(started(), rule).when(end_placement(happened_on=april(19))).then(
            ended(happened_on=april(19))
        )

    @pytest.mark.parametrize(
        ("reasons_for", "before", "decision", "answer"),
        [
            (
                "cancelling",
                [nominated(), interview_scheduled()],
                cast.cancel_interview(reason="arrangements"),
                "What is needed cannot be arranged",
            ),
            (
                "offer_declining",
                [nominated(), interview_held(), cast.offered()],
                cast.decline_offer(),
                "The wage",
            ),
            (
                "referral_declining",
                [registered(), consented(), cast.referred()],
                cast.decline_referral(),
                "No staff time for now",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_every_list_of_reasons_is_kept_to(
        self, reasons_for: str, before: list[Fact], decision: Decision, answer: str
    ) -> None:
        rule = reasons_adopted(reasons_for=reasons_for, offered=["other"], happened_on=january(2))
        assert decide(before, decision)
        given(*before, rule).when(decision).refused(NOT_ON_THE_LIST, answer=answer)


def test_a_code_has_the_same_words_in_every_list() -> None:
    """A rule on a list tells the reasons by their codes alone."""
    for reasons in REASON_LISTS.values():
        assert reasons.items() <= REASONS.items()


class TestMinimumWages:
    def test_an_earlier_one_may_be_recorded_after_a_later_one(self) -> None:
        later = minimum_wage_adopted(happened_on=march(1))
        given(later).when(adopt_minimum_wage()).then(minimum_wage_adopted())

    def test_one_for_a_day_and_a_region(self) -> None:
        there = minimum_wage_adopted(region="north", hourly_wage="18.00")
        given(there).when(adopt_minimum_wage()).then(minimum_wage_adopted())
        given(there).when(adopt_minimum_wage(region="north")).refused(
            MINIMUM_WAGE_RECORDED, amount="18.00"
        )

    @pytest.mark.parametrize("amount", ["0", "-1", "1000", "17.205", "NaN", "much"])
    def test_it_is_an_amount(self, amount: str) -> None:
        given().when(adopt_minimum_wage(hourly_wage=amount)).refused(NOT_A_WAGE)

    def test_the_region_is_known(self) -> None:
        given().when(adopt_minimum_wage(region="nowhere")).refused(NOT_ON_THE_LIST)

    def test_a_region_has_its_own_from_its_first_day_on_and_the_networks_before(self) -> None:
        """They are put in order, whatever was recorded first."""
        policy = Policy.of(
            [
                minimum_wage_adopted(hourly_wage="17.60", happened_on=april(1)),
                minimum_wage_adopted(hourly_wage="18.00", region="north", happened_on=march(1)),
                minimum_wage_adopted(hourly_wage="17.20", happened_on=january(1)),
            ]
        )
        found = [one for one in policy.minimum_wages() if one.region in (None, "north")]
        assert found == [
            MinimumWage(None, january(1), april(1), Decimal("17.20")),
            MinimumWage(None, april(1), date.max, Decimal("17.60")),
            MinimumWage("north", january(1), march(1), Decimal("17.20")),
            MinimumWage("north", march(1), date.max, Decimal("18.00")),
        ]
        on_the_day = policy.minimum_wages_on(april(1))
        assert {region: str(one.amount) for region, one in on_the_day.items()} == {
            None: "17.60",
            "central": "17.60",
            "east": "17.60",
            "north": "18.00",
            "south": "17.60",
            "west": "17.60",
            "remote": "17.60",
        }
        assert policy.minimum_wages_on(date(2025, 12, 31)) == {}
