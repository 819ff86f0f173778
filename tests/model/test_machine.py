"""The real ledger against the plain model of the rules: 500 runs of some 40 steps.

The other half is in `test_machine_again.py`, so that both cores have something to do. With
`COMMONPLACE_MODEL_RUNS=4` in the environment there are four times as many runs, with 0.1 a tenth
of them. The runs are the same every time, so that a test that passed goes on passing; `make soak`
makes ten times as many, new ones every time. What fails is shrunk to a short story, and becomes an
ordinary test of the decision that it is about.
"""

from __future__ import annotations

import pytest

from tests.model.network import Network
from tests.model.reasons import RULES
from tests.model.runs import HALF, HALF_OF_SOAK, drive


def test_the_ledger_keeps_the_rules(network: Network) -> None:
    answers = drive(network, HALF, seed=1)
    recorded = {decision for decision, told in answers if told == "recorded"}
    if HALF >= 250:  # fewer say little; a rare decision may be missed in one half
        assert len({*RULES, "StrikeFact"} - recorded) <= 3


@pytest.mark.soak
def test_the_ledger_keeps_the_rules_for_long(network: Network) -> None:
    drive(network, HALF_OF_SOAK, seed=None)
