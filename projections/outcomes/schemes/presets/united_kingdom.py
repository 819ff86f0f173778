"""United Kingdom: Work and Health Programme, Intensive Personalised Employment Support."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.facts.schemes import Rule, Scheme, Threshold
from domain.facts.vocabulary import N_

WEEKS = 26
# Until how many days after the start on the programme earnings count: 456 on it, and 182 more.
WHP_DAYS = 456 + 182
# The hourly National Living Wage (adult rate), which changes every April.
LIVING_WAGE = tuple(
    Threshold(date(year, 4, 1), Decimal(amount))
    for year, amount in (
        (2017, "7.50"),
        (2018, "7.83"),
        (2019, "8.21"),
        (2020, "8.72"),
        (2021, "8.91"),
        (2022, "9.50"),
        (2023, "10.42"),
        (2024, "11.44"),
        (2025, "12.21"),
        (2026, "12.71"),
    )
)


def _earnings(code: str, words: str, hours: int, within: int = 0) -> Rule:
    """Earnings equal to so many hours a week for 26 weeks."""
    return Rule(
        code=code,
        words=words,
        window="cumulative",
        unit="hour",
        count=hours * WEEKS,
        within=within,
        metric="hours_at_wage",
        thresholds=LIVING_WAGE,
        denominator=N_("people who started on the programme"),
    )


_SELF_EMPLOYED = N_("Left out: self-employment, which is counted by its length.")
_WAGES = (
    N_("The amounts of the National Living Wage."),
    N_("Earnings are divided by the wage in force when they were earned."),
)

WHP = Scheme(
    code="uk_whp",
    name=N_("UK Work and Health Programme: job outcome"),
    version="HL5940 and guidance of 2020",
    source="UK Parliament, written answer HL5940 (2 July 2020); DWP, Work and Health Programme"
    " provider guidance, chapter 13 (1 April 2020) and memo 64",
    unverified=(
        *_WAGES,
        N_("Earnings told for a month count whole, also if the service began or ended in it."),
        N_("Left out: areas that ask for the London Living Wage or the Real Living Wage."),
        _SELF_EMPLOYED,
    ),
    rules=(
        _earnings(
            "job_outcome",
            N_("Earnings equal to %(count)s hours at the National Living Wage"),
            16,
            within=WHP_DAYS,
        ),
    ),
)

IPES = Scheme(
    code="uk_ipes",
    name=N_("UK Intensive Personalised Employment Support: job outcomes"),
    version="HL5940, by earnings",
    source="UK Parliament, written answer HL5940 (2 July 2020)",
    unverified=(
        N_("That the earnings are those of the National Living Wage: the answer names no wage."),
        *_WAGES,
        N_("By when it must be earned: the answer does not say, and nothing is asked for here."),
        _SELF_EMPLOYED,
    ),
    rules=(
        _earnings(
            "8_hours",
            N_("Lower threshold: earnings equal to %(count)s hours at the National Living Wage"),
            8,
        ),
        _earnings(
            "16_hours",
            N_("Higher threshold: earnings equal to %(count)s hours at the National Living Wage"),
            16,
        ),
    ),
)
