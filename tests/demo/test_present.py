"""The made-up network leaves a present in which there is something to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from domain.database.connection import Database
from domain.decisions.schedule import Schedule, due_on
from domain.facts.attribution import AttributionDisputed, AttributionSettled
from domain.facts.interviews import InterviewScheduled
from domain.facts.nominations import CandidateNominated, InterestConfirmed
from domain.facts.openings import OpeningAnswered, OpeningClosed, OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from domain.facts.retention import CheckpointRecorded
from domain.facts.seekers import ConsentGiven
from tests.demo.lived import UNTIL, Lived


def test_openings_of_today_wait_for_answers(lived: Lived) -> None:
    closed = {f.opening for f in lived.facts(OpeningClosed)}
    fresh = [
        f
        for f in lived.facts(OpeningPosted)
        if f.opening not in closed and f.respond_by and f.respond_by >= UNTIL
    ]
    assert fresh
    answers = {(f.opening, f.agency) for f in lived.facts(OpeningAnswered)}
    for agency in lived.agencies_with_accounts():
        assert any((f.opening, agency) not in answers for f in fresh)


def test_interviews_of_the_next_days(lived: Lived) -> None:
    for agency in lived.agencies_with_accounts():
        assert any(
            f.agency == agency and UNTIL <= f.interview_on <= UNTIL + timedelta(days=7)
            for f in lived.facts(InterviewScheduled)
        )


def test_interested_people_wait_to_be_nominated(lived: Lived) -> None:
    nominated = {(f.seeker, f.opening) for f in lived.facts(CandidateNominated)}
    closed = {f.opening for f in lived.facts(OpeningClosed)}
    for agency in lived.agencies_with_accounts():
        assert any(
            f.agency == agency
            and f.opening not in closed
            and (f.seeker, f.opening) not in nominated
            for f in lived.facts(InterestConfirmed)
        )


def test_a_consent_ends_soon(lived: Lived) -> None:
    latest = {f.seeker: f for f in lived.facts(ConsentGiven)}
    for agency in lived.agencies_with_accounts():
        assert any(
            f.agency == agency
            and f.valid_until
            and UNTIL <= f.valid_until <= UNTIL + timedelta(days=14)
            for f in latest.values()
        )


def test_referrals_wait_for_an_answer_and_some_too_long(lived: Lived) -> None:
    answers = (ReferralAccepted, ReferralDeclined, ReferralWithdrawn)
    answered = {f.referral for kind in answers for f in lived.facts(kind)}
    for agency in lived.agencies_with_accounts():
        received = [f for f in lived.facts(ReferralReceived) if f.agency == agency]
        waiting = [UNTIL - f.happened_on for f in received if f.referral not in answered]
        assert min(waiting) < timedelta(days=14) < max(waiting)
        asked = [f for f in lived.facts(ReferralMade) if f.agency == agency]
        assert any(
            f.referral not in answered and UNTIL - f.happened_on > timedelta(days=14) for f in asked
        )


def test_checkpoints_are_due_overdue_missed_and_coming(lived: Lived) -> None:
    ended = {f.placement for f in lived.facts(PlacementEnded)}
    done = {(f.placement, f.day) for f in lived.facts(CheckpointRecorded)}
    for agency in lived.agencies_with_accounts():
        missing = [
            (due_on(f.happened_on, day), Schedule().closes_on(f.happened_on, day))
            for f in lived.facts(PlacementStarted)
            for day in (30, 60, 90)
            if f.agency == agency and f.placement not in ended and (f.placement, day) not in done
        ]
        week = timedelta(days=7)
        assert any(UNTIL <= due < UNTIL + week for due, _ in missing)
        assert any(due < UNTIL <= closes for due, closes in missing)
        assert any(closes < UNTIL for _, closes in missing)
        assert any(UNTIL + week <= due < UNTIL + 2 * week for due, _ in missing)


def test_a_credit_waits_for_the_coordinator(lived: Lived) -> None:
    settled = {f.placement for f in lived.facts(AttributionSettled)}
    waiting = [f for f in lived.facts(AttributionDisputed) if f.placement not in settled]
    for agency in lived.agencies_with_accounts():
        assert any(agency in (f.agency, f.disputed_by) for f in waiting)


@pytest.mark.parametrize("until", [date(2025, 6, day) for day in range(7, 10)])
def test_any_day_of_the_week_will_do(new_network: Callable[[str], Database], until: date) -> None:
    lived = Lived(new_network(f"demo_day_{until.day}"), seekers=28, until=until, agencies=2)
    assert lived.ledger.refusals == []
    for agency in lived.agencies_with_accounts():
        assert any(
            f.agency == agency and until <= f.interview_on <= until + timedelta(days=7)
            for f in lived.facts(InterviewScheduled)
        )
