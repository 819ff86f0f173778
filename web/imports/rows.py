"""What every kind of row has in common: its cells read under our names, and its words turned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

import marshmallow
import msgspec
from babel.dates import format_date
from flask_babel import gettext as _

from domain.facts.vocabulary import N_
from web.imports.answers import RowRefused
from web.imports.table import Row

MOST_HOURS = 80
EMPTY = N_("This cell is empty.")
UNFIT = N_("What this cell holds does not belong there.")
FIND_OUT = N_("Find out what belongs there, correct the row, then import the file again.")


W = TypeVar("W", bound=str)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says, in our words. Its own rules hold: reading it saw to that."""

    row: int
    key: str  # what the file calls it
    seeker: str  # what the file calls the person


class RowSchema(marshmallow.Schema):
    """The cells of one row, under our names. Empty cells are left out before."""

    def __init__(self) -> None:
        super().__init__()
        for field in self.fields.values():
            field.error_messages["required"] = EMPTY


def load(row: Row, names: Mapping[str, str], schema: marshmallow.Schema) -> dict[str, Any]:
    """The row's cells under our names. Raises RowRefused for the first one that is wrong."""
    row.check_length()
    cells = {ours: row.cells[col] for ours, col in names.items() if col in row.cells}
    try:
        loaded: dict[str, Any] = schema.load(cells)
    except marshmallow.ValidationError as wrong:
        problems = dict(wrong.messages_dict)
        first = next(name for name in names if name in problems)
        message = str(problems[first][0])
        if message == EMPTY:
            raise empty(names[first]) from None
        raise RowRefused(names[first], _(UNFIT), _(message)) from None
    return loaded


def word_for(words: Mapping[str, W], said: str | None, column: str, section: str) -> W:
    """Our word for one of theirs. A mapping may also turn "", an empty cell. Raises RowRefused."""
    if (said or "") in words:
        return words[said or ""]
    if said is None:
        raise empty(column)
    raise RowRefused(
        column,
        _("The mapping does not say what “%(word)s” means.", word=said),
        _("Add it to %(section)s in the mapping, then import the file again.", section=section),
    )


def empty(column: str) -> RowRefused:
    """The refusal of a cell that must hold something."""
    return RowRefused(column, _(EMPTY), _(FIND_OUT))


def contradiction(column: str, reason: str) -> RowRefused:
    """The refusal of a day that cannot be right."""
    return RowRefused(
        column,
        reason,
        _("Find out which date is right, correct the row, then import the file again."),
    )


def must_be_past(day: date, column: str, today: date) -> None:
    """What was said of the past is past. Raises RowRefused."""
    if day > today:
        raise contradiction(column, _("This date is in the future."))


def must_follow(later: date, earlier: date, column: str, sentence: str) -> None:
    """One day is not before the other. `sentence` may tell both. Raises RowRefused."""
    if later < earlier:
        days = {"later": in_words(later), "earlier": in_words(earlier)}
        raise contradiction(column, sentence % days)


def must_have_begun(first: date, last: date | None, columns: tuple[str, str], today: date) -> None:
    """Work began, and not after it ended. `columns` are of the two days. Raises RowRefused."""
    if first > today:
        raise RowRefused(
            columns[0],
            _("The first day of work is in the future."),
            _("Import the file again on that day or later."),
        )
    if last is not None and last < first:
        raise contradiction(columns[1], _("The last day of work is before the first day."))


def in_words(day: date) -> str:
    """A date as people write it."""
    return str(format_date(day, "d MMM yyyy", locale="en"))
