"""A made-up network that was lived through once, and what is asked of it."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from domain.accounts.store import Accounts
from domain.database.connection import Database
from domain.decisions.base import Decision
from domain.decisions.refusals import Refused
from domain.demo import DemoUser, live
from domain.facts import Fact
from domain.ledger.ledger import Ledger, Receipt
from tests.conftest import MASTER_KEY

UNTIL = date(2025, 6, 4)  # a Wednesday
FIRST = date(2024, 6, 4)
F = TypeVar("F", bound=Fact)
PASSWORD = "a-long-enough-password"
SEEKERS = 30


class WatchedLedger(Ledger):
    """A ledger that keeps what decisions were given to it, and what came of them."""

    def __init__(self, database: Database, master_key: bytes) -> None:
        super().__init__(database, master_key)
        self.tries = 0
        self.recorded: list[Fact] = []
        self.refusals: list[str] = []

    def do(self, *decisions: Decision, command: str | None = None) -> Receipt:
        self.tries += len(decisions)
        try:
            receipt = super().do(*decisions, command=command)
        except Refused as refused:
            self.refusals.append(refused.refusal.code)
            raise
        self.recorded += receipt.facts
        return receipt


class Lived:
    """A network that was lived through once, for every test that only looks at it."""

    def __init__(self, database: Database, **wishes: Any) -> None:
        self.ledger = WatchedLedger(database, MASTER_KEY)
        self.accounts = Accounts(database)
        self.steps: list[tuple[int, int]] = []
        self.users: list[DemoUser] = live(
            self.ledger,
            self.accounts,
            **{"seekers": SEEKERS, "years": 1, "until": UNTIL, "password": PASSWORD, **wishes},
            progress=lambda done, all_: self.steps.append((done, all_)),
        )
        self.lines = self.ledger.since(0, 100_000)

    def facts(self, type_: type[F]) -> list[F]:
        return [r.fact for r in self.lines if isinstance(r.fact, type_)]

    def agencies_with_accounts(self) -> list[str]:
        found = [self.accounts.check(u.email, PASSWORD) for u in self.users if u.role == "agency"]
        return [user.agency for user in found if user and user.agency]
