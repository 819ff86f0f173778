"""The network's business hours as SQL: working days from nine to five, public holidays left out."""

from __future__ import annotations

from datetime import date, timedelta

from projections.outcomes.clock import CLOSES, OPENS
from projections.working_days import SATURDAY, is_working

A_DAY = CLOSES - OPENS
MIDDLE = f"TIME '{(OPENS + CLOSES) // 2}:00'"


def before_each_day(first: date, last: date, region: str | None) -> list[int]:
    """The business hours from the first day to the beginning of each day, the last one's end too.

    `region` is whose public holidays count (ISO 3166-2); without one, none do.
    """
    found = [0]
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        is_open = is_working(region, day) if region else day.weekday() < SATURDAY
        found.append(found[-1] + A_DAY * is_open)
    return found


def midday(at: str, on: str) -> str:
    """SQL of the local time of an event; of one that was entered on another day, its midday."""
    return f"CASE WHEN ({at})::date = {on} THEN {at} ELSE {on} + {MIDDLE} END"


def business_hours(moment: str) -> str:
    """SQL of the business hours until a local time, given by a column.

    %(hours)s are those of `before_each_day`, %(hours_from)s is its first day. A moment before it
    counts as its beginning; what never happened has none.
    """
    day = f"greatest({moment}::date - %(hours_from)s::date, 0) + 1"  # arrays begin at 1
    hours = "(%(hours)s::int[])"
    hour = f"extract(epoch FROM {moment}::time) / 3600"
    within = (
        f"({hours}[{day}] + CASE WHEN {hours}[{day} + 1] > {hours}[{day}]"
        f" THEN least(greatest({hour} - {OPENS}, 0), {A_DAY}) ELSE 0 END)"
    )
    return f"CASE WHEN {moment} IS NOT NULL THEN {within} END"  # greatest passes over NULL
