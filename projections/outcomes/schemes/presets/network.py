"""What the network counts for itself (OUTCOMES, network default)."""

from __future__ import annotations

from collections.abc import Sequence

from domain.facts.network import CHECKPOINT_DAYS, CLOSES_AFTER, OPENS_BEFORE
from domain.facts.schemes import Rule, Scheme
from domain.facts.vocabulary import EVIDENCE, N_


def network_scheme(
    checkpoint_days: Sequence[int], opens_before: int, closes_after: int, version: str
) -> Scheme:
    """The network's checkpoints under the retention schedule that a placement follows."""
    return Scheme(
        code="network",
        name=N_("Network default"),
        version=version,
        source="the network's own definitions",
        rules=tuple(
            Rule(
                code=f"day_{day}",
                words=N_("Employed %(count)s days after the first day of work"),
                window="on_day",
                count=day,
                check_from=-opens_before,
                check_until=closes_after,
                evidence=tuple(code for code in EVIDENCE if code != "not_reached"),
                denominator=N_("placements for which this day has come"),
            )
            for day in checkpoint_days
        ),
    )


NETWORK = network_scheme(CHECKPOINT_DAYS, OPENS_BEFORE, CLOSES_AFTER, version="1")
