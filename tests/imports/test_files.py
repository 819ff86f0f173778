"""Awkward files: read where that can be done safely, refused as a whole in one clear sentence."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.imports.desk import (
    HEADER,
    MAPPING,
    PARTNER_FILE,
    Desk,
    applied,
    said,
)
from web.imports.answers import ImportRefused, render
from web.imports.applications.mapping import ApplicationsMapping
from web.imports.mapping import read_mapping
from web.imports.table import read_table

GOOD = PARTNER_FILE.read_bytes()


def as_text(*rows: dict[str, str], delimiter: str = ",", newline: str = "\n") -> str:
    """A file of these rows."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, HEADER, restval="", delimiter=delimiter, lineterminator=newline)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        as_text(applied()).encode("utf-8-sig"),
        as_text(applied(), delimiter=";").encode(),
        as_text(applied(), delimiter="\t", newline="\r\n").encode("utf-8-sig"),
        as_text(applied(), newline="\r").encode(),
        as_text(applied(last_name='O"Neil, the "younger"')).encode(),
        as_text(applied(job_title="Baker\nnight shift")).encode(),
        as_text(applied()).replace("created_at", " created_at ").encode(),
        as_text(applied()).encode() + b"\n\n",
    ],
    ids=[
        "BOM",
        "semicolons",
        "tabs",
        "old line ends",
        "quotes",
        "line break",
        "blanks",
        "blank lines",
    ],
)
def test_what_people_really_send_is_read(desk: Desk, data: bytes) -> None:
    desk.file.write_bytes(data)
    assert said(desk.whole(desk.file).answers) == [("recorded", None)]


def test_rows_are_counted_as_a_spreadsheet_counts(desk: Desk) -> None:
    # The second row takes two lines of the file, and a blank line follows.
    header, *lines = as_text(applied(job_title="A\nB"), applied(employer="")).splitlines()
    lines.insert(2, "")
    desk.file.write_text("\n".join([header, *lines]))
    assert [(a.row, a.outcome) for a in desk.whole(desk.file).answers] == [
        (2, "recorded"),
        (4, "refused"),
    ]


def test_a_row_with_a_cell_too_many_or_too_few(desk: Desk) -> None:
    text = as_text(applied(), applied(), applied()).splitlines()
    text[1] += ",one more"
    text[2] = text[2].rsplit(",", 1)[0]
    desk.file.write_text("\n".join(text))
    answers = desk.whole(desk.file).answers
    assert said(answers) == [("refused", None), ("refused", None), ("recorded", None)]
    assert "17 cells" in (answers[0].reason or "") and "15 cells" in (answers[1].reason or "")


def test_a_header_and_nothing_more(desk: Desk) -> None:
    desk.file.write_text(as_text())
    assert desk.whole(desk.file).rows == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (GOOD.replace(b",state,", b",status,").replace(b"agency,", b"bureau,"), "agency, state"),
        (GOOD.replace(b"Ma\xc3\xabl", b"Ma\xebl", 1), "Line 6 "),
        (GOOD.decode().encode("utf-16"), "UTF-8"),
        (GOOD.replace(b"JOHN", b"").replace(b"John", b'"John', 1), "quotation mark"),
        (GOOD.replace(b",job_title,", b",state,", 1), "job_title"),
        (GOOD.replace(b"\r\n", b",x\r\n").replace(b",x", b",state", 1), "more than once"),
        (b"x" * 200_000, "CSV"),
        (b"\x00\x01\x02\x03", "no column"),
    ],
    ids=[
        "empty", "BOM only", "columns missing", "bad UTF-8", "UTF-16", "open quote", "renamed",
        "column twice", "one endless cell", "binary",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_whole(desk: Desk, data: bytes, says: str) -> None:
    desk.file.write_bytes(data)
    with pytest.raises(ImportRefused, match=says) as refused:
        desk.whole(desk.file)
    assert desk.file.name in str(refused.value)
    assert desk.ledger.head() == 0


def test_a_file_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(ImportRefused, match="cannot be read"):
        desk.whole(desk.folder / "elsewhere.csv")


def test_the_agencies_file_lies_beside_the_imported_one(desk: Desk) -> None:
    desk.file.write_text(as_text(applied()))
    (desk.folder / "partner-agencies.csv").unlink()
    with pytest.raises(ImportRefused, match=r"partner-agencies\.csv"):
        desk.whole(desk.file)


def test_an_agencies_file_that_names_one_number_twice(desk: Desk) -> None:
    desk.file.write_text(as_text(applied()))
    (desk.folder / "partner-agencies.csv").write_text("agency,name,website\n1,A,\n1,B,\n")
    with pytest.raises(ImportRefused, match="more than once"):
        desk.whole(desk.file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('source = "partner"', ""),
        ('source = "partner"', 'source = " "'),
        ("Europe/Paris", "Europe/Nowhere"),
        ("Europe/Paris", "../../etc"),
        ('scope = "network"', 'scope = "everybody"'),
        ('scope = "network"', ""),
        ('"did_not_attend"', '"late"'),
        ('new = "waiting"', 'new = "sleeping"'),
        ('state = "state"', ""),
        ('state = "state"', 'state = "state"\nextra = "x"'),
        ("Job %(code)s", "Job"),
        ("[columns]", "[columns"),
    ],
)
def test_a_mapping_with_a_mistake_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = MAPPING.read_text()
    assert text.count(old) == 1
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text.replace(old, new))
    with pytest.raises(ImportRefused, match=r"wrong\.toml cannot be used"):
        read_mapping(wrong, ApplicationsMapping)


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused):
        read_mapping(tmp_path / "none.toml", ApplicationsMapping)


def test_the_report_for_a_terminal(desk: Desk) -> None:
    rows = [applied(), applied(agency=""), applied(state="archived")]
    desk.rows(*rows, dry_run=True)
    text = render(desk.whole(desk.file, dry_run=True))
    assert "Row 2    recorded, 7 facts" in text
    assert (
        "agency: The row names no agency: the file says only that “prescriber” sent it."
        in " ".join(text.split())
    )
    assert "“archived”" in text
    assert "3 rows: 1 recorded (7 facts), 2 refused, 0 recorded already." in text
    assert "dry run" in text
    assert "dry run" not in render(desk.whole(desk.file))


def test_progress_goes_to_the_end(desk: Desk) -> None:
    desk.file.write_text(as_text(applied(), applied(agency=""), applied()))
    seen: list[tuple[int, int]] = []
    desk.whole(desk.file, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_the_whole_partner_file_reads_alike_with_semicolons(tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    lines = list(csv.reader(io.StringIO(GOOD.decode())))
    with again.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(lines)
    assert [row.cells for row in read_table(again, HEADER)] == [
        row.cells for row in read_table(PARTNER_FILE, HEADER)
    ]
