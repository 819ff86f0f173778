"""A command is done once, whatever is lost on the way, and a conflict is told in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import psycopg
import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent

from domain.decisions.refusals import Refused
from domain.ledger import ledger as ledger_module
from domain.ledger.ledger import Ledger
from domain.ledger.recorder import Recorder
from tests.decisions import cast
from tests.ledger.written import kinds, positions, write


class Unlucky(Recorder):
    """A recorder to which something happens at its appends, in turn; then it is as usual."""

    mishaps: list[Callable[[], None]]

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        if not self.mishaps:
            return super().append(events, condition)
        mishap = self.mishaps.pop(0)
        if mishap is lost_before:
            mishap()
        position = super().append(events, condition)
        mishap()
        return position


def lost_before() -> None:
    raise psycopg.OperationalError("server closed the connection before the statement")


def lost_after() -> None:
    raise psycopg.OperationalError("server closed the connection before the reply")


@pytest.fixture
def unlucky(ledger: Ledger) -> Unlucky:
    recorder = Unlucky(ledger.database)
    recorder.mishaps = []
    ledger.recorder = recorder
    return recorder


def test_the_same_command_again_gives_the_first_answer(ledger: Ledger) -> None:
    first = ledger.do(cast.register(), cast.give_consent(), command="form-1")
    again = ledger.do(cast.register(), cast.give_consent(), command="form-1")
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert (again.position, again.facts) == (first.position, first.facts)
    assert positions(ledger) == [1, 2]


def test_the_first_answer_holds_when_the_decision_would_be_refused_by_now(ledger: Ledger) -> None:
    write(ledger, cast.registered(), cast.consented(), cast.posted(), cast.interested())
    first = ledger.do(cast.nominate(), command="form-1")
    write(ledger, cast.consent_withdrawn(), command="later")
    assert ledger.do(cast.nominate(), command="form-1").position == first.position


def test_the_same_command_with_other_words_records_nothing(ledger: Ledger) -> None:
    ledger.do(cast.register(), command="form-1")
    again = ledger.do(cast.register(seeker="bo"), command="form-1")
    assert again.is_repeat
    assert kinds(ledger, "seeker:bo") == []


def test_another_command_with_the_same_words_is_decided_anew(ledger: Ledger) -> None:
    ledger.do(cast.register(), command="form-1")
    with pytest.raises(Refused) as refused:
        ledger.do(cast.register(), command="form-2")
    assert refused.value.refusal.code == "already_recorded"


def test_a_refused_command_may_be_sent_again(ledger: Ledger) -> None:
    with pytest.raises(Refused):
        ledger.do(cast.give_consent(), command="form-1")
    write(ledger, cast.registered())
    assert not ledger.do(cast.give_consent(), command="form-1").is_repeat


def test_connection_lost_between_commit_and_reply(ledger: Ledger, unlucky: Unlucky) -> None:
    unlucky.mishaps = [lost_after]
    receipt = ledger.do(cast.register(), command="form-1")
    assert receipt.is_repeat  # it went in at the first try; this is what was recorded then
    assert kinds(ledger, "command:form-1") == ["SeekerRegistered"]
    assert receipt.facts == [r.fact for r in ledger.history("seeker:ada")]


def test_connection_lost_before_anything_was_sent(ledger: Ledger, unlucky: Unlucky) -> None:
    unlucky.mishaps = [lost_before]
    assert not ledger.do(cast.register(), command="form-1").is_repeat
    assert kinds(ledger, "command:form-1") == ["SeekerRegistered"]


def test_a_connection_lost_twice_is_told(ledger: Ledger, unlucky: Unlucky) -> None:
    unlucky.mishaps = [lost_before, lost_before]
    with pytest.raises(psycopg.OperationalError):
        ledger.do(cast.register(), command="form-1")
    assert positions(ledger) == []
    assert not ledger.do(cast.register(), command="form-1").is_repeat  # the person tries again


def test_a_command_without_a_key_survives_too(ledger: Ledger, unlucky: Unlucky) -> None:
    unlucky.mishaps = [lost_after]
    ledger.do(cast.register())
    assert kinds(ledger, "seeker:ada") == ["SeekerRegistered"]


def test_really_terminated_connections_are_replaced(ledger: Ledger, server_url: str) -> None:
    ledger.do(cast.register())
    with psycopg.connect(server_url, autocommit=True) as owner:
        cut = owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            [ledger.database.network],
        ).fetchall()
    assert cut
    ledger.do(cast.give_consent(), command="form-2")
    assert kinds(ledger, "seeker:ada") == ["SeekerRegistered", "ConsentGiven"]


class Overtaken(Recorder):
    """A recorder in front of which somebody else always changes the job seeker first."""

    times = 0
    most = 10**6

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        if self.times < self.most:
            self.times += 1
            other = Ledger(self.database, bytes(32))
            write(other, cast.consented(), command=f"other-{self.times}")
        return super().append(events, condition)


@pytest.fixture
def overtaken(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Overtaken:
    monkeypatch.setattr(ledger_module, "FIRST_PAUSE_SECONDS", 0)
    write(ledger, cast.registered(), cast.consented())
    recorder = Overtaken(ledger.database)
    ledger.recorder = recorder
    return recorder


def test_who_is_overtaken_decides_again_on_the_new_facts(
    ledger: Ledger, overtaken: Overtaken
) -> None:
    overtaken.most = 3
    receipt = ledger.do(cast.withdraw_consent())
    assert receipt.position == 2 + 3 + 1
    assert kinds(ledger, "seeker:ada")[-2:] == ["ConsentGiven", "ConsentWithdrawn"]


def test_who_is_always_overtaken_is_told_so(ledger: Ledger, overtaken: Overtaken) -> None:
    with pytest.raises(Refused) as refused:
        ledger.do(cast.withdraw_consent())
    assert refused.value.refusal.code == "someone_changed_this_first"
    assert overtaken.times == ledger_module.MOST_TRIES
    assert "ConsentWithdrawn" not in kinds(ledger, "seeker:ada")


def test_decisions_of_one_command_see_one_another_and_go_in_together(ledger: Ledger) -> None:
    with pytest.raises(Refused) as refused:
        ledger.do(cast.register(), cast.give_consent(), cast.register())
    assert refused.value.refusal.code == "already_recorded"
    assert positions(ledger) == []


def test_a_decision_learns_only_of_its_own_boundary(ledger: Ledger) -> None:
    """Both are read at once; where Bo is registered must not bear on Ada."""
    write(
        ledger, cast.posted(), cast.registered(), cast.registered(seeker="bo", agency="southside")
    )
    receipt = ledger.do(
        cast.confirm_interest(by=cast.COORDINATOR),
        cast.confirm_interest(by=cast.COORDINATOR, seeker="bo"),
    )
    assert receipt.facts == [cast.interested(), cast.interested(seeker="bo", agency="southside")]


def test_foresee_records_nothing(ledger: Ledger) -> None:
    write(ledger, cast.registered())
    assert ledger.foresee(cast.give_consent()) == [cast.consented()]
    assert ledger.foresee(cast.confirm_interest(), given=[cast.posted()]) == [cast.interested()]
    assert positions(ledger) == [1]
