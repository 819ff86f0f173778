"""E-mails that the mail server accepted, and that came back: read, found, recorded, told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from click.testing import CliRunner, Result

from commonplace.start import cli
from domain.accounts.digests import Digests
from domain.accounts.store import Accounts
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from scheduler.bounce_mail import MOST_BYTES, Fate, NotABounce, read
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice

FOLDER = Path(__file__).parent / "bounces"
UNKNOWN_USER = (FOLDER / "unknown_user.eml").read_bytes()
MAILBOX_FULL = (FOLDER / "mailbox_full.eml").read_bytes()
LETTER = "<due.30.2026-01-31.0123456789abcdef0123456789abcdef.0123456789ab@network.example>"
DIGEST = "<digest.2026-01-31.0123456789abcdef0123456789abcdef@network.example>"
NOW = datetime.now(UTC)  # pauses are measured from when the database recorded the failure
WEEK_BEFORE = (NOW - timedelta(days=23)).date()  # the 30-day checkpoint comes up in a week
DUE = (NOW - timedelta(days=30)).date()
LATER = timedelta(minutes=15)


def about(message_id: str) -> bytes:
    """The message that says that this letter came back."""
    return UNKNOWN_USER.replace(LETTER.encode(), message_id.encode())


class TestReading:
    def test_the_letter_is_in_it(self) -> None:
        assert read(UNKNOWN_USER) == Fate(LETTER, "failed", "5.1.1")

    def test_only_its_headers_are_in_it_and_the_code_is_in_the_servers_words(self) -> None:
        assert read(MAILBOX_FULL) == Fate(DIGEST, "failed", "5.2.2")

    def test_it_is_only_delayed(self) -> None:
        delayed = UNKNOWN_USER.replace(b"Action: failed\nStatus: 5.1.1", b"Action: delayed")
        assert read(delayed).action == "delayed"

    def test_one_recipient_of_several_did_not_get_it(self) -> None:
        another = b"Final-Recipient: rfc822; x@maple.example\nAction: delivered\nStatus: 2.0.0\n\n"
        both = UNKNOWN_USER.replace(b"Final-Recipient", another + b"Final-Recipient", 1)
        assert read(both) == read(UNKNOWN_USER)

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"\xff\x00\xfe" * 99,
            b"From: a@b.example\nSubject: Thank you\n\nI will ask them tomorrow.\n",
            UNKNOWN_USER.replace(b"message/delivery-status", b"text/plain"),
            UNKNOWN_USER.replace(b"message/rfc822", b"text/plain"),
            UNKNOWN_USER.replace(b"Action: failed", b"Action: \xff\xfe"),
            UNKNOWN_USER.replace(b"Action: failed", b"Reaction: failed"),
            UNKNOWN_USER.replace(LETTER.encode(), b"<no address>"),
            UNKNOWN_USER.replace(LETTER.encode(), b"<" + b"x" * 999 + b"@network.example>"),
            UNKNOWN_USER + b" " * MOST_BYTES,
        ],
    )
    def test_what_says_nothing(self, raw: bytes) -> None:
        with pytest.raises(NotABounce) as no:
            read(raw)
        assert "example" not in str(no.value), "it repeats nothing of the message"

    def test_what_is_cut_short_anywhere_is_read_or_refused(self) -> None:
        for length in range(0, len(UNKNOWN_USER), 37):
            try:
                assert read(UNKNOWN_USER[:length]) == read(UNKNOWN_USER)
            except NotABounce:
                continue


Bounce = Callable[[bytes], Result]


@pytest.fixture
def bounce(ledger: Ledger, projector: Projector, accounts: Accounts) -> Bounce:
    """`bounce(raw)`: what came of the command."""
    parts = SimpleNamespace(ledger=ledger, projector=projector, accounts=accounts, today=NOW.date())
    return lambda raw: CliRunner().invoke(cli, ["bounce"], input=raw, obj=parts)


def no(result: Result, status: int) -> str:
    """The one sentence on standard error."""
    assert (result.exit_code, result.stdout) == (status, "")
    (sentence,) = result.stderr.splitlines()
    return sentence


def test_one_that_nobody_has_goes_to_the_coordinator(
    network: Ledger, run: Tick, post_office: PostOffice, bounce: Bounce
) -> None:
    placement = world.place(network, WEEK_BEFORE)
    run()
    [message_id] = post_office.ids()
    result = bounce(about(message_id))
    assert result.exit_code == 0 and result.stdout.startswith("Recorded: a reminder came back.")
    assert world.story_of(network, placement) == ["Claimed", "Sent", "Bounced"]
    assert world.STAFF_EMAIL not in network.line(network.head())  # type: ignore[operator]
    post_office.letters.clear()
    assert run(datetime.now(UTC) + LATER).sent == 1
    assert [to for to, _, _ in post_office.letters] == [world.COORDINATOR_EMAIL]
    assert world.story_of(network, placement) == ["Claimed", "Sent", "Bounced", "Sent"]
    again = bounce(about(message_id))
    assert again.exit_code == 0 and "already" in again.stdout
    assert run(datetime.now(UTC) + 2 * LATER).sent == 0
    assert world.story_of(network, placement) == ["Claimed", "Sent", "Bounced", "Sent"]


def test_one_that_another_has_is_not_sent_again(
    network: Ledger, run: Tick, post_office: PostOffice, bounce: Bounce
) -> None:
    placement = world.place(network, DUE)
    run()
    assert bounce(about(post_office.ids()[1])).exit_code == 0
    assert run(datetime.now(UTC) + LATER).sent == 0
    assert world.story_of(network, placement) == ["Claimed", "Sent", "Bounced"]
    assert bounce(about(post_office.ids()[0])).exit_code == 0
    assert run(datetime.now(UTC) + 3 * LATER).failed == 1, "nobody has it, and nobody is left"


def test_an_e_mail_of_the_day_with_all_that_was_in_it(
    network: Ledger, accounts: Accounts, run: Tick, post_office: PostOffice, bounce: Bounce
) -> None:
    (staff,) = accounts.of_agency(world.AGENCY)
    Digests(network.database).want(staff.id, 0, network.head())
    both = world.place(network, DUE)
    alone = world.place(network, WEEK_BEFORE)
    run()
    [message_id] = [found for found in post_office.ids() if found.startswith("<digest.")]
    said = bounce(about(message_id))
    assert said.stdout.startswith("Recorded: an e-mail of the day came back, with 2 reminders")
    assert "already" in bounce(about(message_id)).stdout
    post_office.letters.clear()
    assert run(datetime.now(UTC) + LATER).sent == 1
    assert world.story_of(network, alone)[-2:] == ["Bounced", "Sent"]
    assert world.story_of(network, both)[-1] == "Bounced", "the coordinator had it"
    assert [to for to, _, _ in post_office.letters] == [world.COORDINATOR_EMAIL]


def test_what_is_only_delayed_is_said(bounce: Bounce) -> None:
    result = bounce(UNKNOWN_USER.replace(b"Action: failed", b"Action: delayed"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("Nothing is recorded.\n")


@pytest.mark.parametrize("raw", [b"", UNKNOWN_USER, MAILBOX_FULL, about("<a@b.example>")])
def test_what_is_not_ours_is_refused(network: Ledger, bounce: Bounce, raw: bytes) -> None:
    before = network.head()
    assert no(bounce(raw), 65).endswith("Nothing is recorded.")
    assert network.head() == before


def test_a_database_that_is_away_means_later(
    projector: Projector, bounce: Bounce, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> None:
        raise psycopg.OperationalError("gone\nfor staff@maple.example")

    monkeypatch.setattr(projector, "catch_up", lost)
    assert no(bounce(UNKNOWN_USER), 75) == "The database cannot be reached: gone"
