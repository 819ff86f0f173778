"""What a kind of file is: its mapping, what its rows say, and the decisions that they become."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from domain.facts import Fact
from web.imports.arrivals import Arrivals
from web.imports.mapping import Mapping
from web.imports.rows import Entry
from web.imports.steps import Desk, Step
from web.imports.table import Row

M = TypeVar("M", bound=Mapping)
E = TypeVar("E", bound=Entry)


class Missing(NamedTuple):
    """What a row says and an earlier import did not: where, and the words for it."""

    column: str
    reason: str


class Kind(ABC, Generic[M, E]):
    """One kind of file under its mapping. Rows are read first, then each becomes its steps."""

    NAME: ClassVar[str]  # as it is typed
    MAPPING: ClassVar[type[Mapping]]
    ROOTS: ClassVar[tuple[type[Fact], ...]]  # with one of them under its own tag, a row is recorded

    def __init__(self, mapping: M, desk: Desk) -> None:
        self._mapping, self._desk = mapping, desk
        self._arrivals = Arrivals(mapping, desk)

    @abstractmethod
    def read(self, row: Row) -> E:
        """What a row says. Raises RowRefused."""

    def survey(self, entries: Sequence[E]) -> None:
        """Learn what only the whole file can tell."""

    @abstractmethod
    def happened(self, entry: E) -> Any:
        """When it began: rows are recorded in this order, whatever their order in the file."""

    @abstractmethod
    def root_tag(self, entry: E) -> str:
        """The tag under which the row's own facts are found."""

    @abstractmethod
    def seeker_tag(self, entry: E) -> str:
        """The tag under which the person's history is found."""

    @abstractmethod
    def steps(self, entry: E) -> list[Step]:
        """Everything that the row says and the ledger does not know yet. Raises RowRefused."""

    @abstractmethod
    def missing(self, entry: E) -> Missing | None:
        """What a recorded row says that is not recorded."""
