"""Offers: made, declined, made anew; and what a placement needs of them."""

from __future__ import annotations

import pytest

from domain.decisions.corrections import OTHERS_REST_ON_IT
from domain.decisions.offers import NO_OFFER, OFFER_STANDS, STARTS_BEFORE_OFFER
from domain.decisions.placements import OFFER_WAS_DECLINED
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.decisions.selection import (
    BEFORE_INTERVIEW,
    BEFORE_NOMINATION,
    BEFORE_OFFER,
    NOMINATION_OVER,
    NOMINATION_UNKNOWN,
)
from domain.facts.vocabulary import OFFER_DECLINES
from tests.decisions.cast import (
    decline,
    decline_offer,
    declined,
    february,
    interview_held,
    interview_scheduled,
    make_offer,
    march,
    nominated,
    offer_declined,
    offered,
    posted,
    start_placement,
    started,
    strike,
    withdraw,
    withdrawn,
)
from tests.decisions.story import given


class TestMade:
    def test_with_its_terms(self) -> None:
        terms = {
            "starts_on": march(2),
            "term": "permanent",
            "hours_per_week": 20,
            "hourly_wage": "17.25",
        }
        given(nominated(), interview_held()).when(make_offer(**terms)).then(offered(**terms))

    def test_with_terms_that_are_still_open(self) -> None:
        given(nominated()).when(make_offer()).then(offered())

    def test_while_an_interview_is_agreed(self) -> None:
        given(nominated(), interview_scheduled(interview_on=march(5))).when(make_offer()).then(
            offered()
        )

    def test_work_may_begin_on_that_day_and_not_before(self) -> None:
        given(nominated()).when(make_offer(starts_on=february(14))).then(
            offered(starts_on=february(14))
        )
        given(nominated()).when(make_offer(starts_on=february(13))).refused(STARTS_BEFORE_OFFER)

    def test_the_term_is_of_the_list(self) -> None:
        given(nominated()).when(make_offer(term="for ever")).refused(NOT_ON_THE_LIST)

    def test_one_at_a_time(self) -> None:
        given(nominated(), offered()).when(make_offer(happened_on=february(15))).refused(
            OFFER_STANDS, day=february(14)
        )

    def test_anew_after_a_no(self) -> None:
        given(nominated(), offered(), offer_declined()).when(
            make_offer(happened_on=february(17), hourly_wage="19.00")
        ).then(offered(happened_on=february(17), hourly_wage="19.00"))

    def test_not_before_what_came_before(self) -> None:
        given(nominated(), interview_held()).when(make_offer(happened_on=february(9))).refused(
            BEFORE_INTERVIEW, day=february(10)
        )
        given(nominated(), offered(), offer_declined()).when(
            make_offer(happened_on=february(15))
        ).refused(BEFORE_OFFER, day=february(16))


class TestDeclined:
    @pytest.mark.parametrize("reason", OFFER_DECLINES)
    def test_for_every_reason(self, reason: str) -> None:
        given(nominated(), offered()).when(decline_offer(reason=reason)).then(
            offer_declined(reason=reason)
        )

    def test_for_no_other_reason(self) -> None:
        given(nominated(), offered()).when(decline_offer(reason="ungrateful")).refused(
            NOT_ON_THE_LIST
        )

    def test_an_offer_waits_for_the_answer(self) -> None:
        given(nominated()).when(decline_offer()).refused(NO_OFFER)
        given(nominated(), offered(), offer_declined()).when(decline_offer()).refused(NO_OFFER)

    def test_not_before_the_offer(self) -> None:
        given(nominated(), offered()).when(decline_offer(happened_on=february(13))).refused(
            BEFORE_OFFER, day=february(14)
        )


class TestNomination:
    def test_there_is_none(self) -> None:
        for decision in (make_offer(), decline_offer()):
            given().when(decision).refused(NOMINATION_UNKNOWN)

    def test_it_was_made_later(self) -> None:
        made = nominated(happened_on=february(20))
        for decision in (make_offer(), decline_offer()):
            given(made, offered()).when(decision).refused(BEFORE_NOMINATION, day=february(20))

    def test_no_offer_after_a_no_or_a_withdrawal_or_the_first_day(self) -> None:
        for end in (declined(), withdrawn(), started()):
            for decision in (make_offer(), decline_offer()):
                given(nominated(), offered(), end).when(decision).refused(
                    NOMINATION_OVER, day=end.happened_on
                )

    def test_it_does_not_end_before_the_last_word_on_an_offer(self) -> None:
        for decision in (decline(), withdraw()):
            given(nominated(), offered()).when(decision).refused(BEFORE_OFFER, day=february(14))

    def test_the_employer_may_take_it_back_and_so_may_the_job_seeker(self) -> None:
        given(nominated(), offered()).when(decline(happened_on=february(15))).then(
            declined(happened_on=february(15))
        )
        given(nominated(), offered(), offer_declined()).when(
            withdraw(happened_on=february(16))
        ).then(withdrawn(happened_on=february(16)))


class TestPlacement:
    def test_it_starts_with_an_offer_and_without_one(self) -> None:
        for met in ([nominated()], [nominated(), offered()]):
            given(posted(), *met).when(start_placement()).then(started())

    def test_not_after_a_no(self) -> None:
        given(posted(), nominated(), offered(), offer_declined()).when(start_placement()).refused(
            OFFER_WAS_DECLINED, day=february(16)
        )

    def test_but_after_an_offer_that_was_made_anew(self) -> None:
        again = offered(happened_on=february(17))
        given(posted(), nominated(), offered(), offer_declined(), again).when(
            start_placement()
        ).then(started())

    def test_not_before_the_offer(self) -> None:
        given(posted(), nominated(), offered()).when(
            start_placement(happened_on=february(13))
        ).refused(BEFORE_OFFER, day=february(14))


def test_an_answer_rests_on_its_offer_and_a_new_offer_on_the_answer() -> None:
    facts = [nominated(), offered(), offer_declined(), offered(happened_on=february(17))]
    given(*facts[:3]).when(strike(position=2, fact=facts[1])).refused(
        OTHERS_REST_ON_IT, entries="3"
    )
    given(*facts).when(strike(position=3, fact=facts[2])).refused(OTHERS_REST_ON_IT, entries="4")
