"""Reads rows of views. Only queries use it, after they have asked what the viewer may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from psycopg.rows import class_row

from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.past import rows_then
from projections.view import Row, View

R = TypeVar("R", bound=Row)


def rows(
    ledger: Ledger,
    view: View,
    row: type[R],
    where: str = "true",
    values: Sequence[Any] = (),
    order: str | None = None,
    moment: Moment | None = None,
) -> list[R]:
    """Rows of a view as its own structs, in order of `order` (SQL), else of the thing's id.

    With a `moment`, the rows that the view would have had then, asked the same question.
    """
    source, given = f"{ledger.database.network}_views.{view.name}", list[Any]()
    if moment is not None:
        source = f"jsonb_to_recordset(%s::jsonb) AS {view.name} ({view.record_sql()})"
        given = [msgspec.json.encode(rows_then(ledger, view, moment)).decode()]
    statement = (
        f"SELECT {', '.join(view.columns)} FROM {source}"
        f" WHERE {where} ORDER BY {order or view.columns[0]}"
    )
    with ledger.database.connection() as connection:
        cursor = connection.cursor(row_factory=class_row(row))
        return cursor.execute(statement, [*given, *values]).fetchall()
