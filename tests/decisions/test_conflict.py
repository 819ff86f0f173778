"""The one refusal that is the ledger's own: somebody else was faster, again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from eventsourcing.dcb.domain import Selector

from domain.decisions.base import Decision, select
from domain.decisions.refusals import CHANGED_FIRST, Refused
from domain.facts.seekers import ConsentGiven, ConsentWithdrawn
from domain.ledger.ledger import MOST_TRIES, Ledger
from tests.decisions.cast import consent_withdrawn, give_consent, january, register


class Overtaken(Decision):
    """Withdraws a consent; while it makes up its mind, somebody else changes that consent."""

    meanwhile: Callable[[], object]

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(ConsentGiven, ConsentWithdrawn, seeker="ada")]

    def execute(self) -> None:
        self.meanwhile()
        self.record(consent_withdrawn())


def test_who_is_always_overtaken_is_asked_to_look_again(ledger: Ledger) -> None:
    ledger.do(register())
    days = [january(10) + timedelta(days=n) for n in range(MOST_TRIES)]
    rivals = iter([give_consent(happened_on=day) for day in days])
    overtaken = Overtaken(**_by_northside(), meanwhile=lambda: ledger.do(next(rivals)))
    with pytest.raises(Refused) as refused:
        ledger.do(overtaken)
    assert refused.value.refusal == CHANGED_FIRST
    assert not any(isinstance(r.fact, ConsentWithdrawn) for r in ledger.history("seeker:ada"))


def test_who_is_overtaken_once_decides_again(ledger: Ledger) -> None:
    ledger.do(register())
    rivals = iter([give_consent()])
    overtaken = Overtaken(
        **_by_northside(), meanwhile=lambda: [ledger.do(rival) for rival in rivals]
    )
    assert ledger.do(overtaken).facts == [consent_withdrawn()]


def _by_northside() -> dict[str, object]:
    return {name: register.keywords[name] for name in ("by", "today")}
