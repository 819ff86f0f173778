"""Live, rebuilt, and folded by hand: the same rows; and the ledger decides as the tests do."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from domain.facts import Fact, sealed_fields
from domain.ledger.ledger import Ledger
from projections.folds import VIEWS
from projections.projector import Projector
from tests.folds.histories import history, lived, made_up, play
from tests.projector.tables import folded, position, stored


def test_live_views_are_the_folds_of_their_things(
    ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    for town in range(3):
        live(town)
        assert projector.catch_up() == ledger.head()
        assert stored(projector, ledger) == folded(ledger)


def test_live_fact_by_fact(ledger: Ledger, projector: Projector) -> None:
    """The smallest batches there are: each fact alone changes what it should."""
    for decision, _ in lived(made_up(1)):
        ledger.do(decision)
        projector.catch_up()
    assert stored(projector, ledger) == folded(ledger)


def test_a_rebuild_makes_the_same_rows(old_ledger: Ledger, projector: Projector) -> None:
    assert projector.rebuild() == old_ledger.head()
    rebuilt = stored(projector, old_ledger)
    assert rebuilt == folded(old_ledger)
    assert [view.name for view in VIEWS if not rebuilt[view.name]] == []


def test_live_and_rebuilt_go_on_together(
    old_ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    projector.rebuild()
    live(9)
    projector.catch_up()
    went_on = stored(projector, old_ledger)
    projector.rebuild()
    assert stored(projector, old_ledger) == went_on == folded(old_ledger)


def test_views_of_nothing_are_empty(ledger: Ledger, projector: Projector) -> None:
    assert projector.catch_up() == 0
    assert stored(projector, ledger) == {view.name: [] for view in VIEWS}
    assert position(projector, ledger) == 0


def test_the_ledger_decides_as_given_when_then_does(ledger: Ledger) -> None:
    """The tests of the rules tell the truth only if the ledger comes to the same facts."""
    play(made_up(1), ledger.do)  # what is refused, too
    found = [without_person(r.fact) for r in ledger.since(0, limit=1_000)]
    assert found == [without_person(fact) for fact in history(made_up(1))]


def without_person(fact: Fact) -> Fact:
    """The fact without what the ledger seals."""
    return msgspec.structs.replace(fact, **dict.fromkeys(sealed_fields(type(fact)), ""))
