"""A reminder goes out when its day begins in the network's zone, also where clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.ledger.ledger import Ledger
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice

# (zone, due day, the moment at which that day begins there), worked out by hand.
BEGINNINGS = [
    ("America/Toronto", date(2026, 1, 31), "2026-01-31T05:00:00"),
    ("America/Toronto", date(2026, 3, 8), "2026-03-08T05:00:00"),  # 23 hours long
    ("America/Toronto", date(2026, 3, 9), "2026-03-09T04:00:00"),
    ("America/Toronto", date(2026, 11, 1), "2026-11-01T04:00:00"),  # 25 hours long
    ("America/Toronto", date(2026, 11, 2), "2026-11-02T05:00:00"),
    ("Pacific/Auckland", date(2026, 1, 31), "2026-01-30T11:00:00"),
    ("Pacific/Auckland", date(2026, 4, 5), "2026-04-04T11:00:00"),  # 25 hours long
    ("Pacific/Auckland", date(2026, 4, 6), "2026-04-05T12:00:00"),
    ("Pacific/Auckland", date(2026, 9, 27), "2026-09-26T12:00:00"),  # 23 hours long
    ("Pacific/Auckland", date(2026, 9, 28), "2026-09-27T11:00:00"),
    ("America/Santiago", date(2026, 9, 6), "2026-09-06T04:00:00"),  # begins at one o'clock
]


@pytest.mark.parametrize(("zone", "due", "begins"), BEGINNINGS)
def test_reminder_goes_out_when_the_local_day_begins(
    network: Ledger, run: Tick, post_office: PostOffice, zone: str, due: date, begins: str
) -> None:
    placement = world.place(network, due - timedelta(days=30))
    first_second = datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert run(first_second - timedelta(days=2), zone=ZoneInfo(zone)).sent == 1  # coming up
    post_office.letters.clear()
    assert run(first_second - timedelta(seconds=1), zone=ZoneInfo(zone)).sent == 0
    assert not post_office.letters
    assert run(first_second, zone=ZoneInfo(zone)).sent == 1
    *_, claimed, sent = world.reminders_of(network, placement)
    assert {claimed.fact.happened_on, sent.fact.happened_on} == {due}


def test_a_time_with_another_offset_means_the_same_moment(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    world.place(network, date(2026, 1, 8))
    evening = datetime(2026, 1, 30, 23, 30, tzinfo=ZoneInfo("America/Toronto"))
    assert run(evening, zone=ZoneInfo("America/Toronto")).sent == 0
    assert run(evening, zone=ZoneInfo("Pacific/Auckland")).sent == 1


def test_a_run_in_the_past_sends_nothing_that_was_not_due_then(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    world.place(network, date(2020, 2, 1))
    assert run(datetime(2020, 2, 20, tzinfo=UTC)).sent == 0
    assert run(datetime(2020, 3, 2, tzinfo=UTC)).sent == 1  # 2020 has a 29 February
