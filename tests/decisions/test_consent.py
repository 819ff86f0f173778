"""Consent: given, replaced, withdrawn, and in the order in which it happened."""

from __future__ import annotations

from domain.decisions.seekers import (
    BEFORE_CONSENT,
    BEFORE_REGISTRATION,
    CONSENT_CHANGED_LATER,
    CONSENT_ENDS_BEFORE_IT_STARTS,
    NO_CONSENT_TO_WITHDRAW,
    SEEKER_UNKNOWN,
)
from tests.decisions.cast import (
    consent_withdrawn,
    consented,
    give_consent,
    january,
    registered,
    withdraw_consent,
)
from tests.decisions.story import given


class TestGive:
    def test_a_job_seeker_agrees(self) -> None:
        given(registered()).when(
            give_consent(scope="network_with_name", valid_until=january(31))
        ).then(consented(scope="network_with_name", valid_until=january(31)))

    def test_for_one_day_only(self) -> None:
        given(registered()).when(
            give_consent(happened_on=january(10), valid_until=january(10))
        ).then(consented(happened_on=january(10), valid_until=january(10)))

    def test_it_does_not_end_before_it_starts(self) -> None:
        given(registered()).when(
            give_consent(happened_on=january(10), valid_until=january(9))
        ).refused(CONSENT_ENDS_BEFORE_IT_STARTS)

    def test_not_before_the_registration(self) -> None:
        given(registered(happened_on=january(5))).when(
            give_consent(happened_on=january(4))
        ).refused(BEFORE_REGISTRATION, day=january(5))

    def test_not_by_somebody_unknown(self) -> None:
        given(registered(seeker="another")).when(give_consent()).refused(SEEKER_UNKNOWN)

    def test_a_second_one_replaces_the_first_on_the_same_day(self) -> None:
        given(registered(), consented(happened_on=january(10))).when(
            give_consent(happened_on=january(10), scope="network_with_name")
        ).then(consented(happened_on=january(10), scope="network_with_name"))

    def test_again_after_it_was_withdrawn(self) -> None:
        given(registered(), consented(), consent_withdrawn(happened_on=january(20))).when(
            give_consent(happened_on=january(20))
        ).then(consented(happened_on=january(20)))

    def test_an_old_one_entered_late_does_not_undo_a_withdrawal(self) -> None:
        given(registered(), consented(), consent_withdrawn(happened_on=january(20))).when(
            give_consent(happened_on=january(19))
        ).refused(CONSENT_CHANGED_LATER, day=january(20))

    def test_an_old_one_entered_late_does_not_replace_a_newer_one(self) -> None:
        given(registered(), consented(happened_on=january(10))).when(
            give_consent(happened_on=january(9))
        ).refused(CONSENT_CHANGED_LATER, day=january(10))


class TestWithdraw:
    def test_a_job_seeker_takes_it_back(self) -> None:
        given(registered(), consented()).when(withdraw_consent()).then(consent_withdrawn())

    def test_on_the_day_on_which_it_was_given(self) -> None:
        given(registered(), consented(happened_on=january(10))).when(
            withdraw_consent(happened_on=january(10))
        ).then(consent_withdrawn(happened_on=january(10)))

    def test_not_before_it_was_given(self) -> None:
        given(registered(), consented(happened_on=january(10))).when(
            withdraw_consent(happened_on=january(9))
        ).refused(BEFORE_CONSENT, day=january(10))

    def test_none_was_given(self) -> None:
        given(registered(), consented(seeker="another")).when(withdraw_consent()).refused(
            NO_CONSENT_TO_WITHDRAW
        )

    def test_it_was_withdrawn_already(self) -> None:
        given(registered(), consented(), consent_withdrawn()).when(withdraw_consent()).refused(
            NO_CONSENT_TO_WITHDRAW
        )

    def test_somebody_unknown(self) -> None:
        given().when(withdraw_consent()).refused(SEEKER_UNKNOWN)
