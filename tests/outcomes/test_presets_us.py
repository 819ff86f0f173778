"""Worked examples of the United States' presets, from the schemes' own texts, and borders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import History, Job, Pause
from projections.outcomes.schemes.presets import PRESETS
from projections.outcomes.schemes.presets.united_states import TRIAL_WORK_LEVEL
from tests.outcomes.people import LATER, START, after, at, day, job, months, pause, says, why


class TestVocationalRehabilitation:
    """34 CFR 361.56 (text of 2016): the outcome of the individual's plan is achieved (a); it was
    maintained "for an appropriate period of time, but not less than 90 days" (b); at the end of
    that period both consider it satisfactory and agree that the individual performs well (c). That
    such an outcome is in an integrated setting, 361.5(c)(15) says. 40 Texas Administrative Code
    856.53(a) has the same five conditions as a list, the integrated setting among them.
    """

    def agreed(self, on: date) -> Mapping[str, date]:
        begun = {"integrated": START, "consistent_with_plan": START}
        return begun | {"customer_agrees": on, "counsellor_agrees": on}

    def test_ninety_days_and_everybody_agrees(self) -> None:
        """361.56(b) and (c); 856.53(a)(4) and (5)."""
        assert day("us_vr", "closure", job(), confirmed=self.agreed(after(89))) == after(89)
        assert day("us_vr", "closure", job(), confirmed=self.agreed(after(95))) == after(95)

    def test_one_day_short(self) -> None:
        assert why("us_vr", "closure", job(89), confirmed=self.agreed(after(95))) == "ended_short"

    def test_agreed_before_the_time_was_over(self) -> None:
        """361.56(c): "At the end of the appropriate period"."""
        assert why("us_vr", "closure", job(), confirmed=self.agreed(after(88))) == "not_agreed"

    def test_one_of_them_has_not_agreed(self) -> None:
        told = dict(self.agreed(after(95)))
        del told["counsellor_agrees"]
        assert why("us_vr", "closure", job(), confirmed=told) == "not_agreed"

    def test_not_integrated(self) -> None:
        """856.53(a)(3)."""
        told = dict(self.agreed(after(95)))
        del told["integrated"]
        assert why("us_vr", "closure", job(), confirmed=told) == "condition_missing"

    def test_not_the_outcome_of_the_plan(self) -> None:
        """361.56(a); 856.53(a)(2)."""
        told = dict(self.agreed(after(95)))
        del told["consistent_with_plan"]
        assert why("us_vr", "closure", job(), confirmed=told) == "condition_missing"

    def test_agreement_that_comes_later_than_the_day_asked_about(self) -> None:
        told = self.agreed(after(95))
        assert why("us_vr", "closure", job(), on=after(94), confirmed=told) == "not_agreed"

    def test_a_break_begins_the_count_again(self) -> None:
        broken = job(pauses=(pause(50, 1),))
        told = self.agreed(after(150))
        assert why("us_vr", "closure", broken, on=after(139), confirmed=told) == "break_too_long"
        assert day("us_vr", "closure", broken, confirmed=told) == after(150)

    def test_who_agreed_too_early_agrees_again(self) -> None:
        days = {code: (after(50), after(95), after(120)) for code in self.agreed(START)}
        found = assess(PRESETS["us_vr"], History(jobs=(job(),), confirmed=days), LATER)
        assert found["closure"].reached_on == after(95)

    def test_two_jobs_one_straight_after_the_other(self) -> None:
        """Kansas Rehabilitation Services, policy manual, section 5 part 1: where workers change
        employers often and stay in work (construction, oil production), "it is not necessary to
        restart the 90-day employment period"."""
        second = job(45, after(45), placement="two", employer="oven")
        found = day("us_vr", "closure", job(45), second, confirmed=self.agreed(after(89)))
        assert found == after(89)

    def test_two_jobs_with_a_day_between_them(self) -> None:
        second = job(90, after(46), placement="two", employer="oven")
        told = self.agreed(after(150))
        jobs = (job(45), second)
        assert why("us_vr", "closure", *jobs, on=after(134), confirmed=told) == "break_too_long"
        assert day("us_vr", "closure", *jobs, confirmed=told) == after(150)


class TestTicketToWork:
    """20 CFR 411.535(a)(1), and "Phase 1 Milestone Payments (2025 Rates)" of the Social Security
    Administration (yourtickettowork.ssa.gov): $1,160 or more in one calendar month (1), in 3 months
    within 6 (2), 6 within 12 (3), 9 within 18 (4).
    """

    ASSIGNED = date(2025, 1, 1)
    PAID: ClassVar[dict[str, Any]] = {"start": ASSIGNED, "terms": (at(30, 20, ASSIGNED),)}

    def asked(
        self, number: int, earned: dict[date, Decimal], on: date = LATER
    ) -> date | str | None:
        told = {"earned": earned, "assigned_on": self.ASSIGNED, "on": on}
        verdict = says("us_ticket", f"phase_1_milestone_{number}", job(), **told)
        return verdict.reached_on or verdict.because

    def test_the_chart_of_2025(self) -> None:
        earned = months(self.ASSIGNED, *[1160] * 9)
        reached = [self.asked(number, earned) for number in (1, 2, 3, 4)]
        assert reached == [
            date(2025, 1, 31),
            date(2025, 3, 31),
            date(2025, 6, 30),
            date(2025, 9, 30),
        ]

    def test_a_dollar_short(self) -> None:
        earned = months(self.ASSIGNED, *[1159] * 40)
        assert self.asked(1, earned, date(2025, 12, 31)) == "earnings_short"

    def test_one_day_short_of_the_end_of_the_month(self) -> None:
        assert self.asked(1, months(self.ASSIGNED, 1160), date(2025, 1, 30)) == "too_early"

    def test_three_months_within_six_and_not_within_seven(self) -> None:
        assert self.asked(2, months(self.ASSIGNED, 1160, 0, 1160, 0, 0, 1160)) == date(2025, 6, 30)
        spread = months(self.ASSIGNED, 1160, 0, 0, 1160, 0, 0, 1160)
        assert self.asked(2, spread, date(2025, 7, 31)) == "earnings_short"

    def test_a_break_of_months_is_no_matter_within_the_window(self) -> None:
        """Three months of leave: then the third good month is the sixth, or else the seventh."""
        three = (job(pauses=(Pause(date(2025, 3, 1), date(2025, 6, 1)),), **self.PAID),)
        four = (job(pauses=(Pause(date(2025, 3, 1), date(2025, 7, 1)),), **self.PAID),)
        told = {"assigned_on": self.ASSIGNED, "on": date(2025, 7, 31)}
        assert day("us_ticket", "phase_1_milestone_2", *three, **told) == date(2025, 6, 30)
        assert why("us_ticket", "phase_1_milestone_2", *four, **told) == "earnings_short"

    def test_the_amount_changes_in_mid_window(self) -> None:
        """$1,110 is enough in December 2024, and not in January 2025."""
        told = {"assigned_on": date(2024, 10, 1), "on": date(2025, 3, 31)}
        rule = "phase_1_milestone_2"
        old = months(date(2024, 11, 1), 1110, 1110, 1110, 1110, 1110)
        new = months(date(2024, 11, 1), 1110, 1110, 1110, 1160, 1110)
        first = {date(2024, 10, 1): Decimal(0)}
        assert why("us_ticket", rule, job(), earned=first | old, **told) == "earnings_short"
        assert day("us_ticket", rule, job(), earned=first | new, **told) == date(2025, 2, 28)

    def test_amounts_are_those_that_the_administration_published(self) -> None:
        """ "Monthly earnings that trigger a trial work period" (ssa.gov), 2022 to 2025."""
        amounts = {one.since.year: one.amount for one in TRIAL_WORK_LEVEL}
        assert [amounts[year] for year in (2022, 2023, 2024, 2025)] == [970, 1050, 1110, 1160]

    def test_earned_as_much_before(self) -> None:
        """20 CFR 411.535(a)(1)(ii): work in the month before assignment; in 3 of the 6 before; in
        6 of the 12."""
        before = months(date(2024, 12, 1), 1110, 1160, 1160, 1160)
        assert self.asked(1, before) == "earned_before"
        assert self.asked(2, before) == date(2025, 3, 31)
        three = months(date(2024, 7, 1), 1110, 0, 1110, 0, 1110, 0, 1160, 1160, 1160)
        assert self.asked(1, three) == date(2025, 1, 31)
        assert self.asked(2, three) == "earned_before"
        six = months(date(2024, 1, 1), *[1110] * 6, *[0] * 6, *[1160] * 6)
        assert self.asked(2, six) == date(2025, 3, 31)
        assert self.asked(3, six) == "earned_before"
        five = months(date(2024, 1, 1), *[1110] * 5, *[0] * 7, *[1160] * 6)
        assert self.asked(3, five) == date(2025, 6, 30)

    def test_not_assigned(self) -> None:
        assert why("us_ticket", "phase_1_milestone_1", job()) == "not_begun"

    def test_worked_out_from_the_terms(self) -> None:
        """30 hours at 20 dollars are 600 a week: 31 x 600/7 in May."""
        found = says(
            "us_ticket", "phase_1_milestone_1", job(terms=(at(30, 20),)), assigned_on=START
        )
        assert (found.reached_on, found.from_terms) == (date(2025, 3, 31), True)

    def test_two_jobs_together(self) -> None:
        """145 dollars a week are 622.86 in the 30 days of April; two such jobs 1,245.71."""
        april = date(2025, 4, 1)
        first = job(start=april, terms=(at(10, "14.50"),))
        second = job(start=april, terms=(at(10, "14.50"),), placement="two", employer="oven")
        told = {"assigned_on": april, "on": date(2025, 4, 30)}
        assert why("us_ticket", "phase_1_milestone_1", first, **told) == "earnings_short"
        assert day("us_ticket", "phase_1_milestone_1", first, second, **told) == date(2025, 4, 30)

    def test_told_of_one_job_and_worked_out_for_the_other(self) -> None:
        """145 dollars a week are 621.43 in April: with 538.57 told of the first job 1,160."""
        april = date(2025, 4, 1)
        first = job(start=april)  # neither its hours nor its wage are known
        other = {"placement": "two", "employer": "oven"}
        second = job(start=april, terms=(at(10, "14.50"),), **other)
        rule = "phase_1_milestone_1"
        told = {"assigned_on": april, "on": date(2025, 4, 30)}
        assert why("us_ticket", rule, first, second, **told) == "earnings_unknown"
        enough, short = months(april, "538.58"), months(april, "538.57")
        found = says("us_ticket", rule, first, second, earned=enough, **told)
        assert (found.reached_on, found.from_terms) == (date(2025, 4, 30), True)
        assert why("us_ticket", rule, first, second, earned=short, **told) == "earnings_short"

    def test_nothing_is_known_of_the_earnings(self) -> None:
        rule = "phase_1_milestone_1"
        assert why("us_ticket", rule, job(), assigned_on=START) == "earnings_unknown"

    def test_nobody_confirmed_the_work(self) -> None:
        seen = job(known_until=date(2025, 3, 9), terms=(at(30, 20),))
        told = {"assigned_on": START, "on": date(2025, 4, 30)}
        assert why("us_ticket", "phase_1_milestone_1", seen, **told) == "not_known"

    def test_successful_closure_shortly_before(self) -> None:
        told = {"assigned_on": START, "exclusions": frozenset({"vr_closure_in_18_months"})}
        assert why("us_ticket", "phase_1_milestone_1", job(), **told) == "excluded"


class TestWIOA:
    """29 U.S.C. 3141(b)(2)(A)(i): in unsubsidised employment in the second quarter after exit (I)
    and in the fourth (II), and what they earned in the second (III). 89 FR 13814, 20 CFR 677.155
    (a)(1)(vi): the same employer in both. Exit on 1 June 2017: the second quarter after it is
    October to December 2017, the fourth April to June 2018 (Wisconsin, WIOA manual 11.5.4, figure
    11.5.1).
    """

    EXIT = date(2017, 6, 1)

    def asked(self, rule: str, *jobs: Job, on: date = LATER, **more: Any) -> date | str | None:
        found = says("us_wioa", rule, *jobs, on=on, exited_on=self.EXIT, **more)
        return found.reached_on or found.because

    def test_the_second_and_the_fourth_quarter(self) -> None:
        worked = job(start=date(2017, 5, 1))
        assert self.asked("employed_q2", worked) == date(2017, 10, 1)
        assert self.asked("employed_q4", worked) == date(2018, 4, 1)

    def test_one_day_short_of_the_quarter_and_one_day_after_it(self) -> None:
        assert self.asked("employed_q2", job(1, date(2017, 9, 30))) == "not_employed_then"
        assert self.asked("employed_q2", job(1, date(2017, 10, 1))) == date(2017, 10, 1)
        assert self.asked("employed_q2", job(1, date(2017, 12, 31))) == date(2017, 12, 31)
        assert self.asked("employed_q2", job(1, date(2018, 1, 1))) == "not_employed_then"

    def test_a_break_of_a_whole_quarter_and_not_of_a_part_of_it(self) -> None:
        away = Pause(date(2017, 10, 1), date(2018, 1, 1))
        nearly = Pause(date(2017, 10, 1), date(2017, 12, 31))
        worked, most = (job(start=date(2017, 5, 1), pauses=(one,)) for one in (away, nearly))
        assert self.asked("employed_q2", worked) == "not_employed_then"
        assert self.asked("employed_q2", most) == date(2017, 12, 31)

    def test_the_quarter_is_not_over(self) -> None:
        later = job(start=date(2018, 2, 1))
        assert self.asked("employed_q2", later, on=date(2017, 12, 30)) == "too_early"

    def test_two_jobs_with_the_same_employer_and_with_another(self) -> None:
        first = job(200, date(2017, 6, 1))
        again = job(30, date(2018, 6, 1), placement="two")
        other = job(30, date(2018, 6, 1), placement="two", employer="oven")
        assert self.asked("same_employer", first, again) == date(2018, 6, 1)
        assert self.asked("same_employer", first, other) == "not_employed_then"
        assert self.asked("employed_q4", first, other) == date(2018, 6, 1)

    def test_the_employer_need_not_be_the_first_one(self) -> None:
        first = job(30, date(2017, 5, 1))
        other = job(None, date(2017, 11, 1), placement="two", employer="oven")
        assert self.asked("same_employer", first, other) == date(2018, 4, 1)

    def test_earnings_for_the_median(self) -> None:
        earned = months(date(2017, 10, 1), 900, 0, 1200)
        worked = job(start=date(2017, 5, 1))
        assert self.asked("earnings_q2", worked, earned=earned) == date(2017, 12, 31)
        assert self.asked("earnings_q2", worked) == "earnings_unknown"
        assert self.asked("earnings_q2", job(30, date(2017, 5, 1))) == "not_employed_then"
