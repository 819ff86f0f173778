"""How long placements last: the Kaplan-Meier retention curve (OUTCOMES, retention, figure b).

Whoever is still employed on the cut-off day, or was last known to be employed before it, counts
as employed until then and neither as kept nor as lost afterwards (censored).
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

CONFIDENCE = 0.95
HALF = 0.5 + 1e-12  # products of fractions that make exactly one half may come out a hair above


class Employment(msgspec.Struct, frozen=True):
    """One placement: its first day, its last day if it ended, and how long it is known to go on."""

    started_on: date
    ended_on: date | None
    last_known_employed_on: date

    def __post_init__(self) -> None:
        last = min(self.ended_on or self.last_known_employed_on, self.last_known_employed_on)
        if last < self.started_on:
            raise ValueError(f"employment from {self.started_on} cannot be known until {last}")


class Step(msgspec.Struct, frozen=True):
    """One day, counted from the first day of work, on which placements ended or were last known.

    `survival` is the share that lasts longer than `day`. `low` and `high` are its 95 % log-log
    interval; there is none while nobody was lost, nor once everybody was.
    """

    day: int
    at_risk: int
    events: int
    censored: int
    survival: float
    low: float | None
    high: float | None


class Curve(msgspec.Struct, frozen=True):
    """The steps in order of days. `median`: the first day that half do not outlast, if known."""

    steps: tuple[Step, ...]
    median: int | None

    @property
    def people(self) -> int:
        """How many placements it was computed from."""
        return self.steps[0].at_risk if self.steps else 0

    def survival_at(self, day: int) -> float | None:
        """The share that lasts longer than `day`. None: past the last day that anything shows."""
        if not self.steps or day > self.steps[-1].day:
            return None
        passed = [step.survival for step in self.steps if step.day <= day]
        return passed[-1] if passed else 1.0


def retention_curve(employments: Sequence[Employment], cut_off: date) -> Curve:
    """The curve as it stands on the cut-off day. Placements that start later are left out."""
    ended: list[int] = []
    censored: list[int] = []
    for one in employments:
        if one.started_on > cut_off:
            continue
        if one.ended_on is not None and one.ended_on <= cut_off:
            ended.append((one.ended_on - one.started_on).days)
        else:
            known_until = cut_off if one.ended_on else min(cut_off, one.last_known_employed_on)
            censored.append((known_until - one.started_on).days)
    steps = _steps(ended, censored) if ended or censored else ()
    halved = (step.day for step in steps if step.survival <= HALF)
    return Curve(steps, next(halved, None))


def _steps(ended: Sequence[int], censored: Sequence[int]) -> tuple[Step, ...]:
    from scipy import stats  # takes a second to load: only those who ask for a curve wait for it

    curve = stats.ecdf(stats.CensoredData(uncensored=ended, right=censored)).sf
    with warnings.catch_warnings():  # the formula gives none where survival is 1 or 0: see Step
        warnings.filterwarnings("ignore", message="The confidence interval is undefined")
        interval = curve.confidence_interval(CONFIDENCE, method="log-log")
    ends, leaves = Counter(ended), Counter(censored)
    at_risk = len(ended) + len(censored)
    steps: list[Step] = []
    for day, survival, low, high in zip(
        curve.quantiles.tolist(),
        curve.probabilities.tolist(),
        interval.low.probabilities.tolist(),
        interval.high.probabilities.tolist(),
        strict=True,
    ):
        bounds = (low, high) if 0 < survival < 1 else (None, None)
        steps.append(Step(int(day), at_risk, ends[day], leaves[day], survival, *bounds))
        at_risk -= ends[day] + leaves[day]
    return tuple(steps)
