"""Worked examples of the United Kingdom's presets, from the schemes' own texts, and borders."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import History, Job, Pause, Terms
from projections.outcomes.schemes.presets import PRESETS
from tests.outcomes.people import LATER, after, at, day, job, months, says, why


class TestWorkAndHealthProgramme:
    """Written answer HL5940 (2 July 2020): "a specified level of earnings", nationally 16 hours a
    week for 26 weeks at the National Living Wage. DWP, provider guidance, chapter 13 (April 2020):
    what somebody earns in the (456 + 182) days from the start on the programme must equal 16 hours
    a week for 182 days at the adult rate of that wage.
    """

    STARTED = date(2020, 7, 1)  # on the programme
    LAST = date(2022, 3, 31)  # the 639th day, which memo 64 calls the last one

    def test_the_specified_level_of_earnings(self) -> None:
        """HL5940, in the year of the answer: 16 x 26 hours at 8.72 are 3,627.52."""
        worked = job(start=self.STARTED)
        enough = months(self.STARTED, "1200", "1200", "1227.52")
        short = months(self.STARTED, "1200", "1200", "1227.51")
        told = {"assigned_on": self.STARTED, "on": date(2020, 9, 30)}
        assert day("uk_whp", "job_outcome", worked, earned=enough, **told) == date(2020, 9, 30)
        assert why("uk_whp", "job_outcome", worked, earned=short, **told) == "too_early"

    def paid(self, start: date, days: int | None = None) -> Job:
        """A job of 16 hours at the wage of its first day."""
        wage = PRESETS["uk_whp"].rules[0].threshold(start)
        return job(days, start, terms=(Terms(start, Decimal(16), wage),))

    def test_182_days_that_end_on_the_last_day_of_the_time(self) -> None:
        """Chapter 13: the days from the start on the programme, whenever the job begins."""
        in_time, late = (self.paid(date(2021, 10, one)) for one in (1, 2))
        assert day("uk_whp", "job_outcome", in_time, assigned_on=self.STARTED) == self.LAST
        assert why("uk_whp", "job_outcome", late, assigned_on=self.STARTED) == "time_over"
        told = {"assigned_on": self.STARTED, "on": self.LAST}
        assert why("uk_whp", "job_outcome", late, **told) == "too_early"

    def test_the_start_on_the_programme_is_not_recorded(self) -> None:
        """Then nobody can say that the time was over, and nothing is held against it."""
        late = self.paid(date(2021, 10, 2))
        assert day("uk_whp", "job_outcome", late) == date(2022, 4, 2)  # at a higher wage from April

    def test_work_before_the_start_on_the_programme(self) -> None:
        early = self.paid(date(2020, 5, 1))
        assert day("uk_whp", "job_outcome", early) == after(181, date(2020, 5, 1))
        found = day("uk_whp", "job_outcome", early, assigned_on=self.STARTED)
        assert found == after(181, self.STARTED)
        over = self.paid(date(2020, 5, 1), 30)
        assert why("uk_whp", "job_outcome", over, assigned_on=self.STARTED) == "not_employed_then"

    def test_what_can_still_be_told_after_the_time(self) -> None:
        """Of the pay, or that the work went on: that is said, and not that it is too late."""
        unpaid = job(start=self.STARTED)
        assert why("uk_whp", "job_outcome", unpaid, assigned_on=self.STARTED) == "earnings_unknown"
        unseen = self.paid(self.STARTED)
        unseen = msgspec.structs.replace(unseen, known_until=date(2020, 8, 1))
        assert why("uk_whp", "job_outcome", unseen, assigned_on=self.STARTED) == "not_known"

    def test_earnings_told_for_the_month_in_which_the_time_ends(self) -> None:
        """They count whole, by the last day: from 15 July 2020 that is 14 April 2022."""
        began = date(2020, 7, 15)
        worked = job(start=date(2022, 4, 1))
        in_april, in_may = (months(date(2022, one, 1), 9000) for one in (4, 5))
        found = day("uk_whp", "job_outcome", worked, earned=in_april, assigned_on=began)
        assert found == date(2022, 4, 14)
        assert day("uk_whp", "job_outcome", worked, earned=in_may, assigned_on=began) is None

    def test_a_second_time_on_the_programme(self) -> None:
        """A job belongs to the last start by then: a later one takes nothing away from it."""
        worked = self.paid(self.STARTED)
        history = History(jobs=(worked,), assigned=(self.STARTED, date(2023, 1, 9)))
        found = assess(PRESETS["uk_whp"], history, LATER)["job_outcome"]
        assert found.reached_on == after(181, self.STARTED)
        again = self.paid(date(2023, 1, 9))
        history = History(jobs=(again,), assigned=(self.STARTED, date(2023, 1, 9)))
        assert assess(PRESETS["uk_whp"], history, LATER)["job_outcome"].reached_on is not None

    def test_sixteen_hours_for_26_weeks_at_the_living_wage(self) -> None:
        worked = job(start=date(2024, 6, 3), terms=(at(16, "11.44", date(2024, 6, 3)),))
        assert day("uk_whp", "job_outcome", worked) == after(26 * 7 - 1, date(2024, 6, 3))

    def test_one_day_short(self) -> None:
        terms = (at(16, "11.44", date(2024, 6, 3)),)
        short = job(26 * 7 - 1, date(2024, 6, 3), terms=terms)
        assert why("uk_whp", "job_outcome", short) == "ended_short"

    def test_higher_earnings_get_there_sooner(self) -> None:
        worked = job(start=date(2024, 6, 3), terms=(at(32, "11.44", date(2024, 6, 3)),))
        assert day("uk_whp", "job_outcome", worked) == after(13 * 7 - 1, date(2024, 6, 3))

    def test_the_wage_rises_in_mid_window(self) -> None:
        """Half of the weeks before April 2025, half after it on the old pay: that is not enough."""
        start = date(2024, 12, 31)  # 13 weeks before 1 April 2025
        same_pay = job(26 * 7, start, terms=(at(16, "11.44", start),))
        rise = job(26 * 7, start, terms=(at(16, "11.44", start), at(16, "12.21", date(2025, 4, 1))))
        assert why("uk_whp", "job_outcome", same_pay) == "ended_short"
        assert day("uk_whp", "job_outcome", rise) == after(26 * 7 - 1, start)

    def test_told_earnings_of_a_wage_that_rises_in_mid_window(self) -> None:
        """208 hours each: 2,379.52 in March 2025 at 11.44, and 2,539.68 in April at 12.21."""
        worked, told = job(start=date(2025, 3, 1)), {"on": date(2025, 4, 30)}
        enough = months(date(2025, 3, 1), "2379.52", "2539.68")
        short = months(date(2025, 3, 1), "2379.52", "2539.67")
        assert day("uk_whp", "job_outcome", worked, earned=enough, **told) == date(2025, 4, 30)
        assert why("uk_whp", "job_outcome", worked, earned=short, **told) == "too_early"

    def test_earnings_that_were_told(self) -> None:
        """416 hours at 11.44 are 4,759.04."""
        worked = job(start=date(2024, 6, 3))
        short = months(date(2024, 6, 1), "2000", "2000", "759.03")
        enough = months(date(2024, 6, 1), "2000", "2000", "759.04")
        told = {"on": date(2024, 8, 31)}
        assert why("uk_whp", "job_outcome", worked, earned=short, **told) == "too_early"
        found = says("uk_whp", "job_outcome", worked, earned=enough, **told)
        assert (found.reached_on, found.from_terms) == (date(2024, 8, 31), False)

    def test_two_jobs_at_once(self) -> None:
        start = date(2024, 6, 3)
        first = job(start=start, terms=(at(16, "11.44", start),))
        second = job(start=start, terms=(at(16, "11.44", start),), placement="two", employer="oven")
        assert day("uk_whp", "job_outcome", first, second) == after(13 * 7 - 1, start)

    def test_told_of_one_job_and_worked_out_for_the_other(self) -> None:
        """208 hours were told; 16 a week in the other job make up the rest by the 91st day. Of what
        was told nobody knows the day, so in such a month it is the last one."""
        start = date(2024, 6, 3)
        first = job(28, start)  # to the end of June
        second = job(start=start, terms=(at(16, "11.44", start),), placement="two", employer="oven")
        earned = months(date(2024, 6, 1), "2379.52")
        assert day("uk_whp", "job_outcome", first, second, earned=earned) == after(90, start)
        almost = months(date(2024, 6, 1), str(Decimal("11.44") * 400))
        assert day("uk_whp", "job_outcome", first, second, earned=almost) == date(2024, 6, 30)

    def test_a_break_only_delays(self) -> None:
        start = date(2024, 6, 3)
        away = Pause(after(20, start), after(30, start))
        worked = job(start=start, terms=(at(16, "11.44", start),), pauses=(away,))
        assert day("uk_whp", "job_outcome", worked) == after(26 * 7 - 1 + 10, start)

    def test_nothing_is_known_of_the_pay(self) -> None:
        assert why("uk_whp", "job_outcome", job(terms=(at(16),))) == "earnings_unknown"
        assert why("uk_whp", "job_outcome", job(30, date(2016, 5, 1), terms=())) == "amount_unknown"


class TestIPES:
    """Written answer HL5940: "a lower threshold income measure", earnings equal to eight hours a
    week for 26 weeks, and a higher one, equal to 16. Which wage it is, the answer does not say.
    """

    BEGAN = date(2024, 6, 3)
    AS_MUCH = "11.44"  # the National Living Wage until March 2025

    def paid(self, hours: str | int, days: int | None = None, **more: Any) -> Job:
        """A job of so many hours at the National Living Wage."""
        return job(days, self.BEGAN, terms=(at(hours, self.AS_MUCH, self.BEGAN),), **more)

    def test_eight_and_sixteen_hours_for_26_weeks(self) -> None:
        last = after(181, self.BEGAN)
        assert day("uk_ipes", "8_hours", self.paid(8)) == last
        assert why("uk_ipes", "16_hours", self.paid(8, 182)) == "ended_short"
        assert day("uk_ipes", "16_hours", self.paid(16)) == last

    def test_it_is_a_measure_of_income(self) -> None:
        """Eight hours at twice the wage earn as much as sixteen; told earnings need no hours."""
        twice = job(start=self.BEGAN, terms=(at(8, "22.88", self.BEGAN),))
        assert day("uk_ipes", "16_hours", twice) == after(181, self.BEGAN)
        told = months(date(2024, 6, 1), "1500", "879.52")  # 8 x 26 x 11.44 = 2,379.52
        less = months(date(2024, 6, 1), "1500", "879.51")
        worked, on = job(start=self.BEGAN), date(2024, 7, 31)
        assert day("uk_ipes", "8_hours", worked, earned=told, on=on) == on
        assert why("uk_ipes", "8_hours", worked, earned=less, on=on) == "too_early"

    def test_one_day_short(self) -> None:
        assert why("uk_ipes", "8_hours", self.paid(8, 181)) == "ended_short"
        assert day("uk_ipes", "8_hours", self.paid(8, 182)) == after(181, self.BEGAN)

    def test_the_wage_rises_in_mid_window(self) -> None:
        """13 weeks before April 2025 and 13 after it: the pay must rise too."""
        start, april = date(2024, 12, 31), date(2025, 4, 1)
        before = at(8, "11.44", start)
        assert why("uk_ipes", "8_hours", job(182, start, terms=(before,))) == "ended_short"
        rise = job(182, start, terms=(before, at(8, "12.21", april)))
        assert day("uk_ipes", "8_hours", rise) == after(181, start)

    def test_hours_rise_in_mid_window(self) -> None:
        """Ten weeks of 8 hours, then 16 weeks of 16: the higher amount takes five weeks more."""
        more = at(16, self.AS_MUCH, after(70, self.BEGAN))
        worked = job(start=self.BEGAN, terms=(at(8, self.AS_MUCH, self.BEGAN), more))
        assert day("uk_ipes", "8_hours", worked) == after(70 + 8 * 7 - 1, self.BEGAN)
        assert day("uk_ipes", "16_hours", worked) == after(182 + 35 - 1, self.BEGAN)

    def test_two_jobs_at_once(self) -> None:
        two = self.paid(8, placement="two", employer="oven")
        assert day("uk_ipes", "16_hours", self.paid(8), two) == after(181, self.BEGAN)

    def test_a_break_only_delays(self) -> None:
        away = Pause(after(20, self.BEGAN), after(30, self.BEGAN))
        assert day("uk_ipes", "8_hours", self.paid(8, pauses=(away,))) == after(191, self.BEGAN)

    def test_pay_not_known(self) -> None:
        hours_only = job(terms=(at(16),))
        assert why("uk_ipes", "8_hours", hours_only) == "earnings_unknown"

    def test_there_is_no_limit_of_time(self) -> None:
        """The answer names none, whenever the service began."""
        long_ago = date(2020, 1, 6)
        found = day("uk_ipes", "8_hours", self.paid(8), assigned_on=long_ago)
        assert found == after(181, self.BEGAN)
