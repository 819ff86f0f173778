"""Several projectors at once do no harm, whatever each of them does."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.projector.tables import folded, position, stored


def at_once(*tasks: Callable[[], object]) -> None:
    """Start all of them at the same moment. An error in any of them is an error here."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], object]) -> object:
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        for done in [pool.submit(run, task) for task in tasks]:
            done.result()


def test_two_that_start_on_a_ledger_without_views(old_ledger: Ledger, projector: Projector) -> None:
    at_once(projector.catch_up, Projector(old_ledger).catch_up)
    assert stored(projector, old_ledger) == folded(old_ledger)
    assert position(projector, old_ledger) == old_ledger.head()


def test_two_that_follow_while_people_work(
    ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    projector.catch_up()
    is_over = Event()

    def follow() -> None:
        mine = Projector(ledger)
        while not is_over.is_set():
            mine.catch_up()

    def work() -> None:
        try:
            live(1)
            live(2)
        finally:  # or the others would follow for ever
            is_over.set()

    at_once(follow, follow, work)
    assert projector.catch_up() == ledger.head()
    assert stored(projector, ledger) == folded(ledger)


def test_rebuilds_while_others_follow_and_people_work(
    ledger: Ledger, projector: Projector, live: Callable[[int], None]
) -> None:
    """Nobody waits for somebody who waits for them, and the position never runs backwards."""
    live(1)
    projector.catch_up()
    is_over = Event()

    def follow() -> None:
        mine = Projector(ledger)
        while not is_over.is_set():
            mine.catch_up()

    def watch() -> None:
        reached = 0
        while not is_over.is_set():
            now = position(projector, ledger)
            assert now >= reached
            reached = now

    def work() -> None:
        try:
            for town in (2, 3):
                live(town)
        finally:
            is_over.set()

    def rebuild() -> None:
        while not is_over.is_set():
            Projector(ledger).rebuild()

    at_once(follow, watch, work, rebuild)
    assert projector.catch_up() == ledger.head()
    assert stored(projector, ledger) == folded(ledger)
