"""Working days by region, held against days that were looked up by hand."""

from __future__ import annotations

from datetime import date

import pytest

from domain.facts.holiday_regions import HOLIDAY_REGIONS
from projections.working_days import is_working


@pytest.mark.parametrize(
    ("day", "ontario", "quebec"),
    [
        (date(2026, 2, 16), False, True),  # Family Day
        (date(2026, 4, 3), False, False),  # Good Friday
        (date(2026, 6, 24), True, False),  # the national holiday of Quebec
        (date(2026, 7, 1), False, False),  # Canada Day
        (date(2026, 10, 12), False, False),  # Thanksgiving
        (date(2026, 12, 25), False, False),
        (date(2026, 11, 28), False, False),  # a Saturday
        (date(2026, 11, 29), False, False),  # a Sunday
        (date(2026, 11, 30), True, True),
    ],
)
def test_days_of_two_provinces(day: date, ontario: bool, quebec: bool) -> None:
    assert (is_working("CA-ON", day), is_working("CA-QC", day)) == (ontario, quebec)


@pytest.mark.parametrize("region", HOLIDAY_REGIONS)
def test_every_region_is_known(region: str) -> None:
    assert not is_working(region, date(2026, 12, 25))
    assert is_working(region, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("day", "region", "elsewhere"),
    [
        (date(2026, 11, 30), "GB-SCT", "GB-ENG"),  # Saint Andrew
        (date(2026, 11, 3), "AU-VIC", "AU-NSW"),  # Melbourne Cup
        (date(2026, 4, 20), "US-MA", "US-NY"),  # Patriots' Day
        (date(2026, 7, 1), "CA-NS", "US-ME"),  # Canada Day
    ],
)
def test_a_holiday_of_one_region(day: date, region: str, elsewhere: str) -> None:
    assert (is_working(region, day), is_working(elsewhere, day)) == (False, True)
