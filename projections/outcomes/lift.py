"""Network lift: what the network could do for an employer that no agency could alone."""

from __future__ import annotations

from collections.abc import Mapping

from domain.facts.vocabulary import N_
from projections.outcomes.figures import (
    THE_NETWORK,
    Cell,
    Column,
    Figure,
    Line,
    Words,
    count,
    share,
)
from projections.outcomes.scopes import agencies
from projections.outcomes.showing import Seen
from projections.outcomes.tally import BEST

OPENINGS, SERVED, NOMINATED = "openings", "openings served", "openings nominated for"
COLUMNS = (
    Column("openings", Words(N_("Openings with a nomination")), "count"),
    Column("share", Words(N_("Share of all openings")), "percent"),
)


def lift(seen: Seen, names: Mapping[str, str]) -> Figure:
    """The share of openings with a nomination: of the whole network, and of one agency alone."""
    everything = seen.count(OPENINGS)
    lines = [
        _line("network", THE_NETWORK, seen.count(SERVED), everything),
        _line(BEST, Words(N_("The best agency alone")), seen.best(NOMINATED), everything),
    ]
    for agency, label in agencies(seen, names):
        lines.append(_line(agency, label, seen.count(NOMINATED, agency), everything))
    return Figure(
        code="lift",
        title=Words(N_("Network lift")),
        sentence=_sentence(everything, *(line.cells[1] for line in lines[:2])),
        head=Words(N_("Who nominated")),
        columns=COLUMNS,
        lines=tuple(lines),
        denominator=_denominator(everything),
        notes=(
            Words(
                N_(
                    "An agency alone counts the openings for which it nominated somebody. The best"
                    " agency is the one with the most of them in the period."
                )
            ),
        ),
    )


def _line(code: str, label: Words, part: int | None, whole: int | None) -> Line:
    return Line(code, label, (count(part), share(part, whole)))


def _denominator(openings: int | None) -> Words:
    if openings is None:
        return Words(N_("Openings posted in the period: too few to show."))
    return Words(N_("Openings posted in the period: %(openings)s."), {"openings": openings})


def _sentence(openings: int | None, network: Cell, best: Cell) -> Words:
    if openings == 0:
        return Words(N_("No opening was posted in this period."))
    if network.value is None:
        return Words(
            N_(
                "What the network did is hidden to protect small groups: there are too few"
                " nominations in the period, or in one of its years."
            )
        )
    if best.value is None:
        return Words(
            N_("The network together had somebody for %(network)s %% of the openings."),
            {"network": network.value},
        )
    return Words(
        N_(
            "The network together had somebody for %(network)s %% of the openings; the best agency"
            " alone would have had somebody for %(best)s %%."
        ),
        {"network": network.value, "best": best.value},
    )
