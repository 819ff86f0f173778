"""New facts, touched things, folds, rows, position: in one transaction. The same code rebuilds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from psycopg import Connection

from domain.facts import Recorded
from domain.facts.network import FactStruck
from domain.ledger.canonical import read_recorded
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import standing
from projections.folds import VIEWS
from projections.view import Row, View, shape

BATCH_FACTS = 500  # new facts that one transaction takes in
FLUSH_ROWS = 5_000  # rows that a rebuild gathers before it writes them
FETCH_FACTS = 5_000

Progress = Callable[[int], None]


class Projector:
    """Keeps the views of one network. Any number may run; one works at a time."""

    def __init__(self, ledger: Ledger, views: Sequence[View] = VIEWS) -> None:
        self._ledger = ledger
        self._views = views
        self._shape = shape(views)
        self._facts = f"{ledger.database.network}.facts"
        self._tags = f"{ledger.database.network}.fact_tags"
        self.schema = f"{ledger.database.network}_views"
        self._next = f"{self.schema}_next"
        self._kinds = {view.kind: _kinds_heard(views, view.kind) for view in views}

    # -- live ---------------------------------------------------------------------------------

    def catch_up(self) -> int:
        """Take in every new fact, in batches. Returns the position reached."""
        if not self.is_in_shape():
            self.rebuild()
        while True:
            with self._ledger.database.connection() as connection:
                position, is_done = self._advance(connection, self.schema)
            if is_done:
                return position

    def is_in_shape(self) -> bool:
        """Whether the tables are there, and as this release wants them."""
        with self._ledger.database.connection() as connection:
            return self._is_in_shape(connection)

    def _is_in_shape(self, connection: Connection[Any]) -> bool:
        if not self._has_state(connection):
            return False
        row = connection.execute(f"SELECT shape FROM {self.schema}.state").fetchone()
        return row is not None and row[0] == self._shape

    def _has_state(self, connection: Connection[Any]) -> bool:
        there = connection.execute("SELECT to_regclass(%s)", [f"{self.schema}.state"]).fetchone()
        return there is not None and there[0] is not None

    def _advance(self, connection: Connection[Any], schema: str) -> tuple[int, bool]:
        with connection.transaction():
            row = connection.execute(f"SELECT position FROM {schema}.state FOR UPDATE").fetchone()
            assert row is not None  # noqa: S101 - made together with the tables
            position: int = row[0]
            news = connection.execute(
                f"SELECT position, line FROM {self._facts} WHERE position > %s"
                " ORDER BY position LIMIT %s",
                [position, BATCH_FACTS],
            ).fetchall()
            if not news:
                connection.execute(f"UPDATE {schema}.state SET checked_at = clock_timestamp()")
                return position, True
            position = news[-1][0]
            touched = self._touched([read_recorded(line) for _, line in news])
            for kind, tags in touched.items():
                things = self._histories(connection, kind, tags, position)
                self._replace(connection, schema, kind, tags, things)
            connection.execute(
                f"UPDATE {schema}.state SET position = %s, checked_at = clock_timestamp()",
                [position],
            )
        return position, len(news) < BATCH_FACTS

    def _touched(self, facts: Sequence[Recorded]) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        for recorded in facts:
            for tag in recorded.tags:
                kind = tag.partition(":")[0]
                if type(recorded.fact).TOPIC in self._kinds.get(kind, ()):
                    found.setdefault(kind, set()).add(tag)
        return {kind: sorted(tags) for kind, tags in found.items()}

    def _histories(
        self, connection: Connection[Any], kind: str, tags: Sequence[str], upto: int
    ) -> Iterator[tuple[str, list[Recorded]]]:
        rows = connection.execute(
            f"SELECT t.tag, f.line FROM {self._tags} AS t JOIN {self._facts} AS f USING (position)"
            " WHERE t.tag = ANY(%s) AND t.kind = ANY(%s) AND t.position <= %s"
            " ORDER BY t.tag, t.position",
            [tags, self._kinds[kind], upto],
        )
        return _by_thing(rows)

    def _replace(
        self,
        connection: Connection[Any],
        schema: str,
        kind: str,
        tags: Sequence[str],
        things: Iterator[tuple[str, list[Recorded]]],
    ) -> None:
        ids = [tag.partition(":")[2] for tag in tags]
        histories = [facts for _, facts in things]
        for view in self._views:
            if view.kind == kind:
                connection.execute(
                    f"DELETE FROM {schema}.{view.name} WHERE {view.columns[0]} = ANY(%s)", [ids]
                )
                rows = [row for facts in histories for row in view.fold(facts)]
                copy_rows(connection, schema, view, rows)

    # -- rebuild ------------------------------------------------------------------------------

    def rebuild(self, progress: Progress = lambda _: None) -> int:
        """Make the views anew beside the old ones, then switch. Returns the position reached.

        Pages go on reading the old tables until the new ones have caught up.
        """
        with self._ledger.database.connection() as connection:
            connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [self._next])
            try:
                self._fill(connection, progress)
                while not self._advance(connection, self._next)[1]:
                    pass
                return self._switch(connection)
            finally:
                connection.execute(
                    "SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [self._next]
                )

    def _fill(self, connection: Connection[Any], progress: Progress) -> None:
        self._drop_all(connection, self._next)
        for view in self._views:
            connection.execute(view.table_sql(self._next))
        done = 0
        with self._ledger.database.connection() as reader, reader.transaction():
            reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            row = reader.execute(f"SELECT max(position) FROM {self._facts}").fetchone()
            upto = (row and row[0]) or 0
            for kind, types in self._kinds.items():
                views = [view for view in self._views if view.kind == kind]
                for count, rows in self._folded(reader, kind, types, views):
                    for view in views:
                        copy_rows(connection, self._next, view, rows[view.name])
                    done += count
                    progress(done)
        for view in self._views:
            connection.execute(view.index_sql(self._next))
        connection.execute(
            f"CREATE TABLE {self._next}.state AS SELECT %s::bigint AS position, %s::text AS shape,"
            " clock_timestamp() AS checked_at",
            [upto, self._shape],
        )

    def _folded(
        self, reader: Connection[Any], kind: str, types: Sequence[str], views: Sequence[View]
    ) -> Iterator[tuple[int, dict[str, list[Row]]]]:
        """Rows of every thing of a kind, in handfuls, with the number of facts they took."""
        rows: dict[str, list[Row]] = {view.name: [] for view in views}
        count = 0
        with reader.cursor(name=f"rebuild_{kind}") as cursor:
            cursor.itersize = FETCH_FACTS
            cursor.execute(
                f"SELECT t.tag, f.line FROM {self._tags} AS t"
                f" JOIN {self._facts} AS f USING (position)"
                # ';' follows ':' in the "C" collation: every tag of this kind, by the index.
                " WHERE t.tag >= %s AND t.tag < %s AND t.kind = ANY(%s)"
                " ORDER BY t.tag, t.position",
                [f"{kind}:", f"{kind};", types],
            )
            for _, facts in _by_thing(cursor):
                count += len(facts)
                for view in views:
                    rows[view.name] += view.fold(facts)
                if count >= FLUSH_ROWS:
                    yield count, rows
                    rows, count = {view.name: [] for view in views}, 0
        yield count, rows

    def _switch(self, connection: Connection[Any]) -> int:
        with connection.transaction():
            if self._has_state(connection):
                # As every projector does, take `state` first: nobody waits in a circle. Then
                # nobody gets ahead, and the new views are no older than the old ones.
                connection.execute(f"LOCK TABLE {self.schema}.state")
                while not self._advance(connection, self._next)[1]:
                    pass
            self._drop_all(connection, self.schema)
            for name in [*(view.name for view in self._views), "state"]:
                connection.execute(f"ALTER TABLE {self._next}.{name} SET SCHEMA {self.schema}")
            row = connection.execute(f"SELECT position FROM {self.schema}.state").fetchone()
        assert row is not None  # noqa: S101 - just moved here
        position: int = row[0]
        return position

    def _drop_all(self, connection: Connection[Any], schema: str) -> None:
        rows = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema]
        ).fetchall()
        for (name,) in rows:
            connection.execute(f'DROP TABLE {schema}."{name}"')


def _kinds_heard(views: Sequence[View], kind: str) -> list[str]:
    heard = {fact.TOPIC for view in views if view.kind == kind for fact in view.hears}
    return sorted(heard | {FactStruck.TOPIC})


def _by_thing(rows: Any) -> Iterator[tuple[str, list[Recorded]]]:
    for tag, group in groupby(rows, key=lambda row: row[0]):
        yield tag, standing(read_recorded(line) for _, line in group)


def copy_rows(connection: Connection[Any], schema: str, view: View, rows: Sequence[Row]) -> None:
    """Write rows of a view into its table in a schema."""
    if not rows:
        return
    names = ", ".join(view.columns)
    with connection.cursor().copy(f"COPY {schema}.{view.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([getattr(row, name) for name in view.columns])
