"""On which days people work in a region: not at weekends, not on its public holidays."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays

SATURDAY = 5


@cache
def is_working(region: str, day: date) -> bool:
    """Whether a day is a working day in a region (ISO 3166-2, such as CA-ON)."""
    return day.weekday() < SATURDAY and day not in _public_holidays(region, day.year)


@cache
def _public_holidays(region: str, year: int) -> frozenset[date]:
    country, _, subdivision = region.partition("-")
    found = holidays.country_holidays(country, subdiv=subdivision or None, years=year)
    return frozenset(found)
