"""Employers: who the network works with."""

from __future__ import annotations

from functools import partial

import pytest

from domain.decisions.base import Decision
from domain.decisions.employers import BEFORE_FIRST_CONTACT
from domain.decisions.openings import EMPLOYER_UNKNOWN
from domain.decisions.refusals import ID_TAKEN, NOT_YOUR_AGENCY
from tests.decisions.cast import (
    COORDINATOR,
    SOUTHSIDE,
    change_employer,
    employer_changed,
    employer_contacted,
    employer_engaged,
    engage_employer,
    january,
    log_contact,
)
from tests.decisions.story import given


def test_an_agency_brings_an_employer_in_and_holds_the_relationship() -> None:
    given().when(engage_employer(region="east", contact="Jo, 555 0101")).then(
        employer_engaged(region="east", contact="Jo, 555 0101", agency="northside")
    )


def test_an_employer_that_the_coordinator_brings_in_belongs_to_no_agency() -> None:
    given().when(engage_employer(by=COORDINATOR)).then(employer_engaged(agency=None))


def test_the_coordinator_may_say_whose_employer_it_is_and_no_other_agency() -> None:
    given().when(engage_employer(by=COORDINATOR, agency="northside")).then(
        employer_engaged(agency="northside")
    )
    given().when(engage_employer(by=SOUTHSIDE, agency="northside")).refused(NOT_YOUR_AGENCY)


def test_an_employer_is_engaged_once() -> None:
    given(employer_engaged()).when(engage_employer()).refused(ID_TAKEN)


def test_who_holds_the_relationship_puts_the_details_right() -> None:
    new = {"name": "Crumb & Sons", "region": "east", "contact": "Jo, 555 0102"}
    given(employer_engaged()).when(change_employer(**new)).then(employer_changed(**new))
    given(employer_engaged(agency=None)).when(change_employer(by=COORDINATOR)).then(
        employer_changed(agency=None)
    )
    given(employer_engaged(agency=None)).when(change_employer()).refused(NOT_YOUR_AGENCY)


def test_every_agency_may_talk_to_an_employer() -> None:
    said = {"kind": "phone", "note": "Wants two more bakers"}
    given(employer_engaged()).when(log_contact(**said)).then(employer_contacted(**said))
    given(employer_engaged()).when(log_contact(by=SOUTHSIDE)).then(
        employer_contacted(agency="southside")
    )


@pytest.mark.parametrize("decision", [change_employer, log_contact])
def test_only_with_an_employer_that_is_known(decision: partial[Decision]) -> None:
    given().when(decision()).refused(EMPLOYER_UNKNOWN)
    given(employer_engaged(happened_on=january(5))).when(decision()).refused(
        BEFORE_FIRST_CONTACT, day=january(5)
    )
