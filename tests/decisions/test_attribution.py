"""The credit for a placement: agreed, disputed, settled; always a hundred percent."""

from __future__ import annotations

import pytest

from domain.decisions.attribution import (
    CREDIT_DISPUTED,
    CREDIT_SETTLED,
    CREDITED_AGENCY_UNKNOWN,
    NOT_CONCERNED,
    NOT_DISPUTED,
)
from domain.decisions.network import SHARES_NOT_WHOLE
from domain.decisions.placements import BEFORE_START, LATER_ON_RECORD, PLACEMENT_UNKNOWN
from domain.decisions.refusals import NOT_ON_THE_LIST, NOT_YOUR_AGENCY, NOT_YOUR_ROLE
from domain.facts import Actor
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    SHARED_CREDIT,
    SOUTHSIDE,
    agency_joined,
    agree_credit,
    credit_agreed,
    credit_disputed,
    credit_settled,
    dispute_credit,
    ended,
    february,
    march,
    may,
    reasons_adopted,
    settle_credit,
    started,
)
from tests.decisions.story import given

MEMBERS = [agency_joined(), agency_joined(agency="southside")]
WESTSIDE = Actor(user="user-w", role="agency", agency="westside")
ALL_OURS = {"employer_agency": "northside"}


class TestAgree:
    def test_who_is_credited_for_what(self) -> None:
        given(*MEMBERS, started()).when(agree_credit()).then(credit_agreed())

    def test_it_names_every_agency_that_is_involved(self) -> None:
        assert {"agency:northside", "agency:southside"} <= set(credit_agreed().tags())

    def test_the_coordinator_may_say_so(self) -> None:
        given(*MEMBERS, started()).when(agree_credit(by=COORDINATOR)).then(credit_agreed())

    def test_another_agency_may_not_even_one_that_is_credited(self) -> None:
        given(*MEMBERS, started(employer_agency="southside")).when(
            agree_credit(by=SOUTHSIDE)
        ).refused(NOT_YOUR_AGENCY)

    def test_the_last_word_holds(self) -> None:
        given(*MEMBERS, started(), credit_agreed(happened_on=march(10))).when(
            agree_credit(**ALL_OURS, happened_on=march(11))
        ).then(credit_agreed(**ALL_OURS, happened_on=march(11)))

    def test_not_before_the_last_word(self) -> None:
        given(*MEMBERS, started(), credit_agreed(happened_on=march(10))).when(
            agree_credit(happened_on=march(9))
        ).refused(LATER_ON_RECORD, day=march(10))

    @pytest.mark.parametrize(
        ("sourcing", "employer", "coaching"),
        [(50, 35, 16), (50, 35, 14), (0, 0, 0), (120, -35, 15)],
    )
    def test_it_is_a_hundred_percent_together(
        self, sourcing: int, employer: int, coaching: int
    ) -> None:
        shares = {
            "sourcing_share": sourcing,
            "employer_share": employer,
            "coaching_share": coaching,
        }
        total = sourcing + employer + coaching
        given(*MEMBERS, started()).when(agree_credit(**shares)).refused(
            SHARES_NOT_WHOLE, total=total
        )
        given(*MEMBERS, started(), credit_disputed()).when(settle_credit(**shares)).refused(
            SHARES_NOT_WHOLE, total=total
        )

    def test_only_members_are_credited(self) -> None:
        given(agency_joined(), started()).when(agree_credit()).refused(CREDITED_AGENCY_UNKNOWN)

    def test_after_the_placement_ended(self) -> None:
        given(*MEMBERS, started(), ended()).when(agree_credit(happened_on=may(1))).then(
            credit_agreed(happened_on=may(1))
        )

    def test_not_before_it_started(self) -> None:
        given(*MEMBERS, started()).when(agree_credit(happened_on=february(28))).refused(
            BEFORE_START, day=march(2)
        )

    def test_the_placement_is_unknown(self) -> None:
        given(*MEMBERS).when(agree_credit()).refused(PLACEMENT_UNKNOWN)

    def test_not_while_it_is_disputed(self) -> None:
        disputed = [*MEMBERS, started(), credit_disputed(happened_on=march(12))]
        for by in (NORTHSIDE, COORDINATOR):
            given(*disputed).when(agree_credit(by=by, happened_on=march(15))).refused(
                CREDIT_DISPUTED, day=march(12)
            )

    def test_what_the_coordinator_settled_only_the_coordinator_changes(self) -> None:
        over = [*MEMBERS, started(), credit_disputed(), credit_settled(happened_on=march(20))]
        given(*over).when(agree_credit(happened_on=march(25))).refused(
            CREDIT_SETTLED, day=march(20)
        )
        given(*over).when(agree_credit(by=COORDINATOR, happened_on=march(25))).then(
            credit_agreed(happened_on=march(25))
        )


class TestDispute:
    def test_the_agency_of_the_job_seeker(self) -> None:
        given(started()).when(dispute_credit(note="We knew them first")).then(
            credit_disputed(note="We knew them first")
        )

    def test_the_agency_that_holds_the_employer(self) -> None:
        given(started(employer_agency="southside")).when(
            dispute_credit(by=SOUTHSIDE, disputed_by="southside")
        ).then(credit_disputed(disputed_by="southside"))

    def test_an_agency_that_was_agreed_on(self) -> None:
        given(started(), credit_agreed()).when(
            dispute_credit(by=SOUTHSIDE, disputed_by="southside")
        ).then(credit_disputed(disputed_by="southside"))

    def test_an_agency_that_was_left_out_since(self) -> None:
        without = credit_agreed(**ALL_OURS)
        given(started(employer_agency="southside"), without).when(
            dispute_credit(by=SOUTHSIDE, disputed_by="southside")
        ).then(credit_disputed(disputed_by="southside"))

    def test_an_agency_that_was_never_named(self) -> None:
        given(started(), credit_agreed()).when(
            dispute_credit(by=WESTSIDE, disputed_by="westside")
        ).refused(NOT_CONCERNED)

    def test_not_in_the_name_of_another_agency(self) -> None:
        given(started(employer_agency="southside")).when(
            dispute_credit(by=SOUTHSIDE, disputed_by="northside")
        ).refused(NOT_YOUR_AGENCY)

    def test_it_is_disputed_already(self) -> None:
        given(started(), credit_agreed(), credit_disputed(happened_on=march(12))).when(
            dispute_credit(by=SOUTHSIDE, disputed_by="southside", happened_on=march(13))
        ).refused(CREDIT_DISPUTED, day=march(12))

    def test_again_after_it_was_settled(self) -> None:
        given(started(), credit_disputed(), credit_settled()).when(
            dispute_credit(happened_on=march(25))
        ).then(credit_disputed(happened_on=march(25)))

    def test_not_before_what_it_disputes(self) -> None:
        given(started(), credit_agreed(happened_on=march(10))).when(
            dispute_credit(happened_on=march(9))
        ).refused(LATER_ON_RECORD, day=march(10))

    def test_for_a_reason_of_the_list(self) -> None:
        given(started()).when(dispute_credit(reason="unfair")).refused(NOT_ON_THE_LIST)
        offered = reasons_adopted(reasons_for="disputing", offered=["not_asked"])
        given(started(), offered).when(dispute_credit()).refused(NOT_ON_THE_LIST)


class TestSettle:
    def test_the_coordinator_decides(self) -> None:
        given(*MEMBERS, started(), credit_disputed()).when(settle_credit()).then(credit_settled())

    def test_no_agency_decides(self) -> None:
        given(*MEMBERS, started(), credit_disputed()).when(settle_credit(by=NORTHSIDE)).refused(
            NOT_YOUR_ROLE
        )

    def test_nobody_disputes_it(self) -> None:
        given(*MEMBERS, started()).when(settle_credit()).refused(NOT_DISPUTED)
        given(*MEMBERS, started(), credit_disputed(), credit_settled()).when(
            settle_credit(happened_on=march(25))
        ).refused(NOT_DISPUTED)

    def test_not_before_the_dispute(self) -> None:
        given(*MEMBERS, started(), credit_disputed(happened_on=march(12))).when(
            settle_credit(happened_on=march(11))
        ).refused(LATER_ON_RECORD, day=march(12))

    def test_the_shares_that_were_there_before_may_stay(self) -> None:
        given(*MEMBERS, started(), credit_agreed(), credit_disputed()).when(
            settle_credit(**SHARED_CREDIT)
        ).then(credit_settled())
