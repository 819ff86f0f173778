"""How the machinery is: which parts run, how far the views are, how the last reminders went."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
from psycopg.errors import UndefinedTable

from domain.ledger.ledger import Ledger
from projections.queries.viewer import NotVisible, Viewer

SILENT = timedelta(minutes=2)  # without a sign of life: it is gone, or hangs
BEHIND = timedelta(minutes=1)
TRIED_WITHIN = "2 days"

# What can be wrong, the gravest first.
NO_PROJECTOR = "no_projector"
NO_LEADER = "no_leader"
VIEWS_BEHIND = "views_behind"
MAIL_FAILS = "mail_fails"
PART_DIED = "part_died"
STANDSTILLS = (NO_PROJECTOR, NO_LEADER, VIEWS_BEHIND)


class Part(msgspec.Struct, frozen=True):
    """One part of one process. `age`: since its last sign of life; `ended`: what it died of."""

    process: str
    part: str  # projector, reminders; or the part that died
    since: datetime
    at: datetime
    age: timedelta
    leads: bool
    position: int | None
    ended: str | None

    @property
    def is_alive(self) -> bool:
        """Whether it gave a sign of life of late."""
        return self.ended is None and self.age <= SILENT


class Run(msgspec.Struct, frozen=True):
    """The last run of the reminders: figures of that run alone."""

    at: datetime
    sent: int
    failed: int
    waiting: int
    error: str | None


class Mail(msgspec.Struct, frozen=True):
    """All reminders since the network began. `stuck`: attempts failed, and none worked yet.

    Attempts to send an e-mail of the day are among the failures, and such an e-mail may be stuck.
    """

    sent: int = 0
    failures: int = 0  # attempts
    stuck: int = 0
    error: str | None = None  # of the last attempt that failed, of those that are stuck


class Health(msgspec.Struct, frozen=True):
    """Everything at one moment, by the database's clock."""

    parts: list[Part]
    last_run: Run | None
    head: int
    position: int  # that the views have reached
    behind: timedelta  # the age of the oldest fact that they do not know
    mail: Mail

    def alive(self, part: str) -> list[Part]:
        """The processes in which this part is at work, or stands by."""
        return [one for one in self.parts if one.part == part and one.is_alive]

    @property
    def leaders(self) -> list[Part]:
        """Who sends the reminders: one, where all is well."""
        return [one for one in self.alive("reminders") if one.leads]

    @property
    def troubles(self) -> list[str]:
        """Codes of what is wrong, the gravest first; none where all is well."""
        found = {
            NO_PROJECTOR: not self.alive("projector"),
            NO_LEADER: not self.leaders,
            VIEWS_BEHIND: self.behind > BEHIND,
            MAIL_FAILS: self.mail.stuck > 0,
            PART_DIED: any(one.ended for one in self.parts),
        }
        return [code for code, is_so in found.items() if is_so]

    @property
    def standstills(self) -> list[str]:
        """Those troubles in which something that people rely on does not go on."""
        return [code for code in self.troubles if code in STANDSTILLS]


def health(ledger: Ledger, viewer: Viewer) -> Health:
    """For coordinator and operator, and for the system itself. Raises NotVisible."""
    if viewer.role not in ("coordinator", "operator", "system"):
        raise NotVisible
    return Health(
        parts=_parts(ledger), last_run=_last_run(ledger), mail=_mail(ledger), **_lag(ledger)
    )


def _parts(ledger: Ledger) -> list[Part]:
    statement = (
        "SELECT process, part, since, at, clock_timestamp() - at, leads, position, ended"
        f" FROM {ledger.database.network}.heartbeats ORDER BY part, NOT leads, since, process"
    )
    return [Part(*row) for row in _rows(ledger, statement)]


def _last_run(ledger: Ledger) -> Run | None:
    statement = f"SELECT at, sent, failed, waiting, error FROM {ledger.database.network}.last_run"
    found = [Run(*row) for row in _rows(ledger, statement)]
    return found[0] if found else None


def _lag(ledger: Ledger) -> dict[str, Any]:
    network = ledger.database.network
    statement = (
        f"SELECT COALESCE((SELECT max(position) FROM {network}.facts), 0), s.position,"
        f" (SELECT clock_timestamp() - f.recorded_at FROM {network}.facts AS f"
        f" WHERE f.position = s.position + 1) FROM {network}_views.state AS s"
    )
    try:
        [(head, position, behind)] = _rows(ledger, statement)
    except UndefinedTable:  # the views are made for the first time
        return {"head": ledger.head(), "position": 0, "behind": timedelta(0)}
    return {"head": head, "position": position, "behind": max(behind or timedelta(0), timedelta(0))}


def _mail(ledger: Ledger) -> Mail:
    network = ledger.database.network
    # Everything is tried again once a day at least. What failed longer ago was settled or given up.
    lately = f"failed_at > clock_timestamp() - '{TRIED_WITHIN}'::interval"
    statement = (
        "SELECT count(counted), COALESCE(sum(failures), 0)::bigint,"
        " count(*) FILTER (WHERE is_stuck),"
        " (array_agg(error ORDER BY failed_at DESC) FILTER (WHERE is_stuck))[1] FROM ("
        "SELECT sent_at AS counted, failures, error, failed_at,"
        " is_latest AND sent_at IS NULL AND failed_at IS NOT NULL AS is_stuck"
        f" FROM {network}_views.reminders UNION ALL "
        f"SELECT sent_at, failures, error, failed_at, sent_at IS NULL AND {lately}"
        f" FROM {network}_views.notices UNION ALL "
        f"SELECT NULL, failures, error, failed_at, sent_at IS NULL AND {lately}"
        f" FROM {network}_accounts.digests) AS every"
    )
    try:
        return Mail(*_rows(ledger, statement)[0])
    except UndefinedTable:
        return Mail()


def _rows(ledger: Ledger, statement: str) -> list[tuple[Any, ...]]:
    with ledger.database.connection() as connection:
        return connection.execute(statement).fetchall()
