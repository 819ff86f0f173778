"""Counts for retention: what is known at each checkpoint, and how long placements lasted."""

from __future__ import annotations

from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import EVIDENCE_ORDER
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.retention import (
    AT_WORK,
    DUE,
    EMPLOYED,
    NO_CHECKPOINT,
    NOT_AT_WORK,
    NOT_YET_DUE,
    at,
)
from projections.outcomes.tally import NOBODY, Place, Tally
from projections.queries.outcomes.source import Source


def count_checkpoints(source: Source, tally: Tally) -> tuple[int, ...]:
    """Placements that started in the period, by checkpoint. Returns the days of these.

    A checkpoint that nobody recorded is open until its last day, and not reached after it.
    """
    found = source.rows(
        f"SELECT k.day, {source.own_or_other('k.agency')}, {source.where('k.agency')}, CASE"
        f" WHEN k.due_on > %(cut_off)s THEN '{NOT_YET_DUE}'"
        " WHEN k.status IS NULL AND k.closes_on >= %(cut_off)s"
        f" THEN '{NOT_YET_DUE}'"
        " WHEN k.status IS NULL OR NOT (k.evidence IS NULL OR k.evidence = ANY(%(evidence)s))"
        " THEN 'not_reached' ELSE k.status END, count(*)"
        f" FROM {{s}}.checkpoints AS k{source.with_openings('k')}"
        " WHERE k.started_on BETWEEN %(first)s AND %(last)s GROUP BY 1, 2, 3, 4",
        evidence=_evidence(source.question.least_evidence),
    )
    for day, who, where, status, number in found:
        tally.add(at(day, status), who, where, number)
        if status != NOT_YET_DUE:
            tally.add(at(day, DUE), who, where, number)
        if status in AT_WORK:
            tally.add(at(day, EMPLOYED), who, where, number)
        tally.add(at(day, "asked"), who, where, number)
    days = tuple(sorted({row[0] for row in found}))
    for day in days:
        asked = tally.additive[at(day, "asked")]
        for place, number in tally.additive[PLACEMENTS].items():
            tally.add(at(day, NO_CHECKPOINT), *place, number - asked.get(place, 0))
        del tally.additive[at(day, "asked")]
        tally.link(at(day, DUE), *(at(day, one) for one in (EMPLOYED, *NOT_AT_WORK)))
        tally.link(at(day, EMPLOYED), *(at(day, status) for status in AT_WORK))
        tally.link(PLACEMENTS, *(at(day, one) for one in (DUE, NOT_YET_DUE, NO_CHECKPOINT)))
        # That every day has come, or none yet, and that everybody is asked, tells of nobody.
        tally.missing.update(at(day, one) for one in (DUE, NOT_YET_DUE, NO_CHECKPOINT))
    return days


def _evidence(least: str | None) -> list[str]:
    """The kinds of evidence that count."""
    last = len(EVIDENCE_ORDER) if least is None else EVIDENCE_ORDER.index(least) + 1
    return [*EVIDENCE_ORDER[:last], "not_reached"]


def count_lengths(source: Source, tally: Tally) -> None:
    """How long placements that started in the period lasted, or are known to have gone on."""
    found = source.rows(
        f"SELECT {source.own_or_other('p.agency')}, {source.where('p.agency')},"
        " coalesce(p.over_on <= %(cut_off)s, false) AS is_over,"
        " CASE WHEN p.over_on <= %(cut_off)s THEN p.over_on"
        " WHEN p.over_on IS NOT NULL THEN %(cut_off)s"
        " ELSE least(p.known_on, %(cut_off)s) END - p.started_on, count(*)"
        f" FROM {{s}}.spells AS p{source.with_openings('p')}"
        " WHERE p.started_on BETWEEN %(first)s AND least(%(last)s, %(cut_off)s)"
        " GROUP BY 1, 2, 3, 4"
    )
    for who, where, is_over, day, number in found:
        for place in {
            Place(one, other)
            for one in (ALL, ALL if who == NOBODY else who)
            for other in (ALL, where)
        }:
            ends, leaves = tally.lengths[place].get(day, (0, 0))
            tally.lengths[place][day] = (
                (ends + number, leaves) if is_over else (ends, leaves + number)
            )
