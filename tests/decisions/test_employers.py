"""Employers: who the network works with."""

from __future__ import annotations

from domain.decisions.refusals import ID_TAKEN
from tests.decisions.cast import COORDINATOR, employer_engaged, engage_employer
from tests.decisions.story import given


def test_an_agency_brings_an_employer_in_and_holds_the_relationship() -> None:
    given().when(engage_employer(region="east", contact="Jo, 555 0101")).then(
        employer_engaged(region="east", contact="Jo, 555 0101", agency="northside")
    )


def test_an_employer_that_the_coordinator_brings_in_belongs_to_no_agency() -> None:
    given().when(engage_employer(by=COORDINATOR)).then(employer_engaged(agency=None))


def test_an_employer_is_engaged_once() -> None:
    given(employer_engaged()).when(engage_employer()).refused(ID_TAKEN)
