"""Looking back in the real ledger is the same as replaying it, and as what its views hold now."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.database import migrations
from domain.database.connection import Database
from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.decisions.refusals import Refused
from domain.ledger.canonical import write_body
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.folds import VIEWS
from projections.past import rows_then
from projections.projector import Projector
from projections.queries.moments import ALWAYS
from tests.folds.histories import BY_SYSTEM, made_up, play, prelude
from tests.projector.tables import Tables, in_order, stored
from tests.properties.book import moved, on_paper

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_numbers = itertools.count(1)
NOW = Moment(day=date.max, known_at=ALWAYS)


@pytest.fixture
def empty(server_url: str) -> Iterator[Callable[[], Ledger]]:
    """Makes empty ledgers on a moving clock, as many as are asked for."""
    made = list[Database]()

    def make() -> Ledger:
        network = f"replay{next(_numbers)}"
        migrations.migrate(server_url, network)
        made.append(Database(server_url, network))
        ledger = Ledger(made[-1], bytes(range(32)))
        with made[-1].connection() as connection:
            connection.execute(f"INSERT INTO {network}.made_up DEFAULT VALUES")
        return ledger

    yield make
    for database in made:
        database.close()


def lived(ledger: Ledger) -> None:
    """A history, an hour between any two entries; every fourth is followed by a correction."""
    hours, first = itertools.count(), len(prelude(""))
    made: dict[int, Decision] = {}

    def do(decision: Decision) -> None:
        ledger.recorder.clock = FIRST + timedelta(hours=next(hours))
        position = ledger.do(decision).position
        made[position] = decision
        if position > first and position % 4 == 0:
            correct(position)

    def correct(head: int) -> None:
        days = (-1, 0, 1)[head % 3]
        for position in range(head - head % 5, 0, -1):
            again = moved(made[position], days) if position in made else None
            found = ledger.at(position)
            if found is None or position not in made or (days and again is None):
                continue
            strike = StrikeFact(
                **BY_SYSTEM,  # type: ignore[arg-type]
                position=position,
                fact=found.fact,
                reason="wrong_date",
            )
            with suppress(Refused):
                ledger.do(strike, *([again] if again else []))
                return

    play(made_up(5), do)


def looked_back(ledger: Ledger, moment: Moment) -> Tables:
    """Every view as it is answered for a moment."""
    return {
        view.name: in_order(
            [
                tuple(getattr(row, name) for name in view.columns)
                for row in rows_then(ledger, view, moment)
            ]
        )
        for view in VIEWS
    }


def replayed(ledger: Ledger, moment: Moment, into: Ledger) -> Tables:
    """The tables of an empty ledger, into which only what stood then was written."""
    for one in on_paper(ledger.since(0, limit=10_000), moment):
        into.recorder.clock = one.recorded_at
        body = write_body(one.fact, one.by, one.command)
        into.recorder.append([DCBEvent(type=type(one.fact).TOPIC, data=body, tags=one.tags)])
    projector = Projector(into)
    projector.catch_up()
    return stored(projector, into)


def test_looking_back_is_replaying_into_an_empty_ledger(empty: Callable[[], Ledger]) -> None:
    ledger = empty()
    lived(ledger)
    recorded = ledger.since(0, limit=10_000)
    assert len(recorded) > 60
    days = sorted(r.fact.happened_on for r in recorded)
    for part in (3, 2):
        moments = [
            Moment(day=days[len(days) // part], known_at=ALWAYS),
            Moment(day=date.max, known_at=recorded[len(recorded) // part].recorded_at),
            Moment(
                day=days[-len(days) // (part + 1)],
                known_at=recorded[-len(recorded) // (part + 2)].recorded_at,
            ),
        ]
        for moment in moments:
            then, anew = looked_back(ledger, moment), replayed(ledger, moment, empty())
            assert without_positions(then) == without_positions(anew), moment


def without_positions(tables: Tables) -> Tables:
    """The rows without the places in their own ledger: the other one holds fewer facts."""
    kept = {
        view.name: [n for n, name in enumerate(view.columns) if name != "position"]
        for view in VIEWS
    }
    return {
        name: [tuple(row[n] for n in kept[name]) for row in rows] for name, rows in tables.items()
    }


def test_looking_at_now_is_what_the_views_hold(empty: Callable[[], Ledger]) -> None:
    ledger = empty()
    lived(ledger)
    projector = Projector(ledger)
    projector.catch_up()
    assert looked_back(ledger, NOW) == stored(projector, ledger)
    assert [r for r in ledger.since(0, limit=10_000) if "FactStruck" in type(r.fact).TOPIC]
