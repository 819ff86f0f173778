"""What holds for every decision: who may take it, and that the future is not recorded."""

from __future__ import annotations

from functools import partial

import pytest

import domain.decisions
from domain.decisions.base import Decision
from domain.decisions.refusals import (
    IN_THE_FUTURE,
    NOT_YOUR_AGENCY,
    NOT_YOUR_ROLE,
    YOUR_AGENCY_LEFT,
)
from domain.facts import Actor, Fact
from tests.decisions import cast
from tests.decisions.cast import (
    AUDITOR,
    COORDINATOR,
    OPERATOR,
    SYSTEM,
    TODAY,
    TOMORROW,
    WESTSIDE,
    accepted,
    agency_joined,
    agency_left,
    consented,
    credit_disputed,
    employer_engaged,
    interested,
    interview_scheduled,
    merged,
    nominated,
    offered,
    opening_paused,
    paused,
    posted,
    profile_changed,
    referred,
    registered,
    reminder_claimed,
    started,
)
from tests.decisions.modules import modules_in
from tests.decisions.story import decide, given

MEMBERS = [agency_joined(), agency_joined(agency="southside")]
JANUARY_FIRST = cast.january(1)

# Each decision, on facts that allow it.
ALLOWED: dict[partial[Decision], list[Fact]] = {
    cast.admit_agency: [],
    cast.change_agency: [agency_joined()],
    cast.leave_network: [agency_joined()],
    cast.engage_employer: [],
    cast.change_employer: [employer_engaged()],
    cast.log_contact: [employer_engaged()],
    cast.register: [],
    cast.change_profile: [registered()],
    cast.give_consent: [registered()],
    cast.withdraw_consent: [registered(), consented()],
    cast.leave_pool: [registered()],
    cast.refer: [registered(), consented(), agency_joined(agency="southside")],
    cast.receive: [],
    cast.accept: [registered(), consented(), referred()],
    cast.decline_referral: [referred()],
    cast.take_back: [referred()],
    cast.close_referral: [referred(), accepted()],
    cast.merge: [registered(), registered(seeker="ada-again")],
    cast.unmerge: [registered(), registered(seeker="ada-again"), merged()],
    cast.move: [registered(), agency_joined(agency="southside")],
    cast.post_opening: [employer_engaged()],
    cast.answer_opening: [posted()],
    cast.change_opening: [posted(agency="northside")],
    cast.pause_opening: [posted(agency="northside")],
    cast.close_opening: [posted(agency="northside")],
    cast.reopen_opening: [posted(agency="northside"), opening_paused()],
    cast.confirm_interest: [registered(), posted()],
    cast.withdraw_interest: [registered(), interested()],
    cast.nominate: [
        registered(),
        consented(),
        posted(),
        interested(),
        interested(happened_on=TODAY),  # said again: an old interest would not do today
    ],
    cast.decline: [nominated()],
    cast.withdraw: [nominated()],
    cast.shortlist: [nominated()],
    cast.schedule_interview: [nominated()],
    cast.reschedule_interview: [nominated(), interview_scheduled(interview_on=TODAY)],
    cast.cancel_interview: [nominated(), interview_scheduled(interview_on=TODAY)],
    cast.record_missed_interview: [nominated(), interview_scheduled()],
    cast.record_interview: [nominated()],
    cast.make_offer: [nominated()],
    cast.decline_offer: [nominated(), offered()],
    cast.start_placement: [posted(), nominated()],
    cast.change_terms: [started()],
    cast.pause_placement: [started()],
    cast.resume_placement: [started(), paused()],
    cast.end_placement: [started()],
    cast.agree_credit: [*MEMBERS, started()],
    cast.dispute_credit: [started()],
    cast.settle_credit: [*MEMBERS, started(), credit_disputed()],
    cast.record_checkpoint: [started()],
    cast.snooze: [started()],
    cast.hand_over: [started()],
    cast.record_earnings: [started()],
    cast.confirm_condition: [started()],
    cast.publish_report: [],
    cast.claim_notice: [],
    cast.record_notice: [cast.notice_claimed()],
    cast.record_notice_bounce: [cast.notice_claimed()],
    cast.claim_reminder: [started()],
    cast.record_reminder: [started(), reminder_claimed()],
    cast.record_bounce: [started(), reminder_claimed()],
    cast.adopt_schedule: [],
    cast.adopt_shares: [],
    cast.adopt_limits: [],
    cast.adopt_reminders: [],
    cast.adopt_working_days: [],
    cast.adopt_thresholds: [],
    cast.adopt_minimum_wage: [],
    cast.adopt_reasons: [],
    cast.adopt_scheme: [],
    cast.strike: [profile_changed()],
}
RULES = {
    cast.adopt_schedule,
    cast.adopt_shares,
    cast.adopt_limits,
    cast.adopt_reminders,
    cast.adopt_working_days,
    cast.adopt_thresholds,
    cast.adopt_minimum_wage,
    cast.adopt_reasons,
    cast.adopt_scheme,
}
BY_THE_SCHEDULER = {
    cast.claim_notice,
    cast.record_notice,
    cast.record_notice_bounce,
    cast.claim_reminder,
    cast.record_reminder,
    cast.record_bounce,
}
FOR_NO_AGENCY = {
    cast.admit_agency,
    cast.leave_network,
    *BY_THE_SCHEDULER,
    cast.settle_credit,
    cast.publish_report,
    *RULES,
}
# They have the day of what they are about: nobody says another one.
OF_ANOTHER_DAY = {cast.strike, cast.record_missed_interview}
OF_NO_AGENCY = {cast.engage_employer, cast.log_contact, cast.post_opening}  # any agency may


def every(*but: partial[Decision]) -> pytest.MarkDecorator:
    """Run the test for every decision but these."""
    cases = [pytest.param(d, facts, id=d.func.__name__) for d, facts in ALLOWED.items()]
    wanted = [case for case, decision in zip(cases, ALLOWED, strict=True) if decision not in but]
    return pytest.mark.parametrize(("decision", "facts"), wanted)


def test_every_decision_is_here() -> None:
    found = [value for module in modules_in(domain.decisions) for value in vars(module).values()]
    decisions = {cls for cls in found if isinstance(cls, type) and issubclass(cls, Decision)}
    # What some have in common decides nothing by itself.
    assert {decision.func for decision in ALLOWED} == {c for c in decisions if "execute" in vars(c)}


@every()
def test_it_can_be_done(decision: partial[Decision], facts: list[Fact]) -> None:
    assert len(decide(facts, decision())) == 1


@every()
def test_the_system_may(decision: partial[Decision], facts: list[Fact]) -> None:
    assert len(decide(facts, decision(by=SYSTEM))) == 1


@every()
def test_an_auditor_only_reads(decision: partial[Decision], facts: list[Fact]) -> None:
    given(*facts).when(decision(by=AUDITOR)).refused(NOT_YOUR_ROLE)


@every(cast.admit_agency)
def test_an_operator_keeps_the_machine_not_the_facts(
    decision: partial[Decision], facts: list[Fact]
) -> None:
    given(*facts).when(decision(by=OPERATOR)).refused(NOT_YOUR_ROLE)


@every(*BY_THE_SCHEDULER)
def test_the_coordinator_acts_for_the_whole_network(
    decision: partial[Decision], facts: list[Fact]
) -> None:
    assert len(decide(facts, decision(by=COORDINATOR))) == 1


@every(*FOR_NO_AGENCY, *OF_NO_AGENCY)
def test_an_agency_keeps_to_its_own(decision: partial[Decision], facts: list[Fact]) -> None:
    given(*facts).when(decision(by=WESTSIDE)).refused(NOT_YOUR_AGENCY)


@every(*OF_ANOTHER_DAY)
def test_tomorrow_is_not_recorded(decision: partial[Decision], facts: list[Fact]) -> None:
    given(*facts).when(decision(happened_on=TOMORROW)).refused(IN_THE_FUTURE)


@every(
    # The interview would be before the day on which it was agreed.
    cast.schedule_interview,
    cast.reschedule_interview,
    cast.snooze,  # until a day that is past
    cast.claim_reminder,  # of a stage that is past
    *OF_ANOTHER_DAY,
)
def test_today_is(decision: partial[Decision], facts: list[Fact]) -> None:
    (fact,) = decide(facts, decision(happened_on=TODAY))
    assert fact.happened_on == TODAY


@every(*FOR_NO_AGENCY)
def test_an_agency_that_left_records_nothing(
    decision: partial[Decision], facts: list[Fact]
) -> None:
    gone = agency_left(agency="eastside", happened_on=JANUARY_FIRST)
    eastside = Actor(user="user-e", role="agency", agency="eastside")
    given(*facts, gone).when(decision(by=eastside)).refused(YOUR_AGENCY_LEFT, day=JANUARY_FIRST)
