"""Sums, means and medians that may be shown: of enough people, and mostly nobody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from fractions import Fraction

from projections.outcomes.disclosure import ALL, Key
from projections.outcomes.tally import OTHERS, Place, Reader, Summed, Tally


def safe_amounts(
    tally: Tally, reader: Reader, hide: Set[Key]
) -> dict[str, dict[Place, Summed | None]]:
    """Sums, means and medians that tell of nobody, also not beside each other."""
    found: dict[str, dict[Place, Summed | None]] = {}
    for measure, cells in tally.amounts.items():
        hidden = _unsafe(cells, reader) | {p for p in cells if (measure, *p) in hide}
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
