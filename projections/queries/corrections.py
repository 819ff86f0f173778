"""What a person needs to put an entry right: the fact, its values, and what rests on it."""

from __future__ import annotations

from datetime import date, tzinfo

import msgspec

from domain.facts import Fact, sealed_fields
from domain.ledger.ledger import Ledger
from domain.ledger.vault import subject_of
from projections.queries.history import Entry, written
from projections.queries.striking import may_strike
from projections.queries.viewer import NotVisible, Viewer


class Correctable(msgspec.Struct, frozen=True):
    """An entry that the viewer may strike.

    `texts` are the sealed fields of the fact, opened; None where the viewer may not see them all,
    and so cannot write the fact down anew.
    """

    position: int
    fact: Fact
    entry: Entry
    texts: dict[str, str | None] | None


def correctable(
    ledger: Ledger, viewer: Viewer, today: date, position: int, zone: tzinfo
) -> Correctable:
    """The entry at a position, struck or not. Raises NotVisible where they may not strike it."""
    entry = written(ledger, viewer, position, zone).entry
    recorded = ledger.at(position)
    if recorded is None or not may_strike(viewer, recorded.fact, today):
        raise NotVisible
    return Correctable(
        position=position,
        fact=recorded.fact,
        entry=entry,
        texts=None if entry.hidden else _opened(ledger, recorded.fact),
    )


def _opened(ledger: Ledger, fact: Fact) -> dict[str, str | None]:
    fields = sealed_fields(type(fact))
    texts = ledger.vault.open((subject_of(fact), getattr(fact, field)) for field in fields)
    return dict(zip(fields, texts, strict=True))
