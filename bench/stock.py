"""The library's stock way to keep a view: fact by fact, one row and the tracking in each commit."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import Any

import msgspec
from eventsourcing.dcb.domain import Tagged
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection
from eventsourcing.utils import EnvType
from psycopg.sql import SQL

from bench.sides import LibraryApplication
from domain.facts import Fact
from domain.facts.interviews import InterviewHeld, InterviewScheduled
from domain.facts.nominations import CandidateNominated, NominationDeclined
from domain.facts.placements import PlacementStarted
from projections.folds.nominations import VIEW

TABLE = "public.stock_nominations"

INSERT = SQL(
    f"INSERT INTO {TABLE} (nomination, seeker, opening, employer, agency, nominated_on, status)"
    " VALUES (%(nomination)s, %(seeker)s, %(opening)s, %(employer)s, %(agency)s,"
    " %(happened_on)s, 'nominated') ON CONFLICT (nomination) DO NOTHING"
)
SCHEDULE = SQL(
    f"UPDATE {TABLE} SET status = 'interview_scheduled', interview = 'agreed',"
    " interview_agreed_on = %(happened_on)s, interview_on = %(interview_on)s,"
    " interview_at = %(interview_at)s, place = %(place)s, arrangements = %(arrangements)s"
    " WHERE nomination = %(nomination)s"
)
HOLD = SQL(
    f"UPDATE {TABLE} SET status = 'interviewed', interview = 'held',"
    " interviewed_on = %(happened_on)s"
    " WHERE nomination = %(nomination)s"
)
DECLINE = SQL(
    f"UPDATE {TABLE} SET status = 'declined', ended_on = %(happened_on)s, reason = %(reason)s"
    " WHERE nomination = %(nomination)s"
)
PLACE = SQL(
    f"UPDATE {TABLE} SET status = 'placed', placement = %(placement)s"
    " WHERE nomination = %(nomination)s"
)


class WholeApplication(LibraryApplication):
    """The library's application, every fact of which can be followed.

    With no topics named, the stock runner asks its PostgreSQL recorder for one item that selects
    everything, which that recorder does not support. Here the item is left out, no more.
    """

    name = LibraryApplication.name  # by which it finds the facts; no subclass has it unsaid

    def __init__(self, env: EnvType | None = None) -> None:
        super().__init__(env)
        subscribe = self.recorder.subscribe
        self.recorder.subscribe = lambda query=None, *, after=None: subscribe(after=after)  # type: ignore[method-assign]


class StockTable(PostgresTrackingRecorder):
    """The same columns and indexes as our view of nominations."""

    def __init__(self, datastore: PostgresDatastore, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        schema, _, name = TABLE.partition(".")
        made = VIEW.table_sql(schema).replace(f"{schema}.{VIEW.name}", f"{schema}.{name}")
        indexes = [f"CREATE INDEX ON {TABLE} ({fields})" for fields in VIEW.indexes]
        unique = f"CREATE UNIQUE INDEX ON {TABLE} (nomination)"
        self.sql_create_statements += [
            SQL(statement).format() for statement in (made, unique, *indexes)
        ]

    def change(self, statement: SQL, fact: Fact, tracking: Tracking) -> None:
        """One statement on one row, and how far the view has come, in one transaction."""
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(statement, msgspec.structs.asdict(fact), prepare=True)


class StockNominations(Projection[StockTable]):
    """What our fold of nominations says, as the library would have it."""

    name = "stock"

    def process_event(self, domain_event: Tagged[Fact], tracking: Tracking) -> None:
        self.take(domain_event.decision, tracking)

    @singledispatchmethod
    def take(self, fact: Fact, tracking: Tracking) -> None:
        """A fact that does not concern the view costs it nothing but the decoding."""

    @take.register
    def _(self, fact: CandidateNominated, tracking: Tracking) -> None:
        self.view.change(INSERT, fact, tracking)

    @take.register
    def _(self, fact: InterviewScheduled, tracking: Tracking) -> None:
        self.view.change(SCHEDULE, fact, tracking)

    @take.register
    def _(self, fact: InterviewHeld, tracking: Tracking) -> None:
        self.view.change(HOLD, fact, tracking)

    @take.register
    def _(self, fact: NominationDeclined, tracking: Tracking) -> None:
        self.view.change(DECLINE, fact, tracking)

    @take.register
    def _(self, fact: PlacementStarted, tracking: Tracking) -> None:
        self.view.change(PLACE, fact, tracking)
