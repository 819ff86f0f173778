"""The bench's large network: written past every decision, as they would have recorded it."""

from __future__ import annotations

import itertools

from bench import outcomes_world
from domain.database.connection import Database
from domain.facts.placements import PlacementStarted
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.queries.credit import credited

_numbers = itertools.count(1)


def test_its_lines_are_read_and_counted_like_any_others(server_url: str) -> None:
    network = f"bulk{next(_numbers)}"
    written = outcomes_world.make(server_url, network, 600)
    database = Database(server_url, network)
    ledger = Ledger(database, bytes(32))
    recorded = ledger.since(0, limit=10_000)
    assert [one.position for one in recorded] == [*range(1, written + 1)]
    assert all(one.tags == one.fact.tags() for one in recorded)
    [first, *_] = recorded
    assert first in ledger.history(first.tags[0])
    Projector(ledger).rebuild()
    started = sum(isinstance(one.fact, PlacementStarted) for one in recorded)
    assert credited(ledger, outcomes_world.LAST) == (started, 100 * started)
    database.close()
