"""Charts show what their tables show: no more, and nothing that is hidden there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from projections.outcomes.charts import CHARTS, PATTERNS, chart, legend
from projections.outcomes.figures import HIDDEN, Cell, Column, Figure, Line, Words, said

PARTS = ("same_job", "elsewhere", "not_employed", "not_reached")


def figure(
    code: str, columns: tuple[str, ...], *lines: tuple[str, tuple[Cell, ...]], unit: str = "count"
) -> Figure:
    return Figure(
        code=code,
        title=Words("Title"),
        sentence=Words("Sentence."),
        head=Words("Head"),
        columns=tuple(Column(one, Words(one.title()), unit) for one in columns),
        lines=tuple(Line(label, Words(label), cells) for label, cells in lines),
        denominator=Words("All."),
    )


def spec_of(one: Figure) -> dict[str, Any]:
    spec = chart(one, said, lambda value, unit: f"{value} {unit}", "Hidden")
    assert spec is not None
    return spec


def funnel(*cells: Cell) -> Figure:
    lines = [(f"Step {at}", (cell,)) for at, cell in enumerate(cells)]
    return figure("funnel_cohort", ("network_count",), *lines)


def counts(*numbers: int | None) -> tuple[Cell, ...]:
    return tuple(HIDDEN if one is None else Cell(str(one)) for one in numbers)


class TestBars:
    def test_each_line_with_its_number(self) -> None:
        rows = spec_of(funnel(*counts(40, 12)))["data"]["values"]
        assert rows == [
            {"row": 0, "label": "Step 0", "value": 40.0, "told": "40 count"},
            {"row": 1, "label": "Step 1", "value": 12.0, "told": "12 count"},
        ]

    def test_what_is_hidden_has_no_length(self) -> None:
        rows = spec_of(funnel(*counts(40, None)))["data"]["values"]
        assert (rows[1]["value"], rows[1]["told"]) == (0, "Hidden")

    def test_what_nobody_counted_is_not_hidden(self) -> None:
        rows = spec_of(funnel(Cell("40"), Cell()))["data"]["values"]
        assert rows[1]["told"] == ""

    def test_nothing_to_draw(self) -> None:
        assert chart(funnel(*counts(None, 0)), said, str.__add__, "Hidden") is None
        assert chart(figure("capacity", ("x",)), said, str.__add__, "Hidden") is None


class TestParts:
    def parts(self, *cells: Cell) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        told = (("30 days", counts(10, 10, 10, 10)), ("60 days", cells))
        spec = spec_of(figure("checkpoints", PARTS, *told))
        drawn = spec["layer"][1]["data"]["values"]
        return spec["data"]["values"], [one for one in drawn if one["row"] == 1]

    def test_parts_of_a_whole(self) -> None:
        _, drawn = self.parts(*counts(50, 30, 15, 5))
        ends = [(round(one["from"], 6), round(one["to"], 6)) for one in drawn]
        assert ends == [(0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.0)]
        assert [one["told"] for one in drawn] == ["50 count", "30 count", "15 count", ""]
        assert [one["fill"] for one in drawn] == list(PATTERNS)

    def test_no_bar_where_a_part_is_hidden(self) -> None:
        rows, drawn = self.parts(*counts(50, None, 15, None))
        assert drawn == []
        assert rows[1]["label"] == "60 days: Hidden"

    def test_nobody_at_all(self) -> None:
        rows, drawn = self.parts(*counts(0, 0, 0, 0))
        assert drawn == []
        assert rows[1]["label"] == "60 days"

    def test_a_legend_names_every_pattern(self) -> None:
        one = figure("checkpoints", PARTS, ("30 days", counts(1, 2, 3, 4)))
        assert legend(one, said) == list(
            zip(PATTERNS, ["Same_Job", "Elsewhere", "Not_Employed", "Not_Reached"], strict=True)
        )
        assert legend(funnel(Cell("1")), said) == []


class TestCurve:
    def curve(self, *steps: tuple[str, Cell, Cell]) -> dict[str, Any]:
        lines = [(day, (kept, span)) for day, kept, span in steps]
        return spec_of(figure("retention_curve", ("survival", "interval"), *lines, unit="percent"))

    def test_it_begins_with_everybody(self) -> None:
        spec = self.curve(
            ("30", Cell("95.0"), Cell(low="90.0", high="98.0")),
            *((day, Cell("80.0"), Cell()) for day in ("60", "90")),
        )
        assert spec["data"]["values"][:2] == [
            {"day": 0.0, "kept": 100.0},
            {"day": 30.0, "kept": 95.0, "low": 90.0, "high": 98.0},
        ]

    def test_it_stops_where_numbers_are_hidden(self) -> None:
        seen = [(day, Cell("95.0"), Cell()) for day in ("30", "40", "50")]
        spec = self.curve(*seen, ("60", HIDDEN, HIDDEN), ("90", Cell("80.0"), Cell()))
        assert [one["day"] for one in spec["data"]["values"]] == [0, 30, 40, 50]

    def test_two_steps_are_no_curve(self) -> None:
        lines = [(day, (Cell("95.0"), Cell())) for day in ("30", "157")]
        two = figure("retention_curve", ("survival", "interval"), *lines, unit="percent")
        assert chart(two, said, lambda value, unit: value, "hidden") is None


@pytest.mark.parametrize("code", CHARTS)
def test_no_hidden_cell_leaves_a_number(code: str) -> None:
    """Whatever is drawn: numbers that the table hides are nowhere in the specification."""
    columns = ("share", "network_count", *PARTS, "survival", "interval")
    shown = tuple(Cell("20") for _ in columns)
    seen = [(day, shown) for day in ("30", "40", "50")]
    one = figure(code, columns, *seen, ("60", tuple(HIDDEN for _ in columns)))
    told = json.dumps(spec_of(one))
    assert '"row": 4' not in told and "None" not in told
    for layer in [spec_of(one), *spec_of(one)["layer"]]:
        for value in layer.get("data", {}).get("values", []):
            if value.get("row") == 3:
                assert value.get("value", 0) == 0 and "from" not in value
