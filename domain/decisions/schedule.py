"""When a retention checkpoint falls due: the network default of OUTCOMES.md."""

from __future__ import annotations

from datetime import date, timedelta

CHECKPOINT_DAYS = (30, 60, 90, 180, 365)  # days from the first day of work
OPENS_BEFORE = timedelta(days=7)
CLOSES_AFTER = timedelta(days=14)


def due_on(started_on: date, day: int) -> date:
    """The day on which the checkpoint `day` days after the start falls due."""
    return started_on + timedelta(days=day)


def opens_on(started_on: date, day: int) -> date:
    """The first day on which that checkpoint may be recorded."""
    return due_on(started_on, day) - OPENS_BEFORE


def closes_on(started_on: date, day: int) -> date:
    """The last day on which that checkpoint counts as recorded on time."""
    return due_on(started_on, day) + CLOSES_AFTER
