"""`user add`: who may sign in."""

from __future__ import annotations

import pytest

from tests.commands.terminal import Terminal

PASSWORD = "a long password"
FOR_AGENCY = "Give --agency for the role agency, and only for it."


def test_a_user_is_added_with_a_password_from_standard_input(empty: Terminal) -> None:
    said = empty.ok("user", "add", "a@example.org", "--role", "auditor", typed=f"{PASSWORD}\n")
    assert said == "a@example.org may sign in as auditor.\n"
    words = ["user", "add", "A@EXAMPLE.ORG", "--role", "operator", "--password", PASSWORD]
    assert empty.run(*words).no(1) == "There is a user A@EXAMPLE.ORG already."


def test_without_a_terminal_and_a_password_nothing_is_asked(empty: Terminal) -> None:
    said = empty.run("user", "add", "a@example.org", "--role", "auditor").misused()
    assert said == "Give a password: on standard input, or when asked on a terminal."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--role", "agency"], FOR_AGENCY),
        (["--role", "auditor", "--agency", "x"], FOR_AGENCY),
        ([], "Missing option '--role'. Choose from:"),
        (
            ["--role", "boss"],
            "Invalid value for '--role': 'boss' is not one of"
            " 'agency', 'coordinator', 'auditor', 'operator'.",
        ),
    ],
)
def test_misused(empty: Terminal, words: list[str], sentence: str) -> None:
    said = empty.run("user", "add", "a@example.org", *words, typed=f"{PASSWORD}\n")
    assert (said.status, said.out) == (2, "")
    assert f"Error: {sentence}" in said.err


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("a@example.org", "too short", "The password needs at least 10 characters."),
        ("ada", PASSWORD, "'ada' is no e-mail address. It looks like name@example.org."),
        ("", PASSWORD, "'' is no e-mail address. It looks like name@example.org."),
    ],
)
def test_refused(empty: Terminal, email: str, password: str, sentence: str) -> None:
    said = empty.run("user", "add", email, "--role", "auditor", "--password", password)
    assert said.no(1) == sentence


def test_an_agency_is_called_by_its_name(demo: Terminal) -> None:
    words = ["user", "add", "new@example.org", "--password", PASSWORD, "--role", "agency"]
    no = demo.run(*words, "--agency", "Nobody Ltd").no(1)
    assert no.startswith("There is no agency Nobody Ltd. These are there: ")
    name = no.removesuffix(".").rpartition("; ")[2]
    said = demo.ok(*words, "--agency", name.upper())
    assert said == "new@example.org may sign in as agency.\n"


def test_before_there_is_any_agency(empty: Terminal) -> None:
    words = ["user", "add", "a@example.org", "--role", "agency", "--agency", "x"]
    assert empty.run(*words).no(1) == ("There is no agency x. There is none yet.")
