"""A report as files for spreadsheets: one CSV table, or an XLSX workbook. Same report, same bytes.

They say what the page says, in plain English: words are translated on pages only.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime

import xlsxwriter

from projections.outcomes.figures import UNITS, Cell, Column, Figure, Line, Question, Report, said

HEAD = (
    *("figure", "title", "row", "row_label", "column", "column_label"),
    *("unit", "value", "low", "high", "is_hidden"),
    *("denominator", "report", "first", "last", "audience", "agency", "region", "occupation"),
    *("least_evidence", "counted_until", "known_at", "position", "threshold"),
)
HIDDEN = "hidden"
MOST_NAME = 31  # letters of a sheet's name in a workbook
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
# A spreadsheet takes what begins with one of these for a formula, also in a CSV file.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_FILE_NAME = 60  # letters of a title in the name of a file
FORMATS = {unit: "#,##0" + (f".{'0' * digits}" if digits else "") for unit, digits in UNITS.items()}

About = Sequence[tuple[str, str]]


def file_name(title: str, asked: Question) -> str:
    """What a file of this report is called, without its ending: in ASCII, so that it travels."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", letters)[:MOST_FILE_NAME].strip("-")
    return f"{words or 'report'}-{asked.first}-to-{asked.last}"


def to_csv(report: Report, title: str) -> bytes:
    """One row for each number, as RFC 4180 has it, in UTF-8.

    Each row says what report it is of, too: one line of heads is all that comes before the numbers,
    as programs expect, and a row that was sorted or copied elsewhere still says it.
    """
    of_report = _of_report(report, title)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for figure in report.figures:
        for line, column, cell in _cells(figure):
            labels = (said(figure.title), said(line.label), said(column.label))
            name, row, head = (_plain(label) for label in labels)
            about = (figure.code, name, line.code, row, column.code, head)
            numbers = (line.unit or column.unit, cell.value or "", cell.low or "", cell.high or "")
            small_print = ("yes" if cell.is_hidden else "no", _plain(said(figure.denominator)))
            writer.writerow([*about, *numbers, *small_print, *of_report])
    return text.getvalue().encode()


def _of_report(report: Report, title: str) -> tuple[str, ...]:
    """Title, period, breakdown, cut-off on both clocks, position and threshold, as in HEAD."""
    asked = report.question
    part = (asked.agency or "", asked.region or "", asked.occupation or "")
    known_at = asked.known_at.isoformat() if asked.known_at else ""
    clocks = (str(report.cut_off), known_at, str(report.position))
    about = (_plain(title), str(asked.first), str(asked.last), asked.audience, *part)
    return (*about, asked.least_evidence or "", *clocks, str(report.threshold))


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _cells(figure: Figure) -> Iterator[tuple[Line, Column, Cell]]:
    for line in figure.lines:
        for column, cell in zip(figure.columns, line.cells, strict=True):
            yield line, column, cell


def to_xlsx(report: Report, title: str, about: About, created: datetime) -> bytes:
    """A workbook: first what the report is, then a sheet for each figure.

    `created` is the moment that the file says it is of: when the report was published.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
        styles = {unit: book.add_format({"num_format": form}) for unit, form in FORMATS.items()}
        styles |= {"bold": book.add_format({"bold": True})}
        _about(book.add_worksheet("About"), title, about, styles)
        for number, figure in enumerate(report.figures, 1):
            sheet = book.add_worksheet(_sheet_name(number, said(figure.title)))
            _figure(sheet, figure, styles)
    return file.getvalue()


def _sheet_name(number: int, title: str) -> str:
    """A name that no other sheet has: it begins with its number."""
    return f"{number} {NOT_IN_NAMES.sub(' ', title)}"[:MOST_NAME].strip()


def _about(
    sheet: xlsxwriter.worksheet.Worksheet, title: str, about: About, styles: dict[str, object]
) -> None:
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 70)
    sheet.write_string(0, 0, title, styles["bold"])
    for row, (label, text) in enumerate(about, 2):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, text)


def _figure(
    sheet: xlsxwriter.worksheet.Worksheet, figure: Figure, styles: dict[str, object]
) -> None:
    """Its sentence, its table, its small print. A range is written as text."""
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(figure.columns), 20)
    sheet.write_string(0, 0, said(figure.title), styles["bold"])
    sheet.write_string(1, 0, said(figure.sentence))
    heads = [said(figure.head), *(said(column.label) for column in figure.columns)]
    for at, head in enumerate(heads):
        sheet.write_string(3, at, head, styles["bold"])
    for row, line in enumerate(figure.lines, 4):
        sheet.write_string(row, 0, said(line.label))
        for at, (column, cell) in enumerate(zip(figure.columns, line.cells, strict=True), 1):
            _cell(sheet, row, at, cell, styles[line.unit or column.unit])
    for row, words in enumerate((figure.denominator, *figure.notes), 5 + len(figure.lines)):
        sheet.write_string(row, 0, said(words))


def _cell(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, at: int, cell: Cell, style: object
) -> None:
    span = f"{cell.low} to {cell.high}" if cell.low is not None else ""
    if cell.is_hidden:
        sheet.write_string(row, at, HIDDEN)
    elif cell.value is None or span:
        sheet.write_string(row, at, f"{cell.value} ({span})" if cell.value else span)
    else:
        sheet.write_number(row, at, float(cell.value), style)
