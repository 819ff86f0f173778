"""Numbered SQL files, each applied once, in order, under a lock; then the rights."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier, Literal

HERE = Path(__file__).parent


def fill(text: str, network: str) -> bytes:
    """The statement with the network's own schema names filled in.

    `str.format` cannot be used: SQL and JSON have braces of their own.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", network):
        raise ValueError(f"not a network name: {network!r}")
    return text.replace("{network}", network).encode()


def migrate(owner_url: str, network: str) -> list[str]:
    """Bring the network's schema up to date; safe to repeat. Returns the files applied now."""
    with psycopg.connect(owner_url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [network])
        _ensure_base(connection, network)
        table = Identifier(network, "migrations")
        rows = connection.execute(SQL("SELECT name FROM {}").format(table)).fetchall()
        done = {name for (name,) in rows}
        applied = []
        for path in sorted((HERE / "sql").glob("*.sql")):
            if path.name not in done:
                connection.execute(fill(path.read_text(encoding="utf-8"), network))
                insert = SQL("INSERT INTO {} (name) VALUES (%s)").format(table)
                connection.execute(insert, [path.name])
                applied.append(path.name)
        connection.execute(fill((HERE / "rights.sql").read_text(encoding="utf-8"), network))
        return applied


def _ensure_base(connection: psycopg.Connection, network: str) -> None:
    """The schema, the table of applied files, and the application's role."""
    schema, role = Identifier(network), Identifier(f"{network}_app")
    connection.execute(SQL("SET LOCAL client_min_messages = warning"))
    connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
    connection.execute(
        SQL(
            "CREATE TABLE IF NOT EXISTS {}.migrations"
            " (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())"
        ).format(schema)
    )
    known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [f"{network}_app"])
    if known.fetchone() is None:
        connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(role))
    connection.execute(SQL("GRANT {} TO CURRENT_USER").format(role))
    connection.execute(
        SQL("COMMENT ON SCHEMA {} IS {}").format(schema, Literal("Commonplace ledger"))
    )
