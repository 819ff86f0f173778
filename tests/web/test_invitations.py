"""The invitation to an interview, read back as a calendar reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from domain.decisions.corrections import StrikeFact
from domain.decisions.interviews import (
    CancelInterview,
    RecordInterview,
    RescheduleInterview,
    ScheduleInterview,
)
from domain.decisions.selection import DeclineNomination
from domain.facts.interviews import InterviewRescheduled
from domain.facts.reference import reference
from projections.queries.invitations import invitation
from projections.queries.viewer import Viewer
from tests.web.network import ARRANGED, ARRANGEMENTS, PEOPLE, PUBLIC_URL, Network, ago, today
from web.invitations import calendar

HREF = "/nominations/ada-cook/interview.ics"
PAGE = f"{PUBLIC_URL}/nominations/ada-cook"


def read(network: Network, who: str = "north", href: str = HREF) -> tuple[str, Event]:
    """The method of the file, and its one event."""
    response = network.visitor(who).file(href)
    file = Calendar.from_ical(response.get_data())
    assert file["version"] == "2.0"
    assert f"method={file['method']}" in response.headers["Content-Type"]
    [event] = file.walk("VEVENT")
    return str(file["method"]), event


def do(network: Network, decision: type[Any], **given: Any) -> None:
    network.do("north", decision, nomination="ada-cook", happened_on=ago(0), **given)


def at(network: Network, day: date, clock: str | None, zone: str) -> Any:
    """When the interview starts, by a calendar, if it is agreed so in this zone."""
    do(network, RescheduleInterview, interview_on=day, interview_at=clock)
    viewer = Viewer.of(network.users["north"].actor())
    found = invitation(network.ledger, viewer, today(), "ada-cook", ZoneInfo(zone))
    with network.app.test_request_context():
        file = Calendar.from_ical(calendar(found, "reader@example.org", PAGE))
    return file.walk("VEVENT")[0]["dtstart"].dt


def test_it_says_when_and_where_and_names_nobody(network: Network) -> None:
    for who in ("north", "coordinator"):
        method, event = read(network, who)
        assert (method, event["status"], event["sequence"]) == ("REQUEST", "CONFIRMED", 0)
        assert event["dtstart"].dt == datetime.combine(today(), datetime.min.time(), UTC) + (
            timedelta(hours=10, minutes=30)
        )
        assert event["summary"] == "Interview: Cook at Crumb & Sons"
        assert event["location"] == "Mill Lane"
        assert event["url"] == PAGE
        assert reference("ada") in event["description"]
        assert PAGE in event["description"]
        assert event["attendee"] == f"mailto:{who}@example.org"
        text = event.to_ical().decode()
        # Not even where the page may show the name: a file is passed on.
        assert PEOPLE["ada"]["given_name"] not in text
        assert PEOPLE["ada"]["family_name"] not in text


def test_only_the_own_agency_is_told_what_is_arranged(network: Network) -> None:
    _, own = read(network)
    assert f"Arranged: {ARRANGED}" in own["description"]
    assert ARRANGEMENTS not in own["description"], "own words may say why"
    _, others = read(network, "coordinator")
    assert "Arranged" not in others["description"]


def test_the_same_facts_are_the_same_bytes(network: Network) -> None:
    first, second = (network.visitor("north").file(HREF).get_data() for _ in range(2))
    assert first == second
    recorded = network.ledger.history("nomination:ada-cook")
    scheduled = next(r for r in recorded if type(r.fact).TOPIC == "InterviewScheduled")
    _, event = read(network)
    assert event["dtstamp"].dt == scheduled.recorded_at.replace(microsecond=0)


def test_one_interview_keeps_its_uid_and_grows_through_move_and_cancel(network: Network) -> None:
    _, agreed = read(network)
    do(network, RescheduleInterview, interview_on=ago(-7), interview_at="09:15", place="Online")
    method, moved = read(network)
    assert (method, moved["uid"], moved["sequence"]) == ("REQUEST", agreed["uid"], 1)
    assert moved["location"] == "Online"
    assert moved["dtstamp"].dt >= agreed["dtstamp"].dt
    do(network, CancelInterview, reason="other")
    method, cancelled = read(network)
    assert (method, cancelled["uid"], cancelled["sequence"]) == ("CANCEL", agreed["uid"], 2)
    assert cancelled["status"] == "CANCELLED"
    assert cancelled["dtstart"].dt == moved["dtstart"].dt


def test_another_interview_has_another_uid(network: Network) -> None:
    _, first = read(network)
    do(network, RecordInterview)
    _, held = read(network)
    assert (held["uid"], held["sequence"]) == (first["uid"], first["sequence"])
    do(network, ScheduleInterview, interview_on=ago(-7), interview_at="11:00")
    method, second = read(network)
    assert method == "REQUEST"
    assert second["uid"] != first["uid"]


def test_a_nomination_that_ends_before_calls_it_off(network: Network) -> None:
    do(network, RescheduleInterview, interview_on=ago(-7))
    _, moved = read(network)
    do(network, DeclineNomination, reason="another_candidate")
    method, over = read(network)
    assert (method, over["status"], over["uid"]) == ("CANCEL", "CANCELLED", moved["uid"])
    assert over["sequence"] > moved["sequence"]


def test_a_change_that_was_struck_is_newer_than_the_change(network: Network) -> None:
    _, agreed = read(network)
    do(network, RescheduleInterview, interview_on=ago(-7))
    _, moved = read(network)
    wrong = next(
        r
        for r in network.ledger.history("nomination:ada-cook")
        if isinstance(r.fact, InterviewRescheduled)
    )
    network.do(
        "north", StrikeFact, position=wrong.position, fact=wrong.fact, reason="wrong_details"
    )
    _, back = read(network)
    assert back["dtstart"].dt == agreed["dtstart"].dt
    assert back["uid"] == agreed["uid"]
    assert back["sequence"] > moved["sequence"]


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc"),
    [
        # Clocks in Toronto go forward on 10 March 2030, and back on 3 November.
        (date(2030, 3, 8), "09:30", "America/Toronto", (14, 30)),
        (date(2030, 3, 11), "09:30", "America/Toronto", (13, 30)),
        (date(2030, 11, 1), "09:30", "America/Toronto", (13, 30)),
        (date(2030, 11, 4), "09:30", "America/Toronto", (14, 30)),
        (date(2030, 7, 1), "08:00", "Asia/Kolkata", (2, 30)),
    ],
)
def test_it_is_right_across_changes_of_clocks(
    network: Network, day: date, clock: str, zone: str, utc: tuple[int, int]
) -> None:
    assert at(network, day, clock, zone) == datetime(day.year, day.month, day.day, *utc, tzinfo=UTC)


def test_the_zone_of_the_place_counts(network: Network) -> None:
    do(
        network,
        RescheduleInterview,
        interview_on=date(2030, 3, 11),
        interview_at="09:30",
        time_zone="America/Toronto",
    )
    _, event = read(network)
    assert event["dtstart"].dt == datetime(2030, 3, 11, 13, 30, tzinfo=UTC)
    assert "Local time: 09:30 (America/Toronto)" in event["description"]


def test_it_may_be_another_date_in_utc(network: Network) -> None:
    start = at(network, date(2030, 1, 7), "21:00", "America/Vancouver")
    assert start == datetime(2030, 1, 8, 5, 0, tzinfo=UTC)


def test_without_a_time_it_is_a_day(network: Network) -> None:
    assert at(network, date(2030, 3, 10), None, "America/Toronto") == date(2030, 3, 10)


def test_there_must_be_an_interview(network: Network) -> None:
    for who in ("north", "coordinator"):
        network.visitor(who).get("/nominations/ada-baker/interview.ics", expect=404)
    network.visitor("south").get(HREF, expect=404)
    network.visitor("auditor").get(HREF, expect=403)


def test_the_page_leads_to_it_while_it_says_something(network: Network) -> None:
    north = network.visitor("north")
    assert "calendar" in north.get("/nominations/ada-cook").links[HREF]
    assert HREF not in network.visitor("auditor").get("/nominations/ada-cook").links
    do(network, RecordInterview)
    assert HREF not in north.get("/nominations/ada-cook").links
