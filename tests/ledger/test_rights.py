"""Nobody changes or removes a fact: not the application, not the owner, not by a detour."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, RaiseException, RestrictViolation

from domain.database import migrations
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from tests.decisions import cast
from tests.ledger.written import positions, write

CHANGES = [
    "UPDATE {table} SET {column} = {column}",
    "UPDATE {table} SET {column} = {column} WHERE false",
    "DELETE FROM {table}",
    "TRUNCATE {table} CASCADE",
    "WITH gone AS (DELETE FROM {table} RETURNING *) SELECT count(*) FROM gone",
    "WITH other AS (UPDATE {table} SET {column} = {column} RETURNING *) SELECT * FROM other",
    "MERGE INTO {table} AS t USING (SELECT 1) AS s ON true WHEN MATCHED THEN DELETE",
    "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE"
    " SET {column} = EXCLUDED.{column}",
]
TABLES = {
    "facts": ("line", "position"),
    "fact_tags": ("tag", "tag, kind, position"),
    "made_up": ("since", "only_one"),
}
ATTEMPTS = [(table, change) for table in TABLES for change in CHANGES]


def fill(change: str, network: str, table: str) -> bytes:
    column, key = TABLES[table]
    return change.format(table=f"{network}.{table}", column=column, key=key).encode()


@pytest.fixture
def lived(ledger: Ledger) -> Ledger:
    """A made-up ledger with facts in it, so that every table has a row to attack."""
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")
    write(ledger, cast.registered(), cast.consented())
    return ledger


@pytest.fixture
def owner(server_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server_url, autocommit=True) as connection:
        yield connection


def rows(owner: psycopg.Connection, network: str) -> list[object]:
    return [
        owner.execute(f"SELECT * FROM {network}.{table} ORDER BY 1, 2".encode()).fetchall()
        for table in TABLES
    ]


@pytest.mark.parametrize(("table", "change"), ATTEMPTS)
def test_the_application_has_no_right_to(
    lived: Ledger, owner: psycopg.Connection, table: str, change: str
) -> None:
    before = rows(owner, lived.database.network)
    with lived.database.connection() as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(fill(change, lived.database.network, table))
    assert rows(owner, lived.database.network) == before


@pytest.mark.parametrize(("table", "change"), ATTEMPTS)
def test_the_owner_is_refused_too(
    lived: Ledger, owner: psycopg.Connection, table: str, change: str
) -> None:
    before = rows(owner, lived.database.network)
    with pytest.raises(RestrictViolation, match="never changed or removed"):
        owner.execute(fill(change, lived.database.network, table))
    assert rows(owner, lived.database.network) == before


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE {network}.facts DISABLE TRIGGER ALL",
        "DROP TABLE {network}.facts CASCADE",
        "DROP TRIGGER facts_never_change ON {network}.facts",
        "CREATE OR REPLACE FUNCTION {network}.refuse_change() RETURNS trigger"
        " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "SET session_replication_role = replica",
        "CREATE TABLE {network}.more (x int)",
    ],
)
def test_the_application_cannot_open_a_way_round(lived: Ledger, statement: str) -> None:
    network = lived.database.network
    with lived.database.connection() as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(statement.replace("{network}", network).encode())


def test_the_application_cannot_give_itself_a_right(lived: Ledger) -> None:
    facts = f"{lived.database.network}.facts"
    with lived.database.connection() as connection:
        # PostgreSQL only warns that nothing was granted.
        connection.execute(f"GRANT DELETE ON {facts} TO {lived.database.network}_app")
        with pytest.raises(InsufficientPrivilege):
            connection.execute(f"DELETE FROM {facts}")


def test_the_application_reads_and_adds(lived: Ledger) -> None:
    assert write(lived, cast.consent_withdrawn()) == 3
    assert positions(lived) == [1, 2, 3]


def test_a_ledger_with_facts_cannot_become_made_up(ledger: Ledger, database: Database) -> None:
    write(ledger, cast.registered())
    with (
        database.connection() as connection,
        pytest.raises(RaiseException, match="holds facts"),
    ):
        connection.execute(f"INSERT INTO {database.network}.made_up DEFAULT VALUES")


def test_keys_are_made_used_and_destroyed_but_never_exchanged(database: Database) -> None:
    with database.connection() as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(f"UPDATE {database.network}_keys.subject_keys SET wrapped = 'x'")


def test_another_network_is_out_of_reach(lived: Ledger, server_url: str) -> None:
    migrations.migrate(server_url, "stranger")
    stranger = Database(server_url, "stranger", size=1)
    try:
        with stranger.connection() as connection, pytest.raises(InsufficientPrivilege):
            connection.execute(f"SELECT * FROM {lived.database.network}.facts")
    finally:
        stranger.close()
