"""What stands in the tables, and what should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.ledger.ledger import Ledger
from projections.folds import VIEWS
from projections.projector import Projector
from projections.view import View
from tests.folds.story import about, things

Tables = dict[str, list[tuple[Any, ...]]]


def stored(projector: Projector, ledger: Ledger, views: Sequence[View] = VIEWS) -> Tables:
    """Every row of every view, as the tables hold it. Order means nothing."""
    with ledger.database.connection() as connection:
        return {
            view.name: in_order(
                connection.execute(
                    f"SELECT {', '.join(view.columns)} FROM {projector.schema}.{view.name}"
                ).fetchall()
            )
            for view in views
        }


def folded(ledger: Ledger, views: Sequence[View] = VIEWS) -> Tables:
    """Every row of every view, folded here from each thing's history."""
    history = ledger.since(0, limit=1_000_000)
    return {
        view.name: in_order(
            [
                tuple(getattr(row, name) for name in view.columns)
                for thing in things(view, history)
                for row in view.fold(about(view, thing, history))
            ]
        )
        for view in views
    }


def in_order(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Sorted in some way that is the same for the same rows."""
    return sorted(rows, key=repr)


def position(projector: Projector, ledger: Ledger) -> int:
    """The position that the views say they were computed from."""
    with ledger.database.connection() as connection:
        row = connection.execute(f"SELECT position FROM {projector.schema}.state").fetchone()
    assert row is not None
    return int(row[0])


def mark(projector: Projector, ledger: Ledger) -> None:
    """Leave a mark in the tables that now stand, to tell them from others."""
    with ledger.database.connection() as connection:
        connection.execute(f"UPDATE {projector.schema}.agencies SET name = 'marked'")


def is_marked(projector: Projector, ledger: Ledger) -> bool:
    """Whether readers see the marked tables."""
    with ledger.database.connection() as connection:
        rows = connection.execute(f"SELECT name FROM {projector.schema}.agencies").fetchall()
    return ("marked",) in rows
