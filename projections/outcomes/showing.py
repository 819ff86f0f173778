"""What of the counts a reader may see: suppression, for every output there is.

`Seen` holds what is left of a `Tally`. Figures are made from `Seen` only, and only `show` makes
one: no count can reach a reader around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

from projections.outcomes.amounts import safe_amounts
from projections.outcomes.disclosure import ALL, Key, Release
from projections.outcomes.releasing import groups, released
from projections.outcomes.suppression import suppress
from projections.outcomes.survival import Step, curve_of, in_safe_steps
from projections.outcomes.tally import (
    BEST,
    NOBODY,
    OTHERS,
    WITHOUT,
    Place,
    Reader,
    Summed,
    Tally,
)

MOST_STEPS = 40  # of a curve that people read

# A count or an amount, by measure, agency and place.
Hidden = tuple[str, ...]


class Seen:
    """What a reader may see."""

    def __init__(
        self,
        reader: Reader,
        wholes: Mapping[Key, int | None],
        shown: Mapping[Key, int | None],
        amounts: Mapping[str, Mapping[Place, Summed | None]],
        curves: Mapping[str, tuple[tuple[Step, ...], int | None]],
        tally: Tally,
    ) -> None:
        self.reader = reader
        self.wholes = wholes  # counts of the whole network, as its own page has them
        self.counts = shown
        self._amounts = amounts
        self._curves = curves
        self._best = {measure: tally.best(measure) for measure in tally.overlapping}
        self.staff = tally.staff

    @property
    def hidden(self) -> frozenset[Hidden]:
        """The counts and amounts that are not shown."""
        counts = {key for key, number in self.counts.items() if number is None}
        amounts = {
            (measure, *place)
            for measure, cells in self._amounts.items()
            for place, one in cells.items()
            if one is None
        }
        return frozenset(counts | amounts)

    def count(self, measure: str, who: str = ALL) -> int | None:
        """A count, where the reader looks. None: hidden. What was never counted is 0."""
        never = None if self._is_closed(who) else 0
        return self.counts.get((measure, who, self.reader.where), never)

    def best(self, measure: str) -> int | None:
        """The count of the agency that had a part in most of an overlapping measure."""
        told = self._best.get(measure) if self.reader.tells_agencies_apart else BEST
        return self.count(measure, told or BEST)

    def summed(self, measure: str, who: str = ALL) -> Summed | None:
        """Amounts, where the reader looks. None: hidden, or nobody has any."""
        return self._amounts.get(measure, {}).get(Place(who, self.reader.where))

    def has_amounts(self, measure: str, who: str = ALL) -> bool:
        """Whether there is anything to hide or to show."""
        there = self._amounts.get(measure, {})
        return self._is_closed(who) or Place(who, self.reader.where) in there

    def _is_closed(self, who: str) -> bool:
        """Whether nothing at all is told of them, not even that there is nothing."""
        return self.reader.own_only and who != self.reader.own

    def steps(self, who: str = ALL) -> tuple[Step, ...]:
        """The retention curve of the reader's own agency or of the network, where they look."""
        return self._curves.get(who, ((), None))[0]

    def half(self, who: str = ALL) -> int | None:
        """The first day that half of the placements do not outlast. None: not known, or hidden."""
        return self._curves.get(who, ((), None))[1]

    def each_agency(self, names: Mapping[str, str]) -> list[str]:
        """The agencies that the reader sees one by one, in order of `names`."""
        if self.reader.tells_agencies_apart:
            return [*names]
        return [self.reader.own] if self.reader.own else []


class Between(NamedTuple):
    """What the same counts leave to see at the next smaller threshold, and at one that is greater.

    Answers at several thresholds lie about: for other readers, or from before a rule changed. Each
    hides all that is hidden at a smaller one. It shows what a greater one showed before, wherever
    that is safe. So all of them together tell what the one with the smallest threshold tells.
    """

    smaller: Seen | None = None
    greater: Seen | None = None

    def hidden(self) -> frozenset[Hidden]:
        """What must be hidden."""
        return self.smaller.hidden if self.smaller else frozenset()

    def shown(self) -> frozenset[Hidden]:
        """The counts to show, if they can be."""
        return _shown_in(self.greater.counts) if self.greater else frozenset()

    def of_the_whole(self) -> tuple[frozenset[Hidden], frozenset[Hidden]]:
        """The counts of the whole network that must be hidden, and those to show."""
        smaller = self.smaller.wholes if self.smaller else {}
        greater = self.greater.wholes if self.greater else {}
        return frozenset(smaller.keys() - _shown_in(smaller)), _shown_in(greater)

    def days(self, who: str) -> tuple[Set[int], Set[int] | None]:
        """The days of a curve's steps that must be there, and those that may. None: any."""
        must = {step.day for step in self.greater.steps(who)} if self.greater else set()
        return must, {step.day for step in self.smaller.steps(who)} if self.smaller else None


ALONE = Between()


def show(
    tally: Tally, reader: Reader, hide: Set[Hidden] = frozenset(), between: Between = ALONE
) -> Seen:
    """What is left of the counts for this reader: the only way out.

    First the whole network's counts, which everybody can ask for; then, with those as they are,
    the breakdown that was asked for. So no two breakdowns together tell more than each. `hide` is
    what another part of the answer had to hide.
    """
    if reader.own_only:
        return _own_only(tally, reader)
    gone, wanted = between.of_the_whole()
    before: dict[Key, int | None] = dict.fromkeys(hide | gone)
    wholes = _in_turn(tally, reader._replace(where=ALL), before, wanted)
    shown = {**wholes}
    if reader.where != ALL:
        for (measure, who, _), number in wholes.items():
            if measure in tally.slices:
                sliced, where = tally.slices[measure]
                shown[sliced, who, where] = number
        shown = {**dict.fromkeys(between.hidden()), **shown}
        shown = _in_turn(tally, reader, shown, between.shown())
    amounts = safe_amounts(tally, reader, hide | between.hidden())
    return Seen(reader, wholes, shown, amounts, _safe_curves(tally, reader, between), tally)


def _own_only(tally: Tally, reader: Reader) -> Seen:
    """What the reader's own agency has, and nothing else, zeros neither."""
    counts = {
        key: number if _is_own(key, reader) else None
        for key, number in released(tally, reader).counts.items()
    }
    amounts = {
        measure: {place: one if place.who == reader.own else None for place, one in cells.items()}
        for measure, cells in tally.amounts.items()
    }
    curves = _safe_curves(tally, reader, ALONE)
    own = {who: curve for who, curve in curves.items() if who == reader.own}
    return Seen(reader, counts, counts, amounts, own, tally)


def _shown_in(counts: Mapping[Key, int | None]) -> frozenset[Key]:
    return frozenset(key for key, number in counts.items() if number is not None)


def _in_turn(
    tally: Tally, reader: Reader, before: Mapping[Key, int | None], wanted: Set[Key]
) -> dict[Key, int | None]:
    """What is shown where the reader looks; what is told last, with all else as it is."""
    first = released(tally, reader, tally.told_last)
    shown = _suppressed(first, reader, before, wanted, _plain(first, tally, reader))
    if not tally.told_last:
        return shown
    whole = released(tally, reader)
    plain = _plain(whole, tally, reader) - shown.keys()
    settled = {key for key, number in shown.items() if number is not None} | plain
    for group in groups(whole, settled):
        if not group.counts.keys() <= shown.keys():
            found = _shown_of(group, reader, shown, wanted, plain)
            shown |= found or _as_before(group, reader, shown, wanted)
    return shown


def _as_before(
    group: Release, reader: Reader, before: Mapping[Key, int | None], wanted: Set[Key]
) -> dict[Key, int | None]:
    """The group with nothing new in it: the reader's own, what was told, and parts of nothing."""
    told = wanted - before.keys()
    shown = {
        key: number if key in told or _is_own(key, reader) else before.get(key)
        for key, number in group.counts.items()
    }
    for one in group.sums:
        if shown[one.total] == 0:
            shown |= dict.fromkeys(one.parts, 0)
    return shown


def _plain(release: Release, tally: Tally, reader: Reader) -> set[Key]:
    """The counts that say only that nothing is missing."""
    missing = (key for key in release.counts if key[0] in tally.missing)
    return {key for key in missing if _is_zero(key, release, reader)}


def _is_zero(key: Key, release: Release, reader: Reader) -> bool:
    """Whether a count is zero but for what the reader knows anyway."""
    measure, who, where = key
    own = release.counts.get((measure, reader.own or NOBODY, where), 0) if who == ALL else 0
    return release.counts[key] == own


def _suppressed(
    release: Release,
    reader: Reader,
    before: Mapping[Key, int | None],
    wanted: Set[Key],
    plain: Set[Key],
) -> dict[Key, int | None]:
    """Each group of counts that say something of each other, on its own.

    What was shown or hidden before stays so. Where that cannot be kept, all of it is hidden. What
    is `wanted` is shown too, unless that cannot be kept.
    """
    shown: dict[Key, int | None] = {}
    for group in groups(release):
        shown |= _shown_of(group, reader, before, wanted, plain) or {
            key: number if _is_own(key, reader) else None for key, number in group.counts.items()
        }
    return {**before, **shown}


def _shown_of(
    group: Release,
    reader: Reader,
    before: Mapping[Key, int | None],
    wanted: Set[Key],
    plain: Set[Key],
) -> dict[Key, int | None] | None:
    """The group with all hidden that has to be. None: what is shown already gives some of it away.

    `plain` counts tell of nobody, and are known like the reader's own.
    """
    own = {key for key in group.counts if _is_own(key, reader)}
    gone = {key for key in group.counts if key in before and before[key] is None}
    known = own | {key for key in group.counts if before.get(key) is not None}
    known |= plain & group.counts.keys()
    known_and_wanted = known | {key for key in group.counts if key in wanted - gone}
    for kept in dict.fromkeys((frozenset(known_and_wanted), frozenset(known))):
        try:
            return suppress(group, reader.threshold, kept, frozenset(gone - own)).shown
        except ValueError:
            continue
    return None


def _is_own(key: Key, reader: Reader) -> bool:
    measure, who, _ = key
    return reader.own is not None and who == reader.own and not measure.startswith(WITHOUT)


def _safe_curves(
    tally: Tally, reader: Reader, between: Between
) -> dict[str, tuple[tuple[Step, ...], int | None]]:
    """Retention curves that tell of nobody: in steps of many ends, and not to their thin end."""
    found: dict[str, tuple[tuple[Step, ...], int | None]] = {}
    for who in (ALL, reader.own):
        lengths = tally.lengths.get(Place(who or ALL, reader.where))
        if who is None or not lengths:
            continue
        curve = curve_of(
            [day for day, (ends, _) in lengths.items() for _ in range(ends)],
            [day for day, (_, leaves) in lengths.items() for _ in range(leaves)],
        )
        all_ends = sum(ends for ends, _ in lengths.values())
        least = 1 if who == reader.own else reader.threshold
        others = tally.lengths.get(Place(OTHERS, reader.where), {})
        among = [lengths] if who == reader.own or reader.own is None else [lengths, others]
        ends = max(least, all_ends // MOST_STEPS)
        steps = in_safe_steps(curve, ends, least, among, *between.days(who))
        is_seen = curve.median is not None and bool(steps) and curve.median <= steps[-1].day
        found[who] = (steps, curve.median if is_seen else None)
    return found
