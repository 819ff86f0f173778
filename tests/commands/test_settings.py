"""A setting that is wrong stops the start with one clear sentence, and status 2."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.commands.terminal import Terminal

MASTER_KEY = "COMMONPLACE_MASTER_KEY must be 32 bytes in base64 (44 characters)."
DATABASE_URL = (
    "COMMONPLACE_DATABASE_URL must look like postgresql://user:password@host:5432/database."
)
WRONG = [
    ("PORT", "eighty", "PORT must be a number from 1 to 65535, not 'eighty'."),
    ("PORT", "65536", "PORT must be a number from 1 to 65535, not '65536'."),
    (
        "COMMONPLACE_TIMEZONE",
        "Mars/Olympus",
        "COMMONPLACE_TIMEZONE must name a time zone, like America/Toronto, not 'Mars/Olympus'.",
    ),
    ("COMMONPLACE_MASTER_KEY", "c2hvcnQ=", MASTER_KEY),
    ("COMMONPLACE_MASTER_KEY", "clé", MASTER_KEY),
    ("COMMONPLACE_DATABASE_URL", "nonsense", DATABASE_URL),
    ("COMMONPLACE_DATABASE_URL", "mysql://root:secret@localhost/x", DATABASE_URL),
    (
        "COMMONPLACE_SMTP_URL",
        "mail.example.org",
        "COMMONPLACE_SMTP_URL is wrong. It must begin with smtp://, smtp+starttls:// or smtps://.",
    ),
    (
        "COMMONPLACE_PUBLIC_URL",
        "commonplace.example.org",
        "COMMONPLACE_PUBLIC_URL must be an address like https://commonplace.example.org,"
        " not 'commonplace.example.org'.",
    ),
]


@pytest.mark.parametrize(("name", "value", "sentence"), WRONG)
def test_a_wrong_setting_is_named(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    terminal = Terminal(tmp_path, None)
    assert terminal.run("serve", **{name: value}).no(2) == sentence


def test_help_needs_no_settings(tmp_path: Path) -> None:
    said = Terminal(tmp_path, None, PORT="eighty").ok("--help")
    assert said.startswith("Usage: commonplace ")
    assert not list(tmp_path.iterdir())


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    said = Terminal(home, None).run("init").no(2)
    assert said.startswith("COMMONPLACE_HOME cannot be used: ")
    assert said.endswith("Not a directory.")


@pytest.mark.parametrize("name", ["master.key", "secret.key"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"c2hvcnQ="])
def test_a_key_file_without_a_key_in_it(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert Terminal(tmp_path, None).run("init").no(2) == (
        f"The file {tmp_path / name} does not hold a key: bring it back from a backup."
    )
    assert (tmp_path / name).read_bytes() == content


def test_a_master_key_of_another_ledger(demo: Terminal) -> None:
    other = base64.b64encode(bytes(32)).decode()
    said = demo.run("follow-ups", COMMONPLACE_MASTER_KEY=other).no(2)
    assert said.startswith("The master key does not open this ledger's personal data.")


def test_keys_are_for_their_owner_alone(empty: Terminal) -> None:
    empty.ok("init")
    modes = {path.name: path.stat().st_mode & 0o777 for path in empty.home.iterdir()}
    assert modes == {"master.key": 0o600, "secret.key": 0o600}


def test_a_database_that_is_away(tmp_path: Path) -> None:
    away = Terminal(tmp_path, "postgresql://nobody@127.0.0.1:1/nothing")
    said = away.run("history", "seeker:x", "--json").no(1)
    assert said.startswith("The database cannot be reached: ")
    assert "Connection refused" in said
