"""Agencies, employers and openings: what they are now."""

from __future__ import annotations

import pytest

from projections.folds import agencies, employers, openings
from tests.decisions.cast import (
    agency_joined,
    answered,
    employer_engaged,
    february,
    january,
    nominated,
    opening_closed,
    posted,
    started,
)
from tests.folds.story import recorded_at, row, rows


def test_an_agency() -> None:
    joined = agency_joined(region="north", website="https://north.example")
    assert row(agencies.VIEW, "northside", joined) == agencies.AgencyRow(
        agency="northside",
        name="Northside Works",
        region="north",
        website="https://north.example",
        joined_on=january(1),
    )


def test_an_employer() -> None:
    engaged = employer_engaged(region="east", contact="sealed")
    assert row(employers.VIEW, "crumb", engaged) == employers.EmployerRow(
        employer="crumb",
        name="Crumb",
        region="east",
        agency="northside",
        contact="sealed",
        engaged_on=january(2),
    )


@pytest.mark.parametrize("view", [agencies.VIEW, employers.VIEW, openings.VIEW])
def test_nothing_comes_of_nothing(view: agencies.View) -> None:
    assert rows(view, "nobody") == []


def test_an_opening() -> None:
    wanted = {
        "occupation": "food",
        "region": "north",
        "hours_per_week": 30,
        "hourly_wage": "18.50",
        "respond_by": february(15),
        "description": "Early shift",
    }
    assert row(openings.VIEW, "baker", posted(agency="northside", **wanted)) == openings.OpeningRow(
        opening="baker",
        employer="crumb",
        agency="northside",
        title="Baker",
        places=2,
        posted_on=february(1),
        posted_at=recorded_at(1),
        status="open",
        **wanted,
    )


def test_an_opening_counts_who_was_put_forward_and_who_started() -> None:
    others = [nominated(nomination=name, seeker=name) for name in ("bea", "cal")]
    now = row(openings.VIEW, "baker", posted(), answered(), nominated(), *others, started())
    assert (now.nominated, now.placed, now.status) == (3, 1, "open")


def test_an_opening_is_filled_when_every_place_is_taken() -> None:
    now = row(openings.VIEW, "baker", posted(places=1), nominated(), started())
    assert (now.placed, now.status) == (1, "filled")


def test_an_opening_that_is_closed_is_closed_even_when_filled() -> None:
    closed = opening_closed(reason="filled", happened_on=february(20))
    now = row(openings.VIEW, "baker", posted(places=1), nominated(), started(), closed)
    assert (now.status, now.closed_on, now.closed_reason) == ("closed", february(20), "filled")


def test_facts_about_an_opening_that_was_never_posted_make_none() -> None:
    assert rows(openings.VIEW, "baker", nominated(), opening_closed()) == []
