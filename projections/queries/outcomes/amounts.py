"""Amounts of measures added up, with what it takes to tell whether they may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from projections.outcomes.disclosure import ALL
from projections.outcomes.tally import NOBODY, Place, Summed, Tally
from projections.queries.outcomes.source import Source


def add_up(
    source: Source,
    tally: Tally,
    table: str,
    measures: Mapping[str, str],
    *,
    person: str | None = None,
    has_whole: bool = True,
    **values: Any,
) -> None:
    """Add up the amounts of each measure at every place that the reader can ask for.

    `table` is SQL with the columns who and where_, and one for each measure; NULL is no amount.
    `person` is the column that says whose they are: somebody may have several. Without it, each row
    is of one thing. Without `has_whole`, the rows of all agencies together mean nothing. `values`
    are what %(names)s in the table stand for, beside those of the question.
    """
    columns = [*measures.values()]
    owners = _by_person(source, table, columns, person) if person else {}
    sums = ", ".join(
        f"count({column}), sum({column}), percentile_cont(0.5) WITHIN GROUP (ORDER BY {column})"
        for column in columns
    )
    for who, where, *found in source.rows(
        f"SELECT {_place(source)}, {sums} FROM {table} GROUP BY GROUPING SETS ({_sets(source)})",
        **values,
    ):
        if who == NOBODY or (who == ALL and not has_whole):
            continue
        place = Place(who, where)
        for at, measure in enumerate(measures):
            amounts, whole, median = found[3 * at : 3 * at + 3]
            if amounts:
                people, largest = owners[place][at] if person else (amounts, 0)
                exact = [Fraction(str(value)) for value in (whole, largest, median)]
                tally.amounts[measure][place] = Summed(people, amounts, *exact)


def _by_person(
    source: Source, table: str, columns: list[str], person: str
) -> dict[Place, list[tuple[int, object]]]:
    """Of each column at each place: how many people have amounts, and the most of one person."""
    each = ", ".join(f"sum({column}) AS {column}" for column in columns)
    most = ", ".join(f"count({column}), max({column})" for column in columns)
    return {
        Place(who, where): [*zip(found[::2], found[1::2], strict=True)]
        for who, where, *found in source.rows(
            f"SELECT who, where_, {most} FROM (SELECT {_place(source)}, {each} FROM {table}"
            f" GROUP BY GROUPING SETS ({_sets(source, person)})) AS by_person GROUP BY 1, 2"
        )
    }


def _sets(source: Source, *more: str) -> str:
    """The groupings that the reader can ask for, as GROUPING SETS takes them."""
    return ", ".join(f"({', '.join([*columns, *more])})" for columns in _groupings(source))


def _place(source: Source) -> str:
    """The columns of a place. One that is not grouped by is of all places."""
    grouped = {column for columns in _groupings(source) for column in columns}
    return ", ".join(
        f"CASE WHEN grouping({column}) = 1 THEN '{ALL}' ELSE {column} END AS {column}"
        if column in grouped
        else f"'{ALL}' AS {column}"
        for column in ("who", "where_")
    )


def _groupings(source: Source) -> Iterator[tuple[str, ...]]:
    yield ()
    if source.reader.own is not None:
        yield ("who",)
    if source.reader.where != ALL:
        yield ("where_",)
        if source.reader.own is not None:
            yield ("who", "where_")
