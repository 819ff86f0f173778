"""Calendar months and quarters, by their first day."""

from __future__ import annotations

from datetime import date, timedelta


def month_of(day: date, later: int = 0) -> date:
    """The first day of the month that `day` is in, or of a later (earlier) one."""
    months = day.year * 12 + day.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def end_of_month(day: date) -> date:
    """Its last day."""
    return month_of(day, 1) - timedelta(days=1)


def quarter_of(day: date, later: int = 0) -> date:
    """The first day of the calendar quarter that `day` is in, or of a later one."""
    return month_of(date(day.year, day.month - (day.month - 1) % 3, 1), 3 * later)


def end_of_quarter(day: date) -> date:
    """Its last day."""
    return quarter_of(day, 1) - timedelta(days=1)
