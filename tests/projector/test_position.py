"""The views say which position they were computed from, and it is true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import projections.projector
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.projector.tables import position


def test_it_is_the_last_fact(
    ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    live(1)
    assert projector.catch_up() == ledger.head() == position(projector, ledger)
    assert projector.catch_up() == ledger.head() == position(projector, ledger)  # nothing is new
    assert projector.rebuild() == ledger.head() == position(projector, ledger)


def test_it_stays_where_it_was_while_nobody_catches_up(
    ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    live(1)
    reached = projector.catch_up()
    live(2)
    assert position(projector, ledger) == reached < ledger.head()


def test_the_last_batch_may_be_full(
    ledger: Ledger,
    projector: Projector,
    live: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    projector.catch_up()
    live(1)
    monkeypatch.setattr(projections.projector, "BATCH_FACTS", ledger.head())
    assert projector.catch_up() == ledger.head()
