"""The network's member agencies, as a list."""

from __future__ import annotations

from domain.ledger.ledger import Ledger
from projections.folds import agencies
from projections.folds.agencies import AgencyRow
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.viewer import NotVisible, Viewer


class UnknownAgency(Exception):  # noqa: N818 - says what it is
    """There is no agency with this name or id; the sentence says which there are."""


def all_agencies(ledger: Ledger, viewer: Viewer) -> list[AgencyRow]:
    """Every agency, members before gone ones, in order of name: no secret to anyone."""
    if viewer.role not in ("agency", "coordinator", "auditor", "operator"):
        raise NotVisible
    order = "left_on IS NOT NULL, name, agency"
    return rows(ledger, agencies.VIEW, AgencyRow, order=order)


def one_agency(ledger: Ledger, viewer: Viewer, agency: str) -> AgencyRow:
    """One agency. Raises NotVisible."""
    for row in all_agencies(ledger, viewer):
        if row.agency == agency:
            return row
    raise NotVisible


def agency_called(ledger: Ledger, text: str) -> str:
    """The id of the agency with this name or id. Raises UnknownAgency."""
    names = agency_names(ledger)
    for id_, name in names.items():
        if text == id_ or text.casefold() == name.casefold():
            return id_
    known = f"These are there: {'; '.join(names.values())}." if names else "There is none yet."
    raise UnknownAgency(f"There is no agency {text}. {known}")
