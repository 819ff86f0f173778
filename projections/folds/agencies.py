"""The network's member agencies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.agencies import AgencyDetailsChanged, AgencyJoined, AgencyLeft
from projections.view import Row, View


class AgencyRow(Row, frozen=True, kw_only=True):
    """An agency as it is now."""

    agency: str
    name: str
    region: str | None
    website: str | None
    joined_on: date
    left_on: date | None = None


def fold(facts: Sequence[Recorded]) -> list[AgencyRow]:
    """One row for an agency that joined."""
    row: dict[str, Any] = {}
    for recorded in facts:
        match recorded.fact:
            case AgencyJoined() as f:
                row |= f.as_dict()
                row["joined_on"] = row.pop("happened_on")
            case AgencyDetailsChanged() as f:
                row |= {"name": f.name, "region": f.region, "website": f.website}
            case AgencyLeft() as f:
                row["left_on"] = f.happened_on
    return [AgencyRow(**row)] if "joined_on" in row else []


VIEW = View("agencies", "agency", AgencyRow, (AgencyJoined, AgencyDetailsChanged, AgencyLeft), fold)
