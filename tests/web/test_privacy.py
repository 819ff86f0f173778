"""What a person agreed to share is shown, and not a moment longer.

That no page shows what it must not is checked by every visitor of every test (`secrets_from`).
"""

from __future__ import annotations

import pytest

from domain.decisions.seekers import GiveConsent, LeavePool, WithdrawConsent
from tests.web.network import PEOPLE, Network, ago
from tests.web.visitor import Visitor

ADA = "Adelheid Mooskirch"


def test_everyone_sees_what_they_may(signed_in: dict[str, Visitor]) -> None:
    """The opposite of the secrets: without it, an empty page would pass every check."""
    own = signed_in["north"].get("/seekers/carl").text
    for key in ("given_name", "family_name", "email", "disability", "work_needs"):
        assert PEOPLE["carl"][key] in own
    for who in ("south", "coordinator"):
        pool = signed_in[who].get("/pool").text
        assert ADA in pool
        named = signed_in[who].get("/seekers/ada").text
        assert ADA in named
        assert PEOPLE["ada"]["work_needs"] in named
        described = signed_in[who].get("/seekers/berta").text
        assert PEOPLE["berta"]["work_needs"] in described
    signed_in["auditor"].get("/seekers/carl")
    signed_in["operator"].get("/seekers/ada", expect=403)


@pytest.mark.parametrize("who", ["south", "coordinator"])
@pytest.mark.parametrize("is_followed", [True, False], ids=["views up to date", "views behind"])
def test_a_consent_taken_back_works_from_the_next_request(
    network: Network, who: str, is_followed: bool
) -> None:
    other = network.visitor(who)
    assert ADA in other.get("/seekers/ada").text
    network.ledger.is_followed = is_followed
    network.do("north", WithdrawConsent, seeker="ada", happened_on=ago(0))
    other.secrets += [PEOPLE["ada"]["given_name"], PEOPLE["ada"]["family_name"]]
    other.secrets.append(PEOPLE["ada"]["work_needs"])
    if who == "south":
        other.get("/seekers/ada", expect=404)
    else:
        other.client.get("/seekers/ada")
    for href in ("/", "/pool", "/pool?text=ooskirch", "/openings/", "/openings/baker"):
        other.get(href)
    assert "Nobody matches" in other.get("/pool?text=ooskirch").text
    if who == "coordinator":
        for href in ("/nominations/ada-baker", "/placements/", "/follow-ups/"):
            other.get(href)
        other.get("/nominations/ada-baker/interview")


def test_somebody_who_left_is_seen_by_nobody_else(network: Network) -> None:
    network.do("north", LeavePool, seeker="ada", reason="health", happened_on=ago(0))
    other = network.visitor("south")
    other.secrets += [PEOPLE["ada"]["given_name"], PEOPLE["ada"]["family_name"]]
    other.get("/seekers/ada", expect=404)
    other.get("/pool?text=ooskirch")
    assert ADA in network.visitor("north").get("/seekers/ada").text


def test_a_consent_that_is_over_shares_nothing(network: Network) -> None:
    until = ago(1)
    network.do(
        "north",
        GiveConsent,
        seeker="ada",
        scope="network_with_name",
        valid_until=until,
        happened_on=ago(2),
    )
    other = network.visitor("south")
    other.secrets += [PEOPLE["ada"]["given_name"], PEOPLE["ada"]["family_name"]]
    other.get("/seekers/ada", expect=404)
    other.get("/pool")


def test_a_search_finds_no_name_that_is_not_shared(signed_in: dict[str, Visitor]) -> None:
    south = signed_in["south"]
    for text in ("Bertrada", "Zwettl", "Quendel"):
        # The words that were searched for stand in the search field: not by the page's doing.
        page = south.client.get("/pool", query_string={"text": text}).get_data(as_text=True)
        assert "Nobody matches" in page
    assert ADA in south.get("/pool?text=mooskirch").text
    assert "Bertrada Zwettl" in signed_in["north"].get("/pool?text=ZWETTL").text
