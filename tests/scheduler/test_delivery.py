"""Messages leave whole, once, to the server that a URL names, or into a folder."""

from __future__ import annotations

import email
import socket
import stat
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from domain.ledger.ledger import Ledger
from scheduler.delivery import WHOLE_LINES, DeliveryFailed, Outbox, Smtp, mailer_from
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice, plain, sign_in
from tests.scheduler.test_reminders import DUE, START, noon


def letter(to: str = "someone@network.example", day: int = 1) -> EmailMessage:
    message = EmailMessage(policy=WHOLE_LINES)
    message["From"] = "Commonplace <commonplace@network.example>"
    message["To"] = to
    message["Subject"] = "A test"
    message["Date"] = f"{day:02} Jan 2026 12:00:00 +0000"
    message["Message-ID"] = f"<due.30.{'a' * 32}.{'b' * 12}@a-rather-long-name.network.example>"
    message.set_content("One line.\n")
    return message


# -- the folder ---------------------------------------------------------------------------------


def test_outbox_files_parse_and_only_their_owner_reads_them(
    network: Ledger, run: Tick, tmp_path: Path
) -> None:
    world.place(network, START)
    run(noon(DUE), mailer=mailer_from(None, tmp_path / "var" / "outbox"))
    files = sorted((tmp_path / "var" / "outbox").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    letters = [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]
    assert {found["To"] for found in letters} == {world.STAFF_EMAIL, world.COORDINATOR_EMAIL}
    for file, found in zip(files, letters, strict=True):
        assert not found.defects
        assert "/checkpoints/30" in plain(found)
        assert file.name.startswith("20260131T120000_due.30.")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "var" / "outbox").stat().st_mode) == 0o700


def test_outbox_repeat_overwrites_itself(tmp_path: Path) -> None:
    Outbox(tmp_path).deliver(letter(day=1))
    Outbox(tmp_path).deliver(letter(day=2))
    (file,) = tmp_path.iterdir()
    assert b"02 Jan 2026" in file.read_bytes()


def test_outbox_that_cannot_be_written_fails_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DeliveryFailed, match="outbox folder") as failed:
        Outbox(tmp_path / "file" / "outbox").deliver(letter())
    assert (failed.value.reach, failed.value.fault) == ("everything", "server")


# -- the mail server ----------------------------------------------------------------------------


def test_long_message_id_arrives_unbroken(post_office: PostOffice) -> None:
    mailer_from(post_office.url, Path()).deliver(letter())
    ((_, found, raw),) = post_office.letters
    assert found["Message-ID"] == letter()["Message-ID"]
    assert f"Message-ID: {letter()['Message-ID']}\r\n".encode() in raw


def test_sign_in(post_office: PostOffice) -> None:
    post_office.close()
    post_office.open(authenticator=sign_in, auth_require_tls=False)
    host = f"127.0.0.1:{post_office.port}"
    mailer = mailer_from(f"smtp://post%40network.example:p%40ss%3Aword@{host}", Path())
    mailer.deliver(letter())
    assert len(post_office.letters) == 1
    wrong = mailer_from(f"smtp://post%40network.example:guess@{host}", Path())
    with pytest.raises(DeliveryFailed, match=r"user name or the password. \(535\)") as failed:
        wrong.deliver(letter())
    assert (failed.value.reach, failed.value.fault) == ("everything", "server")


def test_starttls_is_not_left_out_where_the_server_has_none(post_office: PostOffice) -> None:
    mailer = mailer_from(f"smtp+starttls://127.0.0.1:{post_office.port}", Path())
    with pytest.raises(DeliveryFailed, match="secure connection"):
        mailer.deliver(letter())
    assert not post_office.letters


def test_smtps_to_a_server_without_it_fails(post_office: PostOffice) -> None:
    mailer = mailer_from(f"smtps://127.0.0.1:{post_office.port}", Path())
    with pytest.raises(DeliveryFailed) as failed:
        mailer.deliver(letter())
    assert (failed.value.reach, failed.value.fault) == ("everything", "server")


def test_server_that_says_nothing_counts_as_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        mailer = Smtp(scheme="smtp", host="127.0.0.1", port=port, answer_seconds=0.2)
        with pytest.raises(DeliveryFailed, match="cannot be reached") as failed:
            mailer.deliver(letter())
    assert (failed.value.reach, failed.value.fault) == ("everything", "server")


def test_server_that_closes_down_stops_every_message(post_office: PostOffice) -> None:
    post_office.refusals = {"someone@network.example": "421 closing"}
    with pytest.raises(DeliveryFailed) as failed:
        mailer_from(post_office.url, Path()).deliver(letter())
    assert (failed.value.reach, failed.value.fault) == ("everything", "server")


def test_address_in_letters_that_the_server_cannot_take(post_office: PostOffice) -> None:
    post_office.close()
    post_office.open(enable_SMTPUTF8=False)
    with pytest.raises(DeliveryFailed) as failed:
        mailer_from(post_office.url, Path()).deliver(letter("jörg@network.example"))
    assert (failed.value.reach, failed.value.fault) == ("recipient", "message")


def test_server_that_breaks_off_once_it_knows_the_message(post_office: PostOffice) -> None:
    post_office.breaks_off = True
    with pytest.raises(DeliveryFailed) as failed:
        mailer_from(post_office.url, Path()).deliver(letter())
    assert (failed.value.reach, failed.value.fault) == ("everything", "message")


# -- the setting --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "host", "port", "sender"),
    [
        ("smtp://mail.example", "mail.example", 25, None),
        ("smtp+starttls://mail.example", "mail.example", 587, None),
        ("smtps://mail.example/", "mail.example", 465, None),
        ("smtp://apikey:secret@mail.example:2525", "mail.example", 2525, None),
        ("smtp://a%40b.example:secret@mail.example", "mail.example", 25, "a@b.example"),
        ("smtp://apikey:secret@mail.example?from=a@b.example", "mail.example", 25, "a@b.example"),
        ("smtp://[::1]:2525", "::1", 2525, None),
    ],
)
def test_urls_that_work(url: str, host: str, port: int, sender: str | None) -> None:
    mailer = mailer_from(url, Path())
    assert isinstance(mailer, Smtp)
    assert (mailer.host, mailer.port, mailer.sender) == (host, port, sender)
    assert "secret" not in repr(mailer)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "mail.example:25",
        "http://mail.example",
        "smtp://",
        "smtp://:25",
        "smtp://mail.example:port",
        "smtp://mail.example:99999",
        "smtp://mail.example/inbox",
        "smtp://mail.example#x",
        "smtp://mail.example?to=a@b.example",
        "smtp://mail.example?from=nobody",
        "smtp://[::1",
        "smtp://user:secret@",
    ],
)
def test_wrong_urls_are_answered_with_one_sentence(url: str) -> None:
    with pytest.raises(ValueError, match=r"^It .*\.$|^After .*\.$") as wrong:
        mailer_from(url, Path())
    assert "secret" not in str(wrong.value)
