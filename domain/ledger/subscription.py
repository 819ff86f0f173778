"""New facts as they come: LISTEN, with polling beneath it, through every lost connection."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import psycopg
from eventsourcing.dcb.api import DCBQuery
from eventsourcing.dcb.persistence import DCBListenNotifySubscription

if TYPE_CHECKING:
    from domain.ledger.recorder import Recorder

POLL_SECONDS = 1.0  # how long a lost notification can go unnoticed


class LedgerSubscription(DCBListenNotifySubscription["Recorder"]):
    """The library's subscription, with a listener that outlives the database's restarts.

    The stock one stops for good with its LISTEN connection. Here a notification only wakes the
    reader early; it reads once a second in any case, and an unreachable database is tried again.
    """

    def __init__(
        self, recorder: Recorder, query: DCBQuery | None = None, after: int | None = None
    ) -> None:
        super().__init__(recorder=recorder, query=query, after=after)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __exit__(self, *args: object, **kwargs: Any) -> None:
        super().__exit__(*args, **kwargs)
        self._listener.join()

    def _listen(self) -> None:
        database = self._recorder.database
        pause = threading.Event()
        while not self._has_been_stopped:
            try:
                with psycopg.connect(database.conninfo(), autocommit=True) as connection:
                    connection.execute(f"LISTEN {database.network}")
                    while not self._has_been_stopped:
                        for _ in connection.notifies(timeout=POLL_SECONDS, stop_after=1):
                            pass
                        self._has_been_notified.set()
            except psycopg.OperationalError:
                self._has_been_notified.set()
                pause.wait(POLL_SECONDS)

    def _pull(self) -> None:
        try:
            super()._pull()
        except psycopg.OperationalError:
            # Nothing is lost: the next wake-up reads on from the last position.
            threading.Event().wait(POLL_SECONDS / 10)
