"""Pool rows with consent as it is this moment, also while the views are behind the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from domain.facts.seekers import ConsentGiven, ConsentWithdrawn, SeekerLeftPool, SeekerTransferred
from domain.ledger.canonical import read_recorded
from domain.ledger.ledger import Ledger
from projections.folds import pool
from projections.folds.pool import PoolRow
from projections.queries.reading import rows

CHANGES = (ConsentGiven, ConsentWithdrawn, SeekerLeftPool, SeekerTransferred)


def pool_rows(
    ledger: Ledger, where: str = "true", values: Sequence[Any] = (), order: str | None = None
) -> list[PoolRow]:
    """Rows of the pool, as `reading.rows` gives them.

    A consent counts only while the view knows the latest word on it. Where newer facts are on
    their way, the row says that nothing is shared: a withdrawal works from the next request on.
    So does a move: the old agency sees no more of them.
    """
    # Asked before the rows are read: what is recorded in between is no earlier request's.
    changing = _on_their_way(ledger)
    return [
        msgspec.structs.replace(row, **changing[row.seeker]) if row.seeker in changing else row
        for row in rows(ledger, pool.VIEW, PoolRow, where, values, order)
    ]


def _on_their_way(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """Job seekers of whom the ledger knows a newer word than the view, and what it changes."""
    network = ledger.database.network
    with ledger.database.connection() as connection:
        found = connection.execute(
            f"SELECT line FROM {network}.facts WHERE kind = ANY(%s)"
            f" AND position > (SELECT position FROM {network}_views.state) ORDER BY position",
            [[fact.TOPIC for fact in CHANGES]],
        ).fetchall()
    facts = (read_recorded(line).fact for (line,) in found)
    changing: dict[str, dict[str, Any]] = {}
    for fact in facts:
        if isinstance(fact, CHANGES):
            known = changing.setdefault(fact.seeker, {"consent_scope": None})
            if isinstance(fact, SeekerTransferred):
                known["agency"] = fact.agency
    return changing
