"""What is recorded of a thing already: in the ledger, or foreseen earlier in this import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from domain.facts import Fact
from domain.ledger.ledger import Ledger

F = TypeVar("F", bound=Fact)


class Known:
    """Each thing is looked up in the ledger once, and this import's own facts are added to it.

    Personal data in the facts may be sealed or not: nobody here reads them.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._first: dict[str, dict[type[Fact], Fact]] = {}
        self._added: list[Fact] = []
        self._added_about: dict[str, list[int]] = {}

    def find(self, kind: type[F], tag: str) -> F | None:
        """The first fact of a kind about a thing."""
        found = self._of(tag).get(kind)
        return found if isinstance(found, kind) else None

    def kinds(self, tag: str) -> set[type[Fact]]:
        """Every kind of fact about a thing."""
        return set(self._of(tag))

    def _of(self, tag: str) -> dict[type[Fact], Fact]:
        if tag not in self._first:
            first: dict[type[Fact], Fact] = {}
            for recorded in self._ledger.history(tag):
                first.setdefault(type(recorded.fact), recorded.fact)
            for fact in self.added_about(tag):
                first.setdefault(type(fact), fact)
            self._first[tag] = first
        return self._first[tag]

    def forget(self) -> None:
        """Look things up again: somebody else recorded something."""
        self._first.clear()

    def add(self, facts: Sequence[Fact]) -> None:
        """Facts of this import, recorded or foreseen."""
        for fact in facts:
            self._added.append(fact)
            for tag in fact.tags():
                self._added_about.setdefault(tag, []).append(len(self._added) - 1)
                if tag in self._first:
                    self._first[tag].setdefault(type(fact), fact)

    def added_about(self, *tags: str) -> list[Fact]:
        """The facts of this import about any of these things, in order."""
        numbers = {number for tag in tags for number in self._added_about.get(tag, ())}
        return [self._added[number] for number in sorted(numbers)]
