"""Small cells: what is hidden, and that nobody can work it out."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from projections.outcomes.disclosure import (
    ALL,
    Key,
    Range,
    Release,
    Sum,
    a_list,
    a_table,
    exposed,
    ranges,
    together,
)
from projections.outcomes.suppression import (
    THRESHOLD,
    Amount,
    safe_mean,
    safe_median,
    safe_sum,
    suppress,
)
from tests.outcomes.tables import chance_of, random_release

AGENCIES = {
    "northside": {"placed": 3, "waiting": 40, "left": 25},
    "harbour": {"placed": 21, "waiting": 30, "left": 12},
    "river": {"placed": 18, "waiting": 22, "left": 31},
}


def a_sum(total: str, *parts: str) -> tuple[Sum, ...]:
    """One total and its parts, by name."""
    return (Sum((total,), tuple((part,) for part in parts)),)


def cells(release: Release, **options: int) -> frozenset[Key]:
    """What is hidden of a release."""
    return suppress(release, **options).hidden


class TestLists:
    def test_nothing_small(self) -> None:
        assert suppress(a_list({"a": 10, "b": 25})).shown == {("a",): 10, ("b",): 25, (ALL,): 35}

    def test_a_small_count_takes_another_with_it(self) -> None:
        """Shown alone, the total would give it away. The least telling of the others goes too."""
        assert cells(a_list({"a": 9, "b": 25, "c": 60})) == {("a",), ("b",)}

    def test_two_small_counts_that_hide_each_other(self) -> None:
        assert cells(a_list({"a": 6, "b": 7, "c": 60})) == {("a",), ("b",)}

    def test_two_small_counts_whose_sum_is_too_small(self) -> None:
        """4 and 3 add up to 7: neither could be more than that."""
        assert cells(a_list({"a": 4, "b": 3, "c": 60, "d": 80})) == {("a",), ("b",), ("c",)}

    def test_a_small_total(self) -> None:
        assert cells(a_list({"a": 4, "b": 3})) == {("a",), ("b",), (ALL,)}

    def test_the_threshold_is_a_setting(self) -> None:
        release = a_list({"a": 4, "b": 5, "c": 60})
        assert cells(release, threshold=4) == frozenset()
        assert cells(release, threshold=5) == {("a",), ("b",)}

    def test_nobody_at_all(self) -> None:
        assert cells(a_list({"a": 0, "b": 0})) == frozenset()
        assert cells(a_list({})) == frozenset()


class TestZeros:
    def test_one_that_says_nothing_of_anybody(self) -> None:
        assert cells(a_list({"a": 0, "b": 25, "c": 60})) == frozenset()

    def test_one_that_says_what_everybody_did(self) -> None:
        """All 25 are in b: so no count may be shown beside the total."""
        assert cells(a_list({"a": 0, "b": 25})) == {("a",), ("b",)}

    def test_in_a_row_of_a_table(self) -> None:
        rows = AGENCIES | {"northside": {"placed": 0, "waiting": 40, "left": 0}}
        hidden = cells(a_table(rows))
        assert {("northside", "placed"), ("northside", "left")} < hidden


class TestTables:
    def test_a_small_count_is_hidden_in_its_row_and_in_its_column(self) -> None:
        hidden = cells(a_table(AGENCIES))
        assert ("northside", "placed") in hidden
        assert len(hidden) == 4
        assert {len([key for key in hidden if key[0] == row]) for row in AGENCIES} == {0, 2}
        assert not any(ALL in key for key in hidden)

    def test_the_cheapest_company(self) -> None:
        """The smallest counts that make a rectangle with it."""
        assert cells(a_table(AGENCIES)) == {
            ("northside", "placed"),
            ("northside", "left"),
            ("harbour", "placed"),
            ("harbour", "left"),
        }

    def test_a_missing_column_counts_nothing(self) -> None:
        table = a_table({"a": {"x": 1, "y": 20}, "b": {"y": 5}})
        assert table.counts["b", "x"] == 0
        assert table.counts[ALL, ALL] == 26

    def test_a_total_is_hidden_only_where_it_must_be(self) -> None:
        found = suppress(a_table({"a": {"x": 3}, "b": {"x": 30}, "c": {"x": 40}}))
        assert found.hidden == {("a", "x"), ("a", ALL), ("b", "x"), ("b", ALL)}


class TestNeighbouringReleases:
    def test_tables_that_share_totals(self) -> None:
        """Safe alone, a table is not safe beside another one with the same row totals."""
        by_result = a_table({"a": {"kept": 12, "lost": 14}, "b": {"kept": 30, "lost": 40}})
        by_region = a_table({"a": {"north": 4, "south": 22}, "b": {"north": 35, "south": 35}})
        both = together(by_result, by_region)
        hidden = cells(both)
        assert ("a", "north") in hidden
        assert not list(exposed(both, hidden, THRESHOLD))

    def test_a_total_that_another_table_shows(self) -> None:
        """A list can hide its small total only if the other release does."""
        both = together(
            Release({("a",): 3, ("b",): 30, ("ab",): 33}, a_sum("ab", "a", "b")),
            Release({("ab",): 33, ("c",): 50, ("abc",): 83}, a_sum("abc", "ab", "c")),
        )
        assert cells(both) == {("a",), ("b",)}

    def test_the_same_total_a_month_later(self) -> None:
        """The difference of two shown counts is a count too: here, of three people."""
        months = Release(
            {("may",): 57, ("new in june",): 3, ("june",): 60}, a_sum("june", "may", "new in june")
        )
        assert cells(months) == {("new in june",), ("may",)}
        already_told = suppress(months, known={("may",)})
        assert already_told.hidden == {("new in june",), ("june",)}

    def test_different_counts_under_one_name(self) -> None:
        with pytest.raises(ValueError, match="is 1 in one release and 2 in another"):
            together(a_list({"a": 1}), a_list({"a": 2}))


class TestWhatTheReaderKnows:
    def test_an_agency_sees_its_own_figures(self) -> None:
        own = {("northside", c) for c in ("placed", "waiting", "left", ALL)}
        found = suppress(a_table(AGENCIES), known=own)
        assert all(found.shown[key] is not None for key in own)

    def test_and_cannot_work_out_the_others_from_them(self) -> None:
        """Two agencies: whoever knows one of them and the total knows the other."""
        release = a_list({"northside": 40, "river": 3})
        assert cells(release) == {("northside",), ("river",)}
        assert suppress(release, known={("northside",)}).hidden == {("river",), (ALL,)}

    def test_what_is_known_gives_it_away(self) -> None:
        release = a_list({"northside": 40, "river": 3})
        with pytest.raises(ValueError, match="what is known already"):
            suppress(release, known={("northside",), (ALL,)})


class TestTheAudit:
    def test_by_hand(self) -> None:
        release = a_list({"a": 4, "b": 9, "c": 60})
        assert ranges(release, {("a",), ("b",)}) == {("a",): Range(0, 13), ("b",): Range(0, 13)}

    def test_no_limit(self) -> None:
        release = a_list({"a": 4, "b": 9})
        found = ranges(release, {("a",), (ALL,)})
        assert found == {("a",): Range(0, None), (ALL,): Range(9, None)}

    def test_one_subtraction(self) -> None:
        assert [*exposed(a_list({"a": 4, "b": 90}), {("a",)}, THRESHOLD)] == [("a",)]

    @pytest.mark.parametrize("seed", range(20))
    def test_against_every_table_there_could_be(self, seed: int) -> None:
        chance = chance_of(str(seed))
        rows = {r: {c: chance.randint(0, 2) for c in "xyz"} for r in "ab"}
        release = a_table(rows)
        inner = [key for key in release.counts if ALL not in key]
        hidden = {*chance.sample(inner, 4), *chance.sample([(ALL, "z"), ("b", ALL)], 1)}
        assert ranges(release, hidden) == every_table(release, inner, hidden)


def every_table(release: Release, inner: list[Key], hidden: set[Key]) -> Mapping[Key, Range]:
    """The ranges of hidden counts, by trying all tables with counts up to the grand total."""
    most = release.counts[ALL, ALL]
    choices = [range(most + 1) if key in hidden else [release.counts[key]] for key in inner]
    seen: dict[Key, set[int]] = {key: set() for key in hidden}
    for values in itertools.product(*choices):
        table = dict(zip(inner, values, strict=True))
        for total, parts in release.sums:
            table[total] = sum(table[part] for part in parts)
        if all(table[key] == release.counts[key] for key in table if key not in hidden):
            for key in hidden:
                seen[key].add(table[key])
    return {key: Range(min(values), max(values)) for key, values in seen.items()}


class TestRandomTables:
    """The guarantee: no hidden count can be pinned to a range narrower than the threshold."""

    @pytest.mark.parametrize("block", range(10))
    def test_a_thousand(self, block: int) -> None:
        for number in range(100):
            holds(random_release(chance_of(f"{block}-{number}"), largest=4))

    @pytest.mark.soak
    @pytest.mark.parametrize("block", range(100))
    def test_ten_thousand(self, block: int) -> None:
        for number in range(100):
            holds(random_release(chance_of(f"soak {block}-{number}"), largest=7))


def holds(release: Release) -> None:
    """What must be true of every release."""
    found = suppress(release)
    for key, count in found.shown.items():
        assert count is None or (count == release.counts[key] and not 0 < count < THRESHOLD)
    known = ranges(release, found.hidden)
    assert known.keys() == found.hidden
    for key, (low, high) in known.items():
        assert low <= release.counts[key]
        assert high is None or (release.counts[key] <= high and high - low >= THRESHOLD)


class TestAmounts:
    def wages(self, *amounts: str) -> list[Amount]:
        return [Amount(f"person {i}", Decimal(amount)) for i, amount in enumerate(amounts)]

    def test_enough_people(self) -> None:
        ten = self.wages(*["16.10"] * 9, "20.20")
        assert safe_sum(ten) == Fraction("165.10")
        assert safe_mean(ten) == Fraction("16.51")
        assert safe_median(ten) == Fraction("16.10")

    def test_exact_where_a_mean_does_not_end(self) -> None:
        assert safe_mean(self.wages("10", "10", "11"), threshold=3) == Fraction(31, 3)

    def test_too_few_people(self) -> None:
        nine = self.wages(*["16.10"] * 9)
        assert (safe_sum(nine), safe_mean(nine), safe_median(nine)) == (None, None, None)
        assert safe_mean([]) is None
        assert safe_median([]) is None

    def test_ten_jobs_of_nine_people(self) -> None:
        jobs = [*self.wages(*["16.10"] * 9), Amount("person 0", Decimal(18))]
        assert (safe_sum(jobs), safe_mean(jobs), safe_median(jobs)) == (None, None, None)

    def test_one_person_makes_up_most_of_a_sum(self) -> None:
        exactly_half = self.wages(*["10"] * 9, "90")
        assert safe_sum(exactly_half) == 180
        most = self.wages(*["10"] * 9, "90.01")
        assert (safe_sum(most), safe_mean(most)) == (None, None)
        assert safe_median(most) == 10
