"""What is looked up, worked out and sent: `demo`, `history`, `follow-ups`, `tick`, `rebuild`, …"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email import policy
from email.parser import BytesParser

import pytest

from tests.commands.terminal import Terminal
from tests.scheduler.post_office import plain

TODAY = datetime.now(UTC).date()


def test_a_second_demo_only_prints_the_users(demo: Terminal) -> None:
    position = demo.ok("rebuild")
    said = demo.ok("demo").splitlines()
    assert said == demo.ok("demo", PORT="9000").replace(":9000/", ":8000/").splitlines()
    assert said[0] == "Sign in at http://127.0.0.1:8000/ as one of:"
    assert [line.split()[0] for line in said[1:]] == [
        "agency",
        "agency",
        "coordinator",
        "auditor",
        "operator",
        "password",
    ]
    assert demo.ok("rebuild") == position
    assert (demo.home / "demo-users.txt").stat().st_mode & 0o777 == 0o600


def test_a_demo_that_is_told_of_another_database_is_made_anew(
    empty: Terminal, lived: Terminal
) -> None:
    empty.home.mkdir()
    note = empty.home / "demo-users.txt"
    note.write_text("  password     of another database\n")
    empty.ok("demo", "--seekers", "10", "--years", "1")
    assert "of another database" not in note.read_text()


@pytest.mark.parametrize("words", [["--seekers", "9"], ["--years", "0"], ["--seed", "one"]])
def test_a_demo_of_no_size(demo: Terminal, words: list[str]) -> None:
    assert demo.run("demo", *words).misused().startswith(f"Invalid value for '{words[0]}': ")


def test_history_of_nothing(demo: Terminal) -> None:
    for typed, tag in (("seeker:nobody", "seeker:nobody"), ("nonsense", "seeker:nonsense")):
        assert demo.run("history", typed, "--json").no(1) == (
            f"Nothing is recorded about {tag}. A tag is kind:id, such as placement:ID;"
            " a job seeker's reference code will do too."
        )


def test_the_reference_in_one_answer_asks_for_the_next(demo: Terminal) -> None:
    item = demo.run("follow-ups", "--on", "2100-01-01", "--json").json[0]
    told = demo.ok("history", item["reference"].lower())
    assert told == demo.ok("history", f"seeker:{item['seeker']}")
    assert f"{item['reference']} started work at {item['employer_name']}" in " ".join(told.split())


def test_follow_ups_are_those_of_a_day(demo: Terminal) -> None:
    due = demo.run("follow-ups", "--json").json
    assert due == demo.run("follow-ups", "--on", str(TODAY), "--json").json
    assert all(date.fromisoformat(item["due_on"]) <= TODAY for item in due)
    later = TODAY + timedelta(days=60)
    assert len(demo.run("follow-ups", "--on", str(later), "--json").json) > len(due)
    lines = demo.ok("follow-ups").splitlines()
    assert lines[-1] == f"{len(due)} due."
    assert [line.split()[0] for line in lines[:-1]] == [item["due_on"] for item in due]
    assert demo.ok("follow-ups", "--on", "1999-01-01") == "0 due.\n"
    assert demo.run("follow-ups", "--on", "2026-02-30").misused() == (
        "Invalid value for '--on': cannot read '2026-02-30'. Write it like 2026-03-09."
    )


def test_a_tick_writes_the_reminders_of_its_time(demo: Terminal) -> None:
    then = TODAY + timedelta(days=60)
    outbox = demo.home / "outbox"
    before = set(outbox.glob("*.eml"))
    words = ["tick", "--now", f"{then}T12:00:00"]
    said = demo.ok(*words, COMMONPLACE_PUBLIC_URL="https://network.example.org")
    sent = int(said.partition(" sent")[0].rpartition(" ")[2])
    assert said == f"{then}: {sent} sent, 0 failed, 0 waiting.\n"
    assert sent > 0
    new = set(outbox.glob("*.eml")) - before
    assert len(new) >= sent
    for path in new:
        letter = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        assert "https://network.example.org/" in plain(letter)
        assert path.stat().st_mode & 0o777 == 0o600
    assert demo.ok(*words) == f"{then}: 0 sent, 0 failed, 0 waiting.\n"
    assert demo.run("tick", "--now", "noon").misused().startswith("Invalid value for '--now'")


def test_the_time_of_a_tick_is_of_the_networks_zone_unless_it_says(demo: Terminal) -> None:
    zone = {"COMMONPLACE_TIMEZONE": "Pacific/Kiritimati"}  # 14 hours ahead
    assert demo.ok("tick", "--now", "2020-01-01T12:00:00", **zone).startswith("2020-01-01: ")
    assert demo.ok("tick", "--now", "2020-01-01T12:00:00+0000", **zone).startswith("2020-01-02: ")


def test_a_rebuild_shows_the_same(demo: Terminal) -> None:
    before = demo.ok("follow-ups", "--json")
    position = demo.ok("rebuild")
    assert position == demo.ok("rebuild")
    assert demo.ok("follow-ups", "--json") == before


def test_init_twice(empty: Terminal) -> None:
    assert empty.ok("init").startswith("Applied: 001_ledger.sql, ")
    assert empty.ok("init") == "The schema is up to date.\n"


def test_every_json_is_one_line_on_standard_output(demo: Terminal) -> None:
    seeker = "seeker:" + demo.run("follow-ups", "--on", "2100-01-01", "--json").json[0]["seeker"]
    for words in (["follow-ups"], ["history", seeker]):
        said = demo.run(*words, "--json")
        assert said.json
        assert said.out.count("\n") == 1
        assert said.err == ""
