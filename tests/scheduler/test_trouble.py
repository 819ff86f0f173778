"""Mail servers that refuse, break off or are away; processes that die; two at once."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from domain.accounts.store import Accounts
from domain.facts.retention import FollowUpReminderFailed
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from scheduler import reminders
from scheduler.delivery import Mailer
from scheduler.rounds import NOBODY
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice

NOW = datetime.now(UTC)  # pauses are measured from when the database recorded the claim
START = (NOW - timedelta(days=30)).date()
SOON, LATER = timedelta(minutes=2), timedelta(minutes=15)
BOTH = {world.STAFF_EMAIL, world.COORDINATOR_EMAIL}


class Killed(BaseException):
    """Stands for the death of the process."""


class DyingMailer:
    """Hands some messages over, and dies at once after the last of them."""

    sender = None

    def __init__(self, mailer: Mailer, hands_over: int) -> None:
        self._mailer, self._left = mailer, hands_over

    def deliver(self, message: EmailMessage) -> None:
        if self._left:
            self._mailer.deliver(message)
            self._left -= 1
        if not self._left:
            raise Killed


def errors_of(ledger: Ledger, placement: str) -> list[str]:
    facts = [recorded.fact for recorded in world.reminders_of(ledger, placement)]
    return [fact.error for fact in facts if isinstance(fact, FollowUpReminderFailed)]


def test_refused_by_all_is_recorded_and_tried_again_after_a_pause(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    post_office.refusals = {to: f"550 5.1.1 <{to}>: no such person" for to in BOTH}
    assert run().failed == 1
    assert world.story_of(network, placement) == ["Claimed", "Failed"]
    assert run(datetime.now(UTC) + SOON).waiting == 1
    post_office.refusals = {}
    assert run(datetime.now(UTC) + LATER).sent == 1
    assert world.story_of(network, placement) == ["Claimed", "Failed", "Sent"]
    assert {to for to, _, _ in post_office.letters} == BOTH


def test_error_holds_the_code_and_no_address(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    post_office.refusals = {to: f"550 5.1.1 <{to}>: no such person" for to in BOTH}
    run()
    (error,) = errors_of(network, placement)
    assert error == "2 of 2: The mail server refused the recipient's address. (550)"


def test_one_refused_address_does_not_keep_the_other_from_its_reminder(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    post_office.refusals = {world.COORDINATOR_EMAIL: "550 no such person"}
    report = run()
    assert (report.sent, report.failed) == (1, 0)
    assert world.story_of(network, placement) == ["Claimed", "Failed", "Sent"]
    assert errors_of(network, placement)[0].startswith("1 of 2:")
    run(datetime.now(UTC) + LATER)
    assert [to for to, _, _ in post_office.letters] == [world.STAFF_EMAIL]


def test_address_that_is_put_off_is_tried_again_with_the_same_message_ids(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    post_office.refusals = {world.COORDINATOR_EMAIL: "451 try later"}
    assert run().failed == 1
    post_office.refusals = {}
    assert run(datetime.now(UTC) + LATER).sent == 1
    assert world.story_of(network, placement) == ["Claimed", "Failed", "Sent"]
    first, *again = post_office.ids()
    assert first in again
    assert len(set(again)) == 2


def test_refused_message_does_not_stop_the_next(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placements = [world.place(network, START) for _ in range(2)]
    post_office.refuses_content = True
    assert run().failed == 2
    assert [errors_of(network, p) for p in placements] == [
        ["The mail server refused the message. (554)"]
    ] * 2


def test_server_that_is_away_fails_one_and_leaves_the_rest(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placements = [world.place(network, START) for _ in range(3)]
    post_office.close()
    report = run()
    assert (report.sent, report.failed, report.waiting) == (0, 1, 2)
    assert report.error and "cannot be reached" in report.error
    assert sorted(len(world.reminders_of(network, p)) for p in placements) == [0, 0, 2]
    post_office.open()
    assert run(datetime.now(UTC) + LATER).sent == 3
    assert len(set(post_office.ids())) == len(post_office.ids()) == 6


def test_server_that_breaks_off_mid_message(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    post_office.breaks_off = True
    assert run().failed == 1
    post_office.breaks_off = False
    assert run(datetime.now(UTC) + LATER).sent == 1
    assert world.story_of(network, placement) == ["Claimed", "Failed", "Sent"]


def test_nobody_to_receive_it_is_said(ledger: Ledger, run: Tick, accounts: Accounts) -> None:
    world.found(ledger, START)
    placement = world.place(ledger, START)
    assert run().failed == 1
    assert errors_of(ledger, placement) == [NOBODY]
    world.add_accounts(accounts)
    assert run(datetime.now(UTC) + LATER).sent == 1


@pytest.mark.parametrize("handed_over", [0, 1, 2])
def test_death_after_the_claim_means_the_same_messages_later(
    network: Ledger, run: Tick, mailer: Mailer, post_office: PostOffice, handed_over: int
) -> None:
    placements = [world.place(network, START) for _ in range(2)]
    with pytest.raises(Killed):
        run(mailer=DyingMailer(mailer, handed_over))
    assert sorted(world.story_of(network, p) for p in placements) == [[], ["Claimed"]]
    before = post_office.ids()
    assert len(before) == handed_over
    # Whoever claimed it may still be at it: only what nobody claimed goes out now.
    report = run(datetime.now(UTC) + SOON)
    assert (report.sent, report.waiting) == (1, 1)
    assert run(datetime.now(UTC) + LATER).sent == 1
    assert [world.story_of(network, p) for p in placements] == [["Claimed", "Sent"]] * 2
    after = post_office.ids()[handed_over:]
    assert len(set(after)) == len(after) == 4
    assert set(before) <= set(after)


def test_claimed_reminder_of_a_checkpoint_recorded_since_is_not_sent(
    network: Ledger, run: Tick, mailer: Mailer, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    with pytest.raises(Killed):
        run(mailer=DyingMailer(mailer, 0))
    world.answer(network, placement, 30, NOW.date())
    report = run(datetime.now(UTC) + LATER)
    assert (report.sent, report.waiting) == (0, 0)
    assert not post_office.letters


def two_at_once(run: Tick) -> list[reminders.TickReport]:
    """Two runs that begin in the same moment."""
    barrier = threading.Barrier(2)
    reports: list[reminders.TickReport] = []

    def one() -> None:
        barrier.wait()
        reports.append(run())

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reports


@pytest.mark.parametrize("with_lock", [True, False])
def test_two_runs_at_once_send_one(
    network: Ledger,
    projector: Projector,
    run: Tick,
    post_office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
    with_lock: bool,
) -> None:
    """The ledger's boundary alone makes a claim unique. The lock only spares idle tries."""
    if not with_lock:
        monkeypatch.setattr(reminders, "held", lambda *_: nullcontext())
    placements = [world.place(network, START) for _ in range(6)]
    projector.catch_up()
    reports = two_at_once(run)
    assert [world.story_of(network, p) for p in placements] == [["Claimed", "Sent"]] * 6
    assert sum(report.sent for report in reports) == 6
    assert len(set(post_office.ids())) == len(post_office.ids()) == 12
