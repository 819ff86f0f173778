"""Attribution on its pages: who sees which credit, and a dispute from both sides."""

from __future__ import annotations

import pytest

from domain.facts.reference import reference
from tests.web.network import DISPUTE_NOTE, Network, ago
from tests.web.visitor import Visitor

BERTA = reference("berta")
PERIOD = f"?first={ago(40).isoformat()}&last={ago(0).isoformat()}"


def test_an_agency_sees_its_own_credit_only(signed_in: dict[str, Visitor]) -> None:
    """The whole network's it reads among the outcomes, where small numbers are hidden."""
    for who, own, other in (
        ("north", "Northside Works 2 1.70 0.70", "Southside Steps 1"),
        ("south", "Southside Steps 1 0.30 0.30", "Northside Works 2"),
    ):
        page = signed_in[who].get(f"/attribution/{PERIOD}")
        assert own in page.text
        assert other not in page.text
        [row] = page.soup.select("section[aria-labelledby=credit] tbody tr")
        assert own in row.get_text(" ", strip=True)
        [link] = [href for href in page.links if href.startswith("/outcomes/?")]
        assert link == f"/outcomes/{PERIOD}#figure-attribution"


@pytest.mark.parametrize("who", ["coordinator", "auditor"])
def test_who_looks_after_the_network_sees_every_agency(
    signed_in: dict[str, Visitor], who: str
) -> None:
    text = signed_in[who].get(f"/attribution/{PERIOD}").text
    for row in ("Northside Works 2 1.70", "Southside Steps 1 0.30", "The whole network 2 2.00"):
        assert row in text


def test_who_knows_only_the_employer_sees_the_job_and_no_person(
    signed_in: dict[str, Visitor],
) -> None:
    south = signed_in["south"]
    for href in (f"/attribution/{PERIOD}", "/attribution/berta-porter"):
        page = south.get(href)
        assert "Porter at Crumb & Sons" in page.text
        assert BERTA not in page.text
        assert "/placements/berta-porter" not in page.links
    assert DISPUTE_NOTE in south.get("/attribution/berta-porter").text
    south.get("/placements/berta-porter", expect=404)
    south.get("/attribution/berta-crumb", expect=404)
    south.get("/attribution/berta-crumb/dispute", expect=404)
    assert BERTA in signed_in["north"].get("/attribution/berta-porter").text


def test_a_dispute_is_settled(network: Network) -> None:
    north, coordinator = network.visitor("north"), network.visitor("coordinator")
    assert "Disputed by Southside Steps" in north.get("/placements/berta-porter").text
    assert "/attribution/berta-porter/agree" not in north.get("/attribution/berta-porter").links
    agree = north.get("/attribution/berta-porter/agree")
    refused = north.submit(agree, expect=409)
    assert "The coordinator settles it." in refused.text
    home = coordinator.get("/")
    assert "Southside Steps disputes the credit." in home.text
    assert "/attribution/berta-porter" in home.links
    form = coordinator.get("/attribution/berta-porter/settle")
    wrong = coordinator.submit(form, {"employer_share": "40"}, expect=409)
    assert "The shares add up to 110 percent." in wrong.text
    done = coordinator.submit(wrong, {"sourcing_share": "30"})
    assert "The dispute is settled." in done.text
    assert "Southside Steps 1 0.40 0.00" in coordinator.get(f"/attribution/{PERIOD}").text
    assert "No credit is disputed." in coordinator.get("/").text
    assert "Nothing is disputed." in coordinator.get(f"/attribution/{PERIOD}").text
    # The coordinator's word: the agency disputes it again, or asks.
    links = north.get("/attribution/berta-porter").links
    assert "/attribution/berta-porter/agree" not in links
    assert "/attribution/berta-porter/dispute" in links


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("?first=2026-02-01&last=2026-01-01", "Choose the first day, or a later one."),
        ("?first=yesterday", "Write a date, like 2026-03-09."),
        ("?last=%00", "Write a date, like 2026-03-09."),
    ],
)
def test_a_period_that_makes_no_sense(signed_in: dict[str, Visitor], asked: str, says: str) -> None:
    page = signed_in["coordinator"].get(f"/attribution/{asked}", expect=422)
    assert says in " ".join(page.summary.values())


def test_nothing_started_in_the_period(signed_in: dict[str, Visitor]) -> None:
    empty = "/attribution/?first=2020-01-01&last=2020-12-31"
    assert "The whole network 0 0.00 0.00" in signed_in["auditor"].get(empty).text
    text = signed_in["north"].get(empty).text
    assert "Northside Works 0 0.00 0.00" in text
    assert "Your agency has no part in a placement of this period." in text


def test_as_the_network_knew_it(signed_in: dict[str, Visitor]) -> None:
    """Everything was recorded today: until yesterday the network knew of no placement."""
    coordinator = signed_in["coordinator"]
    assert "What the network knew" not in coordinator.get(f"/attribution/{PERIOD}").text
    until_now = coordinator.get(f"/attribution/{PERIOD}&known_on={ago(0)}").text
    assert "What the network knew until" in until_now
    assert "The whole network 2 2.00 1.00" in until_now
    before = coordinator.get(f"/attribution/{PERIOD}&known_on={ago(1)}").text
    assert "The whole network 0 0.00 0.00" in before
    too_soon = coordinator.get(f"/attribution/{PERIOD}&known_on={ago(-1)}", expect=422)
    assert "Choose today or an earlier day." in " ".join(too_soon.summary.values())
