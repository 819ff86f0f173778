"""What a request may use: the parts handed in by the composition root, the person, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, cast
from uuid import NAMESPACE_OID, uuid5
from zoneinfo import ZoneInfo

from flask import current_app
from flask_login import current_user

from domain.accounts.store import Accounts, User
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.viewer import Viewer


@dataclass(frozen=True)
class Services:
    """The parts of one network."""

    ledger: Ledger
    projector: Projector
    accounts: Accounts
    zone: ZoneInfo
    secret_key: str
    public_url: str  # where people find the pages, without a slash at its end
    metrics_token: str | None = None  # with which a program may read the figures

    @property
    def is_https(self) -> bool:
        """Whether browsers reach the pages by HTTPS only."""
        return self.public_url.startswith("https:")


class Who(TypedDict):
    """The person and the day: what every decision is given."""

    by: Actor
    today: date


def services() -> Services:
    """The parts of this application."""
    return cast(Services, current_app.extensions["commonplace"])


def ledger() -> Ledger:
    """The ledger that this request reads and writes."""
    return services().ledger


def today() -> date:
    """The local date in the network's zone."""
    return now().date()


def now() -> datetime:
    """This moment."""
    return datetime.now(services().zone)


def person() -> User:
    """Who is signed in. Only on pages that need a sign-in."""
    return cast(User, current_user.user)


def viewer() -> Viewer:
    """Who is signed in, as queries know them."""
    return Viewer.of(person().actor())


def who() -> Who:
    """Who is signed in and what day it is, for a decision."""
    return Who(by=person().actor(), today=today())


def id_from(command: str) -> str:
    """The id of a thing that a command makes: the same for a repeated command."""
    return uuid5(NAMESPACE_OID, command).hex
