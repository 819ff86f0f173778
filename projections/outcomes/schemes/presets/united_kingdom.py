"""United Kingdom: Work and Health Programme, Intensive Personalised Employment Support."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.facts.schemes import Rule, Scheme, Threshold
from domain.facts.vocabulary import N_

WEEKS = 26
# The hourly National Living Wage, which changes every April.
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

WHP = Scheme(
    code="uk_whp",
    name=N_("UK Work and Health Programme: job outcome"),
    version="HL5940",
    source="UK Parliament, written answer HL5940; DWP, Work and Health Programme statistics",
    unverified=(
        N_("The written answer itself was not read; a report on the statistics says the same."),
        N_("The amounts of the National Living Wage."),
        N_("Earnings are divided by the wage in force when they were earned."),
    ),
    rules=(
        Rule(
            code="job_outcome",
            words=N_("Earnings equal to %(count)s hours at the National Living Wage"),
            window="cumulative",
            unit="hour",
            count=16 * WEEKS,
            metric="hours_at_wage",
            thresholds=LIVING_WAGE,
            denominator=N_("people who started on the programme"),
        ),
    ),
)


def _outcome(hours: int) -> Rule:
    return Rule(
        code=f"{hours}_hours",
        words=N_("%(count)s weeks of work in all, at %(least)s hours a week or more"),
        window="cumulative",
        unit="week",
        count=WEEKS,
        metric="hours",
        thresholds=(Threshold(date(2019, 12, 1), Decimal(hours)),),
        denominator=N_("people who started on the programme"),
    )


IPES = Scheme(
    code="uk_ipes",
    name=N_("UK Intensive Personalised Employment Support: job outcomes"),
    version="HL5940",
    source="UK Parliament, written answer HL5940",
    unverified=(
        N_("The written answer itself was not read."),
        N_("Weeks add up over breaks and jobs; each at the hours agreed for it."),
    ),
    rules=(_outcome(8), _outcome(16)),
)
