"""What the scheduler's tests are handed: a network with two accounts, and a mail server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.accounts.store import Accounts
from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from scheduler.delivery import Mailer, mailer_from
from scheduler.reminders import TickReport, tick
from tests.scheduler import world
from tests.scheduler.post_office import PostOffice

PUBLIC_URL = "https://network.example"
Tick = Callable[..., TickReport]


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A mail server that answers."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def mailer(post_office: PostOffice, tmp_path: Any) -> Mailer:
    """The way to it."""
    return mailer_from(post_office.url, tmp_path / "outbox")


@pytest.fixture
def accounts(database: Database) -> Accounts:
    """The accounts of the network: none yet."""
    return Accounts(database)


@pytest.fixture
def network(ledger: Ledger, accounts: Accounts) -> Ledger:
    """A ledger with an agency and an employer, and one account each for agency and network."""
    world.found(ledger, date(2020, 1, 1))
    world.add_accounts(accounts)
    return ledger


@pytest.fixture
def run(ledger: Ledger, projector: Projector, accounts: Accounts, mailer: Mailer) -> Tick:
    """`run(now, mailer=..., zone=...)`: one run of the reminders."""
    own_mailer = mailer

    def run(
        now: datetime | None = None,
        *,
        mailer: Mailer | None = None,
        zone: ZoneInfo = ZoneInfo("UTC"),  # noqa: B008 - a constant
        **more: Any,
    ) -> TickReport:
        return tick(
            ledger,
            projector,
            accounts,
            mailer or own_mailer,
            now=now or datetime.now(UTC),
            zone=zone,
            public_url=PUBLIC_URL,
            **more,
        )

    return run
