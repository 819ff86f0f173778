"""What a view is: a kind of thing, a fold, and a table that follows from the row's fields."""

from __future__ import annotations

import hashlib
import typing
from collections.abc import Callable, Sequence
from datetime import date, datetime
from types import NoneType

import msgspec

from domain.facts import Fact, Recorded

COLUMN_TYPES: dict[object, str] = {
    str: "text",
    int: "bigint",
    bool: "boolean",
    date: "date",
    datetime: "timestamptz",
    list[str]: "text[]",
    list[date]: "date[]",
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a view. Its fields are the table's columns; the first one is the thing's id."""


class View(msgspec.Struct, frozen=True):
    """A table of rows, computed from the facts of one thing each.

    `fold` is a pure function from what is recorded about one thing, in order of position, to its
    rows: none, one, or several (a placement has several follow-ups). `hears` are the facts that
    matter to it; it may be given others too and passes them over.
    """

    name: str
    kind: str  # the tag kind of the thing: its id is the row's first field
    row: type[Row]
    hears: tuple[type[Fact], ...]
    fold: Callable[[Sequence[Recorded]], Sequence[Row]]
    indexes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names, in order."""
        return self.row.__struct_fields__

    def table_sql(self, schema: str) -> str:
        """The statement that makes the empty table."""
        columns = ", ".join(
            f"{name} {type_}" if is_optional else f"{name} {type_} NOT NULL"
            for name, type_, is_optional in self._typed()
        )
        return f"CREATE TABLE {schema}.{self.name} ({columns})"

    def record_sql(self) -> str:
        """Its columns with their types, as a query over rows that are in no table wants them."""
        return ", ".join(f"{name} {type_}" for name, type_, _ in self._typed())

    def _typed(self) -> list[tuple[str, str, bool]]:
        """(column, its SQL type, whether it may be empty)."""
        hints = typing.get_type_hints(self.row)
        return [(name, *_sql_type(hints[name])) for name in self.columns]

    def index_sql(self, schema: str) -> str:
        """The statements that make its indexes, the thing's id first."""
        return "; ".join(
            f"CREATE INDEX ON {schema}.{self.name} ({fields})"
            for fields in (self.columns[0], *self.indexes)
        )


def shape(views: Sequence[View]) -> str:
    """A digest of what the tables look like: where it differs, the views must be rebuilt."""
    text = "\n".join(f"{view.table_sql('s')}; {view.index_sql('s')}" for view in views)
    return hashlib.sha256(text.encode()).hexdigest()


def _sql_type(hint: object) -> tuple[str, bool]:
    parts = typing.get_args(hint)
    if NoneType not in parts:
        return COLUMN_TYPES[hint], False
    (plain,) = (part for part in parts if part is not NoneType)
    return COLUMN_TYPES[plain], True
