"""What the machines are handed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.model.network import Network


@pytest.fixture(scope="package")
def network(server_url: str) -> Iterator[Network]:
    """The one network of this test process."""
    network = Network(server_url)
    yield network
    network.close()
