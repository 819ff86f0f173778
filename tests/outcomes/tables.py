"""Made-up releases: lists, tables, and tables that share their row totals."""

from __future__ import annotations

from random import Random

from projections.outcomes.disclosure import Release, a_list, a_table, together


def chance_of(seed: str) -> Random:
    """The same numbers at every run."""
    return Random(seed)  # noqa: S311 - nothing here is secret


def random_release(chance: Random, largest: int) -> Release:
    """A release with at most `largest` rows and columns, in which small counts are common."""
    rows = [f"row {number}" for number in range(chance.randint(2, largest))]
    form = chance.choice(["list", "table", "table", "tables"])
    if form == "list":
        return a_list({row: _count(chance) for row in rows})
    columns = [f"a {number}" for number in range(chance.randint(2, largest))]
    first = {row: {column: _count(chance) for column in columns} for row in rows}
    if form == "table":
        return a_table(first)
    second_columns = chance.randint(2, largest)
    second = {row: _divided(chance, sum(first[row].values()), second_columns) for row in rows}
    return together(a_table(first), a_table(second))


def _count(chance: Random) -> int:
    kind = chance.random()
    if kind < 0.2:
        return 0
    return chance.randint(1, 9) if kind < 0.45 else chance.randint(10, 80)


def _divided(chance: Random, whole: int, columns: int) -> dict[str, int]:
    """The same row total, cut up anew."""
    cuts = sorted(chance.randint(0, whole) for _ in range(columns - 1))
    ends = zip([0, *cuts], [*cuts, whole], strict=True)
    return {f"b {number}": high - low for number, (low, high) in enumerate(ends)}
