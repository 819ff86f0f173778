"""Reads rows of views. Only queries use it, after they have asked what the viewer may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from psycopg.rows import class_row

from domain.ledger.ledger import Ledger
from projections.view import Row, View

R = TypeVar("R", bound=Row)


def rows(
    ledger: Ledger,
    view: View,
    row: type[R],
    where: str = "true",
    values: Sequence[Any] = (),
    order: str | None = None,
) -> list[R]:
    """Rows of a view as its own structs, in order of `order` (SQL), else of the thing's id."""
    columns = ", ".join(view.columns)
    statement = (
        f"SELECT {columns} FROM {ledger.database.network}_views.{view.name}"
        f" WHERE {where} ORDER BY {order or view.columns[0]}"
    )
    with ledger.database.connection() as connection:
        cursor = connection.cursor(row_factory=class_row(row))
        return cursor.execute(statement, values).fetchall()
