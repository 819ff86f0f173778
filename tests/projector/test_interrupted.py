"""A projector that dies in the middle leaves rows and position of one and the same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest

from domain.facts import Recorded
from domain.ledger.ledger import Ledger
from projections.folds import VIEWS, pool
from projections.projector import Projector
from projections.view import Row
from tests.projector.tables import folded, position, stored


class PowerCut(Exception):  # noqa: N818 - it is what happens
    """The machine stops."""


def dying(ledger: Ledger, after: int) -> Projector:
    """A projector of the same shape that dies at the fold of so many job seekers."""
    left = after

    def fold(facts: Sequence[Recorded]) -> Sequence[Row]:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut
        return pool.fold(facts)

    views = [msgspec.structs.replace(v, fold=fold) if v is pool.VIEW else v for v in VIEWS]
    return Projector(ledger, views)


@pytest.mark.parametrize("after", [0, 1, 5])
def test_the_next_one_goes_on_where_it_stood(
    ledger: Ledger, projector: Projector, live: Callable[[int], None], after: int
) -> None:
    live(1)
    projector.catch_up()
    before, rows = position(projector, ledger), stored(projector, ledger)
    live(2)
    with pytest.raises(PowerCut):
        dying(ledger, after).catch_up()

    reached = position(projector, ledger)
    assert before <= reached < ledger.head()
    if reached == before:
        assert stored(projector, ledger) == rows
    assert stored(projector, ledger) == as_of(ledger, reached)
    assert projector.catch_up() == ledger.head()
    assert stored(projector, ledger) == folded(ledger)


def as_of(ledger: Ledger, reached: int) -> dict[str, list[tuple[object, ...]]]:
    """What the tables should hold at this position."""
    return folded(_Until(ledger, reached))  # type: ignore[arg-type]


class _Until:
    """The ledger as it was at a position."""

    def __init__(self, ledger: Ledger, position: int) -> None:
        self._ledger, self._position = ledger, position

    def since(self, position: int, limit: int) -> list[Recorded]:
        return [r for r in self._ledger.since(position, limit) if r.position <= self._position]
