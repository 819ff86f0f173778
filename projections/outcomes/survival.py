"""How long placements last: the Kaplan-Meier retention curve (OUTCOMES, retention, figure b).

Whoever is still employed on the cut-off day, or was last known to be employed before it, counts
as employed until then and neither as kept nor as lost afterwards (censored).
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping, Sequence, Set

import msgspec

CONFIDENCE = 0.95
Group = Mapping[int, tuple[int, int]]  # by day: how many ended, how many were last known
HALF = 0.5 + 1e-12  # products of fractions that make exactly one half may come out a hair above


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


def curve_of(ended: Sequence[int], censored: Sequence[int]) -> Curve:
    """The curve of lengths in days: of placements that ended, and of those last known to go on."""
    steps = _steps(ended, censored) if ended or censored else ()
    halved = (step.day for step in steps if step.survival <= HALF)
    return Curve(steps, next(halved, None))


def in_safe_steps(
    curve: Curve,
    least_ends: int,
    least_at_risk: int,
    among: Sequence[Group],
    must: Set[int] = frozenset(),
    may: Set[int] | None = None,
) -> tuple[Step, ...]:
    """The curve in fewer steps, each for at least so many ends, until too few are at risk.

    `among` are the groups of which nobody may be made out: of each, by day, how many ended and how
    many were last known. In every one of them a step has enough ends, and leaves enough at risk.
    The days in `must` are steps, whatever others there are; no day but those in `may` is one.
    """
    at_risk = [sum(ends + leaves for ends, leaves in group.values()) for group in among]
    since = [0 for _ in among]
    until = _ends_until(curve, among, must)
    kept: list[Step] = []
    for step in curve.steps:
        for at, group in enumerate(among):
            ends, leaves = group.get(step.day, (0, 0))
            since[at] += ends
            at_risk[at] -= ends + leaves
        if min(at_risk) < least_at_risk:
            break
        has_enough = min(since) >= least_ends <= until.get(step.day, least_ends)
        if step.day in must or (has_enough and (may is None or step.day in may)):
            kept.append(step)
            since = [0 for _ in among]
    return tuple(kept)


def _ends_until(curve: Curve, among: Sequence[Group], must: Set[int]) -> dict[int, int]:
    """By day: the fewest ends that a group has after it, up to the next day of a step that must be.

    A day that none of those comes after is not among them.
    """
    found: dict[int, int] = {}
    ahead: list[int] | None = None
    for step in reversed(curve.steps):
        if ahead is not None:
            found[step.day] = min(ahead)
        if step.day in must:
            ahead = [0 for _ in among]
        if ahead is not None:
            ends = [group.get(step.day, (0, 0))[0] for group in among]
            ahead = [sum(both) for both in zip(ahead, ends, strict=True)]
    return found


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
