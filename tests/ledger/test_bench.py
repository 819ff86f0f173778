"""The bench compares like with like: each side decides, and records the same."""

from __future__ import annotations

from collections import Counter

import psycopg
import pytest
from eventsourcing.dcb.api import DCBRecorder
from psycopg.conninfo import make_conninfo

from bench import projecting, world
from bench.sides import DECISIONS_PER_SEEKER, Library, Ours

FACTS = [*world.network(), *world.seeker(0)]


def kinds(recorder: DCBRecorder) -> Counter[str]:
    return Counter(event.event.type for event in recorder.read())


def test_both_sides_record_what_was_decided(server_url: str) -> None:
    Ours.make(server_url, "compared", FACTS)
    Library.make(server_url, FACTS)
    ours, theirs = Ours(server_url, "compared"), Library(server_url)
    try:
        for side in (ours, theirs):
            side.decide(0)
        assert kinds(ours.ledger.recorder) == kinds(theirs.application.recorder)
        assert kinds(ours.ledger.recorder).total() == len(FACTS) + DECISIONS_PER_SEEKER
    finally:
        ours.ledger.database.close()
        theirs.application.close()


def test_both_ways_to_keep_a_view_come_to_the_same_rows(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, few in {"SEEKERS": 4, "OUR_ROUNDS": 1, "STOCK_ROUNDS": 1}.items():
        monkeypatch.setattr(projecting, name, few)
    with psycopg.connect(server_url, autocommit=True) as owner:
        owner.execute("CREATE DATABASE projected")
    assert set(projecting.measure(make_conninfo(server_url, dbname="projected"), lambda: None)) > {
        projecting.STOCK
    }
