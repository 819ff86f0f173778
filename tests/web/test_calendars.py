"""Calendars at private addresses: read back by another parser, as calendar programs do."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from werkzeug.test import TestResponse

from domain.accounts.calendars import Calendars
from domain.decisions.corrections import StrikeFact
from domain.decisions.follow_ups import HandOverFollowUp, SnoozeFollowUp
from domain.decisions.interviews import CancelInterview, RescheduleInterview
from domain.decisions.network import AdoptWorkingDays
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.facts.network import AGAIN_DAYS
from domain.facts.reference import reference
from projections.working_days import is_working
from tests.web.network import ALL_SECRETS, PASSWORD, PUBLIC_URL, Network, ago, today
from tests.web.page import Page

INTERVIEW = "/nominations/ada-cook"


def make(network: Network, who: str = "north", whose: str = "own") -> str:
    """A new address, without the host."""
    page = press(network, f"/calendar/{whose}/new", who)
    return address_on(page)


def address_on(page: Page) -> str:
    (shown,) = page.main.select(".line code")
    return shown.get_text().removeprefix(PUBLIC_URL)


def press(network: Network, href: str, who: str = "north") -> Page:
    visitor = network.visitor(who)
    return visitor.send(href, {"csrf_token": [visitor.token()]}, expect=200)


def fetch(network: Network, href: str, **headers: str) -> TestResponse:
    """As a calendar program does: with nothing but the address."""
    return network.app.test_client().get(href, headers=headers)


def read(network: Network, href: str) -> Calendar:
    response = fetch(network, href)
    assert response.status_code == 200
    text = response.get_data(as_text=True)
    unfolded = text.replace("\r\n ", "")
    assert not [secret for secret in ALL_SECRETS if secret in unfolded]
    return IcsCalendarStream.calendar_from_ics(text)


def events(network: Network, href: str) -> dict[str, Event]:
    """The events by the page that each leads to."""
    return {str(e.url).removeprefix(PUBLIC_URL): e for e in read(network, href).events}


def checkpoint(day: int, placement: str = "berta-crumb") -> str:
    return f"/placements/{placement}/checkpoints/{day}"


def do(network: Network, decision: type[Any], **given: Any) -> None:
    network.do("north", decision, **given)


def test_another_program_reads_what_is_due_and_when(network: Network) -> None:
    href = make(network)
    assert read(network, href).prodid == "-//Commonplace//Interviews//EN"
    found = events(network, href)
    due = found[checkpoint(30)]
    assert due.summary == f"30-day checkpoint: job seeker {reference('berta')}"
    assert due.dtstart == ago(32) + timedelta(days=30)
    assert due.dtend == due.dtstart + timedelta(days=1)
    assert f"{PUBLIC_URL}/placements/berta-crumb/checkpoints/30" in (due.description or "")
    assert {checkpoint(day) for day in (30, 60, 90, 180, 365)} < found.keys()
    assert due.uid != found[checkpoint(30, "berta-porter")].uid
    interview = found[INTERVIEW]
    assert interview.summary == "Interview: Cook at Crumb & Sons"
    assert interview.dtstart == datetime.combine(today(), time(10, 30), ZoneInfo("UTC"))
    assert interview.location == "Mill Lane"
    assert reference("ada") in (interview.description or "")


def test_it_asks_programs_to_come_again(network: Network) -> None:
    text = fetch(network, make(network)).get_data(as_text=True)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    assert "NAME:Commonplace: Northside Works\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_each_sees_what_they_may_see(network: Network) -> None:
    own = events(network, make(network))
    assert events(network, make(network, whose="agency")).keys() == own.keys()
    assert INTERVIEW in own and checkpoint(30) in own
    assert not events(network, make(network, "south"))
    assert events(network, make(network, "coordinator")).keys() == own.keys()


def test_a_moved_and_a_cancelled_interview_are_the_same_event(network: Network) -> None:
    href = make(network)
    first = events(network, href)[INTERVIEW]
    zone = "America/Toronto"
    when = {"interview_on": ago(-7), "interview_at": "09:15", "time_zone": zone}
    do(network, RescheduleInterview, nomination="ada-cook", **when, happened_on=ago(0))
    moved = events(network, href)[INTERVIEW]
    assert moved.dtstart == datetime.combine(ago(-7), time(9, 15), ZoneInfo(zone))
    assert "DTSTART;TZID=America/Toronto:" in fetch(network, href).get_data(as_text=True)
    do(network, CancelInterview, nomination="ada-cook", reason="other", happened_on=ago(0))
    off = events(network, href)[INTERVIEW]
    assert [one.status for one in (first, moved, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [one.sequence for one in (first, moved, off)] == [0, 1, 2]
    assert first.uid == moved.uid == off.uid
    assert first.dtstamp <= moved.dtstamp <= off.dtstamp == off.last_modified


@pytest.mark.parametrize("zone", ["America/St_Johns", "Europe/Vienna", "Asia/Kolkata"])
def test_the_file_says_itself_what_a_zone_means(network: Network, zone: str) -> None:
    when = {"interview_on": ago(-200), "interview_at": "09:15", "time_zone": zone}
    do(network, RescheduleInterview, nomination="ada-cook", **when, happened_on=ago(0))
    href = make(network)
    assert [one.tz_id for one in read(network, href).timezones] == [zone]
    agreed = datetime.combine(ago(-200), time(9, 15), ZoneInfo(zone))
    assert events(network, href)[INTERVIEW].dtstart == agreed


def test_it_agrees_with_the_invitation(network: Network) -> None:
    href, numbers = make(network), []
    for turn in range(3):
        when = {"interview_on": ago(-7 - turn), "interview_at": "09:15"}
        do(network, RescheduleInterview, nomination="ada-cook", **when, happened_on=ago(0))
        file = network.visitor("north").file("/nominations/ada-cook/interview.ics")
        # The file is a message about the event, and the feed the event: the parser takes both.
        (invited,) = IcsCalendarStream.calendar_from_ics(file.get_data(as_text=True)).events
        shown = events(network, href)[INTERVIEW]
        for name in ("uid", "sequence", "dtstart", "dtend", "dtstamp", "location", "status"):
            assert getattr(shown, name) == getattr(invited, name), name
        numbers.append(shown.sequence)
    assert numbers == [1, 2, 3]


def test_a_recorded_checkpoint_is_no_longer_to_be_done(network: Network) -> None:
    href = make(network)
    answer = {"day": 30, "status": "same_job", "evidence": "payslip"}
    do(network, RecordCheckpoint, placement="berta-crumb", **answer, happened_on=ago(0))
    found = events(network, href)
    assert checkpoint(30) not in found
    assert checkpoint(60) in found and checkpoint(30, "berta-porter") in found


def test_a_placement_that_ended_is_asked_about_no_more(network: Network) -> None:
    href = make(network)
    end = {"reason": "resigned", "ended_by": "employee", "happened_on": ago(0)}
    do(network, EndPlacement, placement="berta-crumb", **end)
    found = events(network, href)
    assert checkpoint(30) in found, "it fell due before"
    assert checkpoint(60) not in found and checkpoint(60, "berta-porter") in found


def test_a_follow_up_that_is_put_off_moves(network: Network) -> None:
    href = make(network)
    before = events(network, href)[checkpoint(30)]
    later = {"until": ago(-5), "reason": "away", "happened_on": ago(0)}
    do(network, SnoozeFollowUp, placement="berta-crumb", day=30, **later)
    moved = events(network, href)[checkpoint(30)]
    assert (moved.uid, moved.dtstart) == (before.uid, ago(-5))
    assert moved.sequence > before.sequence and moved.dtstamp >= before.dtstamp
    nobody = {"status": "not_reached", "evidence": "not_reached", "happened_on": ago(0)}
    do(network, RecordCheckpoint, placement="berta-crumb", day=30, **nobody)
    again = events(network, href)[checkpoint(30)]
    assert again.dtstart == ago(0) + timedelta(days=AGAIN_DAYS)
    assert again.sequence > moved.sequence


def test_a_day_on_which_nobody_works_moves_as_the_network_agrees(network: Network) -> None:
    href = make(network)
    before = events(network, href)
    rule = {"moves": "next", "holiday_region": "CA-ON", "happened_on": ago(0)}
    network.do("coordinator", AdoptWorkingDays, **rule)
    after = events(network, href)
    for day in (30, 60, 90, 180, 365):
        due = ago(32) + timedelta(days=day)
        while not is_working("CA-ON", due):
            due += timedelta(days=1)
        old, new = before[checkpoint(day)], after[checkpoint(day)]
        assert (new.uid, new.dtstart) == (old.uid, due)
        assert new.sequence > old.sequence


def test_what_a_colleague_took_over_is_in_their_calendar(network: Network) -> None:
    nora = network.accounts.add("nora@example.org", "Nora", "agency", PASSWORD, "northside")
    hers = Calendars(network.ledger.database).make(f"user:{nora.id}", nora.id)
    own, shared = make(network), make(network, whose="agency")
    over = {"to": nora.actor(), "happened_on": ago(0)}
    do(network, HandOverFollowUp, placement="berta-crumb", day=30, **over)
    assert checkpoint(30) not in events(network, own)
    assert checkpoint(60) in events(network, own)
    for href in (shared, f"/calendar/{hers}.ics"):
        assert checkpoint(30) in events(network, href)
    with network.ledger.database.connection() as connection:
        connection.execute(
            "UPDATE commonplace_accounts.users SET is_active = false WHERE id = %s", [nora.id]
        )
    assert checkpoint(30) in events(network, own), "or nobody would ask"


def test_a_corrected_first_day_moves_every_checkpoint(network: Network) -> None:
    href = make(network)
    before = events(network, href)
    recorded = network.ledger.history("placement:berta-crumb")
    wrong = next(r for r in recorded if type(r.fact).TOPIC == "PlacementStarted")
    about = {"by": network.users["north"].actor(), "today": today()}
    job = {"placement": "berta-crumb", "nomination": "berta-baker", "opening": "baker"}
    network.ledger.do(
        StrikeFact(**about, position=wrong.position, fact=wrong.fact, reason="wrong_date"),
        StartPlacement(**about, **job, term="permanent", happened_on=ago(30)),
    )
    after = events(network, href)
    assert after.keys() == before.keys()
    for day in (30, 60, 90, 180, 365):
        old, new = before[checkpoint(day)], after[checkpoint(day)]
        assert (new.uid, new.dtstart) == (old.uid, ago(30) + timedelta(days=day))
        assert new.sequence > old.sequence


def test_what_is_unchanged_is_not_sent_again(network: Network) -> None:
    href = make(network)
    first = fetch(network, href)
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    tag = first.headers["ETag"]
    again = fetch(network, href, If_None_Match=tag)
    assert (again.status_code, again.get_data()) == (304, b"")
    do(network, CancelInterview, nomination="ada-cook", reason="other", happened_on=ago(0))
    changed = fetch(network, href, If_None_Match=tag)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_an_address_is_shown_once_and_kept_as_a_digest(network: Network) -> None:
    href = make(network)
    token = re.fullmatch(r"/calendar/([\w-]{43})\.ics", href)
    assert token
    assert token[1] not in network.visitor("north").get("/calendar/").html
    with network.ledger.database.connection() as connection:
        rows = connection.execute("SELECT c::text FROM commonplace_accounts.calendars AS c")
        assert token[1] not in str(rows.fetchall())


def test_a_new_address_stops_the_old_one(network: Network) -> None:
    old = make(network)
    new = make(network)
    assert fetch(network, old).status_code == 404
    assert fetch(network, new).status_code == 200


def test_a_stopped_address_is_as_unknown_as_any_other(network: Network) -> None:
    href = make(network)
    page = press(network, "/calendar/own/stop")
    assert "The address is stopped." in page.text
    stopped, unknown = fetch(network, href), fetch(network, "/calendar/nobody.ics")
    assert stopped.status_code == unknown.status_code == 404
    assert stopped.get_data() == unknown.get_data()
    assert "Make an address" in network.visitor("north").get("/calendar/").text


def test_one_address_says_nothing_of_another(network: Network) -> None:
    own, shared = make(network), make(network, whose="agency")
    press(network, "/calendar/own/stop")
    assert fetch(network, own).status_code == 404
    assert fetch(network, shared).status_code == 200
    press(network, "/calendar/own/stop", "south")
    press(network, "/calendar/agency/stop", "south")
    assert fetch(network, shared).status_code == 200


def test_nobody_who_may_not_sign_in_any_more_has_a_calendar(network: Network) -> None:
    href = make(network)
    with network.ledger.database.connection() as connection:
        connection.execute(
            "UPDATE commonplace_accounts.users SET is_active = false WHERE id = %s",
            [network.users["north"].id],
        )
    assert fetch(network, href).status_code == 404


def test_the_page_tells_who_made_it_and_when_it_was_read(network: Network) -> None:
    href = make(network, whose="agency")
    visitor = network.visitor("north")
    page = visitor.get("/calendar/")
    assert "North Staff" in page.text and "Not yet" in page.text
    fetch(network, href)
    assert "Not yet" not in visitor.get("/calendar/").text


def test_only_staff_have_an_agency(network: Network) -> None:
    visitor = network.visitor("coordinator")
    actions = [f["action"] for f in visitor.get("/calendar/").main.select("form")]
    assert actions == ["/calendar/own/new"]
    given = {"csrf_token": [visitor.token()]}
    visitor.send("/calendar/agency/new", given, expect=404)
    visitor.send("/calendar/theirs/new", given, expect=404)


@pytest.mark.parametrize("token", ["%00", "x" * 3000, "%ED%A0%80", "'", "nobody"])
def test_odd_addresses_are_unknown(calm: Network, token: str) -> None:
    assert fetch(calm, f"/calendar/{token}.ics").status_code == 404
