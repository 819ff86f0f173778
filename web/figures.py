"""How figures are put into words and numbers on a page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _

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
    """A cell as `parts.data_table` takes it. What is hidden says so in words."""
    if one.is_hidden:
        return {"text": _("Hidden"), "note": None}
    if one.value is None:
        return NOTHING
    if one.low is None or one.high is None:
        return number(one.value, unit)
    span = _("%(low)s to %(high)s", low=number(one.low, unit), high=number(one.high, unit))
    return {"text": number(one.value, unit), "note": span}


def table(figure: Figure) -> tuple[list[str], list[list[Any]]]:
    """Headers and rows, as `parts.data_table` takes them."""
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
