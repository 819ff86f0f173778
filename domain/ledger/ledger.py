"""Do decisions and read histories: what everything outside the ledger uses."""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import uuid4

import msgspec
import psycopg
from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBQueryItem, DCBSequencedEvent
from eventsourcing.dcb.domain import Selector, Tagged
from eventsourcing.dcb.persistence import DCBEventStore, DCBMapper
from eventsourcing.persistence import IntegrityError
from eventsourcing.utils import get_topic

from domain.database.connection import Database
from domain.decisions.base import Decision
from domain.decisions.refusals import CHANGED_FIRST, Refused
from domain.facts import Actor, Fact, Recorded
from domain.facts.network import FactStruck
from domain.ledger.canonical import read_fact, read_line, read_recorded, write_body
from domain.ledger.recorder import Recorder
from domain.ledger.strikes import Known, standing
from domain.ledger.vault import Vault

MOST_TRIES = 10
FIRST_PAUSE_SECONDS = 0.005
JUST_NOW = "just now"  # stands for the command that is being carried out


class Receipt(msgspec.Struct, frozen=True):
    """What a command recorded. `is_repeat`: it had been done before; this is the first answer."""

    position: int  # of its last fact
    facts: list[Fact]  # as they are stored: personal data is sealed
    is_repeat: bool


class Revision(msgspec.Struct, frozen=True):
    """How often something was changed, and when for the last time (UTC)."""

    number: int
    at: datetime


class Mapper(DCBMapper[Fact]):
    """Sealed facts to stored events and back, for one command of one person."""

    def __init__(self, by: Actor, command: str) -> None:
        self._by, self._command = by, command

    def to_dcb_event(self, event: Tagged[Fact]) -> DCBEvent:
        fact = event.decision
        return DCBEvent(
            type=type(fact).TOPIC,
            data=write_body(fact, self._by, self._command),
            tags=[*event.tags, command_tag(self._command)],
        )

    def to_domain_event(self, event: DCBEvent) -> Tagged[Fact]:
        fact, _ = read_fact(event.type, event.data)
        return Tagged(tags=event.tags, decision=fact)


class Ledger:
    """The facts of one network."""

    def __init__(self, database: Database, master_key: bytes) -> None:
        self.database = database
        self.vault = Vault(database, master_key)
        self.recorder = Recorder(database)

    def do(self, *decisions: Decision, command: str | None = None) -> Receipt:
        """Carry out decisions of one person, all or none.

        A later one sees what an earlier one records. `command` is an idempotency key: the same
        key again records nothing and gives the first answer. A conflict, or a connection lost
        before the answer came, is tried again on fresh facts. Raises Refused.
        """
        command = command or str(uuid4())
        was_lost = False
        for attempt in range(MOST_TRIES):
            try:
                return self._try(decisions, command)
            except IntegrityError:
                pass
            except psycopg.OperationalError:
                if was_lost:
                    raise
                was_lost = True
            # Spread the writers out, so that they do not meet again at once.
            time.sleep(FIRST_PAUSE_SECONDS * (attempt + 1) * random.random())  # noqa: S311
        raise CHANGED_FIRST()

    def foresee(self, *decisions: Decision, given: Sequence[Fact] = ()) -> list[Fact]:
        """The facts that `do` would record on top of `given`; records nothing. Raises Refused."""
        plan = _Plan(decisions)
        plan.carry_out(self.recorder, given)
        return plan.facts

    def _try(self, decisions: Sequence[Decision], command: str) -> Receipt:
        plan = _Plan(decisions, command_tag(command))
        plan.carry_out(self.recorder)
        if plan.is_repeat:
            return self._first_answer(command)
        facts = [self.vault.seal(fact) for fact in plan.facts]
        tagged = [Tagged(tags=fact.tags(), decision=fact) for fact in facts]
        store = DCBEventStore(Mapper(decisions[0].by, command), self.recorder)
        position = store.append(tagged, plan.boundary, plan.head)
        return Receipt(position=position, facts=facts, is_repeat=False)

    def _first_answer(self, command: str) -> Receipt:
        self.recorder.settle()
        recorded = self.history(command_tag(command))
        return Receipt(
            position=recorded[-1].position, facts=[r.fact for r in recorded], is_repeat=True
        )

    def history(self, tag: str) -> list[Recorded]:
        """Everything that concerns one thing, struck facts and strikes too, in order of position.

        Personal data stays sealed.
        """
        return self._recorded(DCBQuery(items=[DCBQueryItem(tags=[tag])]))

    def at(self, position: int) -> Recorded | None:
        """The fact at a position, struck or not."""
        found = self.since(position - 1, limit=1)
        return found[0] if found and found[0].position == position else None

    def line(self, position: int) -> str | None:
        """The canonical line at a position, as it is stored, hashed and exported."""
        line, _ = self.recorder.read_lines(after=position - 1, limit=1)[0]
        return line if line is not None and read_line(line).position == position else None

    def strike_of(self, recorded: Recorded) -> Recorded | None:
        """The strike that took this fact out, where there is one."""
        item = DCBQueryItem(types=[FactStruck.TOPIC], tags=recorded.fact.tags())
        for strike in self._recorded(DCBQuery(items=[item])):
            if isinstance(strike.fact, FactStruck) and strike.fact.position == recorded.position:
                return strike
        return None

    def since(self, position: int, limit: int) -> list[Recorded]:
        """The facts after a position, at most `limit` of them."""
        return self._recorded(None, after=position, limit=limit)

    def revisions(
        self, tags: Collection[str], kinds: Collection[type[Fact]]
    ) -> dict[str, Revision]:
        """For each thing, how many facts of these kinds concern it; struck ones and strikes too."""
        network = self.database.network
        topics = [kind.TOPIC for kind in kinds]
        with self.database.connection() as connection:
            rows = connection.execute(
                f"SELECT t.tag, count(*), max(f.recorded_at) FROM {network}.fact_tags AS t"
                f" JOIN {network}.facts AS f USING (position)"
                " WHERE t.tag = ANY(%s) AND t.kind = ANY(%s) GROUP BY t.tag",
                [list(tags), [*topics, FactStruck.TOPIC]],
            ).fetchall()
        return {tag: Revision(number, at) for tag, number, at in rows}

    def head(self) -> int:
        """The last position; 0 where nothing is recorded."""
        return self.recorder.read_lines(limit=0)[0][1] or 0

    def _recorded(self, query: DCBQuery | None, **bounds: int) -> list[Recorded]:
        rows = self.recorder.read_lines(query, **bounds)
        return [read_recorded(line) for line, _ in rows if line is not None]


class _Plan:
    """Decisions of one command, carried out on the facts so far, before anything is recorded."""

    def __init__(self, decisions: Sequence[Decision], own_tag: str | None = None) -> None:
        # As they were given: they have learned nothing yet.
        self._decisions = [dataclasses.replace(decision) for decision in decisions]
        self._own_tag = own_tag
        own = [Selector(tags=[own_tag])] if own_tag else []
        self._selectors = [
            [_with_strikes(selector) for selector in decision.boundary()]
            for decision in self._decisions
        ]
        self.boundary: list[Selector] = sum(self._selectors, own)
        self.facts: list[Fact] = []
        self.head: int | None = None  # of the read: all that came after may conflict
        self.is_repeat = False

    def carry_out(self, recorder: Recorder, given: Sequence[Fact] = ()) -> None:
        """One read for all decisions; each learns only of what its own boundary selects."""
        found = recorder.read(_query(self.boundary))
        earlier = list(found)
        self.head = found.head
        self.is_repeat = any(self._own_tag in e.event.tags for e in earlier)
        if self.is_repeat:
            return
        known = [_known(event) for event in earlier]
        known += [Known(0, None, fact) for fact in given]
        for step, decision in enumerate(self._decisions):
            for position, _, fact in standing(known):
                if any(_selects(selector, fact) for selector in self._selectors[step]):
                    decision.meet(position, fact)
            try:
                decision.execute()
            except Refused as refused:
                refused.step = step
                raise
            new = [tagged.decision for tagged in decision.collect_events()]
            self.facts += new
            known += [Known(0, JUST_NOW, fact) for fact in new]


def command_tag(command: str) -> str:
    """The tag under which the facts of a command are found."""
    return f"command:{command}"


def _known(event: DCBSequencedEvent) -> Known:
    fact, around = read_fact(event.event.type, event.event.data)
    return Known(event.position, around.command, fact)


def _with_strikes(selector: Selector) -> Selector:
    """A strike has the tags of what it strikes, so that every boundary meets it."""
    return Selector(types=[*selector.types, FactStruck], tags=selector.tags)


def _query(selectors: Sequence[Selector]) -> DCBQuery:
    return DCBQuery(
        items=[
            DCBQueryItem(types=[get_topic(type_) for type_ in s.types], tags=list(s.tags))
            for s in selectors
        ]
    )


def _selects(selector: Selector, fact: Fact) -> bool:
    return type(fact) in selector.types and set(selector.tags) <= set(fact.tags())
