"""Corrections: a wrong fact is struck, and the right one takes its place."""

from __future__ import annotations

import pytest

from domain.decisions.corrections import (
    LASTING,
    NEVER_STRUCK,
    NOTHING_TO_STRIKE,
    OTHERS_REST_ON_IT,
    REASON_UNKNOWN,
)
from domain.decisions.nominations import INTEREST_NOT_CONFIRMED, NO_LIVE_CONSENT
from domain.decisions.refusals import NOT_YOUR_AGENCY, NOT_YOUR_ROLE
from domain.facts import FACTS, Fact, tag_fields
from domain.facts.vocabulary import STRIKE_REASONS
from tests.decisions.cast import (
    AUDITOR,
    COORDINATOR,
    NORTHSIDE,
    OPERATOR,
    SOUTHSIDE,
    SYSTEM,
    accepted,
    agency_joined,
    april,
    change_profile,
    checked,
    consent_withdrawn,
    consented,
    credit_agreed,
    credit_disputed,
    credit_settled,
    employer_engaged,
    ended,
    fact_struck,
    february,
    give_consent,
    interest_withdrawn,
    interested,
    interview_held,
    interview_rescheduled,
    interview_scheduled,
    january,
    march,
    moved,
    nominate,
    nominated,
    opening_changed,
    opening_closed,
    posted,
    profile_changed,
    record_checkpoint,
    referral_closed,
    referral_declined,
    referred,
    registered,
    reminder_claimed,
    reminder_failed,
    reminder_sent,
    start_placement,
    started,
    strike,
    taken_back,
    withdrawn,
)
from tests.decisions.story import given


def struck(position: int, fact: Fact) -> Fact:
    """The strike of a given fact."""
    return fact_struck(
        position=position,
        things=fact.tags(),
        agency=getattr(fact, "agency", None),
        happened_on=fact.happened_on,
    )


class TestStrike:
    def test_it_names_what_is_struck_and_has_its_day_and_things(self) -> None:
        given(profile_changed()).when(strike()).then(fact_struck())

    @pytest.mark.parametrize("reason", STRIKE_REASONS)
    def test_every_reason(self, reason: str) -> None:
        given(profile_changed()).when(strike(reason=reason)).then(fact_struck(reason=reason))

    @pytest.mark.parametrize("reason", ["", "because", "other"])
    def test_no_other_reason(self, reason: str) -> None:
        given(profile_changed()).when(strike(reason=reason)).refused(REASON_UNKNOWN)

    def test_of_two_profiles_only_the_wrong_one_is_struck(self) -> None:
        two = [profile_changed(), profile_changed(skills=["tools"], happened_on=january(8))]
        given(*two).when(strike(position=2, fact=two[1])).then(struck(2, two[1]))

    def test_there_is_no_such_entry(self) -> None:
        given().when(strike()).refused(NOTHING_TO_STRIKE, entry=1)
        given(profile_changed()).when(strike(position=2)).refused(NOTHING_TO_STRIKE, entry=2)
        given(profile_changed()).when(strike(position=0)).refused(NOTHING_TO_STRIKE, entry=0)

    def test_the_entry_says_something_else(self) -> None:
        given(profile_changed(skills=["tools"])).when(strike()).refused(NOTHING_TO_STRIKE)

    def test_it_is_struck_once(self) -> None:
        given(profile_changed(), fact_struck()).when(strike()).refused(NOTHING_TO_STRIKE)

    @pytest.mark.parametrize(
        "fact", [reminder_claimed(), reminder_sent(), reminder_failed(), fact_struck()]
    )
    def test_what_a_machine_did_and_a_strike_stay(self, fact: Fact) -> None:
        for by in (NORTHSIDE, COORDINATOR, SYSTEM):
            given(fact).when(strike(fact=fact, by=by)).refused(NEVER_STRUCK)

    def test_the_lasting_ones_are_facts(self) -> None:
        assert set(LASTING) <= set(FACTS)


class TestWho:
    def test_the_agency_of_the_fact_the_coordinator_and_the_system(self) -> None:
        for by in (NORTHSIDE, COORDINATOR, SYSTEM):
            given(profile_changed()).when(strike(by=by)).then(fact_struck())

    def test_nobody_else(self) -> None:
        given(profile_changed()).when(strike(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)
        for by in (AUDITOR, OPERATOR):
            given(profile_changed()).when(strike(by=by)).refused(NOT_YOUR_ROLE)

    def test_what_belongs_to_no_agency_is_the_coordinators(self) -> None:
        for fact in (opening_closed(), employer_engaged(agency=None)):
            given(fact).when(strike(fact=fact)).refused(NOT_YOUR_AGENCY)
            given(fact).when(strike(fact=fact, by=COORDINATOR)).then(struck(1, fact))

    def test_no_agency_takes_back_that_it_joined(self) -> None:
        given(agency_joined()).when(strike(fact=agency_joined())).refused(NOT_YOUR_ROLE)
        given(agency_joined()).when(strike(fact=agency_joined(), by=COORDINATOR)).then(
            struck(1, agency_joined())
        )

    def test_no_agency_takes_back_a_word_on_its_credit_that_was_not_its_own(self) -> None:
        for fact in (credit_disputed(disputed_by="southside"), credit_settled()):
            given(started(), fact).when(strike(fact=fact, position=2)).refused(NOT_YOUR_ROLE)
            given(started(), fact).when(strike(fact=fact, position=2, by=COORDINATOR)).then(
                struck(2, fact)
            )


class TestWhatRestsOnIt:
    def refused(self, *facts: Fact, entries: str) -> None:
        given(*facts).when(strike(fact=facts[0], by=COORDINATOR)).refused(
            OTHERS_REST_ON_IT, entries=entries
        )

    def test_each_step_of_the_way_to_a_job_rests_on_the_one_before(self) -> None:
        self.refused(employer_engaged(), posted(), entries="2")
        self.refused(posted(), interested(), entries="2")
        self.refused(registered(), profile_changed(), consented(), interested(), entries="2, 3, 4")
        self.refused(consented(), nominated(), entries="2")
        self.refused(interested(), nominated(), entries="2")
        self.refused(nominated(), interview_scheduled(), interview_held(), entries="2, 3")
        self.refused(nominated(), started(), entries="2")
        self.refused(started(), checked(), ended(), entries="2, 3")

    def test_a_second_nomination_rests_on_the_end_of_the_first(self) -> None:
        again = nominated(nomination="again")
        facts = [nominated(), withdrawn(), again]
        given(*facts).when(strike(position=2, fact=facts[1])).refused(
            OTHERS_REST_ON_IT, entries="3"
        )

    def test_wanting_it_no_longer_rests_on_the_end_of_the_nomination(self) -> None:
        """Who is nominated takes the nomination back instead."""
        self.refused(withdrawn(), interested(), interest_withdrawn(), entries="3")

    def test_the_last_step_can_be_struck(self) -> None:
        facts = [nominated(), started(), checked()]
        given(*facts).when(strike(position=3, fact=facts[2])).then(struck(3, facts[2]))

    def test_what_rests_on_it_no_longer_counts_once_it_is_struck(self) -> None:
        facts = [started(), checked()]
        given(*facts, struck(2, facts[1])).when(strike(fact=facts[0])).then(struck(1, facts[0]))

    def test_what_came_before_does_not_rest_on_it(self) -> None:
        facts = [nominated(), consented(happened_on=january(30))]
        given(*facts).when(strike(position=2, fact=facts[1])).then(struck(2, facts[1]))

    def test_what_concerns_another_thing_does_not_rest_on_it(self) -> None:
        given(interested(), nominated(opening="cook")).when(strike(fact=interested())).then(
            struck(1, interested())
        )

    def test_of_a_fact_entered_twice_one_can_be_struck(self) -> None:
        facts = [interested(), interested(), nominated()]
        for position in (1, 2):
            given(*facts).when(strike(position=position, fact=facts[0])).then(
                struck(position, facts[0])
            )

    def test_but_not_both(self) -> None:
        facts = [interested(), interested(), nominated()]
        given(*facts, struck(2, facts[0])).when(strike(fact=facts[0])).refused(
            OTHERS_REST_ON_IT, entries="3"
        )

    def test_a_twin_that_came_too_late_carries_nothing(self) -> None:
        facts = [interested(), nominated(), interested()]
        given(*facts).when(strike(fact=facts[0])).refused(OTHERS_REST_ON_IT, entries="2")

    def test_an_earlier_twin_that_was_taken_back_carries_nothing(self) -> None:
        day = january(20)
        twin = consented(happened_on=day)
        facts = [twin, consent_withdrawn(happened_on=day), twin, nominated()]
        given(*facts).when(strike(position=3, fact=twin)).refused(OTHERS_REST_ON_IT, entries="4")

    def test_a_place_that_was_added_and_taken_stays(self) -> None:
        more = opening_changed(places=2)
        one, two = started(), started(placement="cal-crumb")
        facts = [posted(places=1), more, one, two]
        given(*facts).when(strike(position=2, fact=more, by=COORDINATOR)).refused(
            OTHERS_REST_ON_IT, entries="3, 4"
        )
        given(*facts[:3]).when(strike(position=2, fact=more, by=COORDINATOR)).then(struck(2, more))

    def test_a_place_that_was_freed_within_the_trial_and_taken_again_stays_free(self) -> None:
        free = ended(happened_on=march(10))
        again = started(placement="cal-crumb", happened_on=march(20))
        facts = [posted(places=1, trial_days=30), started(), free, again]
        given(*facts).when(strike(position=3, fact=free)).refused(OTHERS_REST_ON_IT, entries="4")
        given(*facts[:3]).when(strike(position=3, fact=free)).then(struck(3, free))

    def test_so_it_does_where_the_place_was_given_up_since(self) -> None:
        free = ended(happened_on=march(10))
        fewer = opening_changed(places=1, happened_on=march(15))
        facts = [
            posted(places=2, trial_days=30),
            started(),
            started(placement="cal-crumb"),
            free,
            fewer,
        ]
        given(*facts).when(strike(position=4, fact=free)).refused(OTHERS_REST_ON_IT, entries="5")

    def test_an_interview_that_moved_twice(self) -> None:
        moved = interview_rescheduled(interview_on=february(20), happened_on=february(8))
        again = interview_rescheduled(interview_on=february(25), happened_on=february(15))
        facts = [nominated(), interview_scheduled(), moved, again]
        given(*facts).when(strike(position=3, fact=moved)).refused(OTHERS_REST_ON_IT, entries="4")

    def test_nobody_agrees_on_credit_without_the_settlement_before(self) -> None:
        facts = [started(), credit_disputed(), credit_settled(), credit_agreed()]
        given(*facts).when(strike(position=3, fact=facts[2], by=COORDINATOR)).refused(
            OTHERS_REST_ON_IT, entries="4"
        )

    def test_a_yes_from_outside_rests_on_the_registration(self) -> None:
        self.refused(registered(), accepted(from_agency=None), entries="2")

    def test_a_yes_rests_on_the_consent_of_its_day(self) -> None:
        self.refused(consented(), accepted(), entries="2")

    def test_a_second_referral_to_an_agency_rests_on_the_end_of_the_first(self) -> None:
        again = referred(referral="again", happened_on=january(30))
        for over in (referral_declined(), taken_back(), referral_closed()):
            self.refused(over, again, entries="2")

    def test_moving_on_rests_on_having_moved_there(self) -> None:
        on = moved(agency="westside", from_agency="southside", happened_on=january(30))
        self.refused(moved(), on, entries="2")

    def test_what_the_new_agency_heard_them_want_no_longer_rests_on_the_move(self) -> None:
        self.refused(moved(), interest_withdrawn(agency="southside"), entries="2")

    def test_an_agency_that_was_asked_or_moved_to_is_a_member(self) -> None:
        joined = agency_joined(agency="southside")
        self.refused(joined, referred(), entries="2")
        self.refused(joined, moved(), entries="2")

    def test_an_agency_that_is_credited_is_a_member(self) -> None:
        joined = agency_joined(agency="southside")
        for credited in (credit_agreed(), credit_settled()):
            given(joined, started(), credited).when(strike(fact=joined, by=COORDINATOR)).refused(
                OTHERS_REST_ON_IT, entries="3"
            )

    def test_a_fact_rests_on_facts_that_share_its_things(self) -> None:
        for cls in FACTS.values():
            for name, shared in cls.RESTS_ON:
                for one in (cls, FACTS[name]):
                    assert set(shared) <= {field for field, _ in tag_fields(one)}, (cls, name)


class TestAfterwards:
    """No later decision sees what was struck, nor the strike."""

    def test_a_struck_consent_covers_nothing(self) -> None:
        facts = [registered(), consented(), posted(), interested()]
        given(*facts, struck(2, facts[1])).when(nominate()).refused(NO_LIVE_CONSENT)

    def test_a_struck_withdrawal_takes_nothing_back(self) -> None:
        facts = [registered(), consented(), consent_withdrawn(), posted(), interested()]
        given(*facts, struck(3, facts[2])).when(nominate()).then(nominated())

    def test_a_struck_interest_is_none(self) -> None:
        facts = [registered(), consented(), posted(), interested()]
        given(*facts, struck(4, facts[3])).when(nominate()).refused(INTEREST_NOT_CONFIRMED)

    def test_a_struck_placement_gives_its_place_back(self) -> None:
        facts = [posted(places=1), nominated(), started(placement="wrong")]
        given(*facts, struck(3, facts[2])).when(start_placement()).then(started())

    def test_the_right_one_can_be_recorded_at_once(self) -> None:
        facts = [registered(), consented()]
        given(*facts, struck(2, facts[1])).when(give_consent(happened_on=january(7))).then(
            consented(happened_on=january(7))
        )
        profile = profile_changed(skills=["tools"])
        given(registered(), profile_changed(), struck(2, profile_changed())).when(
            change_profile(skills=["tools"])
        ).then(profile)

    def test_a_checkpoint_can_be_recorded_anew(self) -> None:
        facts = [started(), checked(status="not_employed")]
        given(*facts, struck(2, facts[1])).when(record_checkpoint()).then(
            checked(happened_on=april(1))
        )
