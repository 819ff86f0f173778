"""Agencies, employers and openings: what they are now."""

from __future__ import annotations

from datetime import date

import pytest

from projections.folds import agencies, employers, openings
from tests.decisions.cast import (
    agency_changed,
    agency_joined,
    agency_left,
    answered,
    april,
    employer_changed,
    employer_contacted,
    employer_engaged,
    ended,
    february,
    january,
    march,
    nominated,
    opening_changed,
    opening_closed,
    opening_paused,
    opening_reopened,
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
        last_contact_on=january(2),
    )


def test_an_agency_is_as_it_was_told_last() -> None:
    changed = agency_changed(region="east", website="https://north.example")
    now = row(agencies.VIEW, "northside", agency_joined(region="north"), changed)
    assert (now.name, now.region, now.website) == ("Northside", "east", "https://north.example")
    assert (now.joined_on, now.left_on) == (january(1), None)
    assert row(agencies.VIEW, "northside", agency_joined(), agency_left()).left_on == january(4)


def test_an_employer_is_as_it_was_told_last() -> None:
    now = row(
        employers.VIEW,
        "crumb",
        employer_engaged(contact="sealed", region="north"),
        employer_contacted(),
        employer_changed(contact="sealed again", region="east"),
        employer_contacted(happened_on=january(3)),
    )
    assert (now.name, now.region, now.contact) == ("Crumb & Sons", "east", "sealed again")
    assert (now.engaged_on, now.last_contact_on) == (january(2), january(4))


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
        "trial_days": 30,
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


def test_an_opening_that_was_changed_is_what_was_said_last() -> None:
    first = posted(agency="northside", places=2, hours_per_week=30)
    now = row(openings.VIEW, "baker", first, opening_changed(title="Cook", places=3))
    assert (now.title, now.places, now.hours_per_week) == ("Cook", 3, None)
    assert (now.agency, now.posted_on, now.changed_on) == (
        "northside",
        february(1),
        february(10),
    )


def test_an_opening_is_paused_closed_and_opened_again() -> None:
    facts = [posted(), opening_paused(reason="budget", happened_on=february(15))]
    now = row(openings.VIEW, "baker", *facts)
    assert (now.status, now.paused_on, now.paused_reason) == ("paused", february(15), "budget")
    again = [*facts, opening_reopened()]
    assert row(openings.VIEW, "baker", *again) == row(openings.VIEW, "baker", posted())
    closed = [*again, opening_closed(happened_on=february(27))]
    assert row(openings.VIEW, "baker", *closed).status == "closed"
    opened = row(openings.VIEW, "baker", *closed, opening_reopened(happened_on=february(28)))
    assert (opened.status, opened.closed_on, opened.closed_reason) == ("open", None, None)


def test_a_filled_opening_with_more_places_is_open_again() -> None:
    filled = [posted(places=1), nominated(), started()]
    now = row(openings.VIEW, "baker", *filled, opening_changed(places=2, happened_on=march(3)))
    assert (now.placed, now.places, now.status) == (1, 2, "open")


def test_a_filled_opening_is_filled_also_when_it_is_paused() -> None:
    facts = [posted(places=1), nominated(), started(), opening_paused(happened_on=march(3))]
    assert row(openings.VIEW, "baker", *facts).status == "filled"


@pytest.mark.parametrize(
    ("trial_days", "last_day", "status"),
    [
        (None, march(3), "filled"),
        (30, march(2), "open"),  # the first day of work is the first day of the trial
        (30, march(31), "open"),  # the thirtieth
        (30, april(1), "filled"),
    ],
)
def test_a_place_is_free_again_when_they_leave_within_the_trial(
    trial_days: int | None, last_day: date, status: str
) -> None:
    wanted = posted(places=1, trial_days=trial_days)
    facts = [wanted, nominated(), started(happened_on=march(2)), ended(happened_on=last_day)]
    assert row(openings.VIEW, "baker", *facts).status == status


def test_the_trial_is_that_of_the_first_day_of_work() -> None:
    facts = [posted(places=1, trial_days=30), nominated(), started(happened_on=march(2))]
    none_now = opening_changed(places=1, trial_days=None, happened_on=march(3))
    left = ended(happened_on=march(20))
    assert row(openings.VIEW, "baker", *facts, none_now, left).status == "open"


def test_facts_about_an_opening_that_was_never_posted_make_none() -> None:
    assert rows(openings.VIEW, "baker", nominated(), opening_closed()) == []
