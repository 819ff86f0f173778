"""What reports tell beside each other, what changed in them, and their files."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import msgspec
import pytest

from projections.outcomes.figures import (
    HIDDEN,
    Cell,
    Column,
    Figure,
    Line,
    Question,
    Report,
    Words,
    named,
)
from projections.outcomes.releases import (
    changes,
    content,
    digest,
    is_beside,
    telling,
    withhold,
    without_small_agencies,
)
from projections.outcomes.sheets import file_name, to_csv, to_xlsx

SPRING = Question(first=date(2026, 1, 1), last=date(2026, 3, 31))
TO_APRIL = msgspec.structs.replace(SPRING, last=date(2026, 4, 30))
COLUMNS = (
    Column("number", Words("Number"), "count"),
    Column("share", Words("Share"), "percent"),
)


def figure(*lines: tuple[str, str | None, str | None], code: str = "placed") -> Figure:
    """A figure with counts and shares; None is hidden."""
    return Figure(
        code=code,
        title=Words("Placements"),
        sentence=Words("There were %(count)s.", {"count": 40}),
        head=Words("Who"),
        columns=COLUMNS,
        lines=tuple(
            Line(name, named(name), tuple(HIDDEN if v is None else Cell(v) for v in cells))
            for name, *cells in lines
        ),
        denominator=Words("Of all %(count)s.", {"count": 40}),
    )


def report(*figures: Figure, question: Question = SPRING) -> Report:
    return Report(
        question=question,
        cut_off=question.last,
        position=9,
        own_agency=None,
        threshold=10,
        figures=figures,
    )


class TestBesideEachOther:
    def test_periods_that_overlap(self) -> None:
        assert is_beside(TO_APRIL, SPRING)
        assert is_beside(SPRING, SPRING)
        april = msgspec.structs.replace(SPRING, first=date(2026, 4, 1), last=date(2026, 4, 30))
        assert not is_beside(april, SPRING)
        begun, over = ((date(2026, 1, 1), date(2026, 2, 9)), (date(2026, 3, 1), date(2026, 3, 31)))
        asked = [Question(first=first, last=last) for first, last in (begun, over)]
        assert is_beside(*asked)  # both are counted as the whole quarter
        assert is_beside(april, TO_APRIL)

    def test_another_thing_is_asked(self) -> None:
        assert not is_beside(msgspec.structs.replace(TO_APRIL, region="north"), SPRING)

    @pytest.mark.parametrize(("later", "tells"), [("40", 0), ("41", 1), ("49", 1), ("50", 0)])
    def test_a_small_difference_tells(self, later: str, tells: int) -> None:
        old = report(figure(("network", "40", "50.0")))
        new = report(figure(("network", later, "60.0")), question=TO_APRIL)
        assert len(telling(new, old)) == tells

    def test_a_figure_of_shares_alone_goes_with_one_that_tells(self) -> None:
        def curve(kept: str) -> Figure:
            whole = figure(("30", None, kept), code="curve")
            lines = tuple(
                msgspec.structs.replace(line, cells=line.cells[1:]) for line in whole.lines
            )
            return msgspec.structs.replace(whole, columns=COLUMNS[1:], lines=lines)

        old = report(figure(("network", "40", "50.0")), curve("90.0"))
        tells = report(figure(("network", "41", "50.0")), curve("91.0"))
        assert telling(tells, old) == {"placed", "curve"}
        same = report(figure(("network", "41", "50.0")), curve("90.0"))
        assert telling(same, old) == {"placed"}
        assert telling(report(figure(("network", "60", "50.0")), curve("91.0")), old) == set()

    def test_a_figure_that_the_earlier_report_did_not_have_goes_with_one_that_tells(self) -> None:
        """It may count the same people: 41 of 41 tells as much as 41."""
        old = report(figure(("network", "40", "50.0")))
        more = figure(("network", "41", "50.0"), code="more")
        assert telling(report(figure(("network", "41", "50.0")), more), old) == {"placed", "more"}
        assert telling(report(figure(("network", "60", "50.0")), more), old) == set()

    def test_what_is_hidden_in_one_of_them_tells_nothing(self) -> None:
        old = report(figure(("network", None, None)))
        assert telling(report(figure(("network", "41", "1.0"))), old) == set()

    def test_only_that_figure_is_withheld(self) -> None:
        found = report(figure(("network", "41", "50.0")), figure(("network", "9", "1"), code="x"))
        left = withhold(found, ["placed"])
        assert left.figures[1] == found.figures[1]
        assert left.figures[0].lines == ()
        assert "41" not in content(left).decode()
        assert '"count":40' not in content(left).decode().split('"code":"x"')[0]


class TestAgencies:
    AGENCIES = frozenset({"north", "south", "west"})

    def test_all_or_none(self) -> None:
        lines = (("network", "40", "1"), ("north", None, "1"), ("south", None, "1"))
        found = without_small_agencies(report(figure(*lines)), self.AGENCIES)
        assert [line.code for line in found.figures[0].lines] == ["network"]
        assert found.figures[0].notes

    def test_all_are_large_enough(self) -> None:
        lines = (("network", "40", "1"), ("north", "20", "1"), ("south", "20", "1"))
        found = report(figure(*lines))
        assert without_small_agencies(found, self.AGENCIES) == found

    def test_a_hidden_total_is_no_agency(self) -> None:
        found = report(figure(("network", None, None), ("north", "20", "1")))
        assert without_small_agencies(found, self.AGENCIES) == found


class TestChanges:
    def test_none(self) -> None:
        found = report(figure(("network", "40", "50.0")))
        assert changes(found, found) == []

    def test_number_by_number(self) -> None:
        then = report(figure(("network", "40", "50.0"), ("gone", "12", None)))
        now = report(figure(("network", "41", "50.0"), ("new", "11", None)))
        told = [
            (one.line.params["name"], one.column.text, one.then, one.now)
            for one in changes(then, now)
        ]
        assert told == [
            ("network", "Number", Cell("40"), Cell("41")),
            ("gone", "Number", Cell("12"), None),
            ("gone", "Share", HIDDEN, None),
            ("new", "Number", None, Cell("11")),
            ("new", "Share", None, HIDDEN),
        ]


class TestFiles:
    REPORT = report(
        figure(("network", "1234", "50.0"), ("=cmd()", None, "1.5")),
        figure(("network", "1", None), code="again"),
    )

    def test_a_digest_of_the_bytes(self) -> None:
        assert digest(self.REPORT) == digest(msgspec.structs.replace(self.REPORT))
        assert digest(self.REPORT) != digest(msgspec.structs.replace(self.REPORT, position=8))

    def test_csv(self) -> None:
        table = to_csv(self.REPORT, "Spring, so far").decode()
        rows = list(csv.DictReader(io.StringIO(table, newline="")))
        assert len(rows) == 6
        assert (rows[0]["value"], rows[0]["unit"], rows[0]["is_hidden"]) == ("1234", "count", "no")
        assert (rows[2]["value"], rows[2]["is_hidden"]) == ("", "yes")
        assert rows[2]["row_label"] == "'=cmd()"  # no formula
        for row in rows:
            assert (row["report"], row["first"], row["last"]) == (
                *("Spring, so far", "2026-01-01", "2026-03-31"),
            )
            assert (row["position"], row["threshold"]) == ("9", "10")
            assert row["denominator"] == "Of all 40."
            assert row["counted_until"] == str(self.REPORT.cut_off)

    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("Outcomes: Q1, for funders", "outcomes-q1-for-funders"),
            ("Résumé d'été", "resume-d-ete"),
            ("../../etc/passwd", "etc-passwd"),
            ('a"\r\nX: b', "a-x-b"),
            ("年報", "report"),
        ],
    )
    def test_the_name_of_a_file(self, title: str, name: str) -> None:
        assert file_name(title, SPRING) == f"{name}-2026-01-01-to-2026-03-31"

    def test_a_workbook_is_the_same_each_time(self) -> None:
        made = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
        books = [to_xlsx(self.REPORT, "Spring", [("Period", "spring")], made) for _ in range(2)]
        assert books[0] == books[1]
        with zipfile.ZipFile(io.BytesIO(books[0])) as book:
            assert all(entry.date_time[0] == 1980 for entry in book.infolist())
            names = book.read("xl/workbook.xml").decode()
            texts = book.read("xl/sharedStrings.xml").decode()
            numbers = book.read("xl/worksheets/sheet2.xml").decode()
        assert 'name="1 Placements"' in names and 'name="2 Placements"' in names
        assert "hidden" in texts and "=cmd()" in texts
        assert "<v>1234</v>" in numbers and "<f>" not in numbers
