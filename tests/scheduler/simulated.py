"""Years of placements and reminders in memory: real decisions, folds and plan, a made-up clock.

Everything is drawn from one seed, so a run that goes wrong is found again by its number. A day has
two halves; in each the scheduler looks a few times, or not at all: an outage. What people do, they
do at noon.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.decisions.base import Decision
from domain.decisions.reminders import ClaimReminder, RecordReminder
from domain.decisions.stages import DayMove, ReminderRules
from domain.facts import Fact, Recorded
from projections.folds import follow_ups, reminders
from projections.queries.follow_ups import OpenCheckpoint
from scheduler.desk import SYSTEM
from scheduler.letter import message_id
from scheduler.plan import Planned, local_day, plan
from tests.decisions import cast
from tests.decisions.story import decide

DAY = timedelta(days=1)
# What somebody does about a checkpoint at noon, and how often of a hundred days on which it is on
# the page.
DOINGS = {"record": 6, "try": 3, "snooze": 3, "hand over": 2, "end": 1}
OUTAGES = 0.08  # of the halves of days
MOST_OUTAGE = 60  # halves


def on_weekdays(_region: str, day: date) -> bool:
    """A region without public holidays."""
    return day.weekday() < 5


@dataclass
class Letter:
    """A reminder that was handed over to the mail server."""

    placement: str
    day: int
    stage: str
    message_id: str
    at: datetime


@dataclass
class Placement:
    """One placement: its facts so far, and the rows that the views have of it."""

    name: str
    started_on: date
    history: list[Recorded] = field(default_factory=list)
    open: list[OpenCheckpoint] = field(default_factory=list)

    def do(self, decision: Decision, at: datetime) -> None:
        """Carry out a decision on what is known, as the ledger would. Raises Refused."""
        for fact in decide([recorded.fact for recorded in self.history], decision):
            self.record(fact, at)

    def record(self, fact: Fact, at: datetime) -> None:
        """A fact happens."""
        number = len(self.history) + 1
        self.history.append(
            Recorded(
                position=number,
                recorded_at=at,
                tags=fact.tags(),
                by=SYSTEM,
                command=None,
                fact=fact,
            )
        )
        told: dict[int, list[reminders.ReminderRow]] = {}
        for row in reminders.fold(self.history):
            told.setdefault(row.day, []).append(row)
        has_ended = type(fact).TOPIC == "PlacementEnded" or not (self.open or number == 1)
        self.open = [
            OpenCheckpoint(row, told.get(row.day, []))
            for row in follow_ups.fold(self.history)
            if row.is_open and not has_ended
        ]


class Doing:
    """What somebody does about one checkpoint, as the rules are given it."""

    def __init__(self, what: str, day: int, until: date | None = None) -> None:
        self.what, self.day, self.until = what, day, until

    def decision(self, placement: str, on: date) -> Decision:
        """As a decision of that day."""
        given = {"by": SYSTEM, "today": on, "happened_on": on, "placement": placement}
        about = {**given, "day": self.day}
        if self.what == "end":
            return cast.end_placement(**given)
        if self.what == "snooze":
            return cast.snooze(**about, until=self.until)
        if self.what == "hand over":
            return cast.hand_over(**about)
        how = "not_reached" if self.what == "try" else "payslip"
        status = "not_reached" if self.what == "try" else "same_job"
        return cast.record_checkpoint(**about, status=status, evidence=how)


class Mail:
    """A mail server, and the process beside it, that may fail now and then."""

    def __init__(self, dice: random.Random, *, is_good: bool) -> None:
        self._dice, self._is_good = dice, is_good
        self.letters: list[Letter] = []

    def hand_over(self, one: Planned, claimed_id: str, now: datetime) -> str:
        """What came of it: sent, failed, died before delivery, or died after."""
        fate = 1.0 if self._is_good else self._dice.random()
        if fate < 0.05:
            return "died"
        if fate < 0.2:
            return "failed"
        row = one.row
        self.letters.append(Letter(row.placement, row.day, one.reminder.stage, claimed_id, now))
        return "died" if fate < 0.25 else "sent"


class Years:
    """A network of one zone, over some years."""

    def __init__(
        self,
        zone: str,
        seed: int,
        *,
        years: int,
        placements: int,
        is_good: bool = True,
        moves: str = "same_day",
    ) -> None:
        self.moves = moves
        self._rules = ReminderRules(move=DayMove(moves, "CA-ON", on_weekdays))
        self.zone = ZoneInfo(zone)
        self._dice = random.Random(f"{zone} {seed}")  # noqa: S311 - it draws no secret
        self.first, self.last = date(2020, 1, 1), date(2020 + years, 12, 31)
        self.mail = Mail(self._dice, is_good=is_good)
        self.done: dict[tuple[str, date], Doing] = {}
        self.ended: dict[str, date] = {}
        self.worked: set[tuple[date, int]] = set()  # the halves in which the scheduler looked
        span = 365 * years - 30
        starts = sorted(self._dice.randrange(span) for _ in range(placements))
        self.placements = [
            Placement(f"job{n}", self.first + timedelta(days=days)) for n, days in enumerate(starts)
        ]

    def live(self) -> None:
        """Live through all of it."""
        waiting, working = list(reversed(self.placements)), list[Placement]()
        away = 0
        for on in self._days():
            while waiting and waiting[-1].started_on == on:
                working.append(self._begin(waiting.pop()))
            near = [p for p in working if any(self._is_near(row, on) for row, _ in p.open)]
            working = [p for p in working if p.open]
            for half in (0, 1):
                if half == 1:
                    self._act(near, on)
                if not away and self._dice.random() < OUTAGES / 10:
                    away = self._dice.randrange(1, MOST_OUTAGE)
                away = max(away - 1, 0)
                if not away:
                    self.worked.add((on, half))
                    for now in self._looks(on, half) if near else ():
                        self._look(near, now)

    def _days(self) -> Iterator[date]:
        on = self.first
        while on <= self.last:
            yield on
            on += DAY

    def _begin(self, placement: Placement) -> Placement:
        on = placement.started_on
        fact = cast.started(placement=placement.name, seeker=placement.name, happened_on=on)
        placement.record(fact, datetime.combine(on, time(12), UTC))
        rule = cast.working_days_adopted(moves=self.moves, happened_on=self.first)
        placement.record(rule, datetime.combine(on, time(12), UTC))
        return placement

    def _is_near(self, row: follow_ups.FollowUpRow, on: date) -> bool:
        return row.due_on - timedelta(days=12) <= on

    def _looks(self, on: date, half: int) -> list[datetime]:
        """A few moments of half a day, its first and its last second among them."""
        noon = datetime.combine(on, time(12), self.zone).astimezone(UTC)
        begins = self.midnight(on) if half == 0 else noon
        ends = noon if half == 0 else self.midnight(on + DAY)
        seconds = int((ends - begins).total_seconds())
        picked = {0, seconds - 1, self._dice.randrange(seconds), self._dice.randrange(seconds)}
        return [begins + timedelta(seconds=second) for second in sorted(picked)]

    def midnight(self, on: date) -> datetime:
        """The moment at which a local day begins."""
        return datetime.combine(on, time(0), self.zone).astimezone(UTC)

    def _look(self, near: list[Placement], now: datetime) -> None:
        """One run of the reminders."""
        today = local_day(now, self.zone)
        for placement in near:
            for one in plan(placement.open, self._rules, today):
                if one.may_go_out(now):
                    self._remind(placement, one, today, now)

    def _remind(self, placement: Placement, one: Planned, today: date, now: datetime) -> None:
        given = {"by": SYSTEM, "today": today, "happened_on": today, "placement": placement.name}
        about = {**given, "day": one.row.day, **one.reminder._asdict()}
        claimed_id = message_id("simulated", one.row, one.reminder, "https://x.example")
        if one.claimed is None:
            placement.do(ClaimReminder(**about, message_id=claimed_id, is_working=on_weekdays), now)
        else:
            assert one.claimed.message_id == claimed_id
        fate = self.mail.hand_over(one, claimed_id, now)
        if fate != "died":
            error = "450 try later" if fate == "failed" else None
            placement.do(RecordReminder(**about, error=error), now)

    def _act(self, near: list[Placement], on: date) -> None:
        """What people do at noon: at most one thing about a placement."""
        noon = datetime.combine(on, time(12), self.zone).astimezone(UTC)
        for placement in near:
            nearby = [row for row, _ in placement.open if self._is_near(row, on)]
            if not nearby:
                continue
            what = next((w for w, n in DOINGS.items() if self._dice.randrange(100) < n), None)
            row = nearby[0]
            may_be_recorded = row.opens_on <= on
            if what is None or (what in ("record", "try") and not may_be_recorded):
                continue
            until = on + timedelta(days=self._dice.randrange(1, 12))
            doing = Doing(what, row.day, until if what == "snooze" else None)
            placement.do(doing.decision(placement.name, on), noon)
            if what == "end":
                self.ended[placement.name] = on
            self.done[placement.name, on] = doing
