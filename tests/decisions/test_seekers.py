"""Job seekers: registered, described, and gone from the pool."""

from __future__ import annotations

from domain.decisions.refusals import ID_TAKEN
from domain.decisions.seekers import (
    BEFORE_REGISTRATION,
    HOURS_THE_WRONG_WAY_ROUND,
    SEEKER_LEFT,
    SEEKER_UNKNOWN,
)
from tests.decisions.cast import (
    COORDINATOR,
    change_profile,
    january,
    leave_pool,
    left_pool,
    profile_changed,
    register,
    registered,
)
from tests.decisions.story import given


class TestRegister:
    def test_an_agency_registers_a_job_seeker(self) -> None:
        contact = {"birth_date": "1990-02-28", "email": "ada@mail.example", "phone": "555 0100"}
        given().when(register(**contact)).then(registered(**contact))

    def test_the_coordinator_registers_for_an_agency(self) -> None:
        given().when(register(by=COORDINATOR)).then(registered())

    def test_a_reference_is_used_once(self) -> None:
        given(registered()).when(register(given_name="Bea")).refused(ID_TAKEN)

    def test_two_job_seekers_may_have_one_name(self) -> None:
        given(registered(seeker="another")).when(register()).then(registered())


class TestProfile:
    def test_the_agency_writes_down_what_the_job_seeker_looks_for(self) -> None:
        profile = {
            "occupations": ["food", "retail"],
            "skills": ["teamwork"],
            "region": "north",
            "hours_min": 10,
            "hours_max": 20,
            "work_needs": "A quiet room",
            "disability": "Autism",
            "notes": "Prefers e-mail",
        }
        given(registered()).when(change_profile(**profile)).then(profile_changed(**profile))

    def test_it_may_change_again(self) -> None:
        given(registered(), profile_changed()).when(change_profile(skills=["tools"])).then(
            profile_changed(skills=["tools"])
        )

    def test_nobody_is_described_who_is_not_registered(self) -> None:
        given(registered(seeker="another")).when(change_profile()).refused(SEEKER_UNKNOWN)

    def test_not_before_the_registration(self) -> None:
        given(registered(happened_on=january(5))).when(
            change_profile(happened_on=january(4))
        ).refused(BEFORE_REGISTRATION, day=january(5))

    def test_on_the_day_of_the_registration(self) -> None:
        given(registered(happened_on=january(5))).when(change_profile(happened_on=january(5))).then(
            profile_changed(happened_on=january(5))
        )

    def test_the_most_hours_are_not_fewer_than_the_least(self) -> None:
        given(registered()).when(change_profile(hours_min=20, hours_max=19)).refused(
            HOURS_THE_WRONG_WAY_ROUND
        )

    def test_exactly_so_many_hours(self) -> None:
        given(registered()).when(change_profile(hours_min=20, hours_max=20)).then(
            profile_changed(hours_min=20, hours_max=20)
        )

    def test_no_hours_at_most_are_fewer_than_some_at_least(self) -> None:
        given(registered()).when(change_profile(hours_min=20, hours_max=0)).refused(
            HOURS_THE_WRONG_WAY_ROUND
        )


class TestLeave:
    def test_a_job_seeker_stops_looking(self) -> None:
        given(registered()).when(leave_pool()).then(left_pool())

    def test_nobody_leaves_who_is_not_registered(self) -> None:
        given().when(leave_pool()).refused(SEEKER_UNKNOWN)

    def test_nobody_leaves_twice(self) -> None:
        given(registered(), left_pool(happened_on=january(25))).when(leave_pool()).refused(
            SEEKER_LEFT, day=january(25)
        )

    def test_not_before_the_registration(self) -> None:
        given(registered(happened_on=january(5))).when(leave_pool(happened_on=january(4))).refused(
            BEFORE_REGISTRATION, day=january(5)
        )
