"""Australia: Disability Employment Services, one scheme for each employment benchmark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.facts.schemes import Rule, Scheme, Threshold
from domain.facts.vocabulary import N_

BEGAN = date(2018, 7, 1)
PERMISSIBLE_BREAK = 28  # days
# Average hours a week: benchmark (for a full outcome) to least hours for a pathway outcome, which
# are two thirds of it, in whole hours.
BENCHMARKS = {8: None, 15: 10, 23: 15, 30: 20}


def _outcome(weeks: int, kind: str, words: str, hours: int) -> Rule:
    return Rule(
        code=f"{kind}_{weeks}",
        words=words,
        window="consecutive",
        unit="week",
        count=weeks,
        metric="average_weekly_hours",
        thresholds=(Threshold(BEGAN, Decimal(hours)),),
        permitted_break=PERMISSIBLE_BREAK,
        denominator=N_("participants placed in work"),
    )


def _scheme(benchmark: int, pathway: int | None) -> Scheme:
    full = N_("Full outcome at %(count)s weeks: %(least)s hours a week on average")
    part = N_("Pathway outcome at %(count)s weeks: %(least)s hours a week on average")
    return Scheme(
        code=f"au_des_{benchmark}",
        name=N_("Australian Disability Employment Services"),
        version=f"2018, second reading, benchmark {benchmark} hours",
        source="Department of Social Services, DES Outcome Guidelines 4.6 and 1.1 (structure only);"
        " JobAccess, DES funding",
        unverified=(
            N_("The hours of the benchmarks, and that four weeks ask for all of them."),
            N_("Two thirds of 23 hours are taken as 15; of 8 hours there is no pathway outcome."),
            N_("The length of a permissible break, and that it stops the clock."),
            N_("A change of benchmark: each one is counted for the whole time."),
        ),
        rules=(
            *(_outcome(weeks, "full", full, benchmark) for weeks in (4, 13, 26, 52)),
            *(_outcome(weeks, "pathway", part, pathway) for weeks in (13, 26, 52) if pathway),
        ),
    )


DES = tuple(_scheme(benchmark, pathway) for benchmark, pathway in BENCHMARKS.items())
