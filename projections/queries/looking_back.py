"""A whole view as it stood at a moment, worked out anew from the facts by the view's own fold."""

from __future__ import annotations

from itertools import groupby
from typing import TypeVar, cast

from domain.facts.network import FactStruck
from domain.ledger.canonical import read_recorded
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment, as_of
from projections.view import Row, View

R = TypeVar("R", bound=Row)


def rows_as_of(ledger: Ledger, view: View, row: type[R], moment: Moment) -> list[R]:
    """Every row that the view had then, as if nothing later had been recorded on either clock."""
    network = ledger.database.network
    heard = [*(fact.TOPIC for fact in view.hears), FactStruck.TOPIC]
    with ledger.database.connection() as connection:
        found = connection.execute(
            f"SELECT t.tag, f.line FROM {network}.fact_tags AS t"
            f" JOIN {network}.facts AS f USING (position)"
            # ';' follows ':' in the "C" collation: every tag of this kind, by the index.
            " WHERE t.tag >= %s AND t.tag < %s AND t.kind = ANY(%s) ORDER BY t.tag, t.position",
            [f"{view.kind}:", f"{view.kind};", heard],
        ).fetchall()
    things = (
        as_of((read_recorded(line) for _, line in group), moment)
        for _, group in groupby(found, key=lambda pair: pair[0])
    )
    return [cast(R, one) for facts in things for one in view.fold(facts)]
