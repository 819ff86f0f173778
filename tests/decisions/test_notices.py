"""Reminders of other things than checkpoints: each is claimed once, and its outcome recorded."""

from __future__ import annotations

from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.decisions.reminders import (
    REMINDER_CAME_BACK,
    REMINDER_CLAIMED,
    REMINDER_NOT_NEEDED,
    REMINDER_SENT,
)
from tests.decisions.cast import (
    claim_notice,
    february,
    notice_bounced,
    notice_claimed,
    notice_failed,
    notice_sent,
    record_notice,
    record_notice_bounce,
)
from tests.decisions.story import given


def test_one_scheduler_claims_it() -> None:
    given().when(claim_notice()).then(notice_claimed())
    given(notice_claimed()).when(claim_notice(message_id="<3@x>")).refused(REMINDER_CLAIMED)


def test_another_one_is_another() -> None:
    given(notice_claimed(notice="another")).when(claim_notice()).then(notice_claimed())


def test_not_before_its_day() -> None:
    given().when(claim_notice(happened_on=february(8))).refused(REMINDER_NOT_NEEDED)


def test_of_something_that_is_known() -> None:
    given().when(claim_notice(reminder_of="weather")).refused(NOT_ON_THE_LIST)


def test_what_became_of_it() -> None:
    given(notice_claimed()).when(record_notice()).then(notice_sent())
    given(notice_claimed()).when(record_notice(error="450 try later")).then(notice_failed())
    away = {"error": "away", "fault": "server"}
    given(notice_claimed()).when(record_notice(**away)).then(notice_failed(**away))
    given(notice_claimed()).when(record_notice(fault="cat", error="")).refused(NOT_ON_THE_LIST)
    given(notice_claimed(), notice_failed()).when(record_notice()).then(notice_sent())
    given(notice_claimed(), notice_sent()).when(record_notice()).refused(REMINDER_SENT)
    given().when(record_notice()).refused(REMINDER_NOT_NEEDED)


def test_it_came_back() -> None:
    sent = [notice_claimed(), notice_sent()]
    given(*sent).when(record_notice_bounce()).then(notice_bounced())
    given(*sent, notice_bounced()).when(record_notice_bounce()).refused(REMINDER_CAME_BACK)
    another = {"to_user": "user-n"}
    given(*sent, notice_bounced()).when(record_notice_bounce(**another)).then(
        notice_bounced(**another)
    )
    given().when(record_notice_bounce()).refused(REMINDER_NOT_NEEDED)


def test_it_is_sent_again_only_where_nobody_has_it() -> None:
    sent = [notice_claimed(), notice_sent()]
    given(*sent, notice_bounced()).when(record_notice()).then(notice_sent())
    given(*sent, notice_bounced(reached="others")).when(record_notice()).refused(REMINDER_SENT)
