"""United States: vocational rehabilitation, Ticket to Work, and WIOA."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.facts.schemes import Rule, Scheme, Threshold
from domain.facts.vocabulary import N_

VR = Scheme(
    code="us_vr",
    name=N_("US vocational rehabilitation: closure with an employment outcome"),
    version="34 CFR 361.56, text of 2016",
    source="34 CFR 361.56 and 361.5(c)(15); 40 Texas Administrative Code 856.53; Kansas"
    " Rehabilitation Services, policy manual, section 5, part 1",
    unverified=(
        N_("The first day of work is the first of the ninety, and no break is permitted."),
        N_(
            "The ninety days are in any jobs. Kansas says so of industries in which people often"
            " change employers, and leaves it to the person and the counsellor."
        ),
        N_("Left out: that the person needs no more services, and knows of those after closure."),
    ),
    rules=(
        Rule(
            code="closure",
            words=N_("Employed for %(count)s days, and both sides agree that it goes well"),
            window="consecutive",
            count=90,
            conditions=("integrated", "consistent_with_plan"),
            agreements=("customer_agrees", "counsellor_agrees"),
            denominator=N_("people whose record of services is closed after a plan began"),
        ),
    ),
)

# Social Security Administration, "Earnings that trigger a trial work period", one a year.
TRIAL_WORK_LEVEL = tuple(
    Threshold(date(year, 1, 1), Decimal(amount))
    for year, amount in ((2022, 970), (2023, 1050), (2024, 1110), (2025, 1160), (2026, 1210))
)


def _phase_1(number: int, count: int, within: int) -> Rule:
    return Rule(
        code=f"phase_1_milestone_{number}",
        words=N_("Earnings at trial work level in one month")
        if count == 1
        else N_("Earnings at trial work level in %(count)s months within %(within)s"),
        anchor="assignment",
        window="n_in_m",
        unit="month",
        count=count,
        within=within,
        metric="gross_earnings",
        thresholds=TRIAL_WORK_LEVEL,
        excludes_earlier=True,
        exclusions=("vr_closure_in_18_months",),
        denominator=N_("people with an assigned ticket"),
    )


TICKET = Scheme(
    code="us_ticket",
    name=N_("US Ticket to Work, phase 1"),
    version="2025, second reading",
    source="20 CFR 411.500 and 411.535; Social Security Administration: milestone and outcome"
    " payment system, phase 1 milestone exclusions, trial work period amounts",
    unverified=(
        N_("The amount for 2026."),
        N_("The month of assignment counts if its earnings suffice."),
        N_("Who earned exactly the amount before the assignment is taken to have earned as much."),
    ),
    rules=(_phase_1(1, 1, 1), _phase_1(2, 3, 6), _phase_1(3, 6, 12), _phase_1(4, 9, 18)),
)


_EXITERS = N_("people who left the programme in the period")
_EMPLOYED_IN_Q2 = N_("people employed in the second quarter after exit")


def _after_exit(
    code: str,
    words: str,
    quarters: tuple[int, ...],
    denominator: str = _EXITERS,
    *,
    metric: str = "employed",
    continuity: str = "any",
) -> Rule:
    return Rule(
        code=code,
        words=words,
        anchor="exit_quarter",
        window="quarters",
        quarters=quarters,
        metric=metric,
        continuity=continuity,
        denominator=denominator,
    )


WIOA = Scheme(
    code="us_wioa",
    name=N_("US WIOA performance indicators"),
    version="2024",
    source="20 CFR 677.155; 89 FR 13814 (23 February 2024)",
    unverified=(N_("Any day of work in a quarter counts as employment in it."),),
    rules=(
        _after_exit("employed_q2", N_("Employed in the second quarter after exit"), (2,)),
        _after_exit("employed_q4", N_("Employed in the fourth quarter after exit"), (4,)),
        _after_exit(
            "earnings_q2",
            N_("Earnings in the second quarter after exit, for the median"),
            (2,),
            _EMPLOYED_IN_Q2,
            metric="gross_earnings",
        ),
        _after_exit(
            "same_employer",
            N_("With the same employer in the second and the fourth quarter after exit"),
            (2, 4),
            _EMPLOYED_IN_Q2,
            continuity="same_employer",
        ),
    ),
)
