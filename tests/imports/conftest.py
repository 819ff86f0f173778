"""A desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.imports.desk import PLACEMENTS, REFERRALS, Desk


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Desk:
    """A desk on an empty ledger."""
    return Desk(ledger, tmp_path)


@pytest.fixture
def placements(ledger: Ledger, tmp_path: Path, projector: Projector) -> Desk:
    """A desk for placements, in a network of two agencies."""
    desk = Desk(ledger, tmp_path, PLACEMENTS)
    desk.admit(projector)
    return desk


@pytest.fixture
def referrals(ledger: Ledger, tmp_path: Path, projector: Projector) -> Desk:
    """A desk for referrals, in a network of two agencies."""
    desk = Desk(ledger, tmp_path, REFERRALS)
    desk.admit(projector)
    return desk
