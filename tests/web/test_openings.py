"""An opening's pages: what becomes of the people who are nominated, and who answered."""

from __future__ import annotations

from typing import Any

from domain.decisions.interest import ConfirmInterest
from domain.decisions.network import AdoptDayLimits
from domain.decisions.nominations import NominateCandidate
from domain.decisions.opening_turns import CloseOpening, PauseOpening
from domain.decisions.openings import AnswerOpening, ChangeOpening
from domain.decisions.placements import StartPlacement
from tests.web.network import Network, ago
from tests.web.page import Page, squeezed


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


def board(page: Page) -> dict[str, list[str]]:
    """The cells of the board, by agency."""
    table = page.main.select_one("[aria-labelledby=board] table")
    assert table is not None
    rows = [[squeezed(cell.get_text(" ")) for cell in row.select("th, td")] for row in table("tr")]
    return {first: others for first, *others in rows[1:]}


def test_the_board_says_who_answered_what_and_when_and_who_has_not(network: Network) -> None:
    coordinator = network.visitor("coordinator")
    about: dict[str, Any] = {"opening": "clerk", "agency": "southside"}
    network.do("south", AnswerOpening, **about, answer="nobody", reason="hours", happened_on=ago(9))
    shown = board(coordinator.get("/openings/clerk"))
    assert shown["Northside Works"][0] == "Not heard yet"
    assert shown["Southside Steps"][:2] == ["Nobody right now The hours do not fit", "0"]
    network.do("south", AnswerOpening, **about, answer="nominating", happened_on=ago(4))
    nominate(network, "ada", "clerk")
    shown = board(coordinator.get("/openings/clerk"))
    assert shown["Northside Works"][:2] == ["Nominating", "1"]
    answer = shown["Southside Steps"][0]
    assert answer.startswith("Nominating Changed on ")
    assert answer.endswith("At first: Nobody right now.")
    assert "Last on " in shown["Southside Steps"][2]


def test_a_late_answer_stands_out_for_the_agency_and_for_the_coordinator(network: Network) -> None:
    network.do(
        "coordinator",
        ChangeOpening,
        opening="clerk",
        title="Clerk",
        respond_by=ago(1),
        happened_on=ago(20),
    )
    north, coordinator = network.visitor("north"), network.visitor("coordinator")
    assert "Your answer is late" in north.get("/openings/").text
    assert "Answers are late 0 of 3 agencies, 0 %" in coordinator.get("/openings/").text
    assert board(north.get("/openings/clerk"))["Northside Works"][0] == "Answer is late"
    answer: dict[str, Any] = {"answer": "nominating", "happened_on": ago(0)}
    network.do("north", AnswerOpening, opening="clerk", agency="northside", **answer)
    assert "Your answer is late" not in north.get("/openings/").text
    assert "Answers are late 1 of 3 agencies, 33 %" in coordinator.get("/openings/").text


def test_an_interest_of_long_ago_is_confirmed_again_where_it_is_seen(network: Network) -> None:
    network.do(
        "coordinator", AdoptDayLimits, interest_days=10, referral_days=14, happened_on=ago(1)
    )
    north = network.visitor("north")
    again = "/openings/clerk/interest?seeker=ada"
    for href in ("/", "/openings/clerk", "/seekers/ada"):
        assert north.get(href).links[again].startswith("Confirm again"), href
    form = north.get(again)
    assert form.form.values["seeker"] == ["ada"]
    north.submit(form, {"happened_on": ago(0).isoformat()})
    page = north.get("/openings/clerk")
    assert again not in page.links
    assert page.links["/openings/clerk/nominate/ada"].startswith("Nominate")


def test_who_no_longer_wants_it_is_no_longer_listed(network: Network) -> None:
    north = network.visitor("north")
    gone = "/openings/clerk/interest/ada/withdraw"
    for href in ("/openings/clerk", "/seekers/ada"):
        assert north.get(href).links[gone].startswith("They no longer want it"), href
    assert gone not in network.visitor("south").get("/openings/clerk").links
    north.submit(north.get(gone), {"reason": "not_now"})
    assert gone not in north.get("/openings/clerk").links


def test_nobody_is_nominated_from_the_page_of_a_paused_opening(network: Network) -> None:
    pause: dict[str, Any] = {"reason": "budget", "happened_on": ago(0)}
    network.do("coordinator", PauseOpening, opening="clerk", **pause)
    page = network.visitor("north").get("/openings/clerk")
    assert "Nobody can be nominated now." in page.text
    assert not any(text.startswith("Nominate") for text in page.links.values())
