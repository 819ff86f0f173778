"""Worked examples of every preset, from the schemes' own texts where there are any, and borders.

Those of the United States and of the United Kingdom have files of their own.
"""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from domain.facts.schemes import Scheme
from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import History
from projections.outcomes.schemes.presets import PRESETS
from projections.outcomes.schemes.presets.australia import BENCHMARKS
from tests.outcomes import test_presets_uk as uk
from tests.outcomes import test_presets_us as us
from tests.outcomes.people import LATER, START, after, at, check, day, job, pause, why


def family(code: str) -> str:
    """Of the Australian scheme there is one preset for each benchmark."""
    return "au_des" if code.startswith("au_des") else code


def test_every_preset_of_the_definitions() -> None:
    assert {family(code) for code in PRESETS} == {
        "network", "odsp", "us_vr", "us_ticket", "us_wioa", "uk_whp", "uk_ipes", "ips", "au_des",
    }  # fmt: skip


@pytest.mark.parametrize("code", PRESETS)
def test_every_preset_has_its_borders_shown(code: str) -> None:
    """One day short, a break (permitted or not), two jobs; and where an amount depends on the day
    or a person's hours are averaged, a change in mid-window."""
    shown = {
        "network": TestNetwork,
        "odsp": TestODSP,
        "us_vr": us.TestVocationalRehabilitation,
        "us_ticket": us.TestTicketToWork,
        "us_wioa": us.TestWIOA,
        "uk_whp": uk.TestWorkAndHealthProgramme,
        "uk_ipes": uk.TestIPES,
        "ips": TestIPS,
        "au_des": TestDES,
    }[family(code)]
    borders = ["one_day_short", "break", "two_jobs"]
    if any(rule.thresholds for rule in PRESETS[code].rules):
        borders.append("in_mid_window")
    names = [name for name in dir(shown) if name.startswith("test_")]
    assert [one for one in borders if not any(one in name for name in names)] == []


@pytest.mark.parametrize("code", PRESETS)
def test_a_preset_is_data(code: str) -> None:
    """It can be stored as JSON and read back, so that its adoption can be a fact."""
    stored = msgspec.json.encode(PRESETS[code])
    assert msgspec.json.decode(stored, type=Scheme) == PRESETS[code]


@pytest.mark.parametrize("code", PRESETS)
def test_a_preset_names_its_source_and_its_milestones_once(code: str) -> None:
    scheme = PRESETS[code]
    assert scheme.source
    assert len({rule.code for rule in scheme.rules}) == len(scheme.rules)


class TestNetwork:
    def test_employed_on_the_day(self) -> None:
        assert day("network", "day_30", job(), checks=(check(30),)) == after(30)

    @pytest.mark.parametrize("on", [23, 44])
    def test_the_first_and_the_last_day_of_the_window(self, on: int) -> None:
        assert day("network", "day_30", job(), checks=(check(on),)) == after(30)

    @pytest.mark.parametrize("on", [22, 45])
    def test_a_day_outside_the_window(self, on: int) -> None:
        assert why("network", "day_30", job(), checks=(check(on),)) == "not_checked"

    def test_employed_elsewhere(self) -> None:
        assert day("network", "day_30", job(20), checks=(check(31, "elsewhere"),)) == after(30)

    def test_one_day_short(self) -> None:
        """The last day of work is the 29th after the start; an early checkpoint cannot know."""
        assert why("network", "day_30", job(30), checks=(check(25),)) == "ended_short"
        assert day("network", "day_30", job(31), checks=(check(25),)) == after(30)

    def test_nobody_reached(self) -> None:
        checks = (check(28, "not_reached", "not_reached"),)
        assert why("network", "day_30", job(), checks=checks) == "not_reached"

    def test_not_employed(self) -> None:
        assert why("network", "day_30", job(), checks=(check(33, "not_employed"),)) == (
            "not_employed_then"
        )

    def test_employed_and_on_a_break(self) -> None:
        worked = job(pauses=(pause(20, 40),))
        assert day("network", "day_30", worked, checks=(check(30),)) == after(30)

    def test_two_jobs_are_what_the_checkpoint_says_of_them(self) -> None:
        second = job(None, after(25), placement="two", employer="oven")
        asked = {"checks": (check(31, "elsewhere"),)}
        assert day("network", "day_30", job(20), second, **asked) == after(30)
        assert why("network", "day_30", job(20), second) == "not_checked"

    def test_not_due(self) -> None:
        assert why("network", "day_365", job(), on=after(364)) == "too_early"


class TestODSP:
    """Directive 6.4, performance measures: "six week job placement - the date a client has obtained
    six cumulative weeks of employment", "13 week job placement", the same with 13, and "job
    retention - each month after job placement that the client has earnings".
    """

    def test_cumulative_weeks(self) -> None:
        assert day("odsp", "milestone", job()) == after(6 * 7 - 1)
        assert day("odsp", "placement", job()) == after(13 * 7 - 1)

    def test_one_day_short(self) -> None:
        assert why("odsp", "placement", job(13 * 7 - 1)) == "ended_short"
        assert day("odsp", "placement", job(13 * 7)) == after(90)
        assert why("odsp", "placement", job(), on=after(89)) == "too_early"

    def test_a_break_of_any_length_only_delays(self) -> None:
        assert day("odsp", "placement", job(pauses=(pause(20, 100),))) == after(190)

    def test_two_jobs_add_up(self) -> None:
        second = job(60, after(200), placement="two", employer="oven")
        assert why("odsp", "placement", job(60)) == "ended_short"
        assert day("odsp", "placement", job(60), second) == after(230)

    def test_two_jobs_at_once_count_once(self) -> None:
        second = job(60, placement="two", employer="oven")
        assert why("odsp", "placement", job(60), second) == "ended_short"

    def test_each_month_with_work_after_the_placement(self) -> None:
        """Service objectives 2024-25, job retention: up to 33 consecutive months, or 15."""
        worked = job(182)  # until 31 August; the placement is reached on 1 June
        assert day("odsp", "month_1", worked) == date(2025, 7, 1)
        assert day("odsp", "month_2", worked) == date(2025, 8, 1)
        assert why("odsp", "month_3", worked) == "not_employed_then"
        assert why("odsp", "month_3", worked, on=date(2025, 9, 29)) == "too_early"

    def test_a_break_of_a_whole_month_and_not_of_a_part_of_it(self) -> None:
        """Away from 15 July to 9 September: August has no earnings, July and September have."""
        away = job(pauses=(pause(134, 57),))
        assert day("odsp", "month_1", away) == date(2025, 7, 1)
        assert why("odsp", "month_2", away) == "not_employed_then"
        assert day("odsp", "month_3", away) == date(2025, 9, 10)

    def test_the_last_month_that_counts(self) -> None:
        for_long = job(known_until=date(2028, 12, 31))
        rules = [rule.code for rule in PRESETS["odsp"].rules]
        assert rules[-1] == "month_33"
        on = date(2028, 12, 31)
        assert day("odsp", "month_33", for_long, on=on) == date(2028, 3, 1)
        others = frozenset({"no_income_support"})
        assert day("odsp", "month_15", for_long, on=on, exclusions=others) == date(2026, 9, 1)
        assert why("odsp", "month_16", for_long, on=on, exclusions=others) == "excluded"

    def test_months_wait_for_the_placement(self) -> None:
        assert why("odsp", "month_1", job(60)) == "waits"

    def test_the_time_is_not_over_whatever_anybody_confirmed(self) -> None:
        """After 90 days nobody can have worked for 91."""
        seen = job(known_until=START)
        assert why("odsp", "placement", seen, on=after(89)) == "too_early"
        assert why("odsp", "placement", seen, on=after(90)) == "not_known"
        assert why("us_vr", "closure", seen, on=after(88)) == "too_early"
        assert why("us_vr", "closure", seen, on=after(89)) == "not_known"

    def test_what_nobody_confirmed(self) -> None:
        assert why("odsp", "placement", job(known_until=after(80))) == "not_known"
        assert why("odsp", "month_1", job(known_until=date(2025, 6, 20))) == "not_known"


class TestIPS:
    """IPS Employment Center (ipsworks.org), "Clients served and working": programmes tell every
    three months how many people they served and how many of them had a competitive job. What is a
    good share: 31 % meets the minimal standard, 41 % is average, 50 % excellent.
    """

    def test_any_work_in_the_quarter(self) -> None:
        told = {"assigned_on": date(2025, 1, 7)}
        assert day("ips", "working", job(5), on=date(2025, 3, 31), **told) == START
        assert day("ips", "working", job(), on=date(2025, 6, 2), **told) == date(2025, 4, 1)
        assert why("ips", "working", job(5), on=date(2025, 6, 30), **told) == "not_employed_then"
        assert why("ips", "working", job(5), on=date(2025, 6, 29), **told) == "too_early"

    def test_one_day_short(self) -> None:
        """The last day of work is the last of March: that is none in the next quarter."""
        told = {"assigned_on": date(2025, 1, 7), "on": date(2025, 6, 30)}
        assert why("ips", "working", job(29), **told) == "not_employed_then"
        assert day("ips", "working", job(30), **told) == date(2025, 4, 1)

    def test_a_break_of_a_whole_quarter_and_not_of_a_part_of_it(self) -> None:
        told = {"assigned_on": date(2025, 1, 7), "on": date(2025, 6, 30)}
        assert why("ips", "working", job(pauses=(pause(29, 91),)), **told) == "not_employed_then"
        assert day("ips", "working", job(pauses=(pause(29, 90),)), **told) == date(2025, 6, 30)

    def test_two_jobs_and_the_one_of_the_quarter_counts(self) -> None:
        told = {"assigned_on": date(2025, 1, 7), "on": date(2025, 6, 30)}
        second = job(3, date(2025, 5, 5), placement="two", employer="oven")
        assert day("ips", "working", job(5), second, **told) == date(2025, 5, 5)

    def test_the_last_day_of_the_quarter(self) -> None:
        told = {"assigned_on": date(2025, 1, 7), "on": date(2025, 3, 31)}
        assert day("ips", "working", job(1, date(2025, 3, 31)), **told) == date(2025, 3, 31)

    def test_work_before_the_service_does_not_count(self) -> None:
        told = {"assigned_on": date(2025, 3, 10), "on": date(2025, 3, 31)}
        assert why("ips", "working", job(5), **told) == "not_employed_then"

    def test_benchmarks(self) -> None:
        """Of the second quarter of 2020 it reports 40.8 %: enough, and hardly less than average."""
        assert PRESETS["ips"].benchmarks == (31, 41, 50)
        assert [least for least in PRESETS["ips"].benchmarks if least <= 40.8] == [31]


class TestDES:
    """DES Outcome Guidelines 1.1 (December 2018), headings: four-week outcomes, full and pathway
    outcomes at 13, 26 and 52 weeks, by hours worked; benchmarks, which may change. Guidelines 4.6
    (December 2015): hours "on average, each week over the 13 Week Period"; permissible breaks.
    JobAccess, DES funding: full outcomes are for the benchmark hours, pathway outcomes for two
    thirds of them. The hours of the benchmarks are unverified.
    """

    def test_a_pathway_outcome_is_two_thirds_of_the_benchmark(self) -> None:
        for benchmark, pathway in BENCHMARKS.items():
            assert pathway in (None, benchmark * 2 // 3)
        ten = job(terms=(at(10),))
        assert day("au_des_15", "pathway_13", ten) == after(90)
        assert why("au_des_15", "pathway_13", job(terms=(at("9.99"),))) == "hours_short"

    def test_full_and_pathway(self) -> None:
        worked = job(terms=(at(12),))
        assert day("au_des_8", "full_13", worked) == after(90)
        assert why("au_des_15", "full_13", worked) == "hours_short"
        assert day("au_des_15", "pathway_13", worked) == after(90)
        assert day("au_des_8", "full_52", worked) == after(363)

    def test_one_day_short(self) -> None:
        assert why("au_des_8", "full_4", job(27, terms=(at(8),))) == "ended_short"
        assert day("au_des_8", "full_4", job(28, terms=(at(8),))) == after(27)

    def test_hours_change_in_mid_window(self) -> None:
        """It is the average of the whole time: seven weeks of 14 hours and six of 16 1/6 are 15 on
        average; of 16 they are less."""
        enough = (at(14), at("16.17", since=after(49)))
        less = (at(14), at(16, since=after(49)))
        assert day("au_des_15", "full_13", job(terms=enough)) == after(90)
        assert why("au_des_15", "full_13", job(terms=less)) == "hours_short"

    def test_the_benchmark_changes_in_mid_window(self) -> None:
        """Whoever is assessed anew finds what each benchmark says of the whole time."""
        hours = job(terms=(at(8), at(15, since=after(45))))
        assert day("au_des_8", "full_13", hours) == after(90)
        assert why("au_des_15", "full_13", hours) == "hours_short"
        assert day("au_des_15", "pathway_13", hours) == after(90)

    def test_a_permitted_break_stops_the_clock(self) -> None:
        worked = job(terms=(at(15),), pauses=(pause(30, 28),))
        assert day("au_des_15", "full_13", worked) == after(90 + 28)

    def test_a_break_that_is_a_day_too_long(self) -> None:
        worked = job(terms=(at(15),), pauses=(pause(30, 29),))
        assert why("au_des_15", "full_13", worked, on=after(140)) == "break_too_long"
        assert day("au_des_15", "full_13", worked) == after(30 + 29 + 90)

    def test_two_jobs_with_a_gap(self) -> None:
        second = job(60, after(60), placement="two", employer="oven", terms=(at(20),))
        assert day("au_des_15", "full_13", job(40, terms=(at(15),)), second) == after(110)

    def test_hours_not_known(self) -> None:
        assert why("au_des_15", "full_13", job()) == "hours_unknown"

    def test_no_pathway_below_the_lowest_benchmark(self) -> None:
        assert {rule.code for rule in PRESETS["au_des_8"].rules} == {
            "full_4", "full_13", "full_26", "full_52",
        }  # fmt: skip


def test_one_placement_counts_under_several_schemes() -> None:
    history = History(jobs=(job(182, terms=(at(16, "12.21"),)),), assigned=(START,))
    found = {code: assess(scheme, history, LATER) for code, scheme in PRESETS.items()}
    assert found["odsp"]["placement"].reached_on == after(90)
    assert found["uk_ipes"]["16_hours"].reached_on == after(180)  # March had a lower wage
    assert found["au_des_15"]["full_26"].reached_on == after(181)
    assert found["us_wioa"]["employed_q2"].because == "not_begun"
