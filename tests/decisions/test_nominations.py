"""Nominations: consent, interest, a free place and no earlier nomination, all at once."""

from __future__ import annotations

from domain.decisions.nominations import (
    ALREADY_NOMINATED,
    BEFORE_INTEREST,
    INTEREST_NOT_CONFIRMED,
    NO_LIVE_CONSENT,
)
from domain.decisions.openings import OPENING_CLOSED, OPENING_FULL, OPENING_UNKNOWN
from domain.decisions.refusals import NOT_YOUR_AGENCY
from domain.decisions.seekers import SEEKER_LEFT, SEEKER_UNKNOWN
from domain.decisions.selection import (
    BEFORE_INTERVIEW,
    BEFORE_NOMINATION,
    NOMINATION_OVER,
    NOMINATION_UNKNOWN,
)
from domain.facts import Fact
from tests.decisions.cast import (
    COORDINATOR,
    SOUTHSIDE,
    consent_withdrawn,
    consented,
    decline,
    declined,
    ended,
    february,
    interested,
    interview_held,
    january,
    left_pool,
    march,
    nominate,
    nominated,
    opening_closed,
    posted,
    registered,
    started,
    withdraw,
    withdrawn,
)
from tests.decisions.story import given

READY: list[Fact] = [registered(), consented(), posted(), interested()]


class TestNominate:
    def test_an_agency_puts_a_job_seeker_forward(self) -> None:
        given(*READY).when(nominate()).then(nominated())

    def test_the_coordinator_may_too_and_the_agency_keeps_the_credit(self) -> None:
        given(*READY).when(nominate(by=COORDINATOR)).then(nominated(agency="northside"))

    def test_another_agency_may_not(self) -> None:
        given(*READY).when(nominate(by=SOUTHSIDE)).refused(NOT_YOUR_AGENCY)

    def test_the_job_seeker_is_unknown(self) -> None:
        given(registered(seeker="another"), posted()).when(nominate()).refused(SEEKER_UNKNOWN)

    def test_the_job_seeker_left(self) -> None:
        given(*READY, left_pool(happened_on=february(4))).when(nominate()).refused(
            SEEKER_LEFT, day=february(4)
        )

    def test_the_opening_is_unknown(self) -> None:
        given(registered(), consented(), interested()).when(nominate()).refused(OPENING_UNKNOWN)

    def test_the_opening_is_closed(self) -> None:
        given(*READY, opening_closed(happened_on=february(4))).when(nominate()).refused(
            OPENING_CLOSED, day=february(4)
        )


class TestConsent:
    def nominate_with(self, *consent: Fact) -> None:
        given(registered(), *consent, posted(), interested()).when(
            nominate(happened_on=february(5))
        ).then(nominated(happened_on=february(5)))

    def refuse_with(self, *consent: Fact) -> None:
        given(registered(), *consent, posted(), interested()).when(
            nominate(happened_on=february(5))
        ).refused(NO_LIVE_CONSENT)

    def test_none(self) -> None:
        self.refuse_with()

    def test_of_somebody_else(self) -> None:
        self.refuse_with(consented(seeker="another"))

    def test_withdrawn(self) -> None:
        self.refuse_with(consented(), consent_withdrawn())

    def test_withdrawn_and_given_again(self) -> None:
        self.nominate_with(
            consented(),
            consent_withdrawn(happened_on=january(20)),
            consented(happened_on=january(21)),
        )

    def test_it_ends_that_very_day(self) -> None:
        self.nominate_with(consented(valid_until=february(5)))

    def test_it_ended_the_day_before(self) -> None:
        self.refuse_with(consented(valid_until=february(4)))

    def test_it_was_given_that_very_day(self) -> None:
        self.nominate_with(consented(happened_on=february(5)))

    def test_it_was_given_the_day_after(self) -> None:
        self.refuse_with(consented(happened_on=february(6)))

    def test_it_was_renewed_later_and_held_on_that_day(self) -> None:
        self.nominate_with(
            consented(valid_until=february(10)),
            consented(happened_on=february(8), valid_until=march(8)),
        )

    def test_it_was_renewed_later_and_did_not_hold_on_that_day(self) -> None:
        self.refuse_with(
            consented(valid_until=february(4)),
            consented(happened_on=february(6), valid_until=march(6)),
        )

    def test_a_shorter_one_replaced_an_endless_one(self) -> None:
        self.refuse_with(
            consented(valid_until=None),
            consented(happened_on=february(1), valid_until=february(4)),
        )


class TestInterest:
    def test_not_confirmed(self) -> None:
        given(registered(), consented(), posted()).when(nominate()).refused(INTEREST_NOT_CONFIRMED)

    def test_confirmed_for_another_opening(self) -> None:
        given(registered(), consented(), posted(), interested(opening="another")).when(
            nominate()
        ).refused(INTEREST_NOT_CONFIRMED)

    def test_confirmed_by_somebody_else(self) -> None:
        given(registered(), consented(), posted(), interested(seeker="another")).when(
            nominate()
        ).refused(INTEREST_NOT_CONFIRMED)

    def test_confirmed_the_day_after(self) -> None:
        given(registered(), consented(), posted(), interested(happened_on=february(6))).when(
            nominate(happened_on=february(5))
        ).refused(BEFORE_INTEREST, day=february(6))

    def test_confirmed_that_very_day(self) -> None:
        given(registered(), consented(), posted(), interested(happened_on=february(5))).when(
            nominate(happened_on=february(5))
        ).then(nominated(happened_on=february(5)))

    def test_confirmed_twice_counts_from_the_first_time(self) -> None:
        given(*READY, interested(happened_on=february(9))).when(
            nominate(happened_on=february(5))
        ).then(nominated(happened_on=february(5)))


class TestPlaces:
    def another_started(self, name: str) -> Fact:
        return started(nomination=f"{name}-baker", placement=f"{name}-crumb", seeker=name)

    def test_the_last_place(self) -> None:
        given(*READY, self.another_started("bea")).when(nominate()).then(nominated())

    def test_every_place_is_taken(self) -> None:
        given(*READY, self.another_started("bea"), self.another_started("cal")).when(
            nominate()
        ).refused(OPENING_FULL)

    def test_places_of_another_opening_do_not_count(self) -> None:
        elsewhere = [
            started(nomination=n, placement=n, seeker=n, opening="another") for n in ("bea", "cal")
        ]
        given(*READY, *elsewhere).when(nominate()).then(nominated())

    def test_a_place_stays_taken_when_somebody_leaves_the_job(self) -> None:
        gone = ended(nomination="bea-baker", placement="bea-crumb", seeker="bea")
        given(*READY, self.another_started("bea"), self.another_started("cal"), gone).when(
            nominate()
        ).refused(OPENING_FULL)

    def test_a_place_is_free_again_when_they_leave_within_the_trial(self) -> None:
        bea = {"nomination": "bea-baker", "placement": "bea-crumb", "seeker": "bea"}
        one = [registered(), consented(), posted(places=1, trial_days=30), interested()]
        left = [started(**bea, happened_on=february(6)), ended(**bea, happened_on=february(10))]
        given(*one, left[0]).when(nominate(happened_on=february(11))).refused(OPENING_FULL)
        given(*one, *left).when(nominate(happened_on=february(10))).then(
            nominated(happened_on=february(10))
        )

    def test_other_nominations_take_no_place(self) -> None:
        others = [nominated(nomination=n, seeker=n) for n in ("bea", "cal", "dan")]
        given(*READY, *others).when(nominate()).then(nominated())


class TestAgain:
    def test_nobody_is_nominated_twice(self) -> None:
        given(*READY, nominated()).when(nominate(nomination="second")).refused(ALREADY_NOMINATED)

    def test_not_even_after_the_employer_said_no(self) -> None:
        given(*READY, nominated(), declined()).when(nominate(nomination="second")).refused(
            ALREADY_NOMINATED
        )

    def test_after_the_agency_took_it_back(self) -> None:
        given(*READY, nominated(), withdrawn(withdrawn_by="agency")).when(
            nominate(nomination="second", happened_on=february(14))
        ).then(nominated(nomination="second", happened_on=february(14)))

    def test_after_the_job_seeker_took_it_back_they_are_asked_again(self) -> None:
        took_back = [*READY, nominated(), withdrawn(withdrawn_by="seeker")]
        again = nominate(nomination="second", happened_on=february(14))
        given(*took_back).when(again).refused(INTEREST_NOT_CONFIRMED)
        given(*took_back, interested(happened_on=february(13))).when(again).then(
            nominated(nomination="second", happened_on=february(14))
        )

    def test_for_another_opening(self) -> None:
        bench = {"opening": "cook", "employer": "crumb"}
        given(*READY, nominated(), posted(**bench), interested(opening="cook")).when(
            nominate(nomination="ada-cook", opening="cook")
        ).then(nominated(nomination="ada-cook", **bench))


class TestAnswer:
    """Declined by the employer, or taken back: the same days count for both."""

    def test_the_employer_says_no(self) -> None:
        given(nominated()).when(decline()).then(declined())

    def test_the_job_seeker_takes_it_back(self) -> None:
        given(nominated()).when(withdraw(withdrawn_by="seeker")).then(
            withdrawn(withdrawn_by="seeker")
        )

    def test_on_the_day_on_which_it_was_made(self) -> None:
        made = nominated(happened_on=february(5))
        given(made).when(decline(happened_on=february(5))).then(declined(happened_on=february(5)))
        given(made).when(withdraw(happened_on=february(5))).then(withdrawn(happened_on=february(5)))

    def test_not_before_it_was_made(self) -> None:
        made = nominated(happened_on=february(5))
        for decision in (decline(happened_on=february(4)), withdraw(happened_on=february(4))):
            given(made).when(decision).refused(BEFORE_NOMINATION, day=february(5))

    def test_it_is_unknown(self) -> None:
        for decision in (decline(), withdraw()):
            given(nominated(nomination="another")).when(decision).refused(NOMINATION_UNKNOWN)

    def test_it_is_over_whichever_way_it_ended(self) -> None:
        for end in (declined(), withdrawn(), started()):
            for decision in (decline(happened_on=march(3)), withdraw(happened_on=march(3))):
                given(nominated(), end).when(decision).refused(NOMINATION_OVER, day=end.happened_on)

    def test_not_before_the_interview(self) -> None:
        met = [nominated(), interview_held(happened_on=february(10))]
        for decision in (decline(happened_on=february(9)), withdraw(happened_on=february(9))):
            given(*met).when(decision).refused(BEFORE_INTERVIEW, day=february(10))

    def test_on_the_day_of_the_last_interview(self) -> None:
        held = [interview_held(happened_on=day) for day in (february(12), february(10))]
        given(nominated(), *held).when(decline(happened_on=february(11))).refused(
            BEFORE_INTERVIEW, day=february(12)
        )
        given(nominated(), *held).when(decline(happened_on=february(12))).then(
            declined(happened_on=february(12))
        )
