"""The counts of a tally that one reader can ask for, and which of them add up to which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from projections.outcomes.disclosure import ALL, Key, Release, Sum
from projections.outcomes.tally import BEST, NOBODY, OTHERS, WITHOUT, Place, Reader, Tally


def released(tally: Tally, reader: Reader, without: Set[str] = frozenset()) -> Release:
    counts: dict[Key, int] = {}
    sums: dict[Sum, None] = {}
    left_out = {*without, *(tally.unsliced if reader.where != ALL else ())}
    for measure, cells in tally.additive.items():
        if measure in left_out:
            continue
        table = _margins(cells, reader)
        counts |= {(measure, *place): number for place, number in table.items()}
        if measure not in tally.of_things:
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
        if left_out.intersection(parts):
            continue
        for spot in sorted({key[1:] for key in counts if key[0] == total}):
            named = tuple((part, *spot) for part in parts)
            for key in named:
                counts.setdefault(key, 0)
            sums[Sum((total, *spot), named)] = None
    return Release(counts, tuple(sums))


def groups(release: Release, fixed: Set[Key] = frozenset()) -> Iterator[Release]:
    """The release in parts that have no sum in common, but for what is `fixed`.

    What is fixed is in each part that it says something of, and in none where it does not.
    """
    leader: dict[Key, Key] = {key: key for key in release.counts if key not in fixed}

    def find(key: Key) -> Key:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    sums: dict[Key, list[Sum]] = defaultdict(list)
    for one in release.sums:
        free = [key for key in one.keys if key in leader]
        for key in free[1:]:
            leader[find(key)] = find(free[0])
    counts: dict[Key, dict[Key, int]] = defaultdict(dict)
    for key in leader:
        counts[find(key)][key] = release.counts[key]
    for one in release.sums:
        free = [key for key in one.keys if key in leader]
        if free:
            first = find(free[0])
            sums[first].append(one)
            counts[first] |= {key: release.counts[key] for key in one.keys}
    for key, numbers in counts.items():
        yield Release(numbers, tuple(sums[key]))


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
