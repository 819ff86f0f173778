"""The network's member agencies, as a list."""

from __future__ import annotations

from domain.ledger.ledger import Ledger
from projections.folds import agencies
from projections.folds.agencies import AgencyRow
from projections.queries.reading import rows
from projections.queries.viewer import NotVisible, Viewer


def all_agencies(ledger: Ledger, viewer: Viewer) -> list[AgencyRow]:
    """Every agency, in order of name: for those who look after the whole network."""
    if viewer.role not in ("coordinator", "auditor", "operator"):
        raise NotVisible
    return rows(ledger, agencies.VIEW, AgencyRow, order="name, agency")
