"""How an opening stands: whether it takes candidates, and how many of its places are taken.

The rules and the views work it out here, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.facts import Fact
from domain.facts.openings import (
    OpeningChanged,
    OpeningClosed,
    OpeningPaused,
    OpeningPosted,
    OpeningReopened,
)
from domain.facts.placements import PlacementEnded, PlacementStarted

TURNS = (OpeningPosted, OpeningChanged, OpeningPaused, OpeningClosed, OpeningReopened)
PLACES = (PlacementStarted, PlacementEnded)


class Offer(NamedTuple):
    """How many people are wanted from a day on, and how long a trial lasts."""

    since: date
    places: int
    trial_days: int | None


class Turn(NamedTuple):
    """From this day on the opening is open, paused or closed."""

    since: date
    status: str


class Job(NamedTuple):
    """Somebody works in one of the places, or did."""

    placement: str
    started_on: date
    ended_on: date | None = None


class Vacancy(NamedTuple):
    """An opening as its facts so far tell it. Offers and turns are in order of their days."""

    employer: str | None = None
    agency: str | None = None  # who brought it in; None: the coordinator
    offers: tuple[Offer, ...] = ()
    turns: tuple[Turn, ...] = ()
    jobs: tuple[Job, ...] = ()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Vacancy:
        """How it stands after these facts, which concern one opening."""
        vacancy = cls()
        for fact in facts:
            vacancy = vacancy.after(fact)
        return vacancy

    def after(self, fact: Fact) -> Vacancy:
        """How it stands after one more fact."""
        match fact:
            case OpeningPosted() as f:
                return (
                    self._offered(f)
                    ._turned(f.happened_on, "open")
                    ._replace(employer=f.employer, agency=f.agency)
                )
            case OpeningChanged() as f:
                return self._offered(f)
            case OpeningPaused() as f:
                return self._turned(f.happened_on, "paused")
            case OpeningClosed() as f:
                return self._turned(f.happened_on, "closed")
            case OpeningReopened() as f:
                return self._turned(f.happened_on, "open")
            case PlacementStarted() as f:
                return self._replace(jobs=(*self.jobs, Job(f.placement, f.happened_on)))
            case PlacementEnded() as f:
                return self._replace(
                    jobs=tuple(
                        job._replace(ended_on=f.happened_on)
                        if job.placement == f.placement
                        else job
                        for job in self.jobs
                    )
                )
        return self

    def _offered(self, fact: OpeningPosted | OpeningChanged) -> Vacancy:
        offer = Offer(fact.happened_on, fact.places, fact.trial_days)
        return self._replace(offers=(*self.offers, offer))

    def _turned(self, since: date, status: str) -> Vacancy:
        return self._replace(turns=(*self.turns, Turn(since, status)))

    # -- whether it takes candidates ----------------------------------------------------------

    @property
    def posted_on(self) -> date:
        """The day on which it was posted."""
        return self.turns[0].since

    @property
    def changed_on(self) -> date:
        """The last day on which anything about it changed."""
        return max(self.offers[-1].since, self.turns[-1].since)

    def was_open_on(self, day: date) -> bool:
        """Whether it took candidates at any time of that day."""
        before = [turn.status for turn in self.turns if turn.since < day]
        return "open" in (*before[-1:], *(t.status for t in self.turns if t.since == day))

    def opened_after(self, day: date) -> date | None:
        """The next day on which it was opened again; None: it was not."""
        return next((t.since for t in self.turns if t.since > day and t.status == "open"), None)

    # -- places -------------------------------------------------------------------------------

    @property
    def taken(self) -> int:
        """How many places are taken, by all that is known."""
        return self._taken_on(date.max)

    @property
    def is_full(self) -> bool:
        """Whether every place is taken, by all that is known."""
        return self.taken >= self.offers[-1].places

    def is_overfull(self) -> bool:
        """Whether on any day more places are taken than there are."""
        # Only on such days does a place become taken, or fall away.
        days = {offer.since for offer in self.offers} | {job.started_on for job in self.jobs}
        return any(self._taken_on(day) > self._offer_on(day).places for day in days)

    def _taken_on(self, day: date) -> int:
        return sum(job.started_on <= day and not self._is_free_on(job, day) for job in self.jobs)

    def _is_free_on(self, job: Job, day: date) -> bool:
        """Whether the place is free again: they left within the trial that held when they began.

        The first day of work is the first day of the trial.
        """
        trial_days = self._offer_on(job.started_on).trial_days
        if job.ended_on is None or trial_days is None or day <= job.ended_on:
            return False
        return (job.ended_on - job.started_on).days < trial_days

    def _offer_on(self, day: date) -> Offer:
        begun = [offer for offer in self.offers if offer.since <= day]
        return begun[-1] if begun else self.offers[0]
