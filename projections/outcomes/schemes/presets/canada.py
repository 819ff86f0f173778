"""Ontario Disability Support Program: Employment Supports."""

from __future__ import annotations

from domain.facts.schemes import Rule, Scheme
from domain.facts.vocabulary import N_

MONTHS, MONTHS_WITHOUT_INCOME_SUPPORT = 33, 15
_CLIENTS = N_("clients of ODSP employment supports")


def _weeks(code: str, count: int, words: str) -> Rule:
    return Rule(
        code=code, words=words, window="cumulative", unit="week", count=count, denominator=_CLIENTS
    )


def _month(number: int) -> Rule:
    return Rule(
        code=f"month_{number}",
        words=N_("Employed in month %(count)s after the placement"),
        window="nth_month",
        unit="month",
        count=number,
        after="placement",
        exclusions=("no_income_support",) if number > MONTHS_WITHOUT_INCOME_SUPPORT else (),
        denominator=_CLIENTS,
    )


ODSP = Scheme(
    code="odsp",
    name=N_("Ontario ODSP Employment Supports"),
    version="2024-25",
    source="ODSP employment supports directives 5.1 and 6.4 (March 2021); MCCSS service objectives"
    " 2024-2025, job placement and job retention",
    unverified=(
        N_("A week is seven days of employment, and counts in any job."),
        N_("The months after the placement are calendar months."),
    ),
    rules=(
        _weeks("milestone", 6, N_("Employed for %(count)s weeks in all (milestone)")),
        _weeks("placement", 13, N_("Employed for %(count)s weeks in all (placement)")),
        *(_month(number) for number in range(1, MONTHS + 1)),
    ),
)
