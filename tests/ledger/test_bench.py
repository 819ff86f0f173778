"""The bench compares like with like: each side decides, and records the same."""

from __future__ import annotations

from collections import Counter

from eventsourcing.dcb.api import DCBRecorder

from bench import world
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
