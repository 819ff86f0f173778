"""An opening's pages: what becomes of the people who are nominated, and who answered."""

from __future__ import annotations

from typing import Any

from domain.decisions.interest import ConfirmInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.opening_turns import CloseOpening
from domain.decisions.placements import StartPlacement
from tests.web.network import Network, ago


def nominate(network: Network, seeker: str, opening: str) -> None:
    network.do("north", ConfirmInterest, seeker=seeker, opening=opening, happened_on=ago(19))
    about = {"nomination": f"{seeker}-{opening}", "seeker": seeker, "opening": opening}
    network.do("north", NominateCandidate, **about, happened_on=ago(18))


def test_when_the_last_place_is_taken_the_others_see_that_it_is_no_longer_open(
    network: Network,
) -> None:
    for seeker in ("ada", "berta"):
        nominate(network, seeker, "clerk")
    north = network.visitor("north")
    assert "Start the placement" in north.get("/nominations/ada-clerk").links.values()
    network.do(
        "north",
        StartPlacement,
        placement="berta-clerk",
        nomination="berta-clerk",
        opening="clerk",
        term="permanent",
        happened_on=ago(3),
    )
    page = north.get("/nominations/ada-clerk")
    assert "No longer open" in page.text
    assert "Start the placement" not in page.links.values()
    assert "Take it back" in page.links.values()
    assert "No longer open" in north.get("/openings/clerk").text
    assert "No longer open" in north.get("/seekers/ada").text
    home = north.get("/")
    assert "1 person is nominated" in home.text
    assert home.links["/openings/clerk"].startswith("See who it is")
    assert "1 person is nominated" not in network.visitor("south").get("/").text


def test_whoever_posted_it_is_offered_what_may_be_done(network: Network) -> None:
    def offered(who: str, opening: str) -> set[str]:
        words = set(network.visitor(who).get(f"/openings/{opening}").links.values())
        return words & {"Change opening", "Pause opening", "Close opening", "Open it again"}

    everything = {"Change opening", "Pause opening", "Close opening"}
    assert offered("north", "baker") == offered("coordinator", "baker") == everything
    assert offered("south", "baker") == offered("north", "clerk") == set()
    assert offered("north", "driver") == {"Change opening", "Close opening", "Open it again"}
    closing: dict[str, Any] = {"reason": "cancelled", "happened_on": ago(0)}
    network.do("coordinator", CloseOpening, opening="clerk", **closing)
    assert offered("coordinator", "clerk") == {"Open it again"}
