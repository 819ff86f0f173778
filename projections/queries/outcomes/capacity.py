"""Counts for capacity: job seekers who look for work, specialists, and follow-ups on time."""

from __future__ import annotations

from projections.outcomes.capacity import CLOSED, LATE, ON_TIME, SEEKERS
from projections.outcomes.tally import Tally
from projections.queries.outcomes.source import Source


def count(source: Source, tally: Tally) -> None:
    """As it stands on the cut-off day; follow-ups of the period."""
    for who, number in source.rows(
        f"SELECT {source.each_agency('q.agency')}, count(*) FROM {{s}}.pool AS q"
        " WHERE q.registered_on <= %(cut_off)s AND q.left_on IS NULL AND q.merged_into IS NULL"
        " AND q.placements_running = 0 GROUP BY 1"
    ):
        tally.add(SEEKERS, who, "", number)
    for who, closed, on_time in source.rows(
        f"SELECT {source.each_agency('k.agency')}, count(*),"
        " count(*) FILTER (WHERE k.recorded_on <= k.closes_on) FROM {s}.checkpoints AS k"
        " WHERE k.closes_on BETWEEN %(first)s AND least(%(last)s, %(cut_off)s - 1)"
        # What ended before the day needs no follow-up.
        " AND (k.status IS NULL OR k.recorded_on IS NOT NULL) GROUP BY 1"
    ):
        tally.add(CLOSED, who, "", closed)
        tally.add(ON_TIME, who, "", on_time)
        tally.add(LATE, who, "", closed - on_time)
    tally.link(CLOSED, ON_TIME, LATE)


def count_staff(source: Source, tally: Tally) -> None:
    """Whoever nominated somebody or recorded a checkpoint in the period, by agency."""
    tally.staff.update(
        source.rows(
            "SELECT agency, count(account) FROM ("
            " SELECT agency, nominated_by AS account FROM {s}.candidacies"
            " WHERE nominated_on BETWEEN %(first)s AND %(last)s GROUP BY 1, 2 UNION"
            " SELECT agency, recorded_by FROM {s}.checkpoints"
            " WHERE recorded_on BETWEEN %(first)s AND %(last)s GROUP BY 1, 2) AS seen GROUP BY 1"
        )
    )
