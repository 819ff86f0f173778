"""The days of the made-up network: who does what when, recorded on a moving clock.

Work is planned for a day and a worker. A worker's decisions of one day go to the ledger together,
before the next worker begins, so that the ledger and the simulation agree on the order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypedDict
from uuid import UUID

from domain.decisions.base import Decision
from domain.decisions.refusals import Refused
from domain.facts import Actor
from domain.ledger.ledger import Ledger

# In UTC, so that most time zones with people in them have the same date.
OFFICE_OPENS = time(13, 0)
OFFICE_SECONDS = 4 * 60 * 60
SATURDAY = 5

Act = Callable[[], None]


class Stamp(TypedDict):
    """Who decides, and when: what every decision is given."""

    by: Actor
    today: date


class Diary:
    """What is planned, and what was recorded."""

    def __init__(self, ledger: Ledger, rng: Random, first: date, until: date) -> None:
        self.today = first
        self.until = until  # the present: nothing is recorded on this day, its work is still to do
        self._ledger = ledger
        self._rng = rng
        self._planned: dict[date, list[tuple[Actor, Act]]] = defaultdict(list)
        self._desk: Actor | None = None
        self._decisions: list[Decision] = []
        self._seconds = 0.0  # since the office opened

    def new_id(self) -> str:
        """An id that depends on nothing but the seed."""
        return UUID(int=self._rng.getrandbits(128), version=4).hex

    def plan(self, worker: Actor, day: date, act: Act) -> None:
        """Let a worker do this on that day; on the next working day if nobody works then."""
        self._planned[next_workday(max(day, self.today))].append((worker, act))

    def plan_entry(self, worker: Actor, happened_on: date, act: Callable[[date], None]) -> None:
        """Let a worker record what happens on that day: mostly on the day, at times later."""
        happened_on = next_workday(happened_on)
        chance = self._rng.random()
        if chance < 0.72:
            delay = 0
        elif chance < 0.93:
            delay = self._rng.randint(1, 4)
        else:
            delay = self._rng.randint(5, 14)
        self.plan(worker, happened_on + timedelta(days=delay), lambda: act(happened_on))

    def stamp(self) -> Stamp:
        """The worker at the desk, today."""
        assert self._desk is not None  # only planned work decides  # noqa: S101
        return Stamp(by=self._desk, today=self.today)

    def write(self, decision: Decision) -> None:
        """Have this decided with the worker's others of the day."""
        self._decisions.append(decision)

    def live_through(self) -> None:
        """Do the work of today, then let the next day come."""
        self._seconds = 0.0
        while work := self._planned.pop(self.today, []):
            desks: dict[Actor, list[Act]] = defaultdict(list)
            for worker, act in work:
                desks[worker].append(act)
            for worker, acts in desks.items():
                self._desk = worker
                for act in acts:
                    act()
                self._record()
        self._desk = None
        self.today += timedelta(days=1)

    def _moment(self) -> datetime:
        """The next moment of the working day. Never in the real future: no clock may run ahead."""
        left = OFFICE_SECONDS - self._seconds
        self._seconds += left * self._rng.uniform(0.01, 0.12)
        opens = datetime.combine(self.today, OFFICE_OPENS, UTC)
        return min(opens + timedelta(seconds=self._seconds), datetime.now(UTC))

    def _record(self) -> None:
        """All together; if one is refused, each alone."""
        decisions, self._decisions = self._decisions, []
        if not decisions:
            return
        self._ledger.recorder.clock = self._moment()
        try:
            self._ledger.do(*decisions, command=self.new_id())
        except Refused:
            for decision in decisions:
                self._record_alone(decision)

    def _record_alone(self, decision: Decision) -> None:
        try:
            self._ledger.do(decision, command=self.new_id())
        except Refused:
            # People are refused now and then as well. The network lives on.
            return


def next_workday(day: date) -> date:
    """This day, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= SATURDAY else 0)


def last_workday(day: date) -> date:
    """This day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
