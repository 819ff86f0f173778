"""Counts of the placements that started in a period, and of their hours and wages."""

from __future__ import annotations

from projections.outcomes.placements import (
    HOURS,
    OCCUPATION,
    PLACEMENTS,
    REGION,
    TERM,
    WAGE,
)
from projections.outcomes.tally import Tally
from projections.queries.outcomes.amounts import add_up
from projections.queries.outcomes.source import Source

STARTED = (
    " FROM {s}.spells AS p LEFT JOIN {s}.openings AS o USING (opening)"
    " WHERE p.started_on BETWEEN %(first)s AND %(last)s"
)
BREAKDOWNS = (OCCUPATION, REGION)  # told of the whole only


def count(source: Source, tally: Tally) -> None:
    """Placements that started in the period."""
    who, where = source.own_or_other("p.agency"), source.where("p.agency")
    found = source.rows(
        f"SELECT {who}, {where}, p.term, coalesce(o.occupation, ''), coalesce(o.region, ''),"
        f" count(*){STARTED} GROUP BY 1, 2, 3, 4, 5"
    )
    for whose, place, term, occupation, region, number in found:
        tally.add(PLACEMENTS, whose, place, number)
        tally.add(f"{TERM}{term}", whose, place, number)
        tally.add(f"{OCCUPATION}{occupation}", whose, place, number)
        tally.add(f"{REGION}{region}", whose, place, number)
        if source.question.occupation:
            tally.slices[f"{OCCUPATION}{occupation}"] = (PLACEMENTS, occupation)
        if source.question.region:
            tally.slices[f"{REGION}{region}"] = (PLACEMENTS, region)
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
        f" p.hourly_wage::numeric AS wage{STARTED}) AS started",
        {HOURS: "hours", WAGE: "wage"},
        person="seeker",
    )
