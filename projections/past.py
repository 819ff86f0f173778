"""Views as they were: the same folds, over what stood at a moment."""

from __future__ import annotations

from itertools import groupby

from domain.facts.network import FactStruck
from domain.ledger.canonical import read_recorded
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment, as_of
from projections.view import Row, View


def rows_then(ledger: Ledger, view: View, moment: Moment) -> list[Row]:
    """Every row of the view, as if nothing that came later on either clock had been recorded."""
    network = ledger.database.network
    kinds = [FactStruck.TOPIC, *(fact.TOPIC for fact in view.hears)]
    found: list[Row] = []
    with ledger.database.connection() as connection:
        lines = connection.execute(
            f"SELECT t.tag, f.line FROM {network}.fact_tags AS t"
            f" JOIN {network}.facts AS f USING (position)"
            # ';' follows ':' in the "C" collation: every tag of this kind, by the index.
            " WHERE t.tag >= %s AND t.tag < %s AND t.kind = ANY(%s) AND f.recorded_at <= %s"
            " ORDER BY t.tag, t.position",
            [f"{view.kind}:", f"{view.kind};", kinds, moment.known_at],
        )
        for _tag, lines_of_one in groupby(lines, key=lambda line: line[0]):
            history = as_of((read_recorded(line) for _, line in lines_of_one), moment)
            found += view.fold(history)
    return found
