"""Counts of the placements that started in a period, and of their hours and wages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.decisions.policy import MinimumWage
from projections.outcomes.placements import (
    ABOVE,
    AT_MINIMUM,
    BELOW,
    COMPARED,
    HOURS,
    NOT_ABOVE,
    OCCUPATION,
    PLACEMENTS,
    REGION,
    TERM,
    UNCOMPARED,
    WAGE,
)
from projections.outcomes.tally import Tally
from projections.queries.outcomes.amounts import add_up
from projections.queries.outcomes.source import Source

SPELLS = " FROM {s}.spells AS p LEFT JOIN {s}.openings AS o USING (opening)"
STARTED = " WHERE p.started_on BETWEEN %(first)s AND %(last)s"
# Where the opening was on the first day of work. Days that it moved on are in rising order.
REGION_THEN = (
    "CASE WHEN o.region_days IS NULL THEN coalesce(o.region, '')"
    " ELSE o.regions[greatest(width_bucket(p.started_on, o.region_days), 1)] END"
)
# The minimum wage of that day there, as `m`.
MINIMUM = (
    " LEFT JOIN unnest(%(regions)s::text[], %(since)s::date[], %(until)s::date[],"
    " %(amounts)s::numeric[]) AS m(region, since, until, amount)"
    f" ON m.region = {REGION_THEN} AND p.started_on >= m.since AND p.started_on < m.until"
)
# By the sign of the difference between the wage and it: what a placement counts as.
COMPARISONS = {
    1: (COMPARED, ABOVE),
    0: (COMPARED, NOT_ABOVE, AT_MINIMUM),
    -1: (COMPARED, NOT_ABOVE, BELOW),
    None: (UNCOMPARED,),
}
WAGES = (COMPARED, UNCOMPARED, ABOVE, NOT_ABOVE, AT_MINIMUM, BELOW)
BREAKDOWNS = (OCCUPATION, REGION)  # told of the whole only


def count(source: Source, tally: Tally) -> None:
    """Placements that started in the period."""
    who, where = source.own_or_other("p.agency"), source.where("p.agency")
    asked = source.question
    minimums = [
        one for one in source.minimum_wages() if one.since <= asked.last and asked.first < one.until
    ]
    sign, minimum = (
        ("sign(p.hourly_wage::numeric - m.amount)", MINIMUM) if minimums else ("NULL", "")
    )
    found = source.rows(
        f"SELECT {who}, {where}, p.term, coalesce(o.occupation, ''), coalesce(o.region, ''),"
        f" {sign}, count(*){SPELLS}{minimum}{STARTED} GROUP BY 1, 2, 3, 4, 5, 6",
        **_as_columns(minimums),
    )
    for whose, place, term, occupation, region, comparison, number in found:
        tally.add(PLACEMENTS, whose, place, number)
        tally.add(f"{TERM}{term}", whose, place, number)
        tally.add(f"{OCCUPATION}{occupation}", whose, place, number)
        tally.add(f"{REGION}{region}", whose, place, number)
        for measure in WAGES if minimums else ():
            tally.add(measure, whose, place, number * (measure in COMPARISONS[comparison]))
        if asked.occupation:
            tally.slices[f"{OCCUPATION}{occupation}"] = (PLACEMENTS, occupation)
        if asked.region:
            tally.slices[f"{REGION}{region}"] = (PLACEMENTS, region)
    if minimums:
        _link_wages(tally)
    for kind in (TERM, *BREAKDOWNS):
        parts = sorted(measure for measure in tally.additive if measure.startswith(kind))
        if parts:
            tally.link(PLACEMENTS, *parts)
        if kind in BREAKDOWNS:
            tally.unsliced.update(parts)
    add_up(
        source,
        tally,
        f"(SELECT {who} AS who, {where} AS where_, p.seeker, p.hours_per_week AS hours,"
        f" p.hourly_wage::numeric AS wage{SPELLS}{STARTED}) AS started",
        {HOURS: "hours", WAGE: "wage"},
        person="seeker",
    )


def _as_columns(minimums: Sequence[MinimumWage]) -> dict[str, list[Any]]:
    """What %(regions)s ... stand for in MINIMUM."""
    return {
        "regions": [one.region or "" for one in minimums],
        "since": [one.since for one in minimums],
        "until": [one.until for one in minimums],
        "amounts": [one.amount for one in minimums],
    }


def _link_wages(tally: Tally) -> None:
    """Nothing else is hidden for the sake of the minimum wage: other figures stay as they are."""
    tally.told_last.update(WAGES)
    tally.missing.add(UNCOMPARED)
    tally.link(PLACEMENTS, COMPARED, UNCOMPARED)
    tally.link(COMPARED, ABOVE, NOT_ABOVE)
    tally.link(NOT_ABOVE, AT_MINIMUM, BELOW)
