"""Amounts of a measure added up, with what it takes to tell whether they may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from projections.outcomes.disclosure import ALL
from projections.outcomes.tally import NOBODY, Place, Summed, Tally
from projections.queries.outcomes.source import Source


def add_up(source: Source, tally: Tally, measure: str, each: str) -> None:
    """Add up the amounts of a measure at every place that the reader can ask for.

    `each` is a query of the columns who, where_, person and amount, one row per amount.
    """
    found = source.rows(
        f"WITH each AS MATERIALIZED ({each}), by_person AS (SELECT who, where_, person,"
        f" sum(amount) AS whole FROM each GROUP BY GROUPING SETS ({_sets(source, 'person')})),"
        " largest AS (SELECT who, where_, count(*) AS people, max(whole) AS largest"
        " FROM by_person GROUP BY 1, 2)"
        " SELECT e.who, e.where_, l.people, e.amounts, e.whole, l.largest, e.median FROM ("
        " SELECT who, where_, count(*) AS amounts, sum(amount) AS whole,"
        " percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median"
        f" FROM each GROUP BY GROUPING SETS ({_sets(source)})) AS e JOIN largest AS l"
        " ON e.who IS NOT DISTINCT FROM l.who AND e.where_ IS NOT DISTINCT FROM l.where_"
    )
    for who, where, people, amounts, whole, largest, median in found:
        if who == NOBODY or not amounts:
            continue
        place = Place(ALL if who is None else who, ALL if where is None else where)
        exact = [Fraction(str(value)) for value in (whole, largest, median)]
        tally.amounts[measure][place] = Summed(people, amounts, *exact)


def _sets(source: Source, *more: str) -> str:
    """The groupings that the reader can ask for, as GROUPING SETS takes them."""
    return ", ".join(f"({', '.join([*columns, *more])})" for columns in _groupings(source))


def _groupings(source: Source) -> Iterator[tuple[str, ...]]:
    yield ()
    has_who = source.reader.own is not None or source.reader.tells_agencies_apart
    if has_who:
        yield ("who",)
    if source.reader.where != ALL:
        yield ("where_",)
        if has_who:
            yield ("who", "where_")
