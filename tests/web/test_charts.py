"""Charts on pages: pictures with a name and a table, without scripts and styles."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from projections.outcomes.figures import Cell, Column, Figure, Line, Words
from tests.web.network import Network
from web import charts

COUNTED = ("same_job", "elsewhere", "not_employed", "not_reached")


def figure(code: str, columns: tuple[str, ...], *values: str) -> Figure:
    return Figure(
        code=code,
        title=Words("Title"),
        sentence=Words("Sentence."),
        head=Words("Head"),
        columns=tuple(Column(one, Words(f"<{one}>"), "count") for one in columns),
        lines=tuple(
            Line(day, Words("Bread & <b>butter</b>"), tuple(Cell(v) for v in values))
            for day in ("30", "60", "90")
        ),
        denominator=Words("All."),
    )


FIGURES = (
    figure("funnel_cohort", ("network_count",), "40"),
    figure("checkpoints", COUNTED, "10", "20", "30", "40"),
    figure("retention_curve", ("survival", "interval"), "90.0", "80.0"),
)
every_figure = pytest.mark.parametrize("one", FIGURES, ids=lambda one: one.code)


def drawn(network: Network, one: Figure) -> str:
    with network.app.test_request_context():
        picture = charts.picture(one)
    assert picture is not None
    return str(picture)


@every_figure
def test_a_picture_that_a_page_may_hold(calm: Network, one: Figure) -> None:
    text = drawn(calm, one)
    root = ET.fromstring(text)  # noqa: S314 - drawn by ourselves
    assert root.tag == "figure"
    allowed = {"svg", "g", "path", "text", "line", "rect", "defs", "pattern", "circle"}
    allowed |= {"figure", "figcaption", "ul", "li"}
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= allowed, tags - allowed
    names = {name for element in root.iter() for name in element.attrib}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on") or "href" in name]


@every_figure
def test_one_name_for_all_of_it(calm: Network, one: Figure) -> None:
    text = drawn(calm, one)
    assert text.count('role="img"') == 1
    assert f'aria-labelledby="figure-{one.code} says-{one.code}"' in text
    assert len(re.findall(r"aria-(?!labelledby|hidden)", text)) == 0


@every_figure
def test_the_same_picture_each_time(calm: Network, one: Figure) -> None:
    first = drawn(calm, one)
    charts._drawn.cache_clear()
    assert drawn(calm, one) == first


@every_figure
def test_patterns_are_of_one_picture(calm: Network, one: Figure) -> None:
    text = drawn(calm, one)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) == set(ids)


def test_words_are_words(calm: Network) -> None:
    text = drawn(calm, FIGURES[0])
    assert "<b>" not in text and "&lt;b&gt;" in text
    assert "<same_job>" not in drawn(calm, FIGURES[1])


def test_the_first_drawing_can_be_made_early() -> None:
    charts.warm()


def test_what_is_drawn_is_kept_within_bounds(calm: Network) -> None:
    charts._drawn.cache_clear()
    drawn(calm, FIGURES[0])
    drawn(calm, FIGURES[0])
    found = charts._drawn.cache_info()
    assert (found.hits, found.misses, found.maxsize) == (1, 1, charts.MOST_KEPT)
