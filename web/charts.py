"""Charts as pictures inside a page: drawn on the server, without scripts and without styles."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import import_module

import vl_convert
from flask_babel import gettext as _
from markupsafe import Markup

from projections.outcomes.charts import CHARTS, PATTERNS, Curve, chart, legend
from projections.outcomes.figures import Figure
from web.figures import in_text, number

VEGA_LITE = "5.20"
MOST_KEPT = 256  # drawings, of some ten thousand letters each

# What the drawing says of itself to a screen reader: the picture has one name, and a table.
SPOKEN = re.compile(r' (?:role|aria-[a-z]+|xmlns:xlink|version|pointer-events)="[^"]*"')
SIZE = re.compile(r'<svg ([^>]*?)\bwidth="[\d.]+" height="[\d.]+" ')
# Patterns that no two of look alike: full, slanted lines, dots, empty.
SHAPES = (
    '<rect width="8" height="8" fill="currentColor"/>',
    '<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4" stroke="currentColor" stroke-width="2"/>',
    '<circle cx="2" cy="2" r="1.4" fill="currentColor"/>'
    '<circle cx="6" cy="6" r="1.4" fill="currentColor"/>',
    "",
)


def picture(figure: Figure) -> Markup | None:
    """The chart of a figure for its page; None where there is none.

    The page names it by the figure's heading and its sentence, `figure-CODE` and `says-CODE`.
    """
    spec = chart(figure, in_text, number, _("Hidden"))
    if spec is None:
        return None
    drawn = _drawn(json.dumps(spec, sort_keys=True), figure.code)
    names = f'role="img" aria-labelledby="figure-{figure.code} says-{figure.code}"'
    # The converter escapes the words in it.
    svg = Markup(drawn.replace("<svg ", f"<svg {names} ", 1))  # noqa: S704
    return Markup('<figure class="chart">{}{}</figure>').format(svg, _caption(figure))


def _caption(figure: Figure) -> Markup:
    parts = legend(figure, in_text)
    if parts:
        keys = [
            Markup("<li>{}{}</li>").format(_key(fill, f"{figure.code}-key{at}"), words)
            for at, (fill, words) in enumerate(parts)
        ]
        listed = Markup("").join(keys)
        return Markup('<figcaption><ul class="chart-keys">{}</ul></figcaption>').format(listed)
    if isinstance(CHARTS[figure.code], Curve):
        words = _("Days from the start. Solid: still in the job. Dashed: the 95 % interval.")
        return Markup("<figcaption>{}</figcaption>").format(words)
    return Markup("")


def _key(fill: str, code: str) -> Markup:
    """A sample of a pattern."""
    svg = (
        '<svg class="chart-key" aria-hidden="true" viewBox="0 0 24 16">'
        f'<rect x="1" y="1" width="22" height="14" fill="{fill}" stroke="currentColor"/></svg>'
    )
    return Markup(_patterned(svg, code))  # noqa: S704 - all of it is our own


@lru_cache(MOST_KEPT)
def _drawn(spec: str, code: str) -> str:
    """The SVG. The specification holds every number, so the same one is the same picture."""
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    return _patterned(cleaned(svg), code)


def warm() -> None:
    """Load and draw something: else the first outcomes page of a process waits for it, seconds."""
    for name in ("scipy.optimize", "scipy.stats"):
        import_module(name)
    vl_convert.vegalite_to_svg({"mark": "bar", "data": {"values": []}}, vl_version=VEGA_LITE)


def cleaned(svg: str) -> str:
    """What a page may hold: no size of its own, and nothing that is spoken twice."""
    return SIZE.sub(r"<svg \1", SPOKEN.sub("", svg), count=1)


def _patterned(svg: str, code: str) -> str:
    """Patterns in the place of the fills that stand for them."""
    used = [(at, fill) for at, fill in enumerate(PATTERNS) if f'"{fill}"' in svg]
    shapes = "".join(
        f'<pattern id="pattern-{code}-{at}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect class="chart-ground" width="8" height="8" fill="#ffffff"/>{SHAPES[at]}</pattern>'
        for at, _fill in used
    )
    for at, fill in used:
        svg = svg.replace(f'"{fill}"', f'"url(#pattern-{code}-{at})"')
    defs = f"<defs>{shapes}</defs>" if used else ""
    return re.sub(r"(<svg [^>]*>)", rf"\1{defs}", svg, count=1)


GLOBALS = {"figure_picture": picture}
