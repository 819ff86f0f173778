"""How figures are put into words and numbers on a page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from markupsafe import Markup

from projections.outcomes.figures import UNITS, Cell, Figure, Words, said
from web.words import day

PERCENT = "percent"
NOTHING = "\u2013"


def in_text(words: Words) -> str:
    """The words of a figure in the reader's language."""
    return said(words, _, day)


def number(text: str, unit: str) -> str:
    """A number as people write it, with its unit where the column's name does not say it."""
    digits = UNITS[unit]
    pattern = "#,##0" + (f".{'0' * digits}" if digits else "")
    shown = str(format_decimal(Decimal(text), pattern))
    return f"{shown}\u00a0%" if unit == PERCENT else shown


def cell(one: Cell, unit: str) -> Any:
    """What a cell says. What is hidden says so in words."""
    if one.is_hidden:
        return Markup('<span class="hidden-count">{}</span>').format(_("Hidden"))
    if one.low is not None and one.low == one.high:
        return number(one.low, unit)
    if one.low is not None and one.high is not None:
        return _("%(low)s to %(high)s", low=number(one.low, unit), high=number(one.high, unit))
    return NOTHING if one.value is None else number(one.value, unit)


def table(figure: Figure) -> tuple[list[str], list[list[Any]]]:
    """Headers and rows."""
    headers = [in_text(figure.head), *(in_text(column.label) for column in figure.columns)]
    rows = [
        [
            in_text(line.label),
            *(
                cell(one, column.unit)
                for one, column in zip(line.cells, figure.columns, strict=True)
            ),
        ]
        for line in figure.lines
    ]
    return headers, rows


GLOBALS = {"figure_table": table, "figure_text": in_text}
