"""Where figures are counted: one still state of the views, as it is or as it was at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, tzinfo
from typing import Any

import msgspec
import psycopg
from msgspec.structs import replace
from psycopg import Connection, Cursor
from psycopg.sql import SQL

from domain.decisions.policy import MinimumWage, Policy
from domain.facts import Recorded
from domain.facts.network import OWN
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment, as_of
from projections.folds import (
    agencies,
    answers,
    attributions,
    candidacies,
    checkpoints,
    openings,
    pool,
    spells,
)
from projections.outcomes.figures import Question
from projections.outcomes.tally import NOBODY, OTHERS, Reader
from projections.past import rows_then
from projections.projector import copy_rows
from projections.queries.moments import ALWAYS, moment
from projections.view import View

COUNTED: tuple[View, ...] = (
    agencies.VIEW,
    answers.VIEW,
    attributions.VIEW,
    candidacies.VIEW,
    checkpoints.VIEW,
    openings.VIEW,
    pool.VIEW,
    spells.VIEW,
)
NOW = Moment(day=date.max, known_at=ALWAYS)
WORK_MEMORY = "64MB"  # for each step of a query: figures go through whole tables


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Tables to count in, all of the same state, what is asked of them, and by whom."""

    connection: Connection[Any]
    schema: str
    position: int
    question: Question
    reader: Reader
    cut_off: date
    zone: tzinfo
    rules: Sequence[Recorded]  # that the network had agreed on

    def where(self, agency: str = "''") -> str:
        """SQL of the breakdown that was asked for, on a row of openings named `o`.

        `agency` is the column that says whose a thing is.
        """
        if self.question.region:
            return "coalesce(o.region, '')"
        if self.question.occupation:
            return "coalesce(o.occupation, '')"
        return agency if self.question.agency else "''"

    def with_openings(self, table: str) -> str:
        """SQL that joins openings, as `o`, to a table with an opening, where `where` needs it."""
        if self.question.region or self.question.occupation:
            return f" LEFT JOIN {self.schema}.openings AS o ON o.opening = {table}.opening"
        return ""

    def own_or_other(self, agency: str) -> str:
        """SQL that tells the reader's own agency from the others; for others, nothing."""
        if self.reader.own is None:
            return f"'{NOBODY}'"
        return f"CASE WHEN {agency} = %(own)s THEN {agency} ELSE '{OTHERS}' END"

    def each_agency(self, agency: str) -> str:
        """SQL that tells every agency apart, where the reader may."""
        return agency if self.reader.tells_agencies_apart else self.own_or_other(agency)

    def values(self, **more: Any) -> dict[str, Any]:
        """What %(first)s, %(last)s ... in a query stand for."""
        return {
            "first": self.question.first,
            "last": self.question.last,
            "cut_off": self.cut_off,
            "own": self.reader.own,
            "zone": str(self.zone),
            **more,
        }

    def execute(self, statement: str, **more: Any) -> Cursor[Any]:
        """Carry out a statement. {s} in it is the schema; see `values` for the rest."""
        statement = statement.replace("{s}", self.schema)
        return self.connection.execute(statement, self.values(**more))

    def rows(self, statement: str, **more: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.execute(statement, **more).fetchall()

    def holidays(self) -> str | None:
        """Whose public holidays the network keeps, by the rule in force on the last day counted."""
        adopted = Policy.of(recorded.fact for recorded in self.rules)
        return adopted.day_move(self.cut_off).region or None

    def minimum_wages(self) -> list[MinimumWage]:
        """The minimum wages that the network had agreed on. Those of later days too."""
        return Policy.of(recorded.fact for recorded in self.rules).minimum_wages()

    def earliest(self) -> date:
        """The first day on which anything happened that is counted."""
        [(day,)] = self.rows(
            "SELECT least((SELECT min(posted_on) FROM {s}.openings),"
            " (SELECT min(started_on) FROM {s}.spells),"
            " (SELECT min(interested_on) FROM {s}.candidacies))"
        )
        return day or self.cut_off

    def agency_names(self) -> dict[str, str]:
        """Id to name of every agency, in order of name."""
        return dict(self.rows("SELECT agency, name FROM {s}.agencies ORDER BY name, agency"))


@contextmanager
def source(
    ledger: Ledger, question: Question, reader: Reader, today: date, zone: tzinfo
) -> Iterator[Source]:
    """The views as they are; or, where a clock is set, made anew as they were then."""
    asked = moment(question.as_of, question.known_at, question.upto)
    with ledger.database.connection() as connection, _still(connection):
        schema = f"{ledger.database.network}_views"
        if asked is not None:
            schema = "pg_temp"
            _look_back(ledger, connection, COUNTED, asked)
        yield Source(
            connection=connection,
            schema=schema,
            position=_position(ledger, connection, asked),
            question=question,
            reader=reader,
            cut_off=min(question.as_of or today, today),
            zone=zone,
            rules=as_of(ledger.history(f"network:{OWN}"), asked or NOW),
        )


@contextmanager
def beside(ledger: Ledger, here: Source) -> Iterator[Source]:
    """The same state, seen through a connection of one's own: two can count in it at once.

    Not one of the pool: whoever holds one and waits for another could wait for each other. Views
    that were made anew are only seen through the connection that made them, so that is it then.
    """
    if here.schema == "pg_temp":
        yield here
        return
    row = here.connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert row is not None  # noqa: S101
    with (
        psycopg.connect(ledger.database.conninfo(), autocommit=True) as connection,
        _still(connection, row[0]),
    ):
        yield replace(here, connection=connection)


@contextmanager
def _still(connection: Connection[Any], snapshot: str | None = None) -> Iterator[None]:
    """A transaction in which nothing changes; it sees what the one with the snapshot sees."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        if snapshot is not None:
            connection.execute(SQL("SET TRANSACTION SNAPSHOT {}").format(snapshot))
        connection.execute(f"SET LOCAL work_mem = '{WORK_MEMORY}'")
        yield


def _look_back(
    ledger: Ledger, connection: Connection[Any], views: Sequence[View], asked: Moment
) -> None:
    for view in views:
        connection.execute(f"DROP TABLE IF EXISTS pg_temp.{view.name}")
        connection.execute(view.table_sql("pg_temp"))
        copy_rows(connection, "pg_temp", view, rows_then(ledger, view, asked))
        connection.execute(f"ANALYZE pg_temp.{view.name}")


def _position(ledger: Ledger, connection: Connection[Any], asked: Moment | None) -> int:
    network = ledger.database.network
    if asked is None:
        row = connection.execute(f"SELECT position FROM {network}_views.state").fetchone()
    else:
        row = connection.execute(
            f"SELECT max(position) FROM {network}.facts"
            " WHERE recorded_at <= %s AND position <= coalesce(%s, position)",
            [asked.known_at, asked.upto],
        ).fetchone()
    return (row and row[0]) or 0
