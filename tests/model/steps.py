"""Everything that people do in a network: every step that the machine may take."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.decisions.network import (
    AdoptAttributionPolicy,
    AdoptDayLimits,
    AdoptReasonList,
    AdoptRetentionSchedule,
)
from domain.facts.vocabulary import REASON_LISTS
from tests.model.book import Line
from tests.model.machine import COORDINATORS, OPENINGS, SEEKERS, WHENS, WHICH, When
from tests.model.moving_steps import Moving
from tests.model.of_the_network import RESTS_ON, nonsense

NEW_RULES: list[tuple[type[Decision], dict[str, Any]]] = [
    *(
        (
            AdoptRetentionSchedule,
            {"checkpoint_days": days, "opens_before": before, "closes_after": 14},
        )
        for days in ([30, 60], [14, 30, 45], [60, 30])
        for before in (7, 20)
    ),
    *(
        (AdoptAttributionPolicy, {"sourcing_share": s, "employer_share": e, "coaching_share": 20})
        for s, e in ((50, 30), (80, 0), (60, 30))
    ),
    *(
        (AdoptReasonList, {"reasons_for": reasons_for, "offered": offered})
        for reasons_for in REASON_LISTS
        for offered in (["other"], [])
    ),
]
RESTED_ON = {kind for earlier in RESTS_ON.values() for kind in earlier}
RESTED_ON |= {"AgencyJoined", "OpeningChanged", "PlacementEnded", "SeekerTransferred"}


class Everything(Moving):
    """The network's own rules, mistakes that are crossed out, and commands that come twice."""

    @initialize(
        hired=st.lists(st.tuples(SEEKERS, OPENINGS), max_size=2),
        put_forward=st.lists(st.tuples(SEEKERS, OPENINGS), min_size=1, max_size=3),
    )
    def busy_beginning(
        self, hired: list[tuple[str, str]], put_forward: list[tuple[str, str]]
    ) -> None:
        """Some are at work already, and some are put forward."""
        self.beginning()
        for seeker, id_ in hired:
            self.hire(When(), seeker, id_)
        for seeker, id_ in put_forward:
            self.put_forward(When(), seeker, id_)

    @rule(when=WHENS, new=st.sampled_from(NEW_RULES))
    def adopt(self, when: When, new: tuple[type[Decision], dict[str, Any]]) -> None:
        decision, said = new
        self.do(decision, when, COORDINATORS, **said)

    @rule(when=WHENS, days=st.sampled_from([90, 3, 0]))
    def adopt_limits(self, when: When, days: int) -> None:
        self.do(AdoptDayLimits, when, COORDINATORS, interest_days=days, referral_days=14)

    @rule(when=WHENS, which=st.integers(0, 12))
    def strike(self, when: When, which: int) -> None:
        """One of the latest lines was a mistake."""
        self.cross_out(when, self.book.lines[-1 - which % len(self.book.lines)])

    @rule(when=WHENS, kind=st.sampled_from(sorted(RESTED_ON)), which=WHICH)
    def strike_a(self, when: When, kind: str, which: int) -> None:
        """One of a kind on which others may rest was a mistake."""
        lines = [line for line in self.book.standing() if line.kind == kind]
        if lines:
            self.cross_out(when, lines[-1 - which % len(lines)])

    def cross_out(self, when: When, wrong: Line) -> None:
        owner = wrong.said.get("agency") or COORDINATORS
        form = StrikeFact(
            by=self.actor(when.who, owner),
            today=self.today,
            position=wrong.position,
            fact=self.facts[wrong.position - 1],
            reason="wrong_details",
        )
        if self.send(form):
            found = nonsense(self.book)
            assert not found, f"could not have happened without what was struck: {found}"

    @precondition(lambda self: bool(self.done))
    @rule(which=st.integers(0, 5))
    def send_again(self, which: int) -> None:
        """The answer was lost on its way, and the same command comes once more."""
        key, form = self.done[-1 - which % len(self.done)]
        self.repeat(key, form)
