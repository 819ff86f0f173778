"""Counts for network lift: the openings of a period, and who nominated somebody for them."""

from __future__ import annotations

from projections.outcomes.lift import NOMINATED, OPENINGS, SERVED
from projections.outcomes.tally import NOBODY, Tally
from projections.queries.outcomes.source import Source

UNSERVED = "openings not served"


def count(source: Source, tally: Tally) -> None:
    """Openings posted in the period, with and without a nomination, and by agency."""
    posted = source.rows(
        f"SELECT {source.where()}, count(*), count(*) FILTER (WHERE EXISTS"
        " (SELECT FROM {s}.answers AS a WHERE a.opening = o.opening AND a.nominated > 0))"
        " FROM {s}.openings AS o WHERE o.posted_on BETWEEN %(first)s AND %(last)s GROUP BY 1"
    )
    for where, openings, served in posted:
        tally.add(OPENINGS, NOBODY, where, openings)
        tally.add(SERVED, NOBODY, where, served)
        tally.add(UNSERVED, NOBODY, where, openings - served)
    tally.link(OPENINGS, SERVED, UNSERVED)
    alone = source.rows(
        f"SELECT a.agency, {source.where()}, count(*)"
        " FROM {s}.openings AS o JOIN {s}.answers AS a USING (opening)"
        " WHERE o.posted_on BETWEEN %(first)s AND %(last)s AND a.nominated > 0 GROUP BY 1, 2"
    )
    for agency, where, openings in alone:
        tally.overlap(NOMINATED, SERVED, agency, where, openings)
