"""Agencies: who joins the network."""

from __future__ import annotations

from domain.decisions.refusals import ID_TAKEN, NOT_YOUR_ROLE
from tests.decisions.cast import (
    NORTHSIDE,
    OPERATOR,
    admit_agency,
    agency_joined,
)
from tests.decisions.story import given


def test_the_coordinator_admits_an_agency() -> None:
    given().when(admit_agency(region="north", website="https://north.example")).then(
        agency_joined(region="north", website="https://north.example")
    )


def test_so_does_the_operator() -> None:
    given().when(admit_agency(by=OPERATOR)).then(agency_joined())


def test_an_agency_joins_once() -> None:
    given(agency_joined()).when(admit_agency(name="Northside again")).refused(ID_TAKEN)


def test_another_agency_joins_beside_it() -> None:
    given(agency_joined(agency="southside")).when(admit_agency()).then(agency_joined())


def test_an_agency_admits_nobody() -> None:
    given().when(admit_agency(by=NORTHSIDE)).refused(NOT_YOUR_ROLE)
