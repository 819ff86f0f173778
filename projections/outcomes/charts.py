"""Figures as Vega-Lite specifications: plain data in, plain data out.

A chart shows what its table says and no more: what is hidden there has no bar here. Each bar has
its number beside it, kinds are told apart by pattern as well, and an interval is drawn dashed: no
chart depends on colour. Words and numbers come in ready, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from projections.outcomes.figures import Cell, Figure, Line, Words

WIDTH = 400  # of the drawing; pages scale it
ROW, BAR = 46, 18  # the height of a row, and of the bar in it
FONT_SIZE = 13
INK = "currentColor"  # whatever colour the page writes in
# Fills that a page puts patterns in the place of: no two look alike without colour.
PATTERNS = ("#a00001", "#a00002", "#a00003", "#a00004")
LEAST_STEPS = 3  # of a curve: fewer would look like a cliff that nobody has seen
LEAST_LABELLED = 0.09  # of a stacked bar: a narrower part has no room for its number

Say = Callable[[Words], str]
Number = Callable[[str, str], str]
Spec = dict[str, Any]


class Bars(NamedTuple):
    """One bar for each line: the number of one column."""

    column: str


class Parts(NamedTuple):
    """One bar for each line, made of the columns' numbers."""

    columns: tuple[str, ...]


class Curve(NamedTuple):
    """Steps over days, with an interval."""

    column: str
    interval: str


# Figure to its chart. A figure that is not here is read better as a table.
CHARTS: dict[str, Bars | Parts | Curve] = {
    "lift": Bars("share"),
    "funnel_cohort": Bars("network_count"),
    "placements_by_quarter": Bars("network_count"),
    "checkpoints": Parts(("same_job", "elsewhere", "not_employed", "not_reached")),
    "checkpoints_own": Parts(("same_job", "elsewhere", "not_employed", "not_reached")),
    "retention_curve": Curve("survival", "interval"),
    "retention_curve_own": Curve("survival", "interval"),
}


def chart(figure: Figure, say: Say, number: Number, hidden: str) -> Spec | None:
    """The chart of a figure; None where it has none, or nothing to show.

    `hidden` is the word that stands where a number is hidden.
    """
    kind = CHARTS.get(figure.code)
    if isinstance(kind, Bars):
        return _bars(figure, kind, say, number, hidden)
    if isinstance(kind, Parts):
        return _parts(figure, kind, say, number, hidden)
    return _curve(figure, kind) if isinstance(kind, Curve) else None


def legend(figure: Figure, say: Say) -> list[tuple[str, str]]:
    """(pattern, words) of each part of a bar, in order."""
    kind = CHARTS.get(figure.code)
    if not isinstance(kind, Parts):
        return []
    labels = {column.code: say(column.label) for column in figure.columns}
    return [(fill, labels[code]) for fill, code in zip(PATTERNS, kind.columns, strict=True)]


def _cell(figure: Figure, line: Line, column: str) -> tuple[Cell, str]:
    at = next(at for at, one in enumerate(figure.columns) if one.code == column)
    return line.cells[at], line.unit or figure.columns[at].unit


def _bars(figure: Figure, kind: Bars, say: Say, number: Number, hidden: str) -> Spec | None:
    rows = []
    for at, line in enumerate(figure.lines):
        cell, unit = _cell(figure, line, kind.column)
        told = "" if cell.value is None else number(cell.value, unit)
        rows.append(
            {
                "row": at,
                "label": say(line.label),
                "value": float(cell.value or 0),
                "told": hidden if cell.is_hidden else told,
            }
        )
    if not any(row["value"] for row in rows):
        return None
    most = max(float(row["value"]) for row in rows)  # type: ignore[arg-type]
    # Room for the number after the longest bar.
    across = _across([0, 1.25 * most], "value")
    return _rows(
        rows,
        {"mark": {"type": "bar", "size": BAR, "color": INK}, "encoding": {"x": across}},
        _text("label", {"value": 0}, baseline="bottom", dy=-BAR / 2 - 3),
        _text("told", across, baseline="middle", dx=5, fontWeight="bold"),
    )


def _parts(figure: Figure, kind: Parts, say: Say, number: Number, hidden: str) -> Spec | None:
    rows, parts = [], []
    for at, line in enumerate(figure.lines):
        cells = [_cell(figure, line, column) for column in kind.columns]
        numbers = [float(cell.value) for cell, _ in cells if cell.value is not None]
        whole = sum(numbers)
        is_told = len(numbers) == len(cells)  # a bar without one of its parts would be a lie
        label = say(line.label)
        rows.append({"row": at, "label": label if is_told else f"{label}: {hidden}"})
        if not is_told or not whole:
            continue
        begun = 0.0
        for (cell, unit), fill, size in zip(cells, PATTERNS, numbers, strict=True):
            share = size / whole
            part: dict[str, Any] = {"row": at, "from": begun, "to": begun + share}
            part |= {"middle": begun + share / 2, "fill": fill}
            part["told"] = number(cell.value or "", unit) if share >= LEAST_LABELLED else ""
            parts.append(part)
            begun += share
    if not parts:
        return None
    fills = {"field": "fill", "type": "nominal", "scale": None, "legend": None}
    bar = {
        "mark": {"type": "bar", "size": BAR + 4, "stroke": INK, "strokeWidth": 1},
        "encoding": {
            "x": _across([0, 1], "from"),
            "x2": {"field": "to"},
            "fill": fills,
        },
    }
    numbers_in = _text("told", _across([0, 1], "middle"), baseline="middle", align="center")
    # A number stands on a plate of the page's own colour, whatever the pattern.
    plate = _text("told", _across([0, 1], "middle"), baseline="middle", align="center")
    plate["mark"] |= {"stroke": "#fffffe", "strokeWidth": 10, "strokeJoin": "round"}
    plate["mark"] |= {"color": "#fffffe"}
    spec = _rows(rows, _text("label", {"value": 0}, baseline="bottom", dy=-(BAR + 4) / 2 - 3))
    spec["layer"] += [{"data": {"values": parts}, **one} for one in (bar, plate, numbers_in)]
    return spec


def _curve(figure: Figure, kind: Curve) -> Spec | None:
    steps: list[dict[str, float]] = []
    for line in figure.lines:
        kept, _ = _cell(figure, line, kind.column)
        span, _ = _cell(figure, line, kind.interval)
        if kept.value is None:
            break
        step = {"day": float(line.code), "kept": float(kept.value)}
        if span.low is not None and span.high is not None:
            step |= {"low": float(span.low), "high": float(span.high)}
        steps.append(step)
    if len(steps) < LEAST_STEPS:
        return None
    if steps[0]["day"] > 0:
        steps.insert(0, {"day": 0.0, "kept": 100.0})
    days = {"field": "day", "type": "quantitative", "axis": {"title": None, "tickCount": 5}}
    percent = {"domain": [0, 100]}
    axis = {"title": None, "tickCount": 5, "labelExpr": "datum.value + ' %'"}

    def drawn(field: str, **looks: Any) -> Spec:
        up = {"field": field, "type": "quantitative", "scale": percent, "axis": axis}
        mark = {"type": "line", "interpolate": "step-after", "color": INK, "invalid": "filter"}
        return {"mark": mark | looks, "encoding": {"x": days, "y": up}}

    dashed = {"strokeDash": [3, 3], "strokeWidth": 1.5}
    return {
        **_frame(),
        "width": WIDTH - 50,
        "height": 200,
        "data": {"values": steps},
        "layer": [drawn("low", **dashed), drawn("high", **dashed), drawn("kept", strokeWidth=3)],
    }


def _rows(rows: Sequence[dict[str, Any]], *layers: Spec) -> Spec:
    """Bars below each other, each with its words above it: there is room for any words."""
    return {
        **_frame(),
        "width": WIDTH,
        "height": {"step": ROW},
        "data": {"values": list(rows)},
        "encoding": {"y": {"field": "row", "type": "ordinal", "axis": None}},
        "layer": list(layers),
    }


def _text(field: str, x: dict[str, Any], **looks: Any) -> Spec:
    mark = {"type": "text", "align": "left", "fontSize": FONT_SIZE, "color": INK, "limit": WIDTH}
    return {"mark": mark | looks, "encoding": {"x": x, "text": {"field": field}}}


def _across(domain: list[float], field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": domain}}


def _frame() -> Spec:
    axis = {"domainColor": INK, "tickColor": INK, "gridColor": INK, "gridOpacity": 0.15}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 2,
        "config": {
            "font": "Roboto",  # the converter has it: the same letters everywhere, with no network
            "view": {"stroke": None},
            "axis": axis | {"labelColor": INK, "labelFontSize": FONT_SIZE},
        },
    }
