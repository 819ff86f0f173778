"""What is recorded of a thing already: in the ledger, or foreseen earlier in this import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from domain.decisions.base import Decision
from domain.facts import Fact
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import standing

F = TypeVar("F", bound=Fact)


class _About(NamedTuple):
    """The facts about a thing, and those of them that were not struck."""

    ever: list[Fact]
    standing: list[Fact]

    def add(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self.ever.append(fact)
            self.standing.append(fact)


class Known:
    """Each thing is looked up in the ledger once, and this import's own facts are added to it.

    What was struck is left out, but for `kinds`: a file does not bring back what a person struck.
    Personal data in the facts may be sealed or not: nobody here reads them.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._about: dict[str, _About] = {}
        self._added: list[Fact] = []
        self._added_about: dict[str, dict[type, list[int]]] = {}  # by tag and kind

    def all(self, kind: type[F], tag: str) -> Iterator[F]:
        """The facts of a kind about a thing, in the order in which they were recorded."""
        return (fact for fact in self._of(tag).standing if isinstance(fact, kind))

    def find(self, kind: type[F], tag: str) -> F | None:
        """The first fact of a kind about a thing."""
        return next(self.all(kind, tag), None)

    def kinds(self, tag: str) -> set[type[Fact]]:
        """Every kind of fact that was ever recorded about a thing."""
        return {type(fact) for fact in self._of(tag).ever}

    def _of(self, tag: str) -> _About:
        if tag not in self._about:
            recorded = self._ledger.history(tag)
            ever = [r.fact for r in recorded]
            added = self._added_about.get(tag, {})
            foreseen = self._in_order(n for numbers in added.values() for n in numbers)
            about = _About(ever, [r.fact for r in standing(recorded)])
            about.add(fact for fact in foreseen if fact not in ever)
            self._about[tag] = about
        return self._about[tag]

    def forget(self) -> None:
        """Look things up again: somebody else recorded something."""
        self._about.clear()

    def add(self, facts: Sequence[Fact]) -> None:
        """Facts of this import, recorded or foreseen."""
        for fact in facts:
            self._added.append(fact)
            for tag in fact.tags():
                by_kind = self._added_about.setdefault(tag, {})
                by_kind.setdefault(type(fact), []).append(len(self._added) - 1)
                if tag in self._about:
                    self._about[tag].add([fact])

    def added_for(self, decisions: Iterable[Decision]) -> list[Fact]:
        """The facts of this import on which these decisions depend, in order."""
        return self._in_order(
            number
            for decision in decisions
            for selector in decision.boundary()
            for kind in selector.types
            for number in self._added_about.get(selector.tags[0], {}).get(kind, ())
        )

    def _in_order(self, numbers: Iterable[int]) -> list[Fact]:
        return [self._added[number] for number in sorted(set(numbers))]
