"""A rebuild stands beside the old views until it has caught up. Pages notice nothing."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from domain.ledger.ledger import Ledger
from projections.folds import VIEWS, agencies, pool
from projections.projector import Projector
from tests.projector.tables import folded, is_marked, mark, position, stored


def test_readers_see_the_old_tables_until_the_switch(
    old_ledger: Ledger, projector: Projector
) -> None:
    projector.catch_up()
    mark(projector, old_ledger)
    seen: list[bool] = []
    projector.rebuild(lambda _: seen.append(is_marked(projector, old_ledger)))
    assert len(seen) > len({view.kind for view in VIEWS})  # it went by in handfuls
    assert all(seen)
    assert not is_marked(projector, old_ledger)


def test_facts_that_come_meanwhile_are_in_it(
    old_ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    projector.catch_up()
    towns = iter(range(50, 52))
    assert projector.rebuild(lambda _: [live(town) for town in towns] and None) == old_ledger.head()
    assert stored(projector, old_ledger) == folded(old_ledger)


def test_the_old_views_live_on_while_it_runs(
    old_ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    projector.catch_up()
    reached: list[int] = []
    towns = iter(range(60, 62))

    def meanwhile(_: int) -> None:
        for town in towns:
            live(town)
            reached.append(Projector(old_ledger).catch_up())

    assert projector.rebuild(meanwhile) == reached[-1] == old_ledger.head()
    assert stored(projector, old_ledger) == folded(old_ledger)


def test_one_that_is_interrupted_leaves_the_old_views(
    old_ledger: Ledger, projector: Projector
) -> None:
    projector.catch_up()
    mark(projector, old_ledger)

    def pull_the_plug(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        projector.rebuild(pull_the_plug)
    assert is_marked(projector, old_ledger)
    assert position(projector, old_ledger) == old_ledger.head()
    projector.rebuild()  # what the first one left behind is in nobody's way
    assert stored(projector, old_ledger) == folded(old_ledger)


def test_a_changed_shape_is_rebuilt_by_itself(old_ledger: Ledger, projector: Projector) -> None:
    projector.catch_up()
    mark(projector, old_ledger)

    class Renamed(pool.PoolRow, frozen=True, kw_only=True):
        """A later release shows one thing more."""

        jobs_ever: int = 0

    changed = [msgspec.structs.replace(v, row=Renamed) if v is pool.VIEW else v for v in VIEWS]
    changed = [
        msgspec.structs.replace(
            v, fold=lambda facts: [_later(r, Renamed) for r in pool.fold(facts)]
        )
        if v.row is Renamed
        else v
        for v in changed
    ]
    later = Projector(old_ledger, changed)
    assert not later.is_in_shape()
    assert later.catch_up() == old_ledger.head()
    assert later.is_in_shape()
    assert not is_marked(later, old_ledger)
    assert stored(later, old_ledger, changed) == folded(old_ledger, changed)


def _later(row: pool.PoolRow, shape: type[pool.PoolRow]) -> pool.PoolRow:
    return shape(**msgspec.structs.asdict(row))


def test_a_view_that_is_no_more_is_gone(old_ledger: Ledger, projector: Projector) -> None:
    projector.catch_up()
    fewer = [view for view in VIEWS if view is not agencies.VIEW]
    Projector(old_ledger, fewer).catch_up()
    with old_ledger.database.connection() as connection:
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s", [projector.schema]
        ).fetchall()
    assert {name for (name,) in names} == {"state", *(view.name for view in fewer)}


def test_the_same_shape_is_not_rebuilt(old_ledger: Ledger, projector: Projector) -> None:
    projector.catch_up()
    mark(projector, old_ledger)
    Projector(old_ledger).catch_up()
    assert is_marked(projector, old_ledger)
