"""A machine that does what people do, in any order, and compares each answer with the model's."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.employers import EngageEmployer
from domain.decisions.openings import PostOpening
from domain.decisions.refusals import Refused
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.facts import Actor, Fact
from domain.ledger.ledger import Receipt
from projections.queries.sharing import pool_rows
from tests.decisions import cast
from tests.model import (  # noqa: F401 - the rules
    at_work,
    looking_for_work,
    moving,
    of_the_network,
    seen,
    selection,
)
from tests.model.book import Book, Line
from tests.model.network import Network
from tests.model.of_the_network import cross_out
from tests.model.reasons import answer

FIRST_DAY = date(2026, 1, 5)
AGENCIES = {"ada": "northside", "bea": "northside", "cal": "southside", "dan": "southside"}
BEGINNERS = ("ada", "bea", "cal")
ACTORS = {
    "northside": cast.NORTHSIDE,
    "southside": cast.SOUTHSIDE,
    "eastside": Actor(user="user-e", role="agency", agency="eastside"),
}
COORDINATORS = "the coordinators"  # whose business it is, where it is no agency's


class When(NamedTuple):
    """Who does it, how many days after the last thing, and how many days late it is recorded."""

    who: str = "own"
    passed: int = 0
    late: int = 0


# The ordinary first, and more of it.
WHENS = st.sampled_from(
    [
        When(who, passed, late)
        for who in (*["own"] * 12, "coordinator", "coordinator", "other", "auditor")
        for late in (*[0] * 10, 1, 1, 4, 20, 60, -1)
        for passed in (0, 0, 1, 6, 20)
    ]
)
SEEKERS = st.sampled_from([*["ada", "bea", "cal"] * 4, "dan"])
OPENINGS = st.sampled_from([*["baker", "cook"] * 5, "driver"])
DAYS_AFTER = st.sampled_from([None, 30, 0, 10, 90, -1])
AGENCY = st.sampled_from(["northside", "southside", "eastside"])
WHICH = st.sampled_from([0, 0, 0, 1, 2, 3])  # counted from the latest
Answer = tuple[str, Any]


class LedgerMachine(RuleBasedStateMachine):
    """Does a decision on the real ledger, asks the model, and compares."""

    def __init__(self, network: Network, seen_answers: Counter[Answer]) -> None:
        super().__init__()
        self.network = network
        self.answers = seen_answers
        self.book = Book()
        self.today = FIRST_DAY
        self.done: list[tuple[str, Any]] = []  # every command, with its key
        self.receipts: dict[str, Receipt] = {}
        self.facts: list[Fact] = []  # as the ledger gave them back
        self.is_sound = True
        network.empty()

    # -- one thing is done ------------------------------------------------------------------------

    def do(self, decision: type[Decision], when: When, owner: str, **said: Any) -> bool:
        """Somebody fills in a form. Says whether it was recorded."""
        self.today += timedelta(days=when.passed)
        if decision.__dataclass_fields__["happened_on"].init:  # else nobody is asked for the day
            said["happened_on"] = self.today - timedelta(days=when.late)
        return self.send(decision(by=self.actor(when.who, owner), today=self.today, **said))

    def happened_on(self, when: When) -> date:
        """The day of what is about to be done."""
        return self.today + timedelta(days=when.passed - when.late)

    def send(self, form: Any) -> bool:
        """The form is sent: the ledger answers as the model does."""
        key = f"command {len(self.done)}"
        self.done.append((key, form))
        return self.compare(key, form)

    def compare(self, key: str, form: Any) -> bool:
        """The ledger and the model answer the same."""
        said = self.model_says(form)
        told = self.ledger_says(form, key)
        note(f"{form!r}\n  -> {told}")
        self.is_sound = False
        if isinstance(said, set):
            assert told in said, f"the ledger: {told}; the model: {said}"
        else:
            assert not isinstance(told, str), f"the ledger: {told}; the model records {said}"
            self.write(said, told)
        self.is_sound = True
        self.answers[type(form).__name__, told if isinstance(told, str) else "recorded"] += 1
        return not isinstance(said, set)

    def write(self, lines: list[Line] | set[str], facts: list[Fact]) -> None:
        """Something happened, and the ledger has recorded just that."""
        assert isinstance(lines, list), lines
        for line, fact in zip(lines, facts, strict=True):
            assert_tells(fact, line)
            self.book.write(line)
            self.facts.append(fact)

    def model_says(self, form: Any) -> list[Line] | set[str]:
        """The lines that should be written, or the reasons why not."""
        if type(form).__name__ == "StrikeFact":
            return cross_out(self.book, form)
        return answer(self.book.now, form)

    def ledger_says(self, form: Any, key: str) -> list[Fact] | str:
        """The facts that were recorded, or the code of the refusal."""
        try:
            receipt = self.network.ledger.do(form, command=key)
        except Refused as refused:
            return refused.refusal.code
        self.receipts[key] = receipt
        assert not receipt.is_repeat
        assert receipt.position == len(self.book.lines) + len(receipt.facts)
        return receipt.facts

    def repeat(self, key: str, form: Any) -> None:
        """The same command again: what was recorded is not recorded twice."""
        first = self.receipts.get(key)
        if first is None:  # it was refused, and is decided anew
            self.compare(key, form)
            return
        again = self.network.ledger.do(form, command=key)
        assert again == msgspec.structs.replace(first, is_repeat=True)
        assert self.network.ledger.head() == len(self.book.lines)
        self.answers["a command", "repeated"] += 1

    def actor(self, who: str, owner: str) -> Actor:
        """Somebody of the agency whose business it is, of another one, or somebody else."""
        others = {"northside": cast.SOUTHSIDE, "southside": cast.NORTHSIDE}
        if who == "own":
            return ACTORS.get(owner, cast.COORDINATOR)
        if who == "other":
            return others.get(owner, cast.SOUTHSIDE)
        return cast.COORDINATOR if who == "coordinator" else cast.AUDITOR

    def supporter(self, seeker: str) -> str:
        """The agency that supports a job seeker, or will."""
        person = self.book.now.people.get(seeker)
        return person.agency if person else AGENCIES[seeker]

    # -- how it starts, and how it ends -----------------------------------------------------------

    def beginning(self) -> None:
        """Two agencies, an employer with two openings, and three job seekers."""
        by_system = {"by": cast.SYSTEM, "today": FIRST_DAY, "happened_on": FIRST_DAY}
        forms = [
            *(
                AdmitAgency(**by_system, agency=id_, name=id_.title())
                for id_ in ("northside", "southside")
            ),
            EngageEmployer(**by_system, employer="crumb", name="Crumb"),
            PostOpening(**by_system, **opening("baker", places=1, trial_days=30)),
            PostOpening(**by_system, **opening("cook", places=2)),
            *(RegisterSeeker(**by_system, **person(id_)) for id_ in BEGINNERS),
            *(
                GiveConsent(**by_system, seeker=id_, scope="network")
                for id_ in ("ada", "bea", "cal")
            ),
        ]
        receipt = self.network.ledger.do(*forms)
        for form, fact in zip(forms, receipt.facts, strict=True):
            self.write(answer(self.book.now, form), [fact])

    def teardown(self) -> None:
        """What everybody sees is what the model says is true."""
        if not self.is_sound:
            return
        self.network.projector.catch_up()
        shown, expected = seen.shown(self.network), seen.expected(self.book.now)
        for view in shown:
            assert shown[view] == expected[view], view
        pool = pool_rows(self.network.ledger)
        for actor in (cast.NORTHSIDE, cast.SOUTHSIDE, cast.COORDINATOR, cast.AUDITOR):
            may = seen.may_see(pool, actor, self.today)
            assert may == seen.should_see(self.book.now, actor, self.today), actor
        credit = sum(percent for _, _, percent, *_ in shown["attributions"])
        assert credit == 100 * len(shown["placements"])


def opening(id_: str, **offer: Any) -> dict[str, Any]:
    """What is said of an opening."""
    return {"opening": id_, "employer": "crumb", "title": id_.title(), **offer}


def person(seeker: str) -> dict[str, Any]:
    """What is said of a job seeker."""
    names = {"given_name": seeker.title(), "family_name": "Moss"}
    return {"seeker": seeker, "agency": AGENCIES[seeker], **names}


def assert_tells(fact: Fact, line: Line) -> None:
    """The fact says what the line says."""
    assert (type(fact).__name__, fact.happened_on) == (line.kind, line.day)
    for name, value in line.said.items():
        assert getattr(fact, name) == value, (line.kind, name)
