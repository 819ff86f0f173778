"""Interviews on pages: what the home page says of them, and who sees what is arranged."""

from __future__ import annotations

from domain.decisions.interviews import CancelInterview, RescheduleInterview
from tests.web.network import ARRANGEMENTS, Network, ago


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
    assert ARRANGEMENTS in network.visitor("north").get("/nominations/ada-cook").text
    for who in ("coordinator", "auditor"):
        assert "Mill Lane" in network.visitor(who).get("/nominations/ada-cook").text
