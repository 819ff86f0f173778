"""A mail server in every kind of trouble, on a clock of its own: nothing lost, and no flood."""

from __future__ import annotations

import dataclasses
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.accounts.store import Accounts
from domain.ledger.ledger import Ledger
from projections.attempts import RETRY_AFTER, SERVER_RESTS
from scheduler.delivery import Mailer, Smtp
from scheduler.reminders import TickReport
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice
from tests.scheduler.truth import READERS

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
START = (MORNING - timedelta(days=30)).date()
ANSWER_SECONDS = 0.2
AN_HOUR = timedelta(hours=1)
TROUBLES = ("refuses", "slow", "breaks off", "puts an address off", "away")


class Day:
    """A day in the life of a scheduler, on a clock that tests move."""

    def __init__(self, ledger: Ledger, office: PostOffice, run: Tick, mailer: Mailer) -> None:
        assert isinstance(mailer, Smtp)
        self._patient = mailer
        self._impatient = dataclasses.replace(mailer, answer_seconds=ANSWER_SECONDS)
        self._ledger, self._office, self._run = ledger, office, run
        self.now = MORNING
        self.placements: list[str] = []
        self.runs: list[TickReport] = []
        self.most_at_once = 0  # letters that one run sent

    def goes_on(self, until: datetime, step: timedelta) -> None:
        """A run every `step`."""
        while self.now < until:
            self.now += step
            self._ledger.recorder.clock = self.now
            before = len(self._office.letters)
            # A server that is well may be slow too, where the machine has much to do.
            mailer = self._impatient if self._office.answers_after else self._patient
            self.runs.append(self._run(self.now, mailer=mailer))
            self.most_at_once = max(self.most_at_once, len(self._office.letters) - before)

    def falls_due(self, number: int) -> None:
        """So many checkpoints more."""
        self.placements += [world.place(self._ledger, START) for _ in range(number)]

    def stories(self) -> list[list[str]]:
        """What happened to each reminder."""
        return [world.story_of(self._ledger, placement) for placement in self.placements]


@pytest.fixture
def day(
    ledger: Ledger, accounts: Accounts, post_office: PostOffice, run: Tick, mailer: Mailer
) -> Day:
    """The morning of it."""
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")
    ledger.recorder.clock = MORNING
    world.found(ledger, date(2020, 1, 1))
    world.add_accounts(accounts)
    return Day(ledger, post_office, run, mailer)


def falls_into(trouble: str, office: PostOffice) -> None:
    """The mail server has this trouble from now on."""
    office.refuses_content = trouble == "refuses"
    office.answers_after = 2 * ANSWER_SECONDS if trouble == "slow" else 0.0
    office.breaks_off = trouble == "breaks off"
    put_off = {world.COORDINATOR_EMAIL: "451 try later"}
    office.refusals = put_off if trouble == "puts an address off" else {}
    if trouble == "away":
        office.close()
    elif not office.is_open:
        office.open()


def test_an_hour_without_a_mail_server(day: Day, post_office: PostOffice) -> None:
    day.falls_due(12)
    falls_into("away", post_office)
    day.goes_on(MORNING + AN_HOUR, timedelta(minutes=1))
    assert not post_office.letters
    assert all(report.failed <= 1 for report in day.runs), "one try tells that it is away"
    assert sum(report.failed for report in day.runs) <= AN_HOUR / SERVER_RESTS
    assert day.runs[-2].waiting == 12 and day.runs[-2].error, "it rests, and that is said"
    falls_into("none", post_office)
    day.goes_on(day.now + SERVER_RESTS, timedelta(minutes=1))
    assert len(post_office.letters) >= len(READERS) * 11, "the last one that tried waits for itself"
    day.goes_on(day.now + RETRY_AFTER[0], timedelta(minutes=1))
    assert all(story[-1] == "Sent" and story.count("Sent") == 1 for story in day.stories())
    ids = post_office.ids()
    assert len(ids) == len(set(ids)) == len(READERS) * 12, "each once to each, and no more"


def must_be_told_once(day: Day, office: PostOffice, ambiguous: int) -> None:
    """All were sent; the letters are those of the reminders, under one Message-ID for each."""
    for story in day.stories():
        assert story[0] == "Claimed" and story[-1] == "Sent"
        assert set(story[1:-1]) <= {"Failed"}
    came = Counter(office.ids())
    assert len(came) == len(READERS) * len(day.placements)
    assert sum(came.values()) <= len(came) + ambiguous, "a flood"


@pytest.mark.parametrize(
    ("seed", "hours", "step"),
    [
        pytest.param(1, 5, timedelta(minutes=6), id="short"),
        *(
            pytest.param(seed, 24, timedelta(minutes=3), id=f"long {seed}", marks=pytest.mark.soak)
            for seed in range(5)
        ),
    ],
)
def test_one_trouble_after_the_other(
    day: Day, post_office: PostOffice, seed: int, hours: int, step: timedelta
) -> None:
    chance = random.Random(seed)  # noqa: S311 - it must be the same again
    for hour, trouble in enumerate(_troubles(chance, hours)):
        falls_into(trouble, post_office)
        day.falls_due(chance.randint(1, 4))
        day.goes_on(MORNING + (hour + 1) * AN_HOUR, step)
    failed = sum(report.failed for report in day.runs)
    falls_into("none", post_office)
    day.goes_on(day.now + max(RETRY_AFTER), AN_HOUR / 4)
    # After a failure nobody knows what came of the letters of that attempt: they may come again.
    must_be_told_once(day, post_office, ambiguous=failed * len(READERS))
    assert day.most_at_once <= len(READERS) * len(day.placements)
    sys.stdout.write(
        f"\n{len(day.placements)} reminders, {failed} failed attempts in {hours} hours of trouble,"
        f" {len(post_office.letters) - len(set(post_office.ids()))} letters came again,"
        f" at most {day.most_at_once} in one run\n"
    )


def _troubles(chance: random.Random, hours: int) -> Iterator[str]:
    """Each of them, in another order every time."""
    while hours > 0:
        yield from chance.sample(TROUBLES, k=min(hours, len(TROUBLES)))
        hours -= len(TROUBLES)
