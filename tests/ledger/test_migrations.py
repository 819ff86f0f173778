"""Migrations can be repeated, and put the rights right each time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from domain.database import migrations
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from tests.conftest import MASTER_KEY
from tests.decisions import cast
from tests.ledger.written import kinds, write

FILES = sorted(path.name for path in (migrations.HERE / "sql").glob("*.sql"))


def rights(url: str, network: str) -> list[tuple[str, str, str]]:
    """What the application may do in this network's schemas: (schema, table, right)."""
    with psycopg.connect(url) as owner:
        return owner.execute(
            "SELECT table_schema, table_name, privilege_type"
            " FROM information_schema.role_table_grants"
            " WHERE grantee = %s ORDER BY 1, 2, 3",
            [f"{network}_app"],
        ).fetchall()


def test_each_file_is_applied_once(server_url: str) -> None:
    assert migrations.migrate(server_url, "fresh") == FILES
    assert migrations.migrate(server_url, "fresh") == []


def test_repeating_keeps_every_fact(ledger: Ledger, server_url: str) -> None:
    write(ledger, cast.registered())
    migrations.migrate(server_url, ledger.database.network)
    assert kinds(ledger, "seeker:ada") == ["SeekerRegistered"]
    ledger.do(cast.give_consent())


def test_only_what_is_new_is_applied(server_url: str) -> None:
    migrations.migrate(server_url, "older")
    with psycopg.connect(server_url, autocommit=True) as owner:
        owner.execute("DROP SCHEMA older_views CASCADE; DROP SCHEMA older_views_next CASCADE")
        owner.execute("DELETE FROM older.migrations WHERE name = '006_views.sql'")
    assert migrations.migrate(server_url, "older") == ["006_views.sql"]


def test_rights_are_put_right_again(database: Database, server_url: str) -> None:
    network = database.network
    before = rights(server_url, network)
    for table in ("facts", "fact_tags", "made_up"):
        assert [r for s, t, r in before if (s, t) == (network, table)] == ["INSERT", "SELECT"]
    with psycopg.connect(server_url, autocommit=True) as owner:
        owner.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA {network} TO {network}_app")
        owner.execute(f"REVOKE SELECT ON {network}.facts FROM {network}_app")
    assert rights(server_url, network) != before
    migrations.migrate(server_url, network)
    assert rights(server_url, network) == before


def test_two_at_once_do_not_collide(server_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        applied = list(pool.map(lambda _: migrations.migrate(server_url, "crowd"), range(4)))
    assert sorted(applied) == [[], [], [], FILES]


def test_a_failed_migration_leaves_nothing_behind(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = migrations.fill
    monkeypatch.setattr(
        migrations,
        "fill",
        lambda text, network: b"SELECT 1/0" if "append()" in text else fill(text, network),
    )
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrations.migrate(server_url, "halfway")
    monkeypatch.undo()
    with psycopg.connect(server_url) as owner:
        assert owner.execute("SELECT to_regnamespace('halfway')").fetchone() == (None,)
    assert migrations.migrate(server_url, "halfway") == FILES


@pytest.mark.parametrize("name", ["Upper", "1st", "a-b", "a;b", "", "a" * 32, "a b"])
def test_a_network_has_a_plain_name(server_url: str, name: str) -> None:
    with pytest.raises(ValueError, match="not a network name"):
        migrations.fill("CREATE SCHEMA {network}", name)


def test_two_networks_on_one_server_know_nothing_of_each_other(
    ledger: Ledger, server_url: str
) -> None:
    migrations.migrate(server_url, "neighbour")
    neighbour = Database(server_url, "neighbour", size=1)
    try:
        other = Ledger(neighbour, MASTER_KEY)
        write(ledger, cast.registered())
        assert other.head() == 0
        assert write(other, cast.registered()) == 1
    finally:
        neighbour.close()
