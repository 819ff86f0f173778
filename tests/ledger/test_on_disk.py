"""Nothing is answered for before the server has written it down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import psycopg
import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.database.connection import Database
from domain.ledger.recorder import Recorder

FACT = DCBEvent(type="A", data=b"1", tags=["x:1"])


@pytest.fixture
def recorder(database: Database) -> Recorder:
    return Recorder(database)


@pytest.fixture
def owner(server_url: str) -> psycopg.Connection:
    return psycopg.connect(server_url)


def is_all_on_disk(owner: psycopg.Connection) -> bool:
    return owner.execute(
        "SELECT pg_current_wal_flush_lsn() >= pg_current_wal_insert_lsn()"
    ).fetchall()[0][0]


def wait_for_one_in_line(owner: psycopg.Connection) -> None:
    for _ in range(500):
        if owner.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"
        ).fetchall()[0][0]:
            return
        sleep(0.01)
    raise AssertionError("nobody waits for the lock")


def test_who_waited_for_others_waits_for_the_disk_too(
    recorder: Recorder, owner: psycopg.Connection
) -> None:
    network = recorder.database.network
    with ThreadPoolExecutor() as pool, owner:
        owner.execute(f"SELECT pg_advisory_xact_lock(hashtextextended('{network}.append', 0))")
        waiting = pool.submit(recorder.append, [FACT])
        wait_for_one_in_line(owner)
        owner.commit()  # the lock is free
        assert waiting.result(timeout=10) == 1
        assert is_all_on_disk(owner)


def test_what_another_left_unwritten_can_be_waited_for(
    recorder: Recorder, owner: psycopg.Connection
) -> None:
    with owner:
        owner.execute("SET synchronous_commit = off")
        owner.execute("CREATE TABLE left_unwritten ()")
        owner.execute("DROP TABLE left_unwritten")
        owner.commit()
        recorder.settle()
        assert is_all_on_disk(owner)
