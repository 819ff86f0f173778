"""Periods that can be asked for, so that no two answers together tell a small group apart.

Whoever knows a count of a year and of its first three quarters knows that of the last. So periods
are whole quarters, and a count of one is shown only if it is shown of every calendar year in it;
where it takes only a part of a year, of that year and of each of its quarters. What anybody can
work out from such answers are counts of years and of quarters that may all be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MONTHS, QUARTERS = 3, 4  # in a quarter; in a year


class Period(NamedTuple):
    """From a day to a day, both included."""

    first: date
    last: date

    def holds(self, other: Period) -> bool:
        """Whether the other lies in it, whole."""
        return self.first <= other.first and other.last <= self.last


def whole_quarters(period: Period) -> Period:
    """The period, from the first day of its first quarter to the last day of its last."""
    return Period(_quarter_of(period.first).first, _quarter_of(period.last).last)


def must_be_shown(period: Period, earliest: date, latest: date) -> list[Period]:
    """The years and quarters of which a count must be shown to be shown of the whole quarters.

    Only those between `earliest` and `latest` hold anything. None: the period is one of them.
    """
    found: list[Period] = []
    for year in range(max(period.first, earliest).year, min(period.last, latest).year + 1):
        whole = Period(date(year, 1, 1), date(year, 12, 31))
        quarters = [one for one in _quarters_of(year) if one.first <= latest]
        found.append(whole)
        if not all(period.holds(one) for one in quarters):
            found += quarters
    return [] if found == [period] or found == [_year_of(period)] else found


def _year_of(period: Period) -> Period | None:
    """The year, of a period that takes all of it that has come."""
    year = Period(date(period.first.year, 1, 1), date(period.first.year, 12, 31))
    return year if year.holds(period) and period.first == year.first else None


def _quarters_of(year: int) -> Iterator[Period]:
    for number in range(QUARTERS):
        yield _quarter_of(date(year, number * MONTHS + 1, 1))


def _quarter_of(day: date) -> Period:
    first = (day.month - 1) // MONTHS * MONTHS + 1
    last = first + MONTHS - 1
    return Period(day.replace(month=first, day=1), _end_of_month(day.replace(month=last, day=1)))


def _end_of_month(day: date) -> date:
    return (day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
