"""Small cells (OUTCOMES): what every figure passes through before anybody outside sees it.

A count below the threshold could point at somebody; so could a zero that says what everybody in a
group did. Those are hidden (primary suppression), and then as few further counts as it takes for
no hidden one to be worked out, or pinned to a range narrower than the threshold, from totals or
from a neighbouring table (complementary suppression). The audit of `disclosure` has the last word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from fractions import Fraction
from math import log2
from statistics import median
from typing import NamedTuple

from domain.facts.network import SMALLEST_SHOWN
from projections.outcomes.disclosure import ALL, Key, Release, company, exposed

THRESHOLD = SMALLEST_SHOWN  # unless the network agreed on another
LARGEST_SHARE = Fraction(1, 2)  # of a sum of wages that is one person's
A_TOTAL = 4  # times what any other count is worth to readers, for each sum of which it is one


class Safe(NamedTuple):
    """A release that may be shown: every count, or None where it is hidden."""

    shown: dict[Key, int | None]

    @property
    def hidden(self) -> frozenset[Key]:
        """The hidden counts."""
        return frozenset(key for key, count in self.shown.items() if count is None)


def suppress(
    release: Release,
    threshold: int = THRESHOLD,
    known: Set[Key] = frozenset(),
    hide: Set[Key] = frozenset(),
) -> Safe:
    """The release with everything hidden that has to be.

    `known` are counts that the reader has anyway and that stay shown: an agency's own, or what an
    earlier release already told. Whatever they help to work out is hidden from that reader. `hide`
    are counts that an earlier release hid: they stay hidden.
    Raises ValueError where what is known already gives a small count away.
    """
    first = _small(release, threshold) | _telling_zeros(release) | hide
    first -= known
    cleared: set[frozenset[Key]] = set()
    worth = _worth(release)
    hidden = _widened(release, first, threshold, known, worth, cleared)
    hidden = _spared(release, first, hidden, threshold, worth, cleared)
    return Safe({k: None if k in hidden else count for k, count in release.counts.items()})


def _small(release: Release, threshold: int) -> set[Key]:
    return {key for key, count in release.counts.items() if 0 < count < threshold}


def _telling_zeros(release: Release) -> set[Key]:
    """Zeros that say of everybody in a group that they are in its one part that is not zero."""
    telling: set[Key] = set()
    for total, parts in release.sums:
        zeros = {part for part in parts if release.counts[part] == 0}
        if release.counts[total] and len(parts) - len(zeros) == 1:
            telling |= zeros
    return telling


def _widened(
    release: Release,
    first: Set[Key],
    threshold: int,
    known: Set[Key],
    worth: Mapping[Key, float],
    cleared: set[frozenset[Key]],
) -> frozenset[Key]:
    """Hide more, until no hidden count is pinned to a range narrower than the threshold."""
    hidden, width = frozenset(first), threshold
    while narrow := next(exposed(release, hidden, threshold, cleared), None):
        price = {key: 0 if key in hidden else worth[key] for key in release.counts}
        found = company(release, narrow, width, price, known)
        if found <= hidden:
            width += 1  # what fractions promised, whole numbers did not keep
        hidden |= found
    return hidden


def _spared(
    release: Release,
    first: Set[Key],
    hidden: frozenset[Key],
    threshold: int,
    worth: Mapping[Key, float],
    cleared: set[frozenset[Key]],
) -> frozenset[Key]:
    """Show again what turned out not to be needed, the most telling first."""
    for key in sorted(hidden - first, key=lambda k: (-worth[k], k)):
        if next(exposed(release, hidden - {key}, threshold, cleared), None) is None:
            hidden -= {key}
    return hidden


def _worth(release: Release) -> dict[Key, float]:
    """What readers lose when a count is hidden. The total of several tables is the last to go."""
    sums = Counter(one.total for one in release.sums)
    return {
        key: (1 + log2(1 + count)) * float(A_TOTAL ** (key.count(ALL) + sums[key]))
        for key, count in release.counts.items()
    }


class Amount(NamedTuple):
    """An amount of money or of time, and whose it is. A person may have several."""

    person: str
    amount: Decimal | int


def safe_sum(amounts: Sequence[Amount], threshold: int = THRESHOLD) -> Fraction | None:
    """The sum, exactly. None: too few people, or one of them makes up most of it."""
    each = _by_person(amounts)
    whole = sum(each.values(), Fraction(0))
    if len(each) < threshold or max(each.values()) > LARGEST_SHARE * whole:
        return None
    return whole


def safe_mean(amounts: Sequence[Amount], threshold: int = THRESHOLD) -> Fraction | None:
    """The mean, exactly, where the sum may be shown: whoever knows how many knows the sum too."""
    whole = safe_sum(amounts, threshold)
    return None if whole is None else whole / len(amounts)


def safe_median(amounts: Sequence[Amount], threshold: int = THRESHOLD) -> Fraction | None:
    """The median, exactly. None: too few people."""
    if len(_by_person(amounts)) < threshold:
        return None
    return median(Fraction(one.amount) for one in amounts)


def _by_person(amounts: Sequence[Amount]) -> dict[str, Fraction]:
    each: dict[str, Fraction] = defaultdict(Fraction)
    for person, amount in amounts:
        each[person] += Fraction(amount)
    return each
