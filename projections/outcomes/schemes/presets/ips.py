"""Individual Placement and Support."""

from __future__ import annotations

from domain.facts.schemes import Rule, Scheme
from domain.facts.vocabulary import N_

IPS = Scheme(
    code="ips",
    name=N_("Individual Placement and Support: people working in the quarter"),
    version="2020",
    source="IPS Employment Center (ipsworks.org), clients served and working; programme benchmarks",
    benchmarks=(31, 41, 50),
    rules=(
        Rule(
            code="working",
            words=N_("Worked in a competitive job in the present quarter"),
            anchor="assignment",
            window="this_quarter",
            denominator=N_("people served in the quarter"),
        ),
    ),
)
