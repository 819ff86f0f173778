"""The network's member agencies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.facts import Recorded
from domain.facts.agencies import AgencyJoined
from projections.view import Row, View


class AgencyRow(Row, frozen=True, kw_only=True):
    """An agency as it is now."""

    agency: str
    name: str
    region: str | None
    website: str | None
    joined_on: date


def fold(facts: Sequence[Recorded]) -> list[AgencyRow]:
    """One row for an agency that joined."""
    return [
        AgencyRow(
            agency=f.agency,
            name=f.name,
            region=f.region,
            website=f.website,
            joined_on=f.happened_on,
        )
        for f in (r.fact for r in facts)
        if isinstance(f, AgencyJoined)
    ]


VIEW = View("agencies", "agency", AgencyRow, (AgencyJoined,), fold)
