"""The employers that the network works with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.facts import Recorded
from domain.facts.employers import EmployerEngaged
from projections.view import Row, View


class EmployerRow(Row, frozen=True, kw_only=True):
    """An employer as it is now. `contact` is a sealed token."""

    employer: str
    name: str
    region: str | None
    agency: str | None
    contact: str | None
    engaged_on: date


def fold(facts: Sequence[Recorded]) -> list[EmployerRow]:
    """One row for an employer that the network works with."""
    return [
        EmployerRow(
            employer=f.employer,
            name=f.name,
            region=f.region,
            agency=f.agency,
            contact=f.contact,
            engaged_on=f.happened_on,
        )
        for f in (r.fact for r in facts)
        if isinstance(f, EmployerEngaged)
    ]


VIEW = View("employers", "employer", EmployerRow, (EmployerEngaged,), fold)
