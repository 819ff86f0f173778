"""Credit for the placements of a period, by agency, in hundredths of a placement."""

from __future__ import annotations

from projections.outcomes.attribution import CREDIT, DISPUTED, UNDISPUTED
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.tally import Tally
from projections.queries.outcomes.source import Source


def count(source: Source, tally: Tally) -> Tally:
    """Disputed placements into the tally; and the credit, as a tally of its own."""
    for who, is_disputed, number in source.rows(
        f"SELECT {source.own_or_other('a.placed_by')}, a.is_disputed, count(DISTINCT a.placement)"
        " FROM {s}.attributions AS a WHERE a.started_on BETWEEN %(first)s AND %(last)s"
        " GROUP BY 1, 2"
    ):
        tally.add(DISPUTED if is_disputed else UNDISPUTED, who, "", number)
    tally.link(PLACEMENTS, DISPUTED, UNDISPUTED)
    tally.unsliced.update((DISPUTED, UNDISPUTED))
    credit = Tally()
    for who, hundredths in source.rows(
        f"SELECT {source.each_agency('a.agency')}, sum(a.credit)::bigint"
        " FROM {s}.attributions AS a WHERE a.started_on BETWEEN %(first)s AND %(last)s GROUP BY 1"
    ):
        credit.add(CREDIT, who, "", hundredths)
    return credit
