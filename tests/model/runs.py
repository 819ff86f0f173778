"""How many runs the machine makes, and how."""

from __future__ import annotations

import os
from collections import Counter

import hypothesis
from hypothesis import HealthCheck
from hypothesis.stateful import run_state_machine_as_test

from tests.model.machine import Answer
from tests.model.network import Network
from tests.model.steps import Everything

STEPS = 40
HALF = round(250 * float(os.environ.get("COMMONPLACE_MODEL_RUNS", "1")))
HALF_OF_SOAK = 10 * HALF


def drive(network: Network, runs: int, seed: int | None) -> Counter[Answer]:
    """So many runs; with a seed the same ones every time. Says how often each answer came."""
    answers: Counter[Answer] = Counter()

    def machine() -> Everything:
        return Everything(network, answers)

    if seed is not None:
        hypothesis.seed(seed)(machine)
    settings = hypothesis.settings(
        max_examples=runs,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=settings)
    return answers
