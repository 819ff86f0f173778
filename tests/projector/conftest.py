"""A ledger with a life behind it, and small batches, so that every seam is crossed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import projections.projector
from domain.ledger.ledger import Ledger
from tests.folds.histories import lived, made_up

TOWNS = 4
HANDFUL = 4


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few hundred facts take many batches."""
    monkeypatch.setattr(projections.projector, "BATCH_FACTS", 17)
    monkeypatch.setattr(projections.projector, "FLUSH_ROWS", 13)
    monkeypatch.setattr(projections.projector, "FETCH_FACTS", 11)


@pytest.fixture
def live(ledger: Ledger) -> Callable[[int], None]:
    """Live through one more town: some sixty facts, by real decisions, a handful at a time."""

    def live(town: int) -> None:
        decided = [decision for decision, _ in lived(made_up(town), str(town))]
        for first in range(0, len(decided), HANDFUL):
            ledger.do(*decided[first : first + HANDFUL])

    return live


@pytest.fixture
def old_ledger(ledger: Ledger, live: Callable[[int], None]) -> Ledger:
    """The ledger, with a few hundred facts in it."""
    for town in range(TOWNS):
        live(town)
    return ledger
