"""Amounts of a measure added up, with what it takes to tell whether they may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from projections.outcomes.disclosure import ALL
from projections.outcomes.tally import NOBODY, Place, Summed, Tally
from projections.queries.outcomes.source import Source


def add_up(
    source: Source, tally: Tally, measure: str, each: str, *, has_whole: bool = True
) -> None:
    """Add up the amounts of a measure at every place that the reader can ask for.

    `each` is a query of the columns who, where_, person and amount, one row per amount. Without
    `has_whole`, its rows of all agencies together mean nothing.
    """
    place = _place(source)
    found = source.rows(
        f"WITH each AS MATERIALIZED ({each}), by_person AS (SELECT {place}, sum(amount) AS whole"
        f" FROM each GROUP BY GROUPING SETS ({_sets(source, 'person')})),"
        " largest AS (SELECT who, where_, count(*) AS people, max(whole) AS largest"
        f" FROM by_person GROUP BY 1, 2), every AS (SELECT {place}, count(*) AS amounts,"
        " sum(amount) AS whole, percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median"
        f" FROM each GROUP BY GROUPING SETS ({_sets(source)}))"
        f" SELECT coalesce(e.who, '{ALL}'), coalesce(e.where_, '{ALL}'), l.people, e.amounts,"
        " e.whole, l.largest, e.median FROM every AS e JOIN largest AS l"
        f" ON coalesce(e.who, '{ALL}') = coalesce(l.who, '{ALL}')"
        f" AND coalesce(e.where_, '{ALL}') = coalesce(l.where_, '{ALL}')"
    )
    for who, where, people, amounts, whole, largest, median in found:
        if who == NOBODY or not amounts or (who == ALL and not has_whole):
            continue
        exact = [Fraction(str(value)) for value in (whole, largest, median)]
        tally.amounts[measure][Place(who, where)] = Summed(people, amounts, *exact)


def _sets(source: Source, *more: str) -> str:
    """The groupings that the reader can ask for, as GROUPING SETS takes them."""
    return ", ".join(f"({', '.join([*columns, *more])})" for columns in _groupings(source))


def _place(source: Source) -> str:
    """The columns of a place. One that is in no grouping is of all places."""
    grouped = {column for columns in _groupings(source) for column in columns}
    return ", ".join(
        column if column in grouped else f"NULL::text AS {column}" for column in ("who", "where_")
    )


def _groupings(source: Source) -> Iterator[tuple[str, ...]]:
    yield ()
    if source.reader.own is not None:
        yield ("who",)
    if source.reader.where != ALL:
        yield ("where_",)
        if source.reader.own is not None:
            yield ("who", "where_")
