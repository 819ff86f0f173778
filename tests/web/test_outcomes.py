"""Outcomes on their page, for every reader, and at the command line."""

from __future__ import annotations

import pytest

from tests.web.network import ago
from tests.web.visitor import Visitor

PERIOD = f"?first={ago(100).isoformat()}&last={ago(0).isoformat()}"


@pytest.mark.parametrize("who", ["north", "coordinator", "auditor"])
def test_who_may_read_it(signed_in: dict[str, Visitor], who: str) -> None:
    page = signed_in[who].get(f"/outcomes/{PERIOD}")
    assert "Network lift" in page.text
    assert "Counts under 10 are hidden" in page.text


def test_the_operator_may_not(signed_in: dict[str, Visitor]) -> None:
    signed_in["operator"].get("/outcomes/", expect=403)


def test_small_counts_are_shown_to_their_own_agency_only(signed_in: dict[str, Visitor]) -> None:
    text = signed_in["north"].get(f"/outcomes/{PERIOD}").text
    assert "Your agency 3 Hidden" in text
    outside = signed_in["coordinator"].get(f"/outcomes/{PERIOD}").text
    assert "Northside Works Hidden Hidden" in outside
    assert "The whole network Hidden Hidden" in outside


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("?first=2026-02-01&last=2026-01-01", "Choose the first day, or a later one."),
        ("?first=0001-01-01", "Check the year."),
        ("?region=north&occupation=food", "Choose one of these at a time"),
        ("?region=moon", "Choose one of the answers."),
    ],
)
def test_what_cannot_be_asked(signed_in: dict[str, Visitor], asked: str, says: str) -> None:
    assert says in signed_in["coordinator"].get(f"/outcomes/{asked}", expect=422).text
