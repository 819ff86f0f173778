"""The process: it goes on through outages, ends when a part dies, and one of many leads."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.database.connection import Database
from domain.ledger.ledger import Ledger
from projections.freshness import wait_for
from projections.projector import Projector
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0  # before a test gives up; no measure of anything
START = (datetime.now(UTC) - timedelta(days=30)).date()


class Child:
    """A scheduler process of this test's own."""

    def __init__(self, said: Path, *arguments: str) -> None:
        self._said = said
        self.name = f"child {said.stem}"
        with said.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.scheduler.child", *arguments],
                cwd=ROOT,
                env=os.environ | {"PGAPPNAME": self.name},
                stderr=file,
            )

    @property
    def lines(self) -> list[str]:
        """What it said so far."""
        return self._said.read_text().splitlines()

    def leads(self) -> bool:
        """Whether it said that it leads."""
        return "reminders: this process leads." in self.lines

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal. Returns the exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECONDS)


Start = Callable[..., Child]


@pytest.fixture
def start(
    server_url: str, database: Database, post_office: PostOffice, tmp_path: Path
) -> Iterator[Start]:
    """`start(how, url=...)`: one more scheduler process."""
    children: list[Child] = []

    def start(how: str = "", url: str = server_url, smtp_url: str = post_office.url) -> Child:
        said = tmp_path / f"{len(children)}.txt"
        children.append(Child(said, url, database.network, smtp_url, how))
        return children[-1]

    yield start
    for child in children:
        if child.process.poll() is None:
            child.process.kill()
            child.process.wait()


def until(is_so: Callable[[], Any]) -> None:
    """Wait for something that must come."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


def is_caught_up(ledger: Ledger) -> bool:
    return wait_for(ledger, ledger.head(), PATIENCE_SECONDS)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_keeps_views_sends_reminders_and_stops_cleanly(
    network: Ledger, start: Start, post_office: PostOffice, number: signal.Signals
) -> None:
    child = start()  # before there are any views
    until(child.leads)
    placement = world.place(network, START)
    until(lambda: world.story_of(network, placement) == ["Claimed", "Sent"])
    assert len(post_office.letters) == 2
    assert is_caught_up(network)
    assert child.end(number) == 0
    assert not [line for line in child.lines if "rror" in line]


def signs_of_life(database: Database) -> list[tuple[Any, ...]]:
    """(part, leads, position, what it died of) of every process, who leads first."""
    with database.connection() as connection:
        return connection.execute(
            f"SELECT part, leads, position, ended FROM {database.network}.heartbeats"
            " ORDER BY part, NOT leads"
        ).fetchall()


def test_each_process_gives_signs_of_life_until_it_stops(
    network: Ledger, start: Start, database: Database
) -> None:
    first = start()
    until(first.leads)
    second = start()
    head = network.head()
    both = [("projector", True, head, None)] * 2
    both += [("reminders", True, None, None), ("reminders", False, None, None)]
    until(lambda: signs_of_life(database) == both)
    first.end()
    until(second.leads)
    until(lambda: signs_of_life(database) == [both[0], both[2]])
    second.end()
    assert signs_of_life(database) == []


def test_a_run_says_what_came_of_it(
    network: Ledger, start: Start, database: Database, post_office: PostOffice
) -> None:
    post_office.close()
    for _ in range(2):
        world.place(network, START)
    start()

    def last_run() -> Any:
        with database.connection() as connection:
            found = connection.execute(
                f"SELECT sent, failed, waiting, error FROM {database.network}.last_run"
            )
            return found.fetchone()

    until(lambda: (last_run() or (0,) * 4)[:3] == (0, 0, 2))  # the pause after the first one
    assert world.PRIVATE[0] not in str(last_run())


def test_a_part_that_dies_is_remembered_by_its_kind_of_error_alone(
    network: Ledger, start: Start, database: Database
) -> None:
    assert start("broken projector").process.wait(PATIENCE_SECONDS) == 1
    assert signs_of_life(database) == [("projector", False, None, "ZeroDivisionError")]


def test_a_lost_lead_is_taken_up_long_before_the_next_run(
    network: Ledger, start: Start, server_url: str
) -> None:
    child = start("slow clock")
    until(child.leads)
    until(lambda: len(signs_of_life(network.database)) == 2)
    placement = world.place(network, START)
    with psycopg.connect(server_url, autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            [child.name],
        )
    until(lambda: world.story_of(network, placement) == ["Claimed", "Sent"])


def test_it_stops_while_a_mail_server_keeps_it_waiting(network: Ledger, start: Start) -> None:
    placement = world.place(network, START)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        child = start(smtp_url=f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        silent.accept()
        assert world.story_of(network, placement) == ["Claimed"]
        assert child.end() == 0


def test_it_goes_on_after_its_connections_are_cut(
    network: Ledger, start: Start, server_url: str, post_office: PostOffice
) -> None:
    child = start()
    until(child.leads)
    for _ in range(3):
        with psycopg.connect(server_url, autocommit=True) as owner:
            cut = owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = %s",
                [child.name],
            ).fetchall()
        assert len(cut) >= 3  # the subscription's, the lead's, the pool's
        placement = world.place(network, START)
        assert is_caught_up(network)
        until(lambda: world.story_of(network, placement) == ["Claimed", "Sent"])  # noqa: B023
    assert len(set(post_office.ids())) == len(post_office.ids()) == 6
    assert child.end() == 0
    assert not [line for line in child.lines if "Traceback" in line]
    assert "reminders: the database is back." in child.lines


def test_it_goes_on_while_the_views_are_rebuilt(
    network: Ledger, projector: Projector, start: Start
) -> None:
    child = start()
    until(child.leads)
    for _ in range(5):
        world.place(network, START)
        projector.rebuild()
        world.place(network, START)
    assert is_caught_up(network)
    assert child.end() == 0


def test_a_database_that_is_away_is_said_in_one_line_for_each_part(start: Start) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and never listens
        child = start(url=f"postgresql://postgres@127.0.0.1:{nobody.getsockname()[1]}/postgres")
        until(lambda: any(line.startswith("reminders:") for line in child.lines))
        until(lambda: any(line.startswith("projector:") for line in child.lines))
        time.sleep(3)  # long enough for the reminders to try again
        assert child.end() == 0
    said = child.lines
    first = min(n for n, line in enumerate(said) if "the database does not answer" in line)
    # Before that the connection pool may have spoken for itself, while the process was starting.
    assert sorted(line.partition(":")[0] for line in said[first:]) == [
        "listener",
        "projector",
        "reminders",
    ]


def test_a_part_that_dies_ends_the_process_with_a_clear_last_line(
    network: Ledger, start: Start
) -> None:
    child = start("broken projector")
    assert child.process.wait(PATIENCE_SECONDS) == 1
    assert child.lines[-1] == (
        "The scheduler stops: its projector died. ZeroDivisionError: made to fail"
    )


def test_another_takes_over_when_the_leader_is_killed(
    network: Ledger, start: Start, post_office: PostOffice
) -> None:
    first = start()
    until(first.leads)
    second = start()
    placement = world.place(network, START)
    until(lambda: world.story_of(network, placement) == ["Claimed", "Sent"])
    assert not second.leads()
    first.end(signal.SIGKILL)
    until(second.leads)
    placement = world.place(network, START)
    until(lambda: world.story_of(network, placement) == ["Claimed", "Sent"])
    assert is_caught_up(network)
    assert len(set(post_office.ids())) == len(post_office.ids()) == 4


def test_killed_between_claim_and_delivery_it_is_delivered_later(
    network: Ledger, start: Start, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    child = start("killed in delivery")
    assert child.process.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    assert world.story_of(network, placement) == ["Claimed"]
    assert not post_office.letters
    report = run(datetime.now(UTC) + timedelta(minutes=6))
    assert report.sent == 1
    assert world.story_of(network, placement) == ["Claimed", "Sent"]
    (claim, _) = world.reminders_of(network, placement)
    left = claim.fact.as_dict()["message_id"].partition("@")[0]
    assert all(found.startswith(f"{left}.") for found in post_office.ids())
