"""Figures of the made-up network: what the agencies are credited with is what there is."""

from __future__ import annotations

from datetime import timedelta

from domain.facts.placements import PlacementStarted
from projections.projector import Projector
from tests.demo.lived import UNTIL, Lived
from tests.queries.credit import credited


def test_the_credit_of_all_agencies_is_the_number_of_placements(crowd: Lived) -> None:
    Projector(crowd.ledger).catch_up()
    now, then = UNTIL, UNTIL - timedelta(days=60)
    for as_of in (None, then):
        placements, hundredths = credited(crowd.ledger, now, as_of)
        assert hundredths == 100 * placements
        started = [f for f in crowd.facts(PlacementStarted) if f.happened_on <= (as_of or now)]
        assert 0 < placements <= len(started)
