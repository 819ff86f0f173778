"""Outcomes on their page, for every reader, and at the command line."""

from __future__ import annotations

import re

import pytest

from projections.outcomes.suppression import THRESHOLD
from tests.web.network import REPORT, ago
from tests.web.page import Page
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
    assert "The coordinator can record it under “Network rules”." in text
    outside = signed_in["coordinator"].get(f"/outcomes/{PERIOD}").text
    assert "the network has not recorded a minimum wage. Record the minimum wage" in outside
    assert "Northside Works Hidden Hidden" in outside
    assert "The whole network Hidden Hidden" in outside


def test_of_an_earlier_day_an_agency_reads_its_own_numbers_only(
    signed_in: dict[str, Visitor],
) -> None:
    says = "Of an earlier day, only the numbers of your own agency are shown"
    page = signed_in["north"].get(f"/outcomes/{PERIOD}&known_on={ago(1)}")
    assert says in page.text and "Counts under" not in page.text
    assert "/reports/" in page.links
    of_today = f"/outcomes/{PERIOD}&known_on={ago(0)}"
    assert says not in signed_in["north"].get(of_today).text
    assert says not in signed_in["auditor"].get(f"/outcomes/{PERIOD}&known_on={ago(1)}").text


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


def test_a_period_is_widened_to_whole_quarters(signed_in: dict[str, Visitor]) -> None:
    page = signed_in["coordinator"].get("/outcomes/?first=2026-02-10&last=2026-02-20")
    assert "From 1 Jan 2026 to 31 Mar 2026" in page.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("narrowed", "of"),
    [
        ("agency=northside", "Northside Works"),
        ("region=central", "The whole network, Central"),
        ("occupation=food", "The whole network, Kitchen and food service"),
    ],
)
def test_headings_name_what_was_chosen(
    signed_in: dict[str, Visitor], narrowed: str, of: str
) -> None:
    page = signed_in["coordinator"].get(f"/outcomes/{PERIOD}&{narrowed}")
    heads = [head.get_text(" ", strip=True) for head in page.soup.select("section.outcome h2")]
    assert f"Retention at the checkpoints: {of}" in heads
    assert not [head for head in heads if head.endswith("The whole network")]
    scope = page.soup.select_one(".outcome-scope")
    assert scope is not None and of.rsplit(", ", maxsplit=1)[-1] in scope.get_text()


def test_an_agency_reads_what_was_chosen_too(signed_in: dict[str, Visitor]) -> None:
    page = signed_in["north"].get(f"/outcomes/{PERIOD}&region=central")
    assert "Your agency, Central: Median" in page.text
    assert "The whole network, Central: Mean" in page.text


def test_what_is_not_chosen_says_so(signed_in: dict[str, Visitor]) -> None:
    page = signed_in["coordinator"].get(f"/outcomes/{PERIOD}")
    empty = [option.get_text(strip=True) for option in page.soup.select("option[value='']")]
    assert empty[:3] == ["No: the whole network", "No: every region", "No: every kind of work"]
    assert "All" not in empty


def test_a_file_of_a_report_is_called_by_its_title_and_period(
    signed_in: dict[str, Visitor],
) -> None:
    for ending in ("csv", "xlsx"):
        file = signed_in["auditor"].file(f"/reports/{REPORT}/report.{ending}")
        name = file.headers["Content-Disposition"].partition("filename=")[2]
        assert re.fullmatch(
            rf'"the-last-year-\d{{4}}-\d\d-01-to-\d{{4}}-\d\d-3[01]\.{ending}"', name
        ), name


def numbers(page: Page) -> set[str]:
    """What stands in the cells of the tables, and in the sentences above them."""
    cells = page.soup.select("table.numbers td")
    return {cell.get_text(strip=True) for cell in cells}


@pytest.mark.parametrize(
    "narrowed", ["", "&region=central", "&occupation=food", "&agency=northside"]
)
def test_no_number_of_the_small_network_reaches_anybody_outside(
    signed_in: dict[str, Visitor], narrowed: str
) -> None:
    """Agencies with a handful of people: but for zero, every number of people is small.

    How often all of them were asked for an answer is not: nobody is counted there.
    """
    for who in ("coordinator", "auditor"):
        page = signed_in[who].get(f"/outcomes/{PERIOD}{narrowed}")
        shown = numbers(page) - {"Hidden", "\u2013", "0", "0.0", "0.0\u00a0%", "0.00"}
        small = {one for one in shown if not one.isdecimal() or int(one) < THRESHOLD}
        assert not small, (who, small)
        for sentence in page.soup.select(".outcome-sentence, .small-print p:first-child"):
            assert not re.search(r"\b[1-9]\b", sentence.get_text()), sentence


def test_the_other_agency_sees_nothing_of_this_one(signed_in: dict[str, Visitor]) -> None:
    """South sees its own few, and of the network nothing that north alone did."""
    page = signed_in["south"].get(f"/outcomes/{PERIOD}")
    heads = [th.get_text(strip=True) for th in page.soup.select("#figure-placements ~ * thead th")]
    rows = page.soup.select("section[aria-labelledby=figure-placements] tbody tr")
    for row in rows:
        for head, cell in zip(heads, row.select("td, th"), strict=False):
            if head.startswith("The whole network"):
                assert cell.get_text(strip=True) in ("Hidden", "0", "\u2013"), row
