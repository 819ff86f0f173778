"""A desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.ledger.ledger import Ledger
from tests.imports.desk import Desk


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Desk:
    """A desk on an empty ledger."""
    return Desk(ledger, tmp_path)
