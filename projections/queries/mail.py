"""How the mail server was of late: asked by the scheduler, for the system itself."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from domain.ledger.ledger import Ledger


class Away(NamedTuple):
    """The mail server as a whole could not be used."""

    at: datetime
    error: str


def last_away(ledger: Ledger) -> Away | None:
    """When it was away for the last time, of what still waits to be sent."""
    network = ledger.database.network
    tables = (
        f"{network}_views.reminders",
        f"{network}_views.notices",
        f"{network}_accounts.digests",
    )
    statement = " UNION ALL ".join(
        f"SELECT failed_at, error FROM {table} WHERE fault = 'server' AND sent_at IS NULL"
        for table in tables
    )
    with ledger.database.connection() as connection:
        found = connection.execute(f"{statement} ORDER BY failed_at DESC LIMIT 1").fetchone()
    return Away(*found) if found else None
