"""What is recorded of a thing already: in the ledger, or foreseen earlier in this import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from domain.decisions.base import Decision
from domain.facts import Fact
from domain.ledger.ledger import Ledger

F = TypeVar("F", bound=Fact)


class Known:
    """Each thing is looked up in the ledger once, and this import's own facts are added to it.

    Personal data in the facts may be sealed or not: nobody here reads them.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._about: dict[str, list[Fact]] = {}
        self._added: list[Fact] = []
        self._added_about: dict[str, dict[type, list[int]]] = {}  # by tag and kind

    def all(self, kind: type[F], tag: str) -> Iterator[F]:
        """The facts of a kind about a thing, in the order in which they were recorded."""
        return (fact for fact in self._of(tag) if isinstance(fact, kind))

    def find(self, kind: type[F], tag: str) -> F | None:
        """The first fact of a kind about a thing."""
        return next(self.all(kind, tag), None)

    def kinds(self, tag: str) -> set[type[Fact]]:
        """Every kind of fact about a thing."""
        return {type(fact) for fact in self._of(tag)}

    def _of(self, tag: str) -> list[Fact]:
        if tag not in self._about:
            facts = [r.fact for r in self._ledger.history(tag)]
            added = self._added_about.get(tag, {})
            foreseen = self._in_order(n for numbers in added.values() for n in numbers)
            self._about[tag] = facts + [fact for fact in foreseen if fact not in facts]
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
                    self._about[tag].append(fact)

    def added_for(self, decisions: Iterable[Decision]) -> list[Fact]:
        """The facts of this import on which these decisions depend, in order."""
        return self._in_order(
            number
            for decision in decisions
            for selector in decision.consistency_boundary()
            for kind in selector.types
            for number in self._added_about.get(selector.tags[0], {}).get(kind, ())
        )

    def _in_order(self, numbers: Iterable[int]) -> list[Fact]:
        return [self._added[number] for number in sorted(set(numbers))]
