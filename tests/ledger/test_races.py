"""Eight processes at once: exactly one wins, and every other one gets a plain refusal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from domain.facts.nominations import CandidateNominated
from domain.facts.seekers import ConsentWithdrawn
from domain.ledger.ledger import Ledger
from tests.conftest import MASTER_KEY
from tests.decisions import cast
from tests.ledger.racers import RACERS, Answer, Job, Racers, racers
from tests.ledger.written import kinds, positions, write

SHORT_AND_LONG = [
    pytest.param(1, id="short"),
    pytest.param(25, id="long", marks=pytest.mark.soak),
]


@pytest.fixture(scope="module")
def field(server_url: str) -> Iterator[Racers]:
    with racers(server_url, MASTER_KEY) as eight:
        yield eight


def refusals(answers: list[Answer]) -> Counter[str]:
    return Counter(answer.refused for answer in answers if answer.refused)


def winners(answers: list[Answer]) -> list[int]:
    return [n for n, answer in enumerate(answers) if answer.receipt]


def seeker(name: str) -> dict[str, str]:
    return {"seeker": name}


def assert_no_gaps(ledger: Ledger) -> None:
    found = positions(ledger)
    assert found == list(range(1, len(found) + 1))


@pytest.mark.parametrize("times", SHORT_AND_LONG)
def test_one_nomination_of_one_seeker_for_one_opening(
    field: Racers, ledger: Ledger, times: int
) -> None:
    write(ledger, cast.posted())
    for n in range(8 * times):
        who = seeker(f"s{n}")
        write(ledger, cast.registered(**who), cast.consented(**who), cast.interested(**who))
        answers = field.race(
            [
                Job(ledger.database.network, (cast.nominate(**who, nomination=f"n{n}-{i}"),))
                for i in range(RACERS)
            ]
        )
        (winner,) = winners(answers)
        assert refusals(answers) == {"already_nominated": RACERS - 1}
        told = ledger.history(f"seeker:s{n}")
        made = [r.fact.nomination for r in told if isinstance(r.fact, CandidateNominated)]
        assert made == [f"n{n}-{winner}"]
    assert_no_gaps(ledger)


@pytest.mark.parametrize("times", SHORT_AND_LONG)
def test_never_a_nomination_after_consent_was_withdrawn(
    field: Racers, ledger: Ledger, times: int
) -> None:
    openings = [f"opening{i}" for i in range(1, RACERS)]
    write(ledger, *(cast.posted(opening=opening) for opening in openings))
    for n in range(40 * times):
        who = seeker(f"s{n}")
        write(
            ledger,
            cast.registered(**who),
            cast.consented(**who),
            *(cast.interested(**who, opening=opening) for opening in openings),
        )
        nominations = [
            cast.nominate(**who, opening=opening, nomination=f"n{n}-{opening}")
            for opening in openings
        ]
        # Withdrawing takes another turn each round: the first to be told is often the first.
        turn = n % RACERS
        everybody = [*nominations[:turn], cast.withdraw_consent(**who), *nominations[turn:]]
        answers = field.race([Job(ledger.database.network, (one,)) for one in everybody])
        assert answers[turn].receipt is not None
        assert set(refusals(answers)) <= {"no_live_consent"}
        told = kinds(ledger, f"seeker:s{n}")
        assert "CandidateNominated" not in told[told.index(ConsentWithdrawn.TOPIC) :]
        assert told.count("CandidateNominated") == len(winners(answers)) - 1
    assert_no_gaps(ledger)


@pytest.mark.parametrize("times", SHORT_AND_LONG)
def test_the_last_place_is_taken_once(field: Racers, ledger: Ledger, times: int) -> None:
    for n in range(4 * times):
        job = {"opening": f"baker{n}"}
        write(ledger, cast.posted(**job, places=1))
        for i in range(RACERS):
            write(
                ledger,
                cast.nominated(**job, **seeker(f"s{n}-{i}"), nomination=f"n{n}-{i}"),
                cast.interview_held(**job, **seeker(f"s{n}-{i}"), nomination=f"n{n}-{i}"),
            )
        answers = field.race(
            [
                Job(
                    ledger.database.network,
                    (cast.start_placement(**job, nomination=f"n{n}-{i}", placement=f"p{n}-{i}"),),
                )
                for i in range(RACERS)
            ]
        )
        assert len(winners(answers)) == 1
        assert refusals(answers) == {"opening_full": RACERS - 1}
        assert kinds(ledger, f"opening:baker{n}").count("PlacementStarted") == 1
    assert_no_gaps(ledger)


@pytest.mark.parametrize("times", SHORT_AND_LONG)
def test_one_command_sent_eight_times_is_done_once(
    field: Racers, ledger: Ledger, times: int
) -> None:
    for n in range(4 * times):
        who = seeker(f"s{n}")
        both = (cast.register(**who), cast.give_consent(**who))
        answers = field.race([Job(ledger.database.network, both, command=f"form-{n}")] * RACERS)
        receipts = [answer.receipt for answer in answers if answer.receipt]
        assert len(receipts) == RACERS
        assert [receipt.is_repeat for receipt in receipts].count(False) == 1
        assert {receipt.position for receipt in receipts} == {2 * n + 2}
        assert all(receipt.facts == receipts[0].facts for receipt in receipts)
        assert kinds(ledger, f"seeker:s{n}") == ["SeekerRegistered", "ConsentGiven"]
    assert_no_gaps(ledger)
