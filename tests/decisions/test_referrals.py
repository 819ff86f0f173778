"""Referrals: made with consent, received from outside, and each answered once."""

from __future__ import annotations

import pytest

from domain.decisions.agencies import AGENCY_UNKNOWN
from domain.decisions.referral_answers import (
    BEFORE_ACCEPTANCE,
    BEFORE_REFERRAL,
    MOVE_THEM_INSTEAD,
    NOT_ACCEPTED,
    REFERRAL_ANSWERED,
    REFERRAL_CLOSED,
    REFERRAL_UNKNOWN,
    SENT_TO_EVERYBODY,
)
from domain.decisions.referrals import (
    NO_CONSENT_TO_REFER,
    REFERRED_ALREADY,
    SENDER_IS_A_PERSON,
    SENDER_NAME_NEEDED,
    TO_THEMSELVES,
)
from domain.decisions.refusals import ID_TAKEN, NOT_ON_THE_LIST, NOT_YOUR_AGENCY
from domain.decisions.seekers import BEFORE_REGISTRATION, SEEKER_LEFT, SEEKER_UNKNOWN
from domain.facts import Fact
from tests.decisions.cast import (
    COORDINATOR,
    NORTHSIDE,
    SOUTHSIDE,
    WESTSIDE,
    accept,
    accepted,
    agency_joined,
    close_referral,
    consent_withdrawn,
    consented,
    decline_referral,
    january,
    left_pool,
    moved,
    receive,
    received,
    refer,
    referral_closed,
    referral_declined,
    referred,
    registered,
    take_back,
    taken_back,
)
from tests.decisions.story import given

SOUTH = agency_joined(agency="southside")
ADA = (registered(), consented(), SOUTH)


class TestRefer:
    def test_an_agency_asks_another_one(self) -> None:
        given(*ADA).when(refer(note="Prefers mornings")).then(referred(note="Prefers mornings"))

    def test_an_agency_asks_whichever_can(self) -> None:
        given(registered(), consented()).when(refer(to_agency=None)).then(referred(to_agency=None))

    def test_nobody_is_referred_who_is_not_registered(self) -> None:
        given(SOUTH, consented()).when(refer()).refused(SEEKER_UNKNOWN)

    def test_not_before_the_registration(self) -> None:
        given(*ADA).when(refer(happened_on=january(4))).refused(BEFORE_REGISTRATION)

    def test_nobody_is_referred_who_left(self) -> None:
        given(*ADA, left_pool(happened_on=january(11))).when(refer()).refused(
            SEEKER_LEFT, day=january(11)
        )

    def test_only_to_a_member(self) -> None:
        given(registered(), consented()).when(refer()).refused(AGENCY_UNKNOWN)

    def test_not_to_the_agency_that_supports_them(self) -> None:
        given(*ADA).when(refer(to_agency="northside")).refused(TO_THEMSELVES)

    def test_only_for_a_reason_of_the_list(self) -> None:
        given(*ADA).when(refer(reason="because")).refused(NOT_ON_THE_LIST)

    @pytest.mark.parametrize(
        "facts",
        [
            [],
            [consented(happened_on=january(13))],
            [consented(valid_until=january(11))],
            [consented(), consent_withdrawn(happened_on=january(11))],
        ],
    )
    def test_only_with_a_consent_that_holds_on_the_day(self, facts: list[Fact]) -> None:
        given(registered(), SOUTH, *facts).when(refer()).refused(NO_CONSENT_TO_REFER)

    def test_on_the_last_day_of_the_consent(self) -> None:
        given(registered(), SOUTH, consented(valid_until=january(12))).when(refer()).then(
            referred()
        )

    def test_once_at_a_time_to_one_agency(self) -> None:
        given(*ADA, referred(referral="first")).when(refer()).refused(
            REFERRED_ALREADY, day=january(12)
        )
        given(*ADA, referred(referral="first"), accepted(referral="first")).when(refer()).refused(
            REFERRED_ALREADY
        )

    @pytest.mark.parametrize(
        "ends",
        [
            [referral_declined(referral="first")],
            [taken_back(referral="first")],
            [accepted(referral="first"), referral_closed(referral="first")],
        ],
    )
    def test_again_once_the_first_is_over(self, ends: list[Fact]) -> None:
        given(*ADA, referred(referral="first"), *ends).when(refer()).then(referred())

    def test_to_several_agencies_at_once(self) -> None:
        west = referred(referral="first", to_agency="westside")
        pool = referred(referral="second", to_agency=None)
        given(*ADA, west, pool).when(refer()).then(referred())

    def test_into_the_pool_once_at_a_time(self) -> None:
        given(*ADA, referred(referral="first", to_agency=None)).when(refer(to_agency=None)).refused(
            REFERRED_ALREADY
        )

    def test_who_accepted_from_the_pool_is_not_asked_again(self) -> None:
        facts = [referred(referral="first", to_agency=None), accepted(referral="first")]
        given(*ADA, *facts).when(refer()).refused(REFERRED_ALREADY)
        given(*ADA, *facts).when(refer(to_agency=None)).then(referred(to_agency=None))

    def test_a_reference_is_used_once(self) -> None:
        given(*ADA, referred(to_agency="westside")).when(refer()).refused(ID_TAKEN)


class TestReceive:
    def test_a_school_refers_somebody(self) -> None:
        told = {"email": "eve@mail.example", "phone": "555 0199", "note": "Finishes in June"}
        given().when(receive(**told)).then(received(**told))

    def test_somebody_comes_by_themselves(self) -> None:
        own = {"sender": "self", "sender_name": None}
        given().when(receive(**own)).then(received(**own))

    @pytest.mark.parametrize("sender", ["self", "family"])
    def test_no_name_of_a_person_is_written_in_the_open(self, sender: str) -> None:
        given().when(receive(sender=sender, sender_name="Maud Reed")).refused(SENDER_IS_A_PERSON)

    @pytest.mark.parametrize("sender", ["school", "vocational_rehabilitation", "health"])
    def test_a_service_has_a_name(self, sender: str) -> None:
        given().when(receive(sender=sender, sender_name=None)).refused(SENDER_NAME_NEEDED)

    def test_the_coordinator_records_it_for_an_agency(self) -> None:
        given().when(receive(by=COORDINATOR)).then(received())

    def test_a_reference_is_used_once(self) -> None:
        given(received()).when(receive(seeker="another")).refused(ID_TAKEN)
        given(received()).when(receive(referral="another")).refused(ID_TAKEN)
        given(referred(referral="eve-north")).when(receive()).refused(ID_TAKEN)


class TestAccept:
    def test_the_agency_that_was_asked_says_yes(self) -> None:
        given(*ADA, referred()).when(accept()).then(accepted())

    def test_whichever_is_first_accepts_what_went_to_all(self) -> None:
        pool = referred(to_agency=None)
        given(*ADA, pool).when(accept()).then(accepted())
        given(*ADA, pool, accepted()).when(accept(by=WESTSIDE, agency="westside")).refused(
            REFERRAL_ANSWERED, day=january(15)
        )

    def test_not_the_agency_that_asked(self) -> None:
        given(*ADA, referred(to_agency=None)).when(
            accept(by=NORTHSIDE, agency="northside")
        ).refused(TO_THEMSELVES)

    def test_not_an_agency_that_was_not_asked(self) -> None:
        given(*ADA, referred()).when(accept(by=WESTSIDE, agency="westside")).refused(
            NOT_YOUR_AGENCY
        )
        given(*ADA, referred()).when(accept(by=WESTSIDE)).refused(NOT_YOUR_AGENCY)

    def test_only_while_the_consent_holds(self) -> None:
        given(*ADA, referred(), consent_withdrawn(happened_on=january(14))).when(accept()).refused(
            NO_CONSENT_TO_REFER
        )

    def test_nobody_who_left(self) -> None:
        given(*ADA, referred(), left_pool(happened_on=january(14))).when(accept()).refused(
            SEEKER_LEFT, day=january(14)
        )

    def test_somebody_from_outside_is_registered_with_it(self) -> None:
        yes = accept(by=NORTHSIDE, agency="northside", referral="eve-north", seeker="eve")
        given(received()).when(yes).refused(SEEKER_UNKNOWN)
        eve = registered(seeker="eve", happened_on=january(15))
        given(received(), eve).when(yes).then(
            accepted(referral="eve-north", seeker="eve", agency="northside", from_agency=None)
        )

    def test_it_is_about_the_person_who_was_referred(self) -> None:
        given(*ADA, registered(seeker="bea"), referred()).when(accept(seeker="bea")).refused(
            REFERRAL_UNKNOWN
        )

    def test_there_must_be_a_referral(self) -> None:
        given(*ADA).when(accept()).refused(REFERRAL_UNKNOWN)

    def test_not_before_it_was_made(self) -> None:
        given(*ADA, referred()).when(accept(happened_on=january(11))).refused(
            BEFORE_REFERRAL, day=january(12)
        )

    @pytest.mark.parametrize("answer", [accepted(), referral_declined(), taken_back()])
    def test_it_has_one_answer(self, answer: Fact) -> None:
        story = given(*ADA, referred(), answer)
        for decision in (accept(), decline_referral(), take_back()):
            story.when(decision).refused(REFERRAL_ANSWERED, day=january(15))


class TestDecline:
    def test_the_agency_that_was_asked_says_no(self) -> None:
        given(referred()).when(decline_referral()).then(referral_declined())

    def test_somebody_from_outside_is_never_registered(self) -> None:
        eve = {"referral": "eve-north", "seeker": "eve", "agency": "northside"}
        given(received()).when(decline_referral(by=NORTHSIDE, referral="eve-north")).then(
            referral_declined(**eve, from_agency=None)
        )

    def test_nobody_needs_to_decline_what_went_to_all(self) -> None:
        given(referred(to_agency=None)).when(decline_referral()).refused(SENT_TO_EVERYBODY)

    def test_the_one_that_asked_cannot(self) -> None:
        given(referred()).when(decline_referral(by=NORTHSIDE)).refused(NOT_YOUR_AGENCY)


class TestTakeBack:
    def test_the_agency_that_asked_takes_it_back(self) -> None:
        given(referred()).when(take_back()).then(taken_back())

    def test_the_one_that_was_asked_cannot(self) -> None:
        given(referred()).when(take_back(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_for_somebody_outside_the_agency_that_received_it_does(self) -> None:
        eve = {"referral": "eve-north", "seeker": "eve"}
        given(received()).when(take_back(referral="eve-north")).then(
            taken_back(**eve, to_agency="northside")
        )


class TestClose:
    def test_the_agency_that_accepted_closes_it(self) -> None:
        given(referred(), accepted()).when(close_referral()).then(referral_closed())

    def test_so_may_the_one_that_asked(self) -> None:
        given(referred(), accepted()).when(close_referral(by=NORTHSIDE)).then(referral_closed())

    def test_once(self) -> None:
        given(referred(), accepted(), referral_closed()).when(close_referral()).refused(
            REFERRAL_CLOSED, day=january(18)
        )

    def test_only_what_was_accepted(self) -> None:
        story = given(referred())
        story.when(close_referral(by=NORTHSIDE)).refused(NOT_ACCEPTED)
        given(referred(), referral_declined()).when(close_referral(by=NORTHSIDE)).refused(
            NOT_ACCEPTED
        )

    def test_not_before_the_yes(self) -> None:
        given(referred(), accepted()).when(close_referral(happened_on=january(14))).refused(
            BEFORE_ACCEPTANCE, day=january(15)
        )

    def test_a_move_is_recorded_as_one(self) -> None:
        given(referred(), accepted()).when(close_referral(outcome="transferred")).refused(
            MOVE_THEM_INSTEAD
        )
        there = moved(referral="ada-south", happened_on=january(18))
        given(referred(), accepted(), there).when(close_referral(outcome="transferred")).then(
            referral_closed(outcome="transferred")
        )
