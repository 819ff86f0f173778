"""The retention curve, against lifelines and by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

import pytest
from lifelines import KaplanMeierFitter, datasets

from projections.outcomes.survival import Curve, curve_of, in_safe_steps

# The bundled data sets with one length and one "it ended" per person: how to load one, its columns
# for the two, and what makes a length whole days (some are in years or tenths).
DATA_SETS = {
    "waltons": (datasets.load_waltons, "T", "E", 1),
    "rossi": (datasets.load_rossi, "week", "arrest", 7),
    "lung": (datasets.load_lung, "time", "status", 1),
    "larynx": (datasets.load_larynx, "time", "death", 365),
    "leukemia": (datasets.load_leukemia, "t", "status", 7),
    "gbsg2": (datasets.load_gbsg2, "time", "cens", 1),
    "lymphoma": (datasets.load_lymphoma, "Time", "Censor", 1),
    "kidney transplant": (datasets.load_kidney_transplant, "time", "death", 1),
    "psychiatric patients": (datasets.load_psychiatric_patients, "T", "C", 365),
    "senators": (datasets.load_canadian_senators, "diff_days", "observed", 1),
    "regimes": (datasets.load_dd, "duration", "observed", 365),
    "AIDS cohort": (datasets.load_multicenter_aids_cohort_study, "T", "D", 365),
    "regression": (datasets.load_regression_dataset, "T", "E", 30),
    "g3": (datasets.load_g3, "time", "event", 30),
}


class Spell(NamedTuple):
    """A placement, by its length in days, and whether that was its end."""

    days: int
    is_over: bool


def lasted(days: int) -> Spell:
    """A placement that ended that many days after its first."""
    return Spell(days, is_over=True)


def known_for(days: int) -> Spell:
    """A placement that was last known to go on that many days after its first."""
    return Spell(days, is_over=False)


def curve(*spells: Spell) -> Curve:
    """The curve of these."""
    ended = [one.days for one in spells if one.is_over]
    return curve_of(ended, [one.days for one in spells if not one.is_over])


def agrees(lengths: Sequence[int], ended: Sequence[bool]) -> Curve:
    """The curve of these lengths, which must be the one that lifelines draws."""
    ours = curve(
        *(
            lasted(length) if end else known_for(length)
            for length, end in zip(lengths, ended, strict=True)
        )
    )
    theirs = KaplanMeierFitter().fit(lengths, ended)
    days = [step.day for step in ours.steps]
    assert days == sorted(set(lengths))
    table = theirs.event_table.loc[days]
    assert [step.at_risk for step in ours.steps] == table["at_risk"].tolist()
    assert [step.events for step in ours.steps] == table["observed"].tolist()
    assert [step.censored for step in ours.steps] == table["censored"].tolist()
    shares = theirs.survival_function_["KM_estimate"].loc[days].tolist()
    assert [step.survival for step in ours.steps] == pytest.approx(shares, abs=1e-9)
    bounds = theirs.confidence_interval_.loc[days].to_numpy().tolist()
    for step, (low, high) in zip(ours.steps, bounds, strict=True):
        if step.low is None:  # lifelines writes the share itself where the formula gives nothing
            assert step.high is None
            assert low == high == step.survival
            assert step.survival in (0, 1)
        else:
            assert (step.low, step.high) == pytest.approx((low, high), abs=1e-9)
    median = theirs.median_survival_time_
    assert (ours.median if ours.median is not None else float("inf")) == median
    return ours


@pytest.mark.parametrize("name", DATA_SETS)
def test_agrees_with_lifelines(name: str) -> None:
    load, length, end, in_days = DATA_SETS[name]
    data = load()
    days = [round(float(one) * in_days) for one in data[length]]
    agrees(days, [bool(one) for one in data[end]])


class TestByHand:
    def test_a_small_group(self) -> None:
        found = curve(lasted(10), lasted(20), known_for(20), lasted(30), known_for(40))
        rows = [(s.day, s.at_risk, s.events, s.censored) for s in found.steps]
        assert rows == [(10, 5, 1, 0), (20, 4, 1, 1), (30, 2, 1, 0), (40, 1, 0, 1)]
        assert [s.survival for s in found.steps] == pytest.approx([0.8, 0.6, 0.3, 0.3])
        assert found.median == 30
        assert found.people == 5

    def test_between_and_past_the_steps(self) -> None:
        found = curve(lasted(10), known_for(40))
        assert [found.survival_at(day) for day in (0, 9, 10, 40)] == [1, 1, 0.5, 0.5]
        assert found.survival_at(41) is None

    def test_a_half_that_floats_make_a_hair_more(self) -> None:
        """5/6 x 4/5 x 3/4 is one half, and half have left by day 3 (lifelines says: never)."""
        found = curve(lasted(1), lasted(2), lasted(3), known_for(4), known_for(4), known_for(4))
        assert found.median == 3


class TestSafeSteps:
    """Ten lose their work on each of days 1 to 6, and ten are last known on day 7."""

    spells = [lasted(day) for day in range(1, 7) for _ in range(10)] + [known_for(7)] * 10
    group: ClassVar[dict[int, tuple[int, int]]] = {
        **dict.fromkeys(range(1, 7), (10, 0)),
        7: (0, 10),
    }

    def days(self, *groups: dict[int, tuple[int, int]], least_ends: int = 10) -> list[int]:
        steps = in_safe_steps(curve(*self.spells), least_ends, 10, [self.group, *groups])
        return [step.day for step in steps]

    def test_each_has_enough_ends(self) -> None:
        assert self.days() == [1, 2, 3, 4, 5, 6]
        assert self.days(least_ends=11) == [2, 4, 6]
        assert self.days(least_ends=30) == [3, 6]

    def test_of_the_others_too(self) -> None:
        """The reader's own agency had all the ends of the first two days."""
        others = {day: counts for day, counts in self.group.items() if day > 2}
        assert self.days(others) == [3, 4, 5, 6]

    def test_beside_steps_of_another_size(self) -> None:
        """Four lose their work on each of days 1 to 9."""
        fours = dict.fromkeys(range(1, 10), (4, 0)) | {10: (0, 30)}
        spells = [lasted(day) for day in range(1, 10) for _ in range(4)] + [known_for(10)] * 30

        def days(least: int, **bounds: set[int]) -> list[int]:
            steps = in_safe_steps(curve(*spells), least, least, [fours], **bounds)
            return [step.day for step in steps]

        assert (days(10), days(5)) == ([3, 6, 9], [2, 4, 6, 8])
        # From day 2 to day 3 there would be four ends only: so no step in between.
        assert days(5, must={3, 6, 9}) == [3, 6, 9]
        assert days(4, must={3, 6, 9}) == [*range(1, 10)]
        assert days(10, may={2, 4, 6, 8}) == [4, 8]

    def test_it_stops_where_too_few_are_left(self) -> None:
        others = {3: (30, 0), 7: (0, 9)}
        assert self.days(others) == []


class TestEdges:
    def test_nobody(self) -> None:
        found = curve()
        assert (found.steps, found.median, found.people) == ((), None, 0)
        assert found.survival_at(0) is None

    def test_all_censored(self) -> None:
        found = agrees([3, 4, 4], [False] * 3)
        assert {(s.survival, s.low, s.high) for s in found.steps} == {(1, None, None)}
        assert found.median is None

    def test_all_at_day_0(self) -> None:
        found = agrees([0, 0, 0], [True] * 3)
        [step] = found.steps
        assert (step.survival, step.low, found.median) == (0, None, 0)

    def test_one_person_who_left(self) -> None:
        assert agrees([7], [True]).median == 7

    def test_one_person_who_stayed(self) -> None:
        assert agrees([7], [False]).median is None

    def test_ties_of_leaving_and_last_known(self) -> None:
        """Whoever is last known on a day counts as at risk on it."""
        [tied, last] = agrees([5, 5, 5, 9], [True, True, False, False]).steps
        assert (tied.at_risk, tied.survival, last.at_risk) == (4, 0.5, 1)
