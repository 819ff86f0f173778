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
    """Every agency, in order of name: for those who look after the whole network."""
    if viewer.role not in ("coordinator", "auditor", "operator"):
        raise NotVisible
    return rows(ledger, agencies.VIEW, AgencyRow, order="name, agency")


def agency_called(ledger: Ledger, text: str) -> str:
    """The id of the agency with this name or id. Raises UnknownAgency."""
    names = agency_names(ledger)
    for id_, name in names.items():
        if text == id_ or text.casefold() == name.casefold():
            return id_
    known = f"These are there: {'; '.join(names.values())}." if names else "There is none yet."
    raise UnknownAgency(f"There is no agency {text}. {known}")
