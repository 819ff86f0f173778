"""When a retention checkpoint falls due, by the schedule that its placement keeps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from domain.facts.network import CHECKPOINT_DAYS, CLOSES_AFTER, OPENS_BEFORE
from domain.facts.placements import PlacementStarted


class Schedule(NamedTuple):
    """The days of the checkpoints, from the first day of work, and how long each is open."""

    days: tuple[int, ...] = CHECKPOINT_DAYS
    opens_before: int = OPENS_BEFORE  # days
    closes_after: int = CLOSES_AFTER  # days

    @classmethod
    def of(cls, started: PlacementStarted) -> Schedule:
        """The schedule that a placement keeps: the one in force when it started."""
        return cls(tuple(started.checkpoint_days), started.opens_before, started.closes_after)

    def opens_on(self, started_on: date, day: int) -> date:
        """The first day on which the checkpoint `day` days after the start may be recorded."""
        return due_on(started_on, day) - timedelta(days=self.opens_before)

    def closes_on(self, started_on: date, day: int) -> date:
        """The last day on which that checkpoint counts as recorded on time."""
        return due_on(started_on, day) + timedelta(days=self.closes_after)


def due_on(started_on: date, day: int) -> date:
    """The day on which the checkpoint `day` days after the start falls due."""
    return started_on + timedelta(days=day)
