"""What was counted, before anybody may see it; and what of it a reader may see.

A `Tally` holds true counts. `Seen` holds what is left of them after suppression. Figures are made
from `Seen` only, and only `show` makes one: no count can reach a reader around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from projections.outcomes.disclosure import ALL, Key, Release, Sum
from projections.outcomes.suppression import LARGEST_SHARE, suppress

OTHERS = "others"  # every agency but the reader's own
BEST = "best"  # the agency that had a part in most, where agencies are not told apart
NOBODY = ""  # for what is no agency's
WITHOUT = "without their "  # what an agency had no part in: that is of others


class Place(NamedTuple):
    """Where a count belongs: an agency (or OTHERS), and a region or kind of work ("": unknown)."""

    who: str
    where: str


class Summed(NamedTuple):
    """Amounts of several people, added up."""

    people: int
    amounts: int
    whole: Fraction
    largest: Fraction  # the most that one person has of it
    median: Fraction

    def is_safe(self, threshold: int) -> bool:
        """Whether it tells of nobody in particular."""
        return self.people >= threshold and self.largest <= LARGEST_SHARE * self.whole


class Reader(NamedTuple):
    """Who reads, and what they asked for: one breakdown at a time (see `Question`)."""

    threshold: int
    own: str | None = None  # the reader's own agency: its counts are known to them
    where: str = ALL  # the region, the kind of work, or the agency that is looked at

    @property
    def tells_agencies_apart(self) -> bool:
        """Whether each agency has a count: for those of no agency, over all places."""
        return self.own is None and self.where == ALL


class Tally:
    """The true counts of a figure, by measure and place.

    An *additive* measure counts each thing at one place: places add up to the whole. An
    *overlapping* one counts a thing for every agency that had a part in it.
    """

    def __init__(self) -> None:
        self.additive: dict[str, dict[Place, int]] = defaultdict(lambda: defaultdict(int))
        self.overlapping: dict[str, tuple[str, dict[Place, int]]] = {}
        self.links: list[tuple[str, tuple[str, ...]]] = []
        self.amounts: dict[str, dict[Place, Summed]] = defaultdict(dict)
        self.staff: dict[str, int] = {}  # by agency: says nothing of any job seeker

    def add(self, measure: str, who: str, where: str, number: int) -> None:
        """Count something at a place."""
        self.additive[measure][Place(who, where)] += number

    def overlap(self, measure: str, within: str, who: str, where: str, number: int) -> None:
        """Count what an agency had a part in, of the measure `within`."""
        cells = self.overlapping.setdefault(measure, (within, defaultdict(int)))[1]
        cells[Place(who, where)] += number

    def best(self, measure: str) -> str | None:
        """The agency that had a part in most of an overlapping measure."""
        of_agency: dict[str, int] = defaultdict(int)
        for (who, _), number in self.overlapping.get(measure, ("", {}))[1].items():
            of_agency[who] += number
        return max(sorted(of_agency), key=of_agency.__getitem__, default=None)

    def link(self, total: str, *parts: str) -> None:
        """Say that a measure is the sum of others, at every place."""
        self.links.append((total, parts))


class Seen:
    """What a reader may see."""

    def __init__(
        self,
        reader: Reader,
        shown: Mapping[Key, int | None],
        amounts: Mapping[str, Mapping[Place, Summed | None]],
        best: Mapping[str, str | None],
    ) -> None:
        self.reader = reader
        self._shown = shown
        self._amounts = amounts
        self._best = best

    def count(self, measure: str, who: str = ALL) -> int | None:
        """A count, where the reader looks. None: hidden. What was never counted is 0."""
        return self._shown.get((measure, who, self.reader.where), 0)

    def best(self, measure: str) -> int | None:
        """The count of the agency that had a part in most of an overlapping measure."""
        told = self._best.get(measure) if self.reader.tells_agencies_apart else BEST
        return self.count(measure, told or BEST)

    def summed(self, measure: str, who: str = ALL) -> Summed | None:
        """Amounts, where the reader looks. None: hidden, or nobody has any."""
        return self._amounts.get(measure, {}).get(Place(who, self.reader.where))

    def has_amounts(self, measure: str, who: str = ALL) -> bool:
        """Whether there is anything to hide or to show."""
        return Place(who, self.reader.where) in self._amounts.get(measure, {})

    def each_agency(self, names: Mapping[str, str]) -> list[str]:
        """The agencies that the reader sees one by one, in order of `names`."""
        if self.reader.tells_agencies_apart:
            return [*names]
        return [self.reader.own] if self.reader.own else []


def show(tally: Tally, reader: Reader) -> Seen:
    """What is left of the counts for this reader: the only way out.

    First the whole network's counts, which everybody can ask for; then, with those as they are,
    the breakdown that was asked for. So no two breakdowns together tell more than each.
    """
    shown = _suppressed(_release(tally, reader._replace(where=ALL)), reader, {})
    if reader.where != ALL:
        shown = _suppressed(_release(tally, reader), reader, shown)
    best = {measure: tally.best(measure) for measure in tally.overlapping}
    return Seen(reader, shown, _safe_amounts(tally, reader), best)


def _release(tally: Tally, reader: Reader) -> Release:
    counts: dict[Key, int] = {}
    sums: dict[Sum, None] = {}
    for measure, cells in tally.additive.items():
        table = _margins(cells, reader)
        counts |= {(measure, *place): number for place, number in table.items()}
        sums |= dict.fromkeys(_sums(measure, table, across_agencies=True))
    for measure, (within, cells) in tally.overlapping.items():
        table = _margins(cells, reader, tally.best(measure))
        table = {place: number for place, number in table.items() if place.who not in (ALL, OTHERS)}
        wholes = _margins(tally.additive[within], reader)
        for place, number in table.items():
            here, rest = (measure, *place), (f"{WITHOUT}{measure}", *place)
            counts[here], counts[rest] = number, wholes[Place(ALL, place.where)] - number
            sums[Sum((within, ALL, place.where), (here, rest))] = None
        sums |= dict.fromkeys(_sums(measure, table, across_agencies=False))
    for total, parts in tally.links:
        for spot in {key[1:] for key in counts if key[0] == total}:
            named = tuple((part, *spot) for part in parts)
            for key in named:
                counts.setdefault(key, 0)
            sums[Sum((total, *spot), named)] = None
    return Release(counts, tuple(sums))


def _margins(
    cells: Mapping[Place, int], reader: Reader, best: str | None = None
) -> dict[Place, int]:
    """The counts at the places that the reader can ask for, with totals."""
    table: dict[Place, int] = defaultdict(int)
    table[Place(ALL, ALL)] = 0
    for (who, where), number in cells.items():
        wheres = (ALL,) if reader.where == ALL else (ALL, where)
        for one in _whos(who, reader, best):
            for other in wheres:
                table[Place(one, other)] += number
    return table


def _whos(who: str, reader: Reader, best: str | None) -> Iterator[str]:
    """Under which names an agency's count goes."""
    yield ALL
    if who == NOBODY:
        return
    if reader.tells_agencies_apart:
        yield who
        return
    if reader.own is not None:
        yield who if who == reader.own else OTHERS
    if who == best:
        yield BEST


def _sums(measure: str, table: Mapping[Place, int], across_agencies: bool) -> Iterator[Sum]:
    whos = dict.fromkeys(place.who for place in table if place.who != ALL)
    wheres = dict.fromkeys(place.where for place in table if place.where != ALL)
    if across_agencies and whos:
        for where in (ALL, *wheres):
            parts = tuple((measure, who, where) for who in whos if (who, where) in table)
            if (ALL, where) in table and parts:
                yield Sum((measure, ALL, where), parts)
    for who in (ALL, *whos):
        parts = tuple((measure, who, where) for where in wheres if (who, where) in table)
        if (who, ALL) in table and parts:
            yield Sum((measure, who, ALL), parts)


def _suppressed(
    release: Release, reader: Reader, before: Mapping[Key, int | None]
) -> dict[Key, int | None]:
    """Each group of counts that say something of each other, on its own.

    What was shown or hidden before stays so. Where that cannot be kept, all of it is hidden.
    """
    shown: dict[Key, int | None] = {}
    for group in _groups(release):
        own = {key for key in group.counts if _is_own(key, reader)}
        known = own | {key for key in group.counts if before.get(key) is not None}
        gone = frozenset(key for key in group.counts if key in before and before[key] is None)
        try:
            shown |= suppress(group, reader.threshold, frozenset(known), gone - own).shown
        except ValueError:
            shown |= {key: group.counts[key] if key in own else None for key in group.counts}
    return {**before, **shown}


def _is_own(key: Key, reader: Reader) -> bool:
    measure, who, _ = key
    return reader.own is not None and who == reader.own and not measure.startswith(WITHOUT)


def _groups(release: Release) -> Iterator[Release]:
    """The release in parts that have no sum in common."""
    leader: dict[Key, Key] = {key: key for key in release.counts}

    def find(key: Key) -> Key:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one in release.sums:
        for part in one.parts:
            leader[find(part)] = find(one.total)
    counts: dict[Key, dict[Key, int]] = defaultdict(dict)
    sums: dict[Key, list[Sum]] = defaultdict(list)
    for key, number in release.counts.items():
        counts[find(key)][key] = number
    for one in release.sums:
        sums[find(one.total)].append(one)
    for key, numbers in counts.items():
        yield Release(numbers, tuple(sums[key]))


def _safe_amounts(tally: Tally, reader: Reader) -> dict[str, dict[Place, Summed | None]]:
    """Sums, means and medians that tell of nobody, also not beside each other."""
    found: dict[str, dict[Place, Summed | None]] = {}
    for measure, cells in tally.amounts.items():
        hidden = _unsafe(cells, reader)
        found[measure] = {
            place: None if place in hidden and place.who != reader.own else one
            for place, one in cells.items()
        }
    return found


def _unsafe(cells: Mapping[Place, Summed], reader: Reader) -> set[Place]:
    """What is not safe, and what would let it be worked out.

    Who knows a part sees the whole only where the rest is safe. Of several parts, those that are
    not safe stay hidden together, where they are safe together; else all the parts are hidden.
    """
    unsafe = {place for place, one in cells.items() if not one.is_safe(reader.threshold)}
    unsafe |= {Place(ALL, place.where) for place in unsafe if place.who == OTHERS}
    for parts in (
        [place for place in cells if place.who not in (ALL, OTHERS) and place.where == ALL],
        [place for place in cells if place.who == ALL and place.where != ALL],
    ):
        gone = [place for place in parts if place in unsafe]
        if gone and not _together([cells[place] for place in gone]).is_safe(reader.threshold):
            unsafe |= {*parts}
    return unsafe


def _together(parts: Sequence[Summed]) -> Summed:
    if len(parts) == 1:
        return parts[0]._replace(people=0)  # one alone is the difference to the whole
    return Summed(
        people=sum(one.people for one in parts),
        amounts=sum(one.amounts for one in parts),
        whole=sum((one.whole for one in parts), Fraction(0)),
        largest=max(one.largest for one in parts),
        median=Fraction(0),
    )
