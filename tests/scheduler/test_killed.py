"""Three schedulers at once, killed again and again: the ledger says truthfully what was sent."""

from __future__ import annotations

import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from domain.ledger.ledger import Ledger
from tests.scheduler import mortal, world
from tests.scheduler.mortal import Life
from tests.scheduler.post_office import PostOffice
from tests.scheduler.test_process import PATIENCE_SECONDS, until
from tests.scheduler.truth import READERS, must_be_true

START = (datetime.now(UTC) - timedelta(days=30)).date()
CREW = 3
POINTS = {
    "before ClaimReminder",
    "after ClaimReminder",
    "before delivery",
    "after delivery",
    "before RecordReminder",
    "after RecordReminder",
    "any time",
}


class Crew:
    """Three processes, each replaced by another when it dies."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._seeds = iter(random.Random(life.seed).sample(range(10**9), 10**4))  # noqa: S311
        self.living: list[ForkServerProcess] = []

    def fill_up(self) -> None:
        """Start as many as have died."""
        while len(self.living) < CREW:
            self.living.append(mortal.start(self._life._replace(seed=next(self._seeds))))

    def bury(self) -> int:
        """Wait until somebody is dead. Returns how many are."""
        assert wait([one.sentinel for one in self.living], PATIENCE_SECONDS), "nobody dies"
        dead = [one for one in self.living if not one.is_alive()]
        for one in dead:
            one.join()
            assert one.exitcode == -signal.SIGKILL, "it died of something else"
        self.living = [one for one in self.living if one not in dead]
        return len(dead)

    def end(self) -> None:
        """Kill those who are left, wherever they are."""
        for one in self.living:
            one.kill()
            one.join()


@pytest.fixture
def life(
    server_url: str, network: Ledger, post_office: PostOffice, tmp_path: Path
) -> Iterator[Life]:
    """What every process of a test is told."""
    where = (server_url, network.database.network, post_office.url, tmp_path)
    yield Life(*where, seed=7, with_lock=True)


def await_the_rest(network: Ledger, placements: list[str]) -> None:
    """Patience is for the next reminder, not for all of them: the machine may be busy."""

    def are_left() -> set[str]:
        return {one for one in placements if world.story_of(network, one)[-1:] != ["Sent"]}

    left = are_left()
    while left:
        until(lambda: len(are_left()) < len(left))  # noqa: B023
        left = are_left()


@pytest.mark.parametrize("with_lock", [True, False], ids=["one leads", "all lead"])
@pytest.mark.parametrize(
    "kills",
    [pytest.param(3, id="short"), pytest.param(200, id="long", marks=pytest.mark.soak)],
)
def test_killed_anywhere_every_reminder_is_sent_and_the_ledger_tells_the_truth(
    network: Ledger, post_office: PostOffice, life: Life, kills: int, with_lock: bool
) -> None:
    crew = Crew(life._replace(with_lock=with_lock))
    placements = [world.place(network, START) for _ in range(CREW)]
    died = 0
    try:
        while died < kills:
            crew.fill_up()
            now = crew.bury()
            # Enough to do for the next ones: a life ends within two reminders.
            placements += [world.place(network, START) for _ in range(2 * now)]
            died += now
    finally:
        crew.end()
    last = mortal.start(life._replace(seed=None))
    await_the_rest(network, placements)
    last.terminate()
    last.join(PATIENCE_SECONDS)
    assert last.exitcode == 0
    for placement in placements:
        must_be_true(network, post_office, placement)
    assert len(post_office.letters) <= len(READERS) * (len(placements) + died + CREW), "a flood"
    deaths = (life.folder / "deaths.txt").read_text().splitlines()
    assert kills <= len(deaths) <= died + CREW
    if kills > 100:
        assert Counter(deaths).keys() == POINTS, "it dies everywhere"
    repeats = len(post_office.letters) - len(READERS) * len(placements)
    sys.stdout.write(f"\n{len(placements)} reminders, {repeats} letters came again\n")
    sys.stdout.write("".join(f"{n} times {point}\n" for point, n in Counter(deaths).items()))
