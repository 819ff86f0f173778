"""A subscription gives every fact once, in order, also when its connections are lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBQueryItem

from domain.database.connection import Database
from domain.ledger.recorder import Recorder
from domain.ledger.subscription import LedgerSubscription

WAIT_SECONDS = 60


@pytest.fixture
def recorder(database: Database) -> Recorder:
    return Recorder(database)


def append(recorder: Recorder, kind: str = "A", times: int = 1) -> int:
    return recorder.append([DCBEvent(type=kind, data=b"{}", tags=["x:1"])] * times)


class Follower:
    """Reads a subscription in a thread of its own, until a position."""

    def __init__(self, subscription: LedgerSubscription, until: int) -> None:
        self.positions: list[int] = []
        self._until = until
        self._subscription = subscription
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        for found in self._subscription:
            self.positions.append(found.position)
            if found.position >= self._until:
                return

    def wait(self) -> list[int]:
        self._thread.join(WAIT_SECONDS)
        assert not self._thread.is_alive(), f"got {len(self.positions)} of {self._until}"
        return self.positions


@contextmanager
def writers(recorder: Recorder, count: int, each: int) -> Iterator[None]:
    """Threads that append at the same time, now one fact, now three."""

    def write(n: int) -> None:
        for i in range(each):
            append(recorder, f"W{n}", times=1 if i % 2 else 3)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


def terminate_everybody(server_url: str, network: str) -> int:
    """End every connection of a network, as a restart of the server would.

    Other networks of the server belong to other tests of this process.
    """
    with psycopg.connect(server_url, autocommit=True) as owner:
        return owner.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE application_name = %s",
            [network],
        ).fetchall()[0][0]


def test_in_order_and_without_skipping_under_concurrent_writers(recorder: Recorder) -> None:
    with recorder.subscribe() as subscription:
        follower = Follower(subscription, until=6 * 40 * 2)
        with writers(recorder, count=6, each=40):
            pass
        assert follower.wait() == list(range(1, 6 * 40 * 2 + 1))


def test_what_was_there_before_comes_first(recorder: Recorder) -> None:
    append(recorder, times=1200)  # more than it reads at a time
    with recorder.subscribe(after=100) as subscription:
        follower = Follower(subscription, until=1202)
        append(recorder)
        append(recorder)
        assert follower.wait() == list(range(101, 1203))


def test_a_query_selects(recorder: Recorder) -> None:
    query = DCBQuery(items=[DCBQueryItem(types=["B"], tags=["x:1"])])
    with recorder.subscribe(query) as subscription:
        follower = Follower(subscription, until=4)
        for kind in "ABAB":
            append(recorder, kind)
        assert follower.wait() == [2, 4]


def test_it_goes_on_when_its_connections_are_terminated(
    recorder: Recorder, server_url: str
) -> None:
    with recorder.subscribe() as subscription:
        append(recorder)
        assert next(subscription).position == 1
        for first in (2, 4, 6):
            follower = Follower(subscription, until=first + 1)
            assert terminate_everybody(server_url, recorder.database.network) > 0
            # Another process writes: its connections are its own.
            other = Database(server_url, recorder.database.network, size=1)
            append(Recorder(other), times=2)
            other.close()
            assert follower.wait() == [first, first + 1]


def test_leaving_ends_its_threads(recorder: Recorder) -> None:
    before = set(threading.enumerate())
    with recorder.subscribe() as subscription:
        append(recorder)
        next(subscription)
    # The pool may have grown a connection meanwhile; its workers are not the subscription's.
    left = {t for t in set(threading.enumerate()) - before if "pool" not in t.name}
    assert left == set()
