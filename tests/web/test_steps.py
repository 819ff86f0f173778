"""The nomination page offers the steps that are possible, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from domain.decisions.base import Decision
from domain.decisions.interviews import CancelInterview, RecordInterview, RescheduleInterview
from domain.decisions.offers import DeclineOffer, MakeOffer
from domain.decisions.placements import StartPlacement
from domain.decisions.selection import DeclineNomination, ShortlistNomination
from tests.web.catalogue import SHEETS
from tests.web.network import Network, ago
from tests.web.page import Page

START, MISSED, HELD = "start", "interview-missed", "interview-held"
AGREE, MOVE, CANCEL = "interview", "interview/move", "interview/cancel"
OFFER, NO = "offer", "offer/decline"
SHORTLIST = "shortlist"
END = {"decline", "withdraw"}

# What happened to Ada's nomination as a cook, whose interview is today; then what is possible.
STORIES: list[tuple[list[tuple[type[Decision], dict[str, Any]]], set[str]]] = [
    ([], {HELD, MISSED, MOVE, CANCEL, OFFER, START}),
    ([(RescheduleInterview, {"interview_on": ago(-2)})], {MOVE, CANCEL, OFFER, START}),
    ([(CancelInterview, {"reason": "other"})], {AGREE, HELD, OFFER, START}),
    ([(RecordInterview, {})], {AGREE, OFFER, START}),
    ([(RecordInterview, {}), (MakeOffer, {})], {START, NO}),
    (
        [(RecordInterview, {}), (MakeOffer, {}), (DeclineOffer, {"reason": "wage"})],
        {AGREE, OFFER},
    ),
    (
        [(MakeOffer, {}), (DeclineOffer, {"reason": "wage"}), (MakeOffer, {})],
        {HELD, MISSED, MOVE, CANCEL, START, NO},
    ),
]


def steps(page: Page, nomination: str) -> set[str]:
    """The last part of the address of every step that the page offers."""
    start = f"/nominations/{nomination}/"
    links = page.soup.select(".page-actions a")
    return {str(link["href"]).removeprefix(start) for link in links}


@pytest.mark.parametrize(("story", "possible"), STORIES)
def test_each_turn_offers_what_is_possible(
    network: Network, story: list[tuple[type[Decision], dict[str, Any]]], possible: set[str]
) -> None:
    for decision, given in story:
        network.do("north", decision, nomination="ada-cook", happened_on=ago(0), **given)
    north, coordinator = network.visitor("north"), network.visitor("coordinator")
    assert steps(north.get("/nominations/ada-cook"), "ada-cook") == possible | END
    seen = steps(coordinator.get("/nominations/ada-cook"), "ada-cook")
    assert seen == possible | {"decline"}, "only the agency takes a nomination back"


def test_a_new_nomination_waits_for_the_employer(network: Network) -> None:
    north = network.visitor("north")
    first = steps(north.get("/nominations/ada-baker"), "ada-baker")
    assert first == {SHORTLIST, AGREE, HELD, OFFER, START} | END
    network.do("north", ShortlistNomination, nomination="ada-baker", happened_on=ago(1))
    assert steps(north.get("/nominations/ada-baker"), "ada-baker") == first - {SHORTLIST}


def test_one_that_is_over_offers_nothing_but_its_placement(network: Network) -> None:
    network.do(
        "north",
        DeclineNomination,
        nomination="ada-cook",
        reason="skills",
        happened_on=ago(0),
    )
    north = network.visitor("north")
    assert steps(north.get("/nominations/ada-cook"), "ada-cook") == set()
    network.do(
        "north",
        StartPlacement,
        nomination="berta-cook",
        placement="berta-cook",
        opening="cook",
        term="permanent",
        happened_on=ago(0),
    )
    assert steps(north.get("/nominations/berta-cook"), "berta-cook") == {"/placements/berta-cook"}
    assert steps(network.visitor("auditor").get("/nominations/ada-baker"), "ada-baker") == set()


def offered_steps(network: Network) -> Iterator[str]:
    north = network.visitor("north")
    for nomination in ("ada-baker", "ada-cook", "berta-cook"):
        page = north.get(f"/nominations/{nomination}")
        yield from (f"/nominations/{nomination}/{step}" for step in steps(page, nomination))


def test_every_form_of_a_nomination_is_offered_somewhere(calm: Network) -> None:
    forms = {
        sheet.href
        for sheet in SHEETS
        if sheet.href.startswith("/nominations/") and "berta-baker" not in sheet.href
    }
    assert forms <= set(offered_steps(calm))
