"""What is compared: our ledger, the library's own recorder, and a bare INSERT."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import uuid4

import msgspec
import psycopg
from eventsourcing.dcb.api import DCBEvent
from eventsourcing.dcb.application import DCBApplication
from eventsourcing.dcb.domain import Tagged
from eventsourcing.dcb.persistence import DCBEventStore, DCBMapper
from eventsourcing.persistence import IntegrityError
from psycopg.conninfo import conninfo_to_dict

from bench import world
from domain.database import migrations
from domain.database.connection import Database
from domain.decisions.base import Decision
from domain.decisions.interest import ConfirmInterest
from domain.decisions.nominations import NominateCandidate
from domain.facts import FACTS, Fact
from domain.ledger.ledger import Ledger, Mapper

LOAD_AT_ONCE = 500
MASTER_KEY = bytes(32)
DECISIONS_PER_SEEKER = 2


def decisions(seeker: int) -> Iterator[Decision]:
    """What is decided for one job seeker: two decisions, each carried out on its own."""
    about = {"seeker": f"s{seeker}", "opening": world.opening_of(seeker)}
    for_all: dict[str, Any] = {
        "happened_on": world.DAY,
        "today": world.TODAY,
        "by": world.COORDINATOR,
    }
    yield ConfirmInterest(**about, **for_all)
    yield NominateCandidate(nomination=f"n{seeker}", **about, **for_all)


class Ours:
    """`Ledger.do`: read the boundary, decide, append; idempotency, canonical line, no gaps."""

    def __init__(self, url: str, network: str) -> None:
        self.ledger = Ledger(Database(url, network, size=2), MASTER_KEY)

    @staticmethod
    def make(url: str, network: str, facts: Iterable[Fact]) -> None:
        """An own schema that holds these facts."""
        migrations.migrate(url, network)
        ledger = Ours(url, network).ledger
        for batch in _batches(facts):
            store = DCBEventStore(Mapper(world.COORDINATOR, str(uuid4())), ledger.recorder)
            store.append([Tagged(tags=f.tags(), decision=f) for f in batch])
        ledger.database.close()

    def decide(self, seeker: int) -> None:
        """Both decisions, each with a command of its own."""
        for decision in decisions(seeker):
            self.ledger.do(decision)


class PackedMapper(DCBMapper[Fact]):
    """The library's MessagePack mapper, for facts that are found by name."""

    _read = {name: msgspec.msgpack.Decoder(cls).decode for name, cls in FACTS.items()}
    _write = msgspec.msgpack.Encoder().encode

    def to_dcb_event(self, event: Tagged[Fact]) -> DCBEvent:
        fact = event.decision
        return DCBEvent(type=type(fact).TOPIC, data=self._write(fact), tags=event.tags)

    def to_domain_event(self, event: DCBEvent) -> Tagged[Fact]:
        return Tagged(tags=event.tags, decision=self._read[event.type](event.data))


class LibraryApplication(DCBApplication):
    """The library's application, with its PostgreSQL recorder and every setting left alone."""

    name = "library"
    env = {
        "PERSISTENCE_MODULE": "eventsourcing.dcb.postgres_tt",
        "MAPPER_TOPIC": "bench.sides:PackedMapper",
    }


class Library:
    """What `DCBApplication.do` does: read the boundary, decide, append."""

    def __init__(self, url: str) -> None:
        # The tables are there; eight processes that make them at once would collide.
        self.application = LibraryApplication(library_env(url) | {"CREATE_TABLE": "no"})

    @staticmethod
    def make(url: str, facts: Iterable[Fact]) -> None:
        """Its tables, holding these facts."""
        with LibraryApplication(library_env(url)) as application:
            for batch in _batches(facts):
                application.events.append([Tagged(tags=f.tags(), decision=f) for f in batch])

    def decide(self, seeker: int) -> None:
        """Both decisions; a conflict is tried again, as ours does."""
        for decision in decisions(seeker):
            while True:
                try:
                    self._do(decision)
                    break
                except IntegrityError:
                    time.sleep(0.001)

    def _do(self, decision: Decision) -> None:
        """The steps of `DCBApplication.do`. Itself it cannot be asked: our decisions learn through
        `meet`, and it reads nothing for one that learns only what its bases learn."""
        found = self.application.events.read(
            cb=decision.consistency_boundary(), after=decision.last_known_position
        )
        for tagged in found:
            decision.meet(0, tagged.decision)
        decision.last_known_position = found.head
        decision.execute()
        self.application.repository.save(decision)


class Bare:
    """One INSERT of a line of the same length, committed: what the server can do at most."""

    LINE = "x" * 450

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)

    @staticmethod
    def make(url: str) -> None:
        """The table."""
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE bare (position bigserial PRIMARY KEY, line text)")

    def decide(self, _: int) -> None:
        """As many inserts as the others have decisions."""
        for _ in range(DECISIONS_PER_SEEKER):
            self.connection.execute("INSERT INTO bare (line) VALUES (%s)", [self.LINE])


def library_env(url: str) -> dict[str, str]:
    """The library's settings for this server."""
    parts = conninfo_to_dict(url)
    return {
        "POSTGRES_DBNAME": str(parts["dbname"]),
        "POSTGRES_HOST": str(parts["host"]),
        "POSTGRES_USER": str(parts["user"]),
        "POSTGRES_PASSWORD": str(parts.get("password") or ""),
        "POSTGRES_POOL_SIZE": "1",  # eight processes of one thread each; it may grow by ten
    }


def sides(url: str, network: str) -> dict[str, Callable[[int], None]]:
    """The three sides, connected: what each does for one job seeker."""
    return {
        "ours": Ours(url, network).decide,
        "library": Library(url).decide,
        "bare": Bare(url).decide,
    }


def _batches(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    rest = iter(facts)
    while batch := list(islice(rest, LOAD_AT_ONCE)):
        yield batch
