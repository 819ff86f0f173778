"""The other half of the runs of `test_machine.py`."""

from __future__ import annotations

import pytest

from tests.model.network import Network
from tests.model.runs import HALF, HALF_OF_SOAK, drive


def test_the_ledger_keeps_the_rules(network: Network) -> None:
    drive(network, HALF, seed=2)


@pytest.mark.soak
def test_the_ledger_keeps_the_rules_for_long(network: Network) -> None:
    drive(network, HALF_OF_SOAK, seed=None)
