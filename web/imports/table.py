"""A CSV file as people send it: with or without a BOM, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from flask_babel import gettext as _

from web.imports.answers import ImportRefused, RowRefused

DELIMITERS = ",;\t"


class Row:
    """One row: its number as a spreadsheet counts, and its cells by column. Empty ones are out."""

    def __init__(self, number: int, header: list[str], cells: list[str]) -> None:
        self.number = number
        self._header, self._cells = header, [cell.strip() for cell in cells]
        self.cells = {
            column: cell for column, cell in zip(header, self._cells, strict=False) if cell
        }

    def check_length(self) -> None:
        """Refuse a row whose cells do not stand under their names. Raises RowRefused."""
        if len(self._cells) != len(self._header):
            raise RowRefused(
                None,
                _(
                    "This row has %(cells)s cells and the header has %(columns)s, so nobody can"
                    " tell which cell is which.",
                    cells=len(self._cells),
                    columns=len(self._header),
                ),
                _("Correct the row in the file, then import the file again."),
            )


def read_table(path: Path, columns: Collection[str]) -> list[Row]:
    """The rows of a CSV file that has at least these columns. Raises ImportRefused."""
    text = _text(path)
    lines = _lines(path, text, _delimiter(text, columns))
    if not lines:
        raise ImportRefused(
            _("%(file)s is empty. Export it again, with its header.", file=path.name)
        )
    header = [name.strip() for name in lines[0]]
    _check_header(path, header, columns)
    return [Row(n, header, cells) for n, cells in enumerate(lines[1:], start=2) if any(cells)]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportRefused(
            _(
                "%(file)s cannot be read: %(why)s. Check its name and place.",
                file=path,
                why=error.strerror,
            )
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ImportRefused(
            _(
                "Line %(line)s of %(file)s holds letters that are not UTF-8."
                " Save the file again as “CSV UTF-8”, then import it.",
                line=data.count(b"\n", 0, wrong.start) + 1,
                file=path.name,
            )
        ) from None


def _delimiter(text: str, columns: Collection[str]) -> str:
    """The one under which the header shows most of the columns."""
    header = next(iter(io.StringIO(text, newline="")), "")

    def shown(delimiter: str) -> int:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:
            return 0  # reading the whole file will say what is wrong
        return len({name.strip() for name in names} & set(columns))

    return max(DELIMITERS, key=shown)


def _lines(path: Path, text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[list[str]] = []
    try:
        lines.extend(reader)
    except csv.Error:
        raise ImportRefused(
            _(
                "Row %(row)s of %(file)s cannot be read as CSV. Often a quotation mark is not"
                " closed. Correct the row, or export the file again.",
                row=len(lines) + 1,
                file=path.name,
            )
        ) from None
    return lines


def _check_header(path: Path, header: list[str], columns: Collection[str]) -> None:
    missing = [column for column in columns if column not in header]
    if missing:
        raise ImportRefused(
            _(
                "%(file)s has no column %(missing)s. Its first row must name the columns."
                " Export it again with these columns, or name the right ones in the mapping.",
                file=path.name,
                missing=", ".join(missing),
            )
        )
    twice = [column for column, times in Counter(header).items() if times > 1 and column in columns]
    if twice:
        raise ImportRefused(
            _(
                "%(file)s names the column %(twice)s more than once. Leave one of them.",
                file=path.name,
                twice=", ".join(twice),
            )
        )
