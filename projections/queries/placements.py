"""What stands around one placement: its terms over time, and the person's other jobs."""

from __future__ import annotations

from datetime import date

from domain.ledger.ledger import Ledger
from projections.folds import terms
from projections.folds.terms import TermsRow
from projections.queries.nominations import Placement, all_placements
from projections.queries.reading import rows
from projections.queries.viewer import Viewer


def terms_over_time(ledger: Ledger, found: Placement) -> list[TermsRow]:
    """What the work was, from each day on, for a viewer who was shown the placement."""
    placement = found.row.placement
    return rows(ledger, terms.VIEW, TermsRow, "placement = %s", [placement], "from_on")


def at_the_same_time(
    ledger: Ledger, viewer: Viewer, today: date, found: Placement
) -> list[Placement]:
    """Other placements of the same person that overlap with this one, as the viewer may see them.

    Two jobs at once are nothing wrong.
    """
    others = all_placements(ledger, viewer, today, seeker=found.row.seeker)
    return [
        other
        for other in others
        if other.row.placement != found.row.placement
        and other.row.started_on <= (found.row.ended_on or date.max)
        and found.row.started_on <= (other.row.ended_on or date.max)
    ]
