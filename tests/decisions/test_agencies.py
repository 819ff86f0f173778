"""Agencies: who joins the network, what is known of them, and how one leaves."""

from __future__ import annotations

from domain.decisions.agencies import (
    AGENCY_UNKNOWN,
    BEFORE_JOINING,
    HAS_RUNNING_PLACEMENTS,
    SUPPORTS_PEOPLE,
)
from domain.decisions.refusals import AGENCY_GONE, ID_TAKEN, NOT_YOUR_ROLE
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    OPERATOR,
    admit_agency,
    agency_changed,
    agency_joined,
    agency_left,
    answer_opening,
    change_agency,
    consented,
    ended,
    january,
    leave_network,
    left_pool,
    merged,
    moved,
    posted,
    receive,
    refer,
    register,
    registered,
    started,
    unmerged,
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


class TestDetails:
    def test_the_agency_puts_its_details_right(self) -> None:
        new = {"name": "Northside", "region": "east", "website": "https://north.example"}
        given(agency_joined()).when(change_agency(**new)).then(agency_changed(**new))

    def test_only_of_a_member(self) -> None:
        given().when(change_agency()).refused(AGENCY_UNKNOWN)
        given(agency_joined(), agency_left()).when(change_agency(by=COORDINATOR)).refused(
            AGENCY_GONE, day=january(4)
        )

    def test_not_before_it_joined(self) -> None:
        given(agency_joined(happened_on=january(4))).when(change_agency()).refused(
            BEFORE_JOINING, day=january(4)
        )


class TestLeave:
    def test_an_agency_that_supports_nobody_may_go(self) -> None:
        given(agency_joined()).when(leave_network()).then(agency_left())

    def test_only_the_coordinator_records_it(self) -> None:
        given(agency_joined()).when(leave_network(by=NORTHSIDE)).refused(NOT_YOUR_ROLE)

    def test_once(self) -> None:
        given(agency_joined(), agency_left()).when(leave_network()).refused(AGENCY_GONE)

    def test_nobody_is_left_behind(self) -> None:
        bea = registered(seeker="bea")
        given(agency_joined(), registered(), bea).when(leave_network()).refused(
            SUPPORTS_PEOPLE, count=2
        )
        here = moved(agency="northside", from_agency="southside")
        given(agency_joined(), here).when(leave_network()).refused(SUPPORTS_PEOPLE, count=1)

    def test_who_left_the_pool_or_moved_is_not(self) -> None:
        gone = [registered(), moved(), registered(seeker="bea"), left_pool(seeker="bea")]
        given(agency_joined(), *gone).when(leave_network()).then(agency_left())

    def test_a_record_that_points_to_another_agencys_is_nobody(self) -> None:
        south = {"seeker": "bea", "agency": "southside"}
        here = [agency_joined(), registered(), merged(**south, duplicate="ada")]
        given(*here).when(leave_network()).then(agency_left())
        given(*here, unmerged(**south, duplicate="ada")).when(leave_network()).refused(
            SUPPORTS_PEOPLE, count=1
        )

    def test_a_placement_that_goes_on_is_followed_to_its_end(self) -> None:
        job = [registered(), started(), left_pool()]
        given(agency_joined(), *job).when(leave_network()).refused(HAS_RUNNING_PLACEMENTS, count=1)
        given(agency_joined(), *job, ended()).when(leave_network()).then(agency_left())

    def test_it_registers_nobody_after(self) -> None:
        given(agency_joined(), agency_left()).when(register(by=COORDINATOR)).refused(
            AGENCY_GONE, day=january(4)
        )
        given(agency_left(), posted()).when(answer_opening(by=COORDINATOR)).refused(AGENCY_GONE)
        given(agency_left()).when(receive(by=COORDINATOR)).refused(AGENCY_GONE)

    def test_nobody_is_referred_to_it(self) -> None:
        south = [agency_joined(agency="southside"), agency_left(agency="southside")]
        given(registered(), consented(), *south).when(refer()).refused(AGENCY_GONE)
