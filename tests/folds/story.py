"""Facts as the ledger gives them to a fold, and the rows that come out.

rows(pool.VIEW, "ada", registered(), consented())
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.facts import Fact, Recorded
from projections.view import View
from tests.decisions.cast import NORTHSIDE

FIRST_RECORDED = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


def recorded(facts: Sequence[Fact]) -> list[Recorded]:
    """The facts in their envelopes: positions 1, 2, 3 ..., one minute apart."""
    return [
        Recorded(
            position=position,
            recorded_at=recorded_at(position),
            tags=fact.tags(),
            by=NORTHSIDE,
            command=None,
            fact=fact,
        )
        for position, fact in enumerate(facts, 1)
    ]


def recorded_at(position: int) -> datetime:
    """When the fact at this position was recorded."""
    return FIRST_RECORDED + timedelta(minutes=position)


def about(view: View, thing: str, history: Sequence[Recorded]) -> list[Recorded]:
    """What the projector hands to the fold of this view for one thing."""
    tag = f"{view.kind}:{thing}"
    return [r for r in history if tag in r.tags and type(r.fact) in view.hears]


def rows(view: View, thing: str, *facts: Fact) -> list[Any]:
    """The rows of one thing after these facts, as the projector would work them out."""
    return list(view.fold(about(view, thing, recorded(facts))))


def row(view: View, thing: str, *facts: Fact) -> Any:
    """The one row of that thing."""
    [only] = rows(view, thing, *facts)
    return only


def things(view: View, history: Sequence[Recorded]) -> list[str]:
    """The ids of every thing of the view's kind."""
    tags = {tag.partition(":")[::2] for r in history for tag in r.tags}
    return sorted(thing for kind, thing in tags if kind == view.kind)
