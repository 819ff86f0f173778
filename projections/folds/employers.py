"""The employers that the network works with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.employers import EmployerContactLogged, EmployerDetailsChanged, EmployerEngaged
from projections.view import Row, View


class EmployerRow(Row, frozen=True, kw_only=True):
    """An employer as it is now. `contact` is a sealed token."""

    employer: str
    name: str
    region: str | None
    agency: str | None
    contact: str | None
    engaged_on: date
    last_contact_on: date


def fold(facts: Sequence[Recorded]) -> list[EmployerRow]:
    """One row for an employer that the network works with."""
    row: dict[str, Any] = {}
    for recorded in facts:
        match recorded.fact:
            case EmployerEngaged() as f:
                row |= f.as_dict()
                row["engaged_on"] = row["last_contact_on"] = row.pop("happened_on")
            case EmployerDetailsChanged() as f:
                row |= {"name": f.name, "region": f.region, "contact": f.contact}
            case EmployerContactLogged() as f:
                row["last_contact_on"] = max(
                    row.get("last_contact_on", f.happened_on), f.happened_on
                )
    return [EmployerRow(**row)] if "engaged_on" in row else []


VIEW = View(
    "employers",
    "employer",
    EmployerRow,
    (EmployerEngaged, EmployerDetailsChanged, EmployerContactLogged),
    fold,
)
