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


def count(source: Source, tally: Tally) -> None:
    """Candidates for openings posted in the period; and steps taken in the period."""
    _gather(source)
    _count_cohort(source, tally)
    _count_period(source, tally)
    waited = {WAITED[step]: step for step in STEPS[1:]}
    add_up(source, tally, "pg_temp.cohort", waited, person="seeker")


def _gather(source: Source) -> None:
    """A row for each candidate: the days of each step from the one before, and how it stands."""
    waited = ", ".join(
        f"CASE WHEN c.{step}_on < c.{before}_on THEN 0"
        f" ELSE c.{step}_on - c.{before}_on END AS {step}"
        for before, step in pairwise(STEPS)
    )
    furthest = " ".join(
        f"WHEN c.{step}_on IS NOT NULL THEN {at}" for at, step in reversed([*enumerate(STEPS)])
    )
    source.execute("DROP TABLE IF EXISTS pg_temp.cohort")
    source.execute(
        "CREATE TEMP TABLE cohort ON COMMIT DROP AS"
        f" SELECT {source.own_or_other('c.agency')} AS who,"
        f" {source.where('c.agency')} AS where_, c.seeker, {waited},"
        f" CASE {furthest} ELSE 0 END AS furthest, c.loss, c.loss_reason,"
        " o.status = ANY(%(over)s) AS is_over"
        " FROM {s}.candidacies AS c JOIN {s}.openings AS o USING (opening)"
        " WHERE o.posted_on BETWEEN %(first)s AND %(last)s",
        over=[*OVER],
    )


def _count_cohort(source: Source, tally: Tally) -> None:
    found = source.rows(
        "SELECT who, where_, furthest, loss, loss_reason, is_over, count(*)"
        " FROM pg_temp.cohort GROUP BY 1, 2, 3, 4, 5, 6"
    )
    for who, where, furthest, loss, reason, is_over, number in found:
        for step in STEPS[: furthest + 1]:
            tally.add(COHORT[step], who, where, number)
        step = STEPS[furthest]
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
        tally.unsliced.update(losses)  # so many reasons at so many places would all be small


def _count_period(source: Source, tally: Tally) -> None:
    """Steps by their own day. Placements are counted as such."""
    columns = ", ".join(
        f"count(*) FILTER (WHERE c.{step}_on BETWEEN %(first)s AND %(last)s)" for step in STEPS[:-1]
    )
    found = source.rows(
        f"SELECT {source.own_or_other('c.agency')}, {source.where('c.agency')}, {columns}"
        f" FROM {{s}}.candidacies AS c{source.with_openings('c')} GROUP BY 1, 2"
    )
    for who, where, *numbers in found:
        for step, number in zip(STEPS[:-1], numbers, strict=True):
            tally.add(TAKEN[step], who, where, number)
    assert TAKEN[STEPS[-1]] == PLACEMENTS  # noqa: S101 - one count, one name
