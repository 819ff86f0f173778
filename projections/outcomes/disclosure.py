"""What a reader can work out about hidden counts: an audit by linear programming.

A release is a set of counts, some of which are sums of others. A reader knows every shown count,
which counts are hidden, which counts add up to which, and that no count is negative. They do not
know why a count is hidden. What each hidden count can be at least and at most, given all that, is
a linear program (SciPy, HiGHS); its bounds are rounded inwards, because counts are whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import ceil, floor
from typing import Any, NamedTuple

Key = tuple[str, ...]  # names a count: ("northside", "placed"), or ("northside", ALL) for a total
ALL = "*"
SLACK = 1e-6  # the solver's own tolerance is 1e-7
AT_ONCE = 16  # counts whose ranges one program finds: fewer or more take longer


class Sum(NamedTuple):
    """One count that is the sum of others."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


class Release(NamedTuple):
    """Counts that are shown to the same reader, and which of them add up to which."""

    counts: Mapping[Key, int]
    sums: tuple[Sum, ...]


class Range(NamedTuple):
    """What a reader knows of a hidden count: at least `low`, at most `high` (None: no limit)."""

    low: int
    high: int | None

    def narrower_than(self, width: int) -> bool:
        """Whether fewer than `width` + 1 values are possible."""
        return self.high is not None and self.high - self.low < width


def a_list(counts: Mapping[str, int]) -> Release:
    """A list of counts and its total."""
    cells: dict[Key, int] = {(name,): count for name, count in counts.items()}
    return Release({**cells, (ALL,): sum(counts.values())}, (Sum((ALL,), tuple(cells)),))


def a_table(rows: Mapping[str, Mapping[str, int]]) -> Release:
    """A table of counts with its row totals, column totals and grand total.

    A column that a row does not name counts nothing there.
    """
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    counts: dict[Key, int] = {(r, c): row.get(c, 0) for r, row in rows.items() for c in columns}
    sums = [Sum((r, ALL), tuple((r, c) for c in columns)) for r in rows]
    sums += [Sum((ALL, c), tuple((r, c) for r in rows)) for c in columns]
    for total, parts in sums:
        counts[total] = sum(counts[part] for part in parts)
    sums.append(Sum((ALL, ALL), tuple((r, ALL) for r in rows)))
    sums.append(Sum((ALL, ALL), tuple((ALL, c) for c in columns)))
    counts[ALL, ALL] = sum(counts[r, ALL] for r in rows)
    return Release(counts, tuple(sums))


def together(*releases: Release) -> Release:
    """Releases that the same reader sees. Counts with the same name are the same count."""
    counts: dict[Key, int] = {}
    for release in releases:
        for key, count in release.counts.items():
            if counts.setdefault(key, count) != count:
                raise ValueError(f"{key} is {counts[key]} in one release and {count} in another")
    return Release(counts, tuple(dict.fromkeys(s for release in releases for s in release.sums)))


def ranges(release: Release, hidden: Set[Key]) -> dict[Key, Range]:
    """What a reader can work out about each hidden count."""
    found: dict[Key, Range] = {}
    for group, sums in _linked(release, hidden):
        found.update(_ranges_of(release, group, sums))
    return found


def exposed(
    release: Release, hidden: Set[Key], width: int, cleared: set[frozenset[Key]] | None = None
) -> Iterator[Key]:
    """Hidden counts that a reader can pin to a range narrower than `width`, one by one.

    Where a single sum gives some away, it names only those and solves nothing. Of others, whoever
    wants to know the first waits for no more. `cleared` are hidden counts, by what is linked, that
    were found wide enough before: those are not solved again, and new ones are added.
    """
    given_away: set[Key] = set()
    for one in release.sums:
        inside = [key for key in one.keys if key in hidden]
        left = sum(release.counts[key] for key in inside)
        if len(inside) == 1 or (left < width and one.total not in hidden):
            given_away.update(inside)
    if given_away:
        yield from sorted(given_away)
        return
    cleared = set() if cleared is None else cleared
    for group, sums in _linked(release, hidden):
        if frozenset(group) in cleared:
            continue
        narrow = False
        for key, known in _ranges_of(release, group, sums):
            if known.narrower_than(width):
                narrow = True
                yield key
        if not narrow:
            cleared.add(frozenset(group))


def _linked(release: Release, hidden: Set[Key]) -> Iterable[tuple[list[Key], list[Sum]]]:
    """The hidden counts in groups that say nothing about each other, with their sums."""
    sums_of: dict[Key, list[Sum]] = {key: [] for key in sorted(hidden)}
    for one in release.sums:
        for key in one.keys:
            if key in sums_of:
                sums_of[key].append(one)
    waiting = dict.fromkeys(sums_of)
    while waiting:
        group: list[Key] = []
        sums: dict[Sum, None] = {}
        todo = [next(iter(waiting))]
        while todo:
            key = todo.pop()
            if key in waiting:
                del waiting[key]
                group.append(key)
                sums |= dict.fromkeys(sums_of[key])
                todo += [other for one in sums_of[key] for other in one.keys if other in waiting]
        yield group, list(sums)


def _ranges_of(
    release: Release, group: Sequence[Key], sums: Sequence[Sum]
) -> Iterator[tuple[Key, Range]]:
    """Least and greatest values: a copy of the table for each, a number of them in one program."""
    from scipy import optimize, sparse  # heavy to load: only where something is hidden

    if not sums:
        yield from ((key, Range(0, None)) for key in group)
        return
    ceiling = no_limit(release)
    within, remainders = equations(release, group, sums)
    for first in range(0, len(group), AT_ONCE):
        places = range(first, min(first + AT_ONCE, len(group)))
        goal = [0] * (2 * len(places) * len(group))
        for copy, place in enumerate(places):
            goal[2 * copy * len(group) + place] = 1
            goal[(2 * copy + 1) * len(group) + place] = -1
        solved = optimize.linprog(
            goal,
            A_eq=sparse.kron(sparse.eye(2 * len(places)), within, format="csc"),
            b_eq=remainders * (2 * len(places)),
            bounds=(0, ceiling),
        )
        if not solved.success:
            raise ValueError(f"counts that do not add up: {solved.message}")
        for copy, place in enumerate(places):
            low = solved.x[2 * copy * len(group) + place]
            high = solved.x[(2 * copy + 1) * len(group) + place]
            limit = None if high > ceiling / 2 else floor(high + SLACK)
            yield group[place], Range(ceil(low - SLACK), limit)


def equations(
    release: Release, unknown: Sequence[Key], sums: Sequence[Sum]
) -> tuple[Any, list[int]]:
    """What the sums say about unknown counts: a sparse matrix, and what each row comes to."""
    from scipy import sparse

    column = {key: place for place, key in enumerate(unknown)}
    signs: list[int] = []
    at_row: list[int] = []
    at_column: list[int] = []
    remainders: list[int] = []
    for row, one in enumerate(sums):
        known = 0
        for key in one.keys:
            sign = -1 if key == one.total else 1
            if key in column:
                signs.append(sign)
                at_row.append(row)
                at_column.append(column[key])
            else:
                known += sign * release.counts[key]
        remainders.append(-known)
    return sparse.csc_matrix((signs, (at_row, at_column)), (len(sums), len(unknown))), remainders


def no_limit(release: Release) -> int:
    """A count far above any that the release allows to be worked out."""
    return 1000 + 10 * sum(release.counts.values())


def company(
    release: Release, key: Key, width: int, price: Mapping[Key, float], fixed: Set[Key]
) -> set[Key]:
    """Which counts have to be uncertain too, so that this one can be anything `width` wide.

    Finds two tables that add up like the true one, in which the count differs by `width`, at the
    least price of moving other counts away from the truth (per unit; 0 for what is hidden already).
    The counts that move are the company. `fixed` ones cannot move.
    """
    from scipy import optimize, sparse

    keys = [one for one in release.counts if one not in fixed]
    within, _ = equations(release, keys, release.sums)
    moves = sparse.hstack([within, -within])  # up, then down; for one table, then the other
    apart = [0.0] * (4 * len(keys))
    for block, sign in enumerate((-1, 1, 1, -1)):
        apart[block * len(keys) + keys.index(key)] = sign
    up, down = (0, no_limit(release)), [(0, release.counts[one]) for one in keys]
    solved = optimize.linprog(
        [price[one] for one in keys] * 4,
        A_ub=[apart],
        b_ub=[-width],
        A_eq=sparse.block_diag([moves, moves], format="csc"),
        b_eq=[0] * (2 * len(release.sums)),
        bounds=([up] * len(keys) + down) * 2,
    )
    if not solved.success:
        raise ValueError(f"what is known already gives {key} away")
    return {one for place, one in enumerate(keys * 4) if solved.x[place] > SLACK}
