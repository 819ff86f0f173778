"""Facts written into a ledger as given, and read back plainly."""

from __future__ import annotations

from eventsourcing.dcb.domain import Tagged
from eventsourcing.dcb.persistence import DCBEventStore

from domain.facts import Fact
from domain.ledger.ledger import Ledger, Mapper
from tests.decisions.cast import NORTHSIDE


def write(ledger: Ledger, *facts: Fact, command: str = "given") -> int:
    """Record these facts without any decision. Returns the last position."""
    sealed = [ledger.vault.seal(fact) for fact in facts]
    store = DCBEventStore(Mapper(NORTHSIDE, command), ledger.recorder)
    return store.append([Tagged(tags=fact.tags(), decision=fact) for fact in sealed])


def kinds(ledger: Ledger, tag: str) -> list[str]:
    """The names of the facts about a thing, in order."""
    return [type(recorded.fact).TOPIC for recorded in ledger.history(tag)]


def positions(ledger: Ledger) -> list[int]:
    """Every position in the ledger."""
    return [recorded.position for recorded in ledger.since(0, 1_000_000)]
