"""Given, when, then for decisions: no database, no mocks.

    given(registered(), consented()).when(withdraw_consent()).then(consent_withdrawn())
    given(registered()).when(withdraw_consent()).refused(NO_CONSENT_TO_WITHDRAW)

As in the ledger, a decision meets only the facts that its boundary selects, in order, and of those
only the ones that stand. A boundary that misses a fact thus makes a test fail. The first given fact
has the position 1.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import Decision
from domain.decisions.refusals import Refusal, Refused
from domain.facts import Fact
from domain.ledger.strikes import Known, standing


def given(*facts: Fact) -> Story:
    """What had happened before, in the order in which it was recorded."""
    return Story(list(facts))


def decide(facts: Sequence[Fact], decision: Decision) -> list[Fact]:
    """The facts that a decision records on top of these. Raises Refused."""
    fresh = dataclasses.replace(decision)  # it has learned nothing yet, however often it is used
    boundary = fresh.boundary()
    numbered = [
        Known(position, f"earlier {position}", fact) for position, fact in enumerate(facts, 1)
    ]
    for position, _, fact in standing(numbered):
        if any(selects(selector, fact) for selector in boundary):
            fresh.meet(position, fact)
    fresh.execute()
    tagged = fresh.collect_events()
    assert all(one.tags == one.decision.tags() for one in tagged)
    return [one.decision for one in tagged]


def selects(selector: Selector, fact: Fact) -> bool:
    """Whether the fact is of one of the types and concerns all of the things."""
    return type(fact) in selector.types and set(selector.tags) <= set(fact.tags())


class Story:
    """Facts that had happened."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts

    def when(self, decision: Decision) -> Ending:
        """What somebody decides."""
        return Ending(self.facts, decision)


class Ending:
    """What comes of it."""

    def __init__(self, facts: list[Fact], decision: Decision) -> None:
        self._facts, self._decision = facts, decision

    def then(self, *facts: Fact) -> None:
        """Exactly these facts are recorded."""
        assert decide(self._facts, self._decision) == list(facts)

    def refused(self, refusal: Refusal, **params: Any) -> None:
        """The decision says no, for this reason, and says it with these words filled in."""
        try:
            recorded = decide(self._facts, self._decision)
        except Refused as refused:
            assert refused.refusal == refusal
            for name, value in params.items():
                assert refused.params[name] == value
            # The next step may hold places too; a missing one would be a crash on the page.
            assert "%(" not in refusal.next_step % refused.params + str(refused)
        else:
            raise AssertionError(f"Not refused. Recorded: {recorded}")
