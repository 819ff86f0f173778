"""The made-up network as the simulation knows it: enough to keep the rules of the decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from domain.demo.diary import Diary, Stamp
from domain.demo.jobs import Job
from domain.demo.names import AgencyPlan
from domain.demo.people import Crowd, Person
from domain.facts import Actor

T = TypeVar("T")


@dataclass(eq=False)
class Agency:
    """A member agency. `diligence`: the share of its duties that it does in time, 0 to 1."""

    id: str
    plan: AgencyPlan
    joins_on: date
    workers: list[Actor]
    diligence: float
    seekers: list[Seeker] = field(default_factory=list)  # who look for work


@dataclass(eq=False)
class Seeker:
    """A registered job seeker. Consent is as the ledger knows it."""

    id: str
    agency: Agency
    worker: Actor
    person: Person
    registered_on: date
    is_staged: bool = False  # lives only the story that was written for them (present.py)
    consent_from: date | None = None
    consent_until: date | None = None
    has_left: bool = False
    is_working: bool = False  # or about to start
    nominations: list[Nomination] = field(default_factory=list)  # those that are not over
    tried: set[str] = field(default_factory=set)  # openings they were asked about

    def consents_on(self, day: date) -> bool:
        """Whether a nomination on this day is covered."""
        if self.consent_from is None or day < self.consent_from:
            return False
        return self.consent_until is None or day <= self.consent_until

    def is_free(self) -> bool:
        """Whether there is time and wish for another opening."""
        return not (self.has_left or self.is_working or len(self.nominations) > 1)


@dataclass(eq=False)
class Opening:
    """A posted opening. `hired` counts people who were promised a place, and have not left it."""

    id: str
    employer: str
    job: Job
    poster: Actor
    posted_on: date
    respond_by: date | None = None
    trial_days: int | None = None
    held_for: Agency | None = None  # others find nobody (present.py)
    silent: Agency | None = None  # an agency whose answer is not left to chance (present.py)
    is_closed: bool = False
    was_filled: bool = False  # when it was closed
    is_paused: bool = False
    open_since: date = date.min  # since when it is as it is now: nothing new happened before
    hired: int = 0
    nominations: list[Nomination] = field(default_factory=list)  # those that are not over

    def has_place(self) -> bool:
        """Whether somebody may still be promised a place."""
        return not self.is_closed and self.hired < self.job.places

    def takes_candidates(self) -> bool:
        """Whether somebody may be nominated now."""
        return self.has_place() and not self.is_paused

    def left(self, placement: Placement) -> None:
        """Somebody's job ended: within the trial, the place is free from the next day on."""
        if self.trial_days is None or placement.ends_on is None:
            return
        if (placement.ends_on - placement.started_on).days < self.trial_days:
            self.hired -= 1
            self.open_since = max(self.open_since, placement.ends_on + timedelta(days=1))


@dataclass(eq=False)
class Nomination:
    """A job seeker put forward for an opening."""

    id: str
    seeker: Seeker
    opening: Opening
    last_step_on: date | None = None  # as the ledger knows it
    was_seen: bool = False  # at a first interview, and a second one follows
    is_hired: bool = False  # promised the place; no longer waiting for an answer
    is_over: bool = False

    def note(self, day: date) -> None:
        """One more step was recorded, of that day."""
        self.last_step_on = self.not_before(day)

    def not_before(self, day: date) -> date:
        """This day, or the last step's where that is later: nothing ends before it."""
        return max(day, self.last_step_on or day)

    def end(self) -> None:
        """It leads no further."""
        self.is_over = True
        self.seeker.nominations.remove(self)
        self.opening.nominations.remove(self)


@dataclass(eq=False)
class Placement:
    """A job seeker in a job. `ends_on` is fate: nobody in the network knows it beforehand."""

    id: str
    seeker: Seeker
    job: Job
    started_on: date
    ends_on: date | None
    opening: Opening
    ending: tuple[str, str] = ("other", "agreement")  # reason, ended_by
    is_over: bool = False  # as the ledger knows it


@dataclass(eq=False)
class World:
    """Everything that is going on."""

    rng: Random
    diary: Diary
    crowd: Crowd
    coordinator: Actor
    agencies: list[Agency]
    employers: list[tuple[str, int]] = field(default_factory=list)  # (id, index in EMPLOYERS)

    def stamp(self) -> Stamp:
        """Who decides, and when."""
        return self.diary.stamp()

    def members(self, day: date) -> list[Agency]:
        """The agencies that have joined by that day."""
        return [a for a in self.agencies if a.joins_on <= day]

    def chance(self, share: float) -> bool:
        """True in this share of cases, 0 to 1."""
        return self.rng.random() < share

    def days(self, least: int, most: int) -> timedelta:
        """A number of days between these, both included."""
        return timedelta(days=self.rng.randint(least, most))

    def pick(self, weighted: dict[T, int]) -> T:
        """One of these, as often as its weight says."""
        return self.rng.choices(list(weighted), weights=list(weighted.values()))[0]

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """At most this many of these, in any order."""
        return self.rng.sample(things, min(most, len(things)))
