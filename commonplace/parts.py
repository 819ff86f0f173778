"""The parts that a command may need, made when they are first asked for."""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import cached_property

import click

from commonplace.settings import Settings, in_home
from domain.accounts.store import Accounts
from domain.database import embedded, migrations
from domain.database.connection import Database
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.viewer import Viewer

NETWORK = "commonplace"
# Commands typed at the machine itself act as these. No account has such an id.
MACHINE_IMPORTER = Actor(user="machine", role="system")
MACHINE_AUDITOR = Viewer(user="machine", role="auditor")
MACHINE_COORDINATOR = Viewer(user="machine", role="coordinator")


class Parts:
    """Everything that a command may need, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def owner_url(self) -> str:
        """The database: the one that is named, or one of our own."""
        if self.settings.database_url:
            return self.settings.database_url
        with in_home():
            return embedded.start(self.settings.home).get_uri()

    def keep_database(self) -> None:
        """Start our own database again where it died. A named one is looked after elsewhere."""
        if not self.settings.database_url:
            embedded.keep_running(self.settings.home)

    @cached_property
    def database(self) -> Database:
        """The database with its schema up to date."""
        migrations.migrate(self.owner_url, NETWORK)
        return Database(self.owner_url, NETWORK)

    @cached_property
    def ledger(self) -> Ledger:
        """The network's ledger. Raises WrongMasterKey."""
        ledger = Ledger(self.database, self.settings.master_key)
        ledger.vault.must_fit()
        return ledger

    @cached_property
    def projector(self) -> Projector:
        """What keeps the views."""
        return Projector(self.ledger)

    @cached_property
    def accounts(self) -> Accounts:
        """Who may sign in."""
        return Accounts(self.database)

    def close(self) -> None:
        """Give the database's connections back, where any were taken."""
        if "database" in self.__dict__:
            self.database.close()

    @property
    def today(self) -> date:
        """The local date in the network's zone."""
        return datetime.now(self.settings.zone).date()


def parts() -> Parts:
    """The parts of the running command."""
    context = click.get_current_context().find_root()
    if context.obj is None:
        context.obj = Parts(Settings.read(os.environ))
        context.call_on_close(context.obj.close)
    found: Parts = context.obj
    return found
