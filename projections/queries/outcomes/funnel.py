"""Counts for the funnel: how far candidates came, how long it took, and what ended it."""

from __future__ import annotations

from itertools import pairwise

from projections.outcomes.funnel import (
    COHORT,
    ENDED_WITH_OPENING,
    LOSSES,
    LOST,
    NOT_PLACED,
    OPEN,
    STEPS,
    STOPPED,
    TAKEN,
    WAITED,
)
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.tally import Tally
from projections.queries.outcomes.amounts import add_up
from projections.queries.outcomes.source import Source

OVER = ("closed", "filled")  # an opening that takes nobody any more
POSTED = (
    " FROM {s}.candidacies AS c JOIN {s}.openings AS o USING (opening)"
    " WHERE o.posted_on BETWEEN %(first)s AND %(last)s"
)


def count(source: Source, tally: Tally) -> None:
    """Candidacies for openings posted in the period; and steps taken in the period."""
    _count_cohort(source, tally)
    _count_period(source, tally)
    for before, step in pairwise(STEPS):
        add_up(
            source,
            tally,
            WAITED[step],
            f"SELECT {source.own_or_other('c.agency')} AS who,"
            f" {source.where('c.agency')} AS where_, c.seeker AS person,"
            f" greatest(c.{step}_on - c.{before}_on, 0) AS amount"
            f"{POSTED} AND c.{step}_on IS NOT NULL AND c.{before}_on IS NOT NULL",
        )


def _count_cohort(source: Source, tally: Tally) -> None:
    furthest = " ".join(
        f"WHEN c.{step}_on IS NOT NULL THEN {at}" for at, step in reversed([*enumerate(STEPS)])
    )
    found = source.rows(
        f"SELECT {source.own_or_other('c.agency')}, {source.where('c.agency')},"
        f" CASE {furthest} ELSE 0 END, c.loss, c.loss_reason, o.status = ANY(%(over)s), count(*)"
        f"{POSTED} GROUP BY 1, 2, 3, 4, 5, 6",
        over=[*OVER],
    )
    for who, where, furthest_step, loss, reason, is_over, number in found:
        for step in STEPS[: furthest_step + 1]:
            tally.add(COHORT[step], who, where, number)
        step = STEPS[furthest_step]
        if step == STEPS[-1]:
            continue
        tally.add(STOPPED[step], who, where, number)
        tally.add(NOT_PLACED, who, where, number)
        code = f"{loss}:{reason}" if loss else ENDED_WITH_OPENING if is_over else None
        if code is None:
            tally.add(OPEN, who, where, number)
        else:
            tally.add(LOST, who, where, number)
            tally.add(f"{LOSSES}{code}", who, where, number)
    _link(tally)


def _link(tally: Tally) -> None:
    for step, after in pairwise(STEPS):
        tally.link(COHORT[step], COHORT[after], STOPPED[step])
    tally.link(COHORT[STEPS[0]], COHORT[STEPS[-1]], NOT_PLACED)
    tally.link(NOT_PLACED, LOST, OPEN)
    losses = sorted(measure for measure in tally.additive if measure.startswith(LOSSES))
    if losses:
        tally.link(LOST, *losses)


def _count_period(source: Source, tally: Tally) -> None:
    """Steps by their own day. Placements are counted as such."""
    columns = ", ".join(
        f"count(*) FILTER (WHERE c.{step}_on BETWEEN %(first)s AND %(last)s)" for step in STEPS[:-1]
    )
    found = source.rows(
        f"SELECT {source.own_or_other('c.agency')}, {source.where('c.agency')}, {columns}"
        " FROM {s}.candidacies AS c JOIN {s}.openings AS o USING (opening) GROUP BY 1, 2"
    )
    for who, where, *numbers in found:
        for step, number in zip(STEPS[:-1], numbers, strict=True):
            tally.add(TAKEN[step], who, where, number)
    assert TAKEN[STEPS[-1]] == PLACEMENTS  # noqa: S101 - one count, one name
