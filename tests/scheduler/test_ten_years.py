"""Ten years in every zone of Canada: no reminder missed, none twice, none on the wrong day.

What must happen is worked out anew here, day by day, from the dates alone. Dates are told from
moments by the zone's midnights, not by the way the scheduler tells them.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.core import get_global

from domain.ledger.ledger import Ledger
from scheduler.delivery import Outbox
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.simulated import DAY, Doing, Letter, Placement, Years

CANADA = sorted(z for z, where in get_global("zone_territories").items() if where == "CA")
CHECKPOINTS = (30, 60, 90, 180, 365)
STAGES = {"coming": -7, "due": 0, "overdue": 7, "escalated": 14}
Sent = tuple[str, int, str, date]


class Expected:
    """What must be sent about one checkpoint, told as somebody with a calendar would."""

    def __init__(self, years: Years, placement: Placement, checkpoint: int) -> None:
        self._years, self._placement, self._checkpoint = years, placement, checkpoint
        self.due = placement.started_on + timedelta(days=checkpoint)
        self._told = -1  # the latest stage that was sent
        self._asks: str | None = None  # how to ask again, once it is back
        self._paused: date | None = None
        self._handed: date | None = None

    def sent(self) -> Iterator[Sent]:
        """Each reminder, on its local day."""
        on = self.due - timedelta(days=12)
        while on <= self._years.last and not self._has_ended_before(on):
            if (on, 0) in self._years.worked:
                yield from self._half(on)
            doing = self._years.done.get((self._placement.name, on))
            if doing and self._is_over(doing):
                return
            if doing and doing.day == self._checkpoint:
                self._note(doing, on)
            if (on, 1) in self._years.worked:
                yield from self._half(on)
            on += DAY

    def _has_ended_before(self, on: date) -> bool:
        ended_on = self._years.ended.get(self._placement.name)
        return ended_on is not None and ended_on < on

    def _is_over(self, doing: Doing) -> bool:
        return doing.what == "end" or (doing.what == "record" and doing.day == self._checkpoint)

    def _note(self, doing: Doing, on: date) -> None:
        if doing.what == "hand over":
            self._handed = on
        else:
            self._paused = doing.until or self._moved(on + timedelta(days=3))
        is_handed = self._handed and (self._paused is None or self._paused <= self._handed)
        self._asks = "handed" if is_handed else "again"

    def _moved(self, day: date) -> date:
        """Off the weekend, by the network's rule: on to Monday, or back to Friday."""
        weekend = day.weekday() - 4  # 1 on a Saturday, 2 on a Sunday
        if weekend <= 0 or self._years.moves == "same_day":
            return day
        return day + (3 - weekend) * DAY if self._years.moves == "next" else day - weekend * DAY

    def _half(self, on: date) -> Iterator[Sent]:
        if any(day and on < day for day in (self._paused, self._handed)):
            return
        come = [
            i for i, days in enumerate(STAGES.values()) if self._moved(self.due + days * DAY) <= on
        ]
        if not come:
            return
        if come[-1] > self._told:
            self._told, self._asks = come[-1], None
            yield self._one(list(STAGES)[come[-1]], on)
        elif self._asks:
            stage, self._asks = self._asks, None
            yield self._one(stage, on)

    def _one(self, stage: str, on: date) -> Sent:
        return (self._placement.name, self._checkpoint, stage, on)


def by_the_calendar(years: Years) -> Counter[Sent]:
    """Everything that must be sent."""
    return Counter(
        one
        for placement in years.placements
        for checkpoint in CHECKPOINTS
        for one in Expected(years, placement, checkpoint).sent()
    )


class Calendar:
    """Dates by the zone's midnights."""

    def __init__(self, years: Years) -> None:
        span = (years.last - years.first).days + 2
        self._days = [years.first + timedelta(days=n) for n in range(span)]
        self._midnights = [years.midnight(day) for day in self._days]

    def sent(self, letter: Letter) -> Sent:
        day = self._days[bisect_right(self._midnights, letter.at) - 1]
        return (letter.placement, letter.day, letter.stage, day)


def exactly(
    zone: str, seed: int, *, years: int, placements: int, moves: str = "same_day"
) -> Counter[str]:
    """Live, and hold what was sent against the calendar. Returns how often each stage came."""
    lived = Years(zone, seed, years=years, placements=placements, moves=moves)
    lived.live()
    calendar = Calendar(lived)
    sent = Counter(calendar.sent(letter) for letter in lived.mail.letters)
    wanted = by_the_calendar(lived)
    assert sent - wanted == Counter(), f"sent twice, or on the wrong day ({zone}, seed {seed})"
    assert wanted - sent == Counter(), f"missed ({zone}, seed {seed})"
    assert max(sent.values()) == 1
    assert len({letter.message_id for letter in lived.mail.letters}) == sent.total()
    return Counter(stage for _, _, stage, _ in sent)


def through_trouble(zone: str, seed: int, *, years: int, placements: int) -> None:
    """The same where mail fails and processes die: nothing is lost, and repeats are the same."""
    lived = Years(zone, seed, years=years, placements=placements, is_good=False)
    lived.live()
    calendar = Calendar(lived)
    reminders = [row for p in lived.placements for _, rows in p.open for row in rows]
    letters: dict[str, list[Sent]] = {}
    for letter in lived.mail.letters:
        letters.setdefault(letter.message_id, []).append(calendar.sent(letter))
    # What the ledger says was sent, was; and of one Message-ID all letters are one reminder.
    assert all(row.message_id in letters for row in reminders if row.sent_at)
    assert all(len({one[:3] for one in sent}) == 1 for sent in letters.values())
    # None comes before its day, or once the next one has come.
    days = {p.name: p.started_on for p in lived.placements}
    names = list(STAGES)
    for placement, checkpoint, stage, day in (one for sent in letters.values() for one in sent):
        due = days[placement] + timedelta(days=checkpoint)
        if stage in STAGES:
            later = names[names.index(stage) + 1 :]
            assert due + STAGES[stage] * DAY <= day
            assert not later or day < due + STAGES[later[0]] * DAY
    # What is open at the end was told in its last stage, unless it waits, or was told just now.
    for placement in lived.placements:
        for row, rows in placement.open:
            is_long_ago = row.due_on + timedelta(days=14 + 90) < lived.last
            if is_long_ago:
                assert any(r.stage == "escalated" and r.sent_at for r in rows), placement.name


def test_the_zones_are_those_of_canada() -> None:
    assert {"America/St_Johns", "America/Regina", "America/Vancouver"} <= set(CANADA)
    assert len(CANADA) > 20


def test_ten_years_in_every_zone() -> None:
    stages: Counter[str] = Counter()
    for number, zone in enumerate(CANADA):
        moves = ("same_day", "next", "previous")[number % 3]
        stages += exactly(zone, number, years=10, placements=6, moves=moves)
    # What never happened would prove nothing.
    assert min(stages[name] for name in (*STAGES, "again", "handed")) > 10


def test_ten_years_of_trouble() -> None:
    for number, zone in enumerate(CANADA[::6]):
        through_trouble(zone, number, years=10, placements=10)


@pytest.mark.soak
@pytest.mark.parametrize("zone", CANADA)
def test_ten_years_of_thousands_of_placements(zone: str) -> None:
    """In all zones together more than four thousand of them."""
    exactly(zone, 1, years=10, placements=150)
    through_trouble(zone, 2, years=10, placements=50)


def test_the_weeks_of_a_clock_change_through_the_ledger_and_the_outbox(
    network: Ledger, run: Tick, tmp_path: Path
) -> None:
    """One moment of each day, drawn from a seed, with the real ledger, views and letters."""
    zone, first = ZoneInfo("America/St_Johns"), date(2026, 2, 26)
    dice = random.Random(8)  # noqa: S311 - it draws no secret
    starts = [first - timedelta(days=dice.randrange(10, 40)) for _ in range(5)]
    for start in starts:
        world.place(network, start)
    outbox = Outbox(tmp_path / "outbox")
    days = [first + timedelta(days=n) for n in range(20)]  # the clocks change on 8 March
    for day in days:
        midnight = datetime.combine(day, time(0), zone).astimezone(UTC)
        run(midnight + timedelta(seconds=dice.randrange(23 * 3600)), mailer=outbox, zone=zone)
    sent = Counter[tuple[str, date]]()
    for path in outbox.folder.glob("*.eml"):
        letter = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        if letter["To"] == world.STAFF_EMAIL:
            stage = str(letter["Message-ID"]).strip("<").split(".")[0]
            at = parsedate_to_datetime(letter["Date"]).astimezone(zone)
            sent[stage, at.date()] += 1
    wanted = Counter[tuple[str, date]]()
    for start in starts:
        come = {stage: start + timedelta(days=30 + n) for stage, n in STAGES.items()}
        # On the first of the days the latest stage so far, then each on its day.
        late = [stage for stage, day in come.items() if day <= first]
        wanted.update([(late[-1], first)] if late else [])
        wanted.update((stage, day) for stage, day in come.items() if first < day <= days[-1])
    assert sent == wanted
    assert sent.total() > 8
