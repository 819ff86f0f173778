"""Our recorder behind the library's `DCBRecorder`: append, read and subscribe on PostgreSQL.

The SQL of `append` is in `domain/database/sql/011_append_in_groups.sql`. The reasons for a recorder
of our own, with figures, are in DESIGN, section 5; `make bench` measures them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBQueryItem,
    DCBReadResponse,
    DCBRecorder,
    DCBSequencedEvent,
)
from eventsourcing.persistence import IntegrityError

from domain.database.connection import Database
from domain.ledger.canonical import read_line, rest_of_line
from domain.ledger.subscription import LedgerSubscription


class ReadResponse(DCBReadResponse):
    """Sequenced events, and the position up to which they are complete."""

    def __init__(self, events: Iterator[DCBSequencedEvent], head: int | None) -> None:
        self._events = events
        self._head = head

    @property
    def head(self) -> int | None:
        return self._head

    def __next__(self) -> DCBSequencedEvent:
        return next(self._events)


class Recorder(DCBRecorder):
    """`data` of an event is a JSON text; it is kept verbatim as the body of the line.

    `clock`, where given, is the time that a made-up ledger records; no other ledger takes it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock: datetime | None = None
        network = database.network
        facts = f"{network}.facts"
        self._append = f"CALL {network}.append(%s, %s, %s, %s, %s, %s, %s, NULL)"
        self._settle = f"CALL {network}.settle()"
        read = (
            f"SELECT found.line, head.position"
            f" FROM (SELECT max(position) AS position FROM {facts}) AS head"
            f" LEFT JOIN (SELECT f.position, f.line FROM {facts} AS f WHERE %s"
            f" ORDER BY f.position LIMIT %%s) AS found ON true ORDER BY found.position"
        )
        self._read_all = read % "f.position > %s"
        self._read_some = (
            read % f"f.position = ANY (ARRAY(SELECT * FROM {network}.find(%s, %s, %s)))"
        )

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        """Append all or nothing. Raises the library's IntegrityError where the condition fails."""
        boundary: tuple[str | None, str | None] = (None, None)
        after = 0
        if condition is not None:
            boundary = _boundary(condition.fail_if_events_match.items or [DCBQueryItem()])
            after = condition.after or 0
        values = [
            _array([event.type for event in events]),
            _array([rest_of_line(event.type, event.tags, event.data) for event in events]),
            _table([event.tags for event in events]),
            *boundary,
            after,
            self.clock,
        ]
        with self.database.connection() as connection:
            row = connection.execute(self._append, values, prepare=True).fetchone()
        position: int | None = row[0] if row else None
        if position is None:
            raise IntegrityError("a fact in the boundary came first")
        return position

    def settle(self) -> None:
        """Return when whatever can be read is on disk. `append` does so for its own facts.

        For an answer that rests on facts whose writer was lost before the disk had them.
        """
        with self.database.connection() as connection:
            connection.execute(self._settle)

    def read(
        self,
        query: DCBQuery | None = None,
        *,
        after: int | None = None,
        limit: int | None = None,
    ) -> ReadResponse:
        """Events in order of position. `head`: see the library's recorder test cases."""
        rows = self.read_lines(query, after=after, limit=limit)
        events = [_sequenced(line) for line, _ in rows if line is not None]
        if limit is None:
            head = rows[0][1] if rows else None
        else:
            head = events[-1].position if events else None
        return ReadResponse(iter(events), head)

    def read_lines(
        self,
        query: DCBQuery | None = None,
        *,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[tuple[str | None, int | None]]:
        """(line, last position of the ledger); one row with no line where nothing matches."""
        items = query.items if query else []
        if any(not item.tags and not item.types for item in items):
            items = []  # one of them selects everything
        statement = self._read_some if items else self._read_all
        values = [*(_boundary(items) if items else ()), after or 0, limit]
        with self.database.connection() as connection:
            return connection.execute(statement, values, prepare=True).fetchall()

    def subscribe(
        self, query: DCBQuery | None = None, *, after: int | None = None
    ) -> LedgerSubscription:
        """Events as they come, without end."""
        return LedgerSubscription(self, query, after)


def _boundary(items: Sequence[DCBQueryItem]) -> tuple[str, str]:
    """The two tables of texts that `find` in 002_append.sql takes."""
    return _table([item.tags for item in items]), _table([item.types for item in items])


def _table(rows: Sequence[list[str]]) -> str:
    """An array of arrays, filled up with NULL to one length, as PostgreSQL wants it."""
    width = max(1, *map(len, rows))
    filled = [[*map(_name, row), *["NULL"] * (width - len(row))] for row in rows]
    return "{" + ",".join(["{" + ",".join(row) + "}" for row in filled]) + "}"


def _array(texts: Sequence[str]) -> str:
    """A text[] literal. Psycopg's own takes six times as long, and it is on every path."""
    return "{" + ",".join([_quoted(text) for text in texts]) + "}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_name = lru_cache(maxsize=4096)(_quoted)  # the same few types and tags come again and again


def _sequenced(text: str) -> DCBSequencedEvent:
    line = read_line(text)
    event = DCBEvent(type=line.type, data=bytes(line.body), tags=line.tags)
    return DCBSequencedEvent(event=event, position=line.position)
