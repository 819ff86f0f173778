"""One e-mail a day, at the reader's hour, with what is new; the others get theirs one by one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.accounts.digests import Digests
from domain.accounts.store import Accounts
from domain.ledger.ledger import Ledger
from projections import attempts
from scheduler import plan
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice, plain

START = date(2026, 1, 1)
DUE = START + timedelta(days=30)
STAFF, DOOR = world.STAFF_EMAIL, world.COORDINATOR_EMAIL
ZONE = ZoneInfo("America/Toronto")


def at(hour: int, day: date = DUE) -> datetime:
    """A local time."""
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZONE)


def to(post_office: PostOffice, reader: str) -> list[str]:
    """The subjects of what a reader got."""
    return [str(letter["Subject"]) for who, letter, _ in post_office.letters if who == reader]


@pytest.fixture
def wishes(network: Ledger, accounts: Accounts) -> Digests:
    """The agency's one person wants one e-mail a day, at eight."""
    digests = Digests(network.database)
    (staff,) = accounts.of_agency(world.AGENCY)
    digests.want(staff.id, 8, network.head())
    return digests


def test_it_waits_for_its_hour_and_comes_once(
    wishes: Digests, network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placements = [world.place(network, START) for _ in range(2)]
    assert run(at(0), zone=ZONE).sent == 2
    assert len(to(post_office, DOOR)) == 2
    assert to(post_office, STAFF) == []
    assert run(at(7), zone=ZONE).sent == 0
    run(at(8), zone=ZONE)
    assert to(post_office, STAFF) == ["Follow-ups of 31 January 2026: 2 to see to"]
    for hour in (9, 23):
        assert run(at(hour), zone=ZONE).waiting == 0
    assert len(post_office.letters) == 3
    text = plain(next(letter for who, letter, _ in post_office.letters if who == STAFF))
    for placement in placements:
        assert f"https://network.example/placements/{placement}/checkpoints/30" in text
    assert not [private for private in world.PRIVATE if private in text]


def test_what_nobody_gets_one_by_one_is_sent_with_the_digest(
    wishes: Digests, network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    week_before = DUE - timedelta(days=7)
    report = run(at(0, week_before), zone=ZONE)
    assert (report.sent, report.failed, report.waiting) == (0, 0, 1)
    assert world.story_of(network, placement) == ["Claimed"]
    report = run(at(8, week_before), zone=ZONE)
    assert (report.sent, report.failed, report.waiting) == (1, 0, 0)
    assert world.story_of(network, placement)[:2] == ["Claimed", "Sent"]


def test_the_next_day_only_what_is_new(
    wishes: Digests, network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    world.place(network, START)
    world.place(network, START + timedelta(days=1))
    for day in range(-8, 4):
        run(at(12, DUE + timedelta(days=day)), zone=ZONE)
    assert to(post_office, STAFF) == [
        f"Follow-ups of {day}: 1 to see to"
        for day in ("24 January 2026", "25 January 2026", "31 January 2026", "1 February 2026")
    ]
    assert len({letter["Message-ID"] for _, letter, _ in post_office.letters}) == 6


def test_what_is_answered_before_its_hour_is_left_out(
    wishes: Digests, network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    run(at(0), zone=ZONE)
    world.answer(network, placement, 30, DUE)
    run(at(8), zone=ZONE)
    assert to(post_office, STAFF) == []


def test_one_that_fails_is_tried_again_with_the_same_message_id(
    wishes: Digests,
    network: Ledger,
    run: Tick,
    post_office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world.place(network, START)
    run(at(0), zone=ZONE)
    post_office.refusals = {STAFF: "451 try later"}
    report = run(at(8), zone=ZONE)
    assert report.failed == 1 and report.error
    post_office.refusals = {}
    # Pauses are measured from when the database recorded the failure.
    monkeypatch.setattr(attempts, "RETRY_AFTER", (timedelta(days=-10_000),))
    run(at(9), zone=ZONE)
    run(at(10), zone=ZONE)
    assert to(post_office, STAFF) == ["Follow-ups of 31 January 2026: 1 to see to"]


def test_who_no_longer_wants_it_gets_them_one_by_one(
    wishes: Digests, network: Ledger, accounts: Accounts, run: Tick, post_office: PostOffice
) -> None:
    (staff,) = accounts.of_agency(world.AGENCY)
    wishes.want(staff.id, 22, 0)
    assert wishes.wishes()[staff.id].hour == 22
    wishes.want_none(staff.id)
    world.place(network, START)
    run(at(0), zone=ZONE)
    assert to(post_office, STAFF)[0].startswith("30-day checkpoint due")


def test_what_waits_for_somebody_who_cannot_be_reached_goes_to_the_coordinator(
    wishes: Digests,
    network: Ledger,
    accounts: Accounts,
    run: Tick,
    post_office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [coordinator] = accounts.by_role("coordinator")
    wishes.want(coordinator.id, 23, network.head())
    placement = world.place(network, START)
    monkeypatch.setattr(attempts, "RETRY_AFTER", (timedelta(days=-10_000),) * 5)
    monkeypatch.setattr(plan.Planned, "may_go_out", lambda *_: True)
    post_office.refusals = {STAFF: "550 no such person"}
    week_before = DUE - timedelta(days=7)
    assert [run(at(12, week_before), zone=ZONE).failed for _ in range(5)] == [1] * 5
    assert world.story_of(network, placement) == ["Claimed"]
    assert run(at(12, week_before), zone=ZONE).sent == 1
    assert to(post_office, DOOR)[0].startswith("30-day checkpoint coming up")
    assert world.story_of(network, placement) == ["Claimed", "Sent"]


def test_after_five_failures_the_coordinator_is_told(
    network: Ledger, run: Tick, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan.Planned, "may_go_out", lambda *_: True)
    placement = world.place(network, START)
    post_office.refusals = {STAFF: "550 no such person"}
    week_before = at(0, DUE - timedelta(days=7))
    for _ in range(5):
        assert run(week_before, zone=ZONE).failed == 1
    assert post_office.letters == []
    assert run(week_before, zone=ZONE).sent == 1
    assert [who for who, _, _ in post_office.letters] == [DOOR]
    assert world.story_of(network, placement)[-2:] == ["Failed", "Sent"]
