"""Our recorder passes the library's own recorder test cases, and counts without gaps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBQueryItem,
    DCBSequencedEvent,
)
from eventsourcing.dcb.tests import DCBRecorderTestCase
from eventsourcing.persistence import IntegrityError

from domain.database.connection import Database
from domain.ledger.canonical import read_line
from domain.ledger.recorder import ReadResponse, Recorder


def _wrap(event: DCBEvent) -> DCBEvent:
    return DCBEvent(type=event.type, data=json.dumps(event.data.decode()).encode(), tags=event.tags)


def _unwrap(found: DCBSequencedEvent) -> DCBSequencedEvent:
    event = found.event
    data = json.loads(event.data).encode()
    return DCBSequencedEvent(
        event=DCBEvent(type=event.type, data=data, tags=event.tags), position=found.position
    )


class AnyPayload(Recorder):
    """The recorder, taking any text: the library's cases store b"data1", which is not JSON."""

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        return super().append([_wrap(event) for event in events], condition)

    def read(
        self,
        query: DCBQuery | None = None,
        *,
        after: int | None = None,
        limit: int | None = None,
    ) -> ReadResponse:
        found = super().read(query, after=after, limit=limit)
        unwrapped: Iterator[DCBSequencedEvent] = (_unwrap(event) for event in found)
        return ReadResponse(unwrapped, found.head)


class TestTheLibrarysOwnCases:
    def test_append_and_read(self, database: Database) -> None:
        DCBRecorderTestCase()._test_append_read(AnyPayload(database))

    def test_append_and_read_after_earlier_facts(self, database: Database) -> None:
        recorder = AnyPayload(database)
        recorder.append([DCBEvent(type="before", data=b"1", tags=["tag0"])])
        # The case counts what it reads from the beginning, so it is told of the earlier one.
        DCBRecorderTestCase()._test_append_read(recorder, initial_position=1)

    def test_append_and_subscribe(self, database: Database) -> None:
        DCBRecorderTestCase()._test_append_subscribe(AnyPayload(database))


def event(type_: str = "Kind", *tags: str) -> DCBEvent:
    return DCBEvent(type=type_, data=b"{}", tags=list(tags))


def query(*items: tuple[list[str], list[str]]) -> DCBQuery:
    return DCBQuery(items=[DCBQueryItem(types=types, tags=tags) for types, tags in items])


def positions(recorder: Recorder, *items: tuple[list[str], list[str]]) -> list[int]:
    return [found.position for found in recorder.read(query(*items))]


@pytest.fixture
def recorder(database: Database) -> Recorder:
    return Recorder(database)


class TestWhatAQuerySelects:
    @pytest.fixture(autouse=True)
    def facts(self, recorder: Recorder) -> None:
        recorder.append([event("A", "x:1"), event("B", "x:1", "y:1"), event("A", "y:1", "z:1")])
        recorder.append([event("C"), event("A", "x:1", "y:1", "z:1")])

    @pytest.mark.parametrize(
        ("items", "expected"),
        [
            ([([], ["x:1"])], [1, 2, 5]),
            ([(["A"], ["x:1"])], [1, 5]),
            ([(["A", "B"], ["x:1", "y:1"])], [2, 5]),
            ([(["A"], ["z:1", "y:1", "x:1"])], [5]),
            ([(["A"], ["x:1"]), (["A"], ["y:1"])], [1, 3, 5]),  # found twice, given once
            ([(["B"], []), ([], ["z:1"])], [2, 3, 5]),
            ([(["C"], [])], [4]),
            ([(["C"], ["x:1"])], []),
            ([(["A"], ["x:1", "nothing:1"])], []),
            ([(["C"], []), ([], [])], [1, 2, 3, 4, 5]),  # an item with nothing selects everything
        ],
    )
    def test_by_types_and_tags(
        self, recorder: Recorder, items: list[tuple[list[str], list[str]]], expected: list[int]
    ) -> None:
        assert positions(recorder, *items) == expected

    @pytest.mark.parametrize("tag", ['q"uote', "back\\slash", "{brace}", "a,b", "NULL", "é ☃", ""])
    def test_a_tag_may_hold_any_text(self, recorder: Recorder, tag: str) -> None:
        position = recorder.append([event("A", tag)])
        (found,) = recorder.read(query((["A"], [tag])))
        assert (found.position, found.event.tags) == (position, [tag])

    def test_a_conflict_is_what_the_same_query_would_find_later(self, recorder: Recorder) -> None:
        boundary = query((["A"], ["x:1", "y:1"]))
        with pytest.raises(IntegrityError):
            recorder.append([event()], DCBAppendCondition(boundary, after=4))
        assert recorder.append([event()], DCBAppendCondition(boundary, after=5)) == 6


class TestPositionsAndTimes:
    def test_no_gap_after_conflicts_and_failed_appends(self, recorder: Recorder) -> None:
        recorder.append([event("A", "x:1")])
        taken = DCBAppendCondition(query((["A"], ["x:1"])), after=0)
        for _ in range(3):
            with pytest.raises(IntegrityError):
                recorder.append([event("A", "x:1")], taken)
        with pytest.raises(psycopg.Error):  # the second fact fails, so the first is not kept
            recorder.append([event("A"), event("A", "same", "same")])
        recorder.append([event("A"), event("B")])
        assert [found.position for found in recorder.read()] == [1, 2, 3]

    def test_recorded_at_never_runs_backwards(self, database: Database, recorder: Recorder) -> None:
        with database.connection() as connection:
            connection.execute(f"INSERT INTO {database.network}.made_up DEFAULT VALUES")
        now = datetime(2026, 3, 1, 9, tzinfo=UTC)
        for hours in (0, 5, -5, 1, 6):
            recorder.clock = now + timedelta(hours=hours)
            recorder.append([event()])
        times = [read_line(line).recorded_at for line, _ in recorder.read_lines() if line]
        assert times == [now + timedelta(hours=hours) for hours in (0, 5, 5, 5, 6)]

    def test_the_databases_own_clock_stamps_a_real_ledger(self, recorder: Recorder) -> None:
        before = datetime.now(UTC)
        recorder.append([event()])
        ((line, _),) = recorder.read_lines()
        assert line is not None
        assert abs(read_line(line).recorded_at - before) < timedelta(minutes=1)

    def test_only_a_made_up_ledger_takes_a_time_from_outside(self, recorder: Recorder) -> None:
        recorder.clock = datetime(2020, 1, 1, tzinfo=UTC)
        with pytest.raises(psycopg.errors.RaiseException, match="made-up ledger"):
            recorder.append([event()])
        assert list(recorder.read()) == []
