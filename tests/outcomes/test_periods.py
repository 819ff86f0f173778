"""Which periods can be asked for, and of which others a count must be shown too."""

from __future__ import annotations

from datetime import date

from projections.outcomes.periods import Period, must_be_shown, whole_quarters

LONG_AGO, TODAY = date(2000, 1, 1), date(2026, 8, 15)


def days(first: str, last: str) -> Period:
    """A period, as people write it."""
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def asked(first: str, last: str, earliest: date = LONG_AGO) -> list[str]:
    """The years and quarters, by first and last month, of which a count must be shown."""
    found = must_be_shown(days(first, last), earliest, TODAY)
    return [f"{one.first:%Y-%m} {one.last:%m}" for one in found]


def test_whole_quarters() -> None:
    assert whole_quarters(days("2026-02-28", "2026-02-28")) == days("2026-01-01", "2026-03-31")
    assert whole_quarters(days("2025-12-31", "2026-07-01")) == days("2025-10-01", "2026-09-30")
    assert whole_quarters(days("2024-01-01", "2024-12-31")) == days("2024-01-01", "2024-12-31")


def test_a_year_stands_for_itself() -> None:
    assert asked("2025-01-01", "2025-12-31") == []


def test_so_does_a_year_so_far() -> None:
    """In August, the year until September is all of it, and so is the year until December."""
    assert asked("2026-01-01", "2026-09-30") == []
    assert asked("2026-01-01", "2026-12-31") == []


def test_several_years() -> None:
    assert asked("2024-01-01", "2025-12-31") == ["2024-01 12", "2025-01 12"]


def test_a_part_of_a_year() -> None:
    """Else the fourth quarter is what the year has more than the first three."""
    quarters = ["2025-01 03", "2025-04 06", "2025-07 09", "2025-10 12"]
    assert asked("2025-01-01", "2025-09-30") == ["2025-01 12", *quarters]
    assert asked("2025-04-01", "2025-06-30") == ["2025-01 12", *quarters]


def test_what_is_not_begun_or_was_before_everything_needs_no_look() -> None:
    assert asked("2026-01-01", "2026-06-30") == [
        "2026-01 12",
        "2026-01 03",
        "2026-04 06",
        "2026-07 09",
    ]
    assert asked("1950-01-01", "2025-12-31", date(2024, 5, 1)) == ["2024-01 12", "2025-01 12"]
    assert asked("1950-01-01", "1950-12-31") == []
