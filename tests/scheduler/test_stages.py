"""From "coming up" to "told to the coordinator": who gets what, and when nothing is sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.accounts.store import Accounts
from domain.decisions.follow_ups import HandOverFollowUp, SnoozeFollowUp
from domain.decisions.network import AdoptReminderRules
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice

START = date(2026, 1, 1)
DUE = START + timedelta(days=30)
STAFF, DOOR = world.STAFF_EMAIL, world.COORDINATOR_EMAIL


@pytest.fixture
def placement(network: Ledger) -> str:
    """Somebody began to work."""
    return world.place(network, START)


def noon(days: int) -> datetime:
    """At noon, that many days after the checkpoint is due."""
    return datetime(DUE.year, DUE.month, DUE.day, 12, tzinfo=UTC) + timedelta(days=days)


def live(run: Tick, post_office: PostOffice, *days: int) -> list[tuple[int, str, str]]:
    """Run every day of a time. (Day, reader, the subject's words on the stage) of each letter."""
    sent = []
    for day in range(*days):
        post_office.letters.clear()
        run(noon(day))
        for to, letter, _ in post_office.letters:
            stage = letter["Subject"].partition(" checkpoint ")[2].partition(":")[0]
            sent.append((day, to, stage))
    return sent


def test_each_stage_comes_on_its_day_to_those_it_is_for(
    placement: str, run: Tick, post_office: PostOffice
) -> None:
    assert live(run, post_office, -10, 22) == [
        (-7, STAFF, "coming up"),
        (0, STAFF, "due"),
        (0, DOOR, "due"),
        (7, STAFF, "overdue"),
        (14, STAFF, "still not recorded"),
        (14, DOOR, "still not recorded"),
    ]


@pytest.mark.parametrize(
    ("day", "stage"), [(-1, "coming up"), (3, "due"), (13, "overdue"), (20, "still not recorded")]
)
def test_after_an_outage_only_the_latest_stage_is_sent(
    placement: str, run: Tick, post_office: PostOffice, day: int, stage: str
) -> None:
    assert run(noon(day)).sent == 1
    assert {
        letter["Subject"].split(" checkpoint ")[1].split(":")[0]
        for _, letter, _ in post_office.letters
    } == {stage}
    assert run(noon(day)).sent == 0


def test_a_stage_that_could_not_be_sent_gives_way_to_the_next(
    network: Ledger, placement: str, run: Tick, post_office: PostOffice
) -> None:
    post_office.close()
    assert run(noon(0)).failed == 1
    post_office.open()
    assert [stage for _, _, stage in live(run, post_office, 7, 9)] == ["overdue"]
    assert world.story_of(network, placement) == ["Claimed", "Failed", "Claimed", "Sent"]


def test_the_network_chooses_the_stages_and_their_days(
    network: Ledger, placement: str, run: Tick, post_office: PostOffice
) -> None:
    rules = {"stages": ["coming", "escalated"], "coming_days": 3, "overdue_days": 4}
    network.do(AdoptReminderRules(**world.on(START), **rules, escalated_days=5, again_days=1))
    assert live(run, post_office, -10, 20) == [
        (-3, STAFF, "coming up"),
        (5, STAFF, "still not recorded"),
        (5, DOOR, "still not recorded"),
    ]


def test_put_off_nothing_is_sent_until_its_day(
    network: Ledger, placement: str, run: Tick, post_office: PostOffice
) -> None:
    live(run, post_office, -7, 1)
    until = DUE + timedelta(days=9)
    about = {"placement": placement, "day": 30, "until": until, "reason": "away"}
    network.do(SnoozeFollowUp(**world.on(DUE), **about))
    assert live(run, post_office, 1, 20) == [
        (9, STAFF, "overdue"),
        (14, STAFF, "still not recorded"),
        (14, DOOR, "still not recorded"),
    ]


def test_nobody_reached_it_comes_back_after_three_days(
    network: Ledger, placement: str, run: Tick, post_office: PostOffice
) -> None:
    live(run, post_office, -7, 1)
    world.answer(network, placement, 30, DUE, status="not_reached")
    assert live(run, post_office, 1, 7) == [(3, STAFF, "to ask for again")]
    world.answer(network, placement, 30, DUE + timedelta(days=4))
    assert live(run, post_office, 7, 20) == []


class TestHandedOver:
    @pytest.fixture
    def colleague(self, accounts: Accounts, network: Ledger) -> Actor:
        """Somebody else at the agency."""
        return accounts.add(
            "mia@maple.example", "Mia", "agency", "a password", world.AGENCY
        ).actor()

    def hand_over(self, network: Ledger, placement: str, to: Actor) -> None:
        network.do(HandOverFollowUp(**world.on(DUE), placement=placement, day=30, to=to))

    def test_that_person_alone_is_told(
        self, network: Ledger, placement: str, colleague: Actor, run: Tick, post_office: PostOffice
    ) -> None:
        live(run, post_office, -7, 1)
        self.hand_over(network, placement, colleague)
        assert live(run, post_office, 0, 20) == [
            (0, "mia@maple.example", "handed over to you"),
            (7, "mia@maple.example", "overdue"),
            (14, "mia@maple.example", "still not recorded"),
            (14, DOOR, "still not recorded"),
        ]

    def test_to_the_coordinator(
        self,
        network: Ledger,
        accounts: Accounts,
        placement: str,
        run: Tick,
        post_office: PostOffice,
    ) -> None:
        live(run, post_office, -7, 1)
        self.hand_over(network, placement, accounts.by_role("coordinator")[0].actor())
        assert {to for _, to, _ in live(run, post_office, 0, 20)} == {DOOR}

    def test_to_somebody_who_left_everybody_is_told_again(
        self, network: Ledger, placement: str, run: Tick, post_office: PostOffice
    ) -> None:
        live(run, post_office, -7, 1)
        gone = Actor(user="user-gone", role="agency", agency=world.AGENCY)
        self.hand_over(network, placement, gone)
        assert live(run, post_office, 0, 8) == [
            (0, STAFF, "handed over to you"),
            (7, STAFF, "overdue"),
        ]


def test_an_agency_without_accounts_leaves_it_to_the_coordinator(
    ledger: Ledger, accounts: Accounts, run: Tick, post_office: PostOffice
) -> None:
    world.found(ledger, START)
    accounts.add(DOOR, "Cleo Coordinator", "coordinator", "a password")
    world.place(ledger, START)
    assert live(run, post_office, -7, -6) == [(-7, DOOR, "coming up")]
