"""Interviews on pages: what the home page says of them, and who sees what is arranged."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from domain.decisions.interviews import CancelInterview, RescheduleInterview
from tests.web.network import ARRANGED, ARRANGEMENTS, Network, ago
from web.zones import zones


def test_home_asks_whether_it_was_held_then_reminds_of_the_new_day(network: Network) -> None:
    north = network.visitor("north")
    assert "Was the interview held?" in north.get("/").text
    network.do(
        "north",
        RescheduleInterview,
        nomination="ada-cook",
        interview_on=ago(-1),
        interview_at="09:15",
        happened_on=ago(0),
    )
    home = north.get("/").text
    assert "Was the interview held?" not in home
    assert "Interviews that come up" in home
    assert "Tomorrow" in home
    network.do("north", CancelInterview, nomination="ada-cook", reason="other", happened_on=ago(0))
    home = north.get("/").text
    assert "Interviews that come up" not in home
    assert "Interviews to agree again" in home
    assert network.visitor("south").get("/").text.count("Interview") == 0


def test_only_the_own_agency_reads_what_is_arranged(network: Network) -> None:
    own = network.visitor("north").get("/nominations/ada-cook").text
    assert own.count(ARRANGEMENTS) == own.count(ARRANGED) == 2, "beside the story, and in it"
    for who in ("coordinator", "auditor"):
        seen = network.visitor(who).get("/nominations/ada-cook").text
        assert "Mill Lane" in seen
        assert "Interpreter" not in seen


def test_another_zone_than_the_networks_is_named(network: Network) -> None:
    north = network.visitor("north")
    for zone, words in (("UTC", "10:30 "), ("America/Toronto", "10:30 (America/Toronto)")):
        network.do(
            "north",
            RescheduleInterview,
            nomination="ada-cook",
            interview_on=ago(0),
            interview_at="10:30",
            time_zone=zone,
            happened_on=ago(0),
        )
        assert zone in north.get("/nominations/ada-cook").text
        for who in ("north", "coordinator"):
            home = network.visitor(who).get("/").text
            assert f", {words}" in home
            assert ("(America/Toronto)" in home) == (zone != "UTC")


def test_the_zones_of_the_networks_country_are_offered(network: Network) -> None:
    with network.app.test_request_context():
        assert {"Europe/Vienna", "America/Toronto", "UTC"} < set(zones())
    canadian = replace(network.app.extensions["commonplace"], zone=ZoneInfo("America/Toronto"))
    network.app.extensions["commonplace"] = canadian
    with network.app.test_request_context():
        offered = zones()
    assert offered["America/Toronto"] == "Toronto (America/Toronto)"
    assert {"America/Vancouver", "America/St_Johns"} < set(offered)
    assert "Europe/Vienna" not in offered
    form = network.visitor("north").get("/nominations/ada-baker/interview").form
    assert form.values["time_zone"] == ["America/Toronto"]
