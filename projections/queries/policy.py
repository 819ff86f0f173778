"""The rules that the network agreed on. They are few, and read from the facts themselves."""

from __future__ import annotations

from domain.decisions.policy import Policy
from domain.facts.network import OWN
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import standing


def policy(ledger: Ledger) -> Policy:
    """Every rule adopted so far. Rules name nobody: whoever may sign in may know them."""
    return Policy.of(r.fact for r in standing(ledger.history(f"network:{OWN}")))
