"""Capacity: how many people each agency supports, and whether it keeps up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from domain.facts.vocabulary import N_
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import (
    NOTHING,
    THE_NETWORK,
    Cell,
    Column,
    Figure,
    Line,
    Words,
    amount,
    count,
    share,
)
from projections.outcomes.scopes import agencies
from projections.outcomes.showing import Seen

SEEKERS = "seekers looking"
CLOSED, ON_TIME, LATE = "follow-ups closed", "follow-ups on time", "follow-ups late"
COLUMNS = (
    Column("seekers", Words(N_("Job seekers looking for work")), "count"),
    Column("per_specialist", Words(N_("For each specialist")), "ratio"),
    Column("follow_ups", Words(N_("Follow-ups")), "count"),
    Column("on_time", Words(N_("Recorded on time")), "percent"),
)


def capacity(seen: Seen, names: Mapping[str, str]) -> Figure:
    """Each agency that the reader sees, and the whole network."""
    lines = []
    for agency, label in agencies(seen, names):
        lines.append(_line(seen, agency, label, agency, seen.staff.get(agency, 0)))
    lines.append(_line(seen, "network", THE_NETWORK, ALL, sum(seen.staff.values())))
    seekers = seen.count(SEEKERS)
    return Figure(
        code="capacity",
        title=Words(N_("Capacity")),
        sentence=Words(N_("Too few job seekers look for work to show how many."))
        if seekers is None
        else Words(N_("%(seekers)s job seekers look for work."), {"seekers": seekers}),
        head=Words(N_("Agency")),
        columns=COLUMNS,
        lines=tuple(lines),
        denominator=Words(
            N_(
                "Job seekers: registered, in the pool and not at work on the last day counted."
                " Follow-ups: those whose last day for being on time lies in the period."
            )
        ),
        notes=(
            Words(
                N_(
                    "A specialist is somebody of the agency who nominated somebody or recorded a"
                    " checkpoint in the period."
                )
            ),
        ),
    )


def _line(seen: Seen, code: str, label: Words, who: str, specialists: int) -> Line:
    seekers, closed = seen.count(SEEKERS, who), seen.count(CLOSED, who)
    cells = (
        count(seekers),
        _ratio(seekers, specialists),
        count(closed),
        share(seen.count(ON_TIME, who), closed),
    )
    return Line(code, label, cells)


def _ratio(seekers: int | None, specialists: int) -> Cell:
    if not specialists:
        return NOTHING
    return amount(None if seekers is None else Fraction(seekers, specialists), "ratio")
