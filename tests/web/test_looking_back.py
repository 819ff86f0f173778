"""The pool, placements and follow-ups as they were, from the same pages."""

from __future__ import annotations

import pytest

from domain.decisions.seekers import WithdrawConsent
from domain.facts.reference import reference
from tests.web.network import PEOPLE, Network, ago, today
from tests.web.page import Page, squeezed
from tests.web.visitor import Visitor

LISTS = ("/pool", "/placements/", "/follow-ups/")
BERTA = reference("berta")


def rows(page: Page) -> list[str]:
    """What the table of a list says, row by row."""
    return [squeezed(row.get_text(" ")) for row in page.main.select("table.data tbody tr")]


@pytest.mark.parametrize("href", LISTS)
def test_every_list_has_both_clocks_behind_a_link(signed_in: dict[str, Visitor], href: str) -> None:
    page = signed_in["north"].get(href)
    (back,) = page.main.select("details.look-back")
    assert not back.has_attr("open")
    assert [tag["name"] for tag in back.select("input:not([type=hidden])")] == [
        "as_of",
        "known_on",
        "known_time",
    ]
    assert "This is the past." not in page.text


@pytest.mark.parametrize("href", LISTS)
def test_the_past_says_that_it_is_and_leads_back_to_now(
    signed_in: dict[str, Visitor], href: str
) -> None:
    page = signed_in["north"].get(f"{href}?as_of={ago(10)}&known_on={today()}")
    (banner,) = page.main.select(".past")
    assert "This is the past. What was true by" in squeezed(banner.get_text(" "))
    (now,) = banner.select("a")
    assert str(now["href"]).partition("?")[0] == href
    assert "as_of" not in str(now["href"])


@pytest.mark.parametrize("href", LISTS)
def test_a_wrong_date_is_said_beside_its_field(signed_in: dict[str, Visitor], href: str) -> None:
    page = signed_in["north"].get(f"{href}?as_of=someday", expect=422)
    assert page.summary == {"f-as-of": "What was true by: Write a date, like 2026-03-09."}
    assert page.soup.find(id="f-as-of-error") is not None
    (back,) = page.main.select("details.look-back")
    assert back.has_attr("open"), "the error is not hidden"


def test_placements_as_of_a_day(signed_in: dict[str, Visitor]) -> None:
    north = signed_in["north"]
    assert rows(north.get(f"/placements/?as_of={ago(33)}")) == []
    (only,) = rows(north.get(f"/placements/?as_of={ago(32)}"))
    assert BERTA in only
    assert rows(north.get(f"/placements/?as_of={ago(32)}&known_on={ago(1)}")) == []


def test_follow_ups_as_of_a_day(signed_in: dict[str, Visitor]) -> None:
    coordinator = signed_in["coordinator"]
    assert "Due now (1)" in coordinator.get("/follow-ups/").text
    page = coordinator.get(f"/follow-ups/?as_of={ago(3)}")
    assert "Coming up in two weeks (1)" in page.text
    assert "No checkpoint was due" in coordinator.get(f"/follow-ups/?as_of={ago(32)}").text
    (href,) = [link for link, words in page.links.items() if words.startswith("See the history")]
    assert href == f"/history/placement/berta-crumb?as_of={ago(3)}"
    assert len(coordinator.get(href).main.select(".timeline > li")) == 1


def test_the_pool_as_of_a_day(signed_in: dict[str, Visitor]) -> None:
    north = signed_in["north"]
    assert rows(north.get(f"/pool?as_of={ago(121)}")) == []
    assert (
        "Nobody whom you may see was in the pool then." in north.get(f"/pool?as_of={ago(121)}").text
    )
    before_profiles = rows(north.get(f"/pool?as_of={ago(120)}&whose=own"))
    assert len(before_profiles) == 4  # the second record of Carl was not merged yet
    assert all("No profile yet" in row and "Not shared" in row for row in before_profiles)
    with_profiles = rows(north.get(f"/pool?as_of={ago(118)}&whose=own"))
    assert sum("With name" in row for row in with_profiles) == 1


def test_searching_the_past_stays_in_it(signed_in: dict[str, Visitor]) -> None:
    north = signed_in["north"]
    page = north.get(f"/pool?as_of={ago(50)}&occupation=food&whose=own")
    assert len(rows(page)) == 3
    assert rows(north.get(f"/pool?as_of={ago(120)}&occupation=food&whose=own")) == []
    (search,) = page.main.select(".filters form")
    (kept,) = search.select("input[type=hidden][name=as_of]")
    assert kept["value"] == ago(50).isoformat()
    (back,) = page.main.select(".look-back form")
    hidden = {tag["name"]: tag["value"] for tag in back.select("input[type=hidden]")}
    assert hidden == {"occupation": "food", "whose": "own"}


def test_the_consent_of_today_decides_what_of_the_past_is_shown(network: Network) -> None:
    """A visitor fails on every page that shows what they may not see: here, all of Ada."""
    shared = f"/pool?as_of={ago(100)}"
    south = network.visitor("south")
    assert "Adelheid Mooskirch" in south.get(shared).text
    network.do("north", WithdrawConsent, seeker="ada", happened_on=ago(0))
    ada = PEOPLE["ada"]
    south.secrets += [ada["given_name"], ada["family_name"], ada["work_needs"], reference("ada")]
    assert len(rows(south.get(shared))) == 2  # Berta, and their own Dora
    assert len(rows(network.visitor("north").get(f"{shared}&whose=own"))) == 4


def test_what_was_not_shared_then_is_shown_as_far_as_it_is_now(
    signed_in: dict[str, Visitor],
) -> None:
    """Consent came on day 118; what it shares is the profile, of any day."""
    page = signed_in["south"].get(f"/pool?as_of={ago(119)}")
    (ada,) = [row for row in rows(page) if "Adelheid Mooskirch" in row]
    assert "Not shared" in ada
