"""How agencies stand in tables: one beside the network, or each in a line of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.facts.vocabulary import N_
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import (
    NOTHING,
    OWN_AGENCY,
    THE_NETWORK,
    Cell,
    Column,
    Words,
    amount,
    named,
)
from projections.outcomes.showing import Seen

NETWORK, OWN = "network", "own"


class Said(NamedTuple):
    """One thing that is said of each: its code, its words, its unit."""

    code: str
    label: Words
    unit: str


def scopes(seen: Seen) -> list[tuple[str, str, Words]]:
    """(code, agency or ALL, words): the reader's own agency, where they have one; the network."""
    network = (NETWORK, ALL, THE_NETWORK)
    return [(OWN, seen.reader.own, OWN_AGENCY), network] if seen.reader.own else [network]


def columns(seen: Seen, things: Sequence[Said]) -> tuple[Column, ...]:
    """A column for each thing, first of the own agency, then of the network."""
    each = scopes(seen)
    return tuple(
        Column(f"{code}_{one.code}", _label(scope, one.label, len(each)), one.unit)
        for code, _, scope in each
        for one in things
    )


def _label(scope: Words, what: Words, of_several: int) -> Words:
    if of_several == 1:
        return what
    return Words(N_("%(scope)s: %(what)s"), {"scope": scope, "what": what})


def median(seen: Seen, measure: str, who: str, unit: str) -> Cell:
    """The median of a measure."""
    found = seen.summed(measure, who)
    return _of_amounts(seen, measure, who, amount(found.median if found else None, unit))


def mean(seen: Seen, measure: str, who: str, unit: str) -> Cell:
    """The mean of a measure."""
    found = seen.summed(measure, who)
    return _of_amounts(
        seen, measure, who, amount(found.whole / found.amounts if found else None, unit)
    )


def _of_amounts(seen: Seen, measure: str, who: str, cell: Cell) -> Cell:
    return cell if seen.has_amounts(measure, who) else NOTHING


def agencies(seen: Seen, names: Mapping[str, str]) -> list[tuple[str, Words]]:
    """The agencies that the reader sees one by one, each with its label."""
    return [
        (agency, OWN_AGENCY if agency == seen.reader.own else named(names[agency]))
        for agency in seen.each_agency(names)
    ]
