"""Made-up histories of a small network, every fact of them recorded by a real decision.

A history starts with three job seekers and two openings. A *move* is a handful of small numbers
that say what is tried next, for whom and when; what the rules refuse simply does not happen.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from hypothesis import strategies as st

from domain.decisions.base import Decision
from domain.decisions.placements import StartPlacement
from domain.decisions.refusals import Refused
from domain.decisions.stages import ReminderRules
from domain.facts import Fact
from domain.facts.network import CHECKPOINT_DAYS
from domain.facts.schemes import CONFIRMED
from domain.facts.vocabulary import (
    ANSWERS,
    CONSENT_SCOPES,
    DISPUTE_REASONS,
    INTERVIEW_CANCELLATIONS,
    INTERVIEW_MISSED_BY,
    NOTICE_KINDS,
    OFFER_DECLINES,
    PAUSE_REASONS,
    REACHED,
    SNOOZE_REASONS,
    USUAL_STAGES,
    WITHDRAWN_BY,
)
from tests.decisions import cast
from tests.decisions.story import decide

SEEKERS = ("ada", "bea", "cal")
AGENCIES_ELSEWHERE = {"northside": "southside", "southside": "northside"}
AGENCIES = {"ada": "northside", "bea": "northside", "cal": "southside"}
OPENINGS = {"baker": 1, "cook": 2}  # with their places
TRIALS = {"baker": 60, "cook": None}  # days
FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2034, 1, 1)
BY_SYSTEM = {"by": cast.SYSTEM, "today": LAST_DAY}


class Move(NamedTuple):
    """What is tried: `what` picks from TRIED; `choice` from the answers that it has."""

    what: int
    seeker: str
    opening: str
    days_later: int
    choice: int


class Day(NamedTuple):
    """What a move knows when it is tried."""

    move: Move
    on: date
    turn: int  # makes ids that are used once
    town: str  # keeps the ids of histories in one ledger apart
    starts: Mapping[str, date]  # the first days of work, by placement

    @property
    def seeker(self) -> str:
        """The job seeker's id."""
        return self.move.seeker + self.town

    @property
    def opening(self) -> str:
        """The opening's id."""
        return self.move.opening + self.town

    @property
    def pair(self) -> str:
        """This job seeker and this opening."""
        return f"{self.seeker}-{self.opening}"

    def one_of(self, answers: Iterable[str]) -> str:
        """The answer that the move chose."""
        return list(answers)[self.move.choice % len(list(answers))]


def prelude(town: str) -> list[Decision]:
    """How every history starts."""
    first = {**BY_SYSTEM, "happened_on": FIRST_DAY}
    crumb, members = f"crumb{town}", sorted(set(AGENCIES.values()))
    return [
        *(cast.admit_agency(**first, agency=m + town, name=m.title()) for m in members),
        cast.admit_agency(**first, agency=f"guest{town}", name="Guest"),  # supports nobody
        cast.engage_employer(**first, employer=crumb, contact="Jo"),
        *(cast.register(**first, seeker=s + town, agency=AGENCIES[s] + town) for s in SEEKERS),
        *(cast.give_consent(**first, seeker=s + town) for s in SEEKERS),
        *(
            cast.post_opening(
                **first, opening=o + town, employer=crumb, places=p, trial_days=TRIALS[o]
            )
            for o, p in OPENINGS.items()
        ),
    ]


def _seeker(day: Day) -> dict[str, object]:
    return {**BY_SYSTEM, "seeker": day.seeker, "happened_on": day.on}


def _opening(day: Day) -> dict[str, object]:
    return {**BY_SYSTEM, "opening": day.opening, "happened_on": day.on}


def _nomination(day: Day) -> dict[str, object]:
    return {**BY_SYSTEM, "nomination": day.pair, "happened_on": day.on}


def _placement(day: Day) -> dict[str, object]:
    return {**BY_SYSTEM, "placement": day.pair, "happened_on": day.on}


def _checkpoint(day: Day) -> Decision:
    missed = day.move.choice == 0
    status = "not_reached" if missed else day.one_of(("same_job", "elsewhere", "not_employed"))
    return cast.record_checkpoint(
        **_placement(day),
        day=CHECKPOINT_DAYS[day.move.choice % len(CHECKPOINT_DAYS)],
        status=status,
        evidence="not_reached" if missed else "payslip",
        note=None if missed else "Said so on the phone",
    )


def _at_work(day: Day) -> list[Decision]:
    """What changes while a job lasts, the back to work after a pause first."""
    placement = _placement(day)
    later_known = timedelta(days=5 * day.move.choice)
    return [
        cast.resume_placement(**placement),
        [
            cast.pause_placement(**placement, reason=day.one_of(PAUSE_REASONS)),
            cast.change_terms(**placement, hours_per_week=20 + day.move.choice),
            # Heard of late: perhaps something newer is known already.
            cast.change_terms(
                **placement | {"happened_on": day.on - later_known},
                hours_per_week=None,
                term="fixed_term",
                planned_end=day.on + timedelta(days=90),
            ),
            cast.change_terms(**placement, hours_per_week=None, hourly_wage=f"1{day.turn}.50"),
            cast.change_terms(**placement, job_title="Baker", term="permanent"),
        ][day.move.choice],
        *_along_the_way(day),
    ]


def _credit(day: Day) -> list[Decision]:
    """Who is credited: settled where it is disputed, else disputed now and then, else agreed."""
    placement = _placement(day)
    first, second = (agency + day.town for agency in sorted(set(AGENCIES.values())))
    turned = day.turn % 2 == 0
    one, other = (second, first) if turned else (first, second)
    share = 10 * day.move.choice
    shares = {
        "sourcing_agency": one,
        "sourcing_share": 33 + share,
        "employer_agency": other,
        "employer_share": 67 - share,
        "coaching_agency": one if share else other,
        "coaching_share": 0,
    }
    dispute = cast.dispute_credit(
        **placement,
        disputed_by=other,
        reason=day.one_of(DISPUTE_REASONS),
        note="We knew this employer first",
    )
    return [
        cast.settle_credit(**placement, **shares),
        *([dispute] if day.move.choice < 2 else []),
        cast.agree_credit(**placement, **shares),
        *_along_the_way(day),
    ]


def _for_schemes(day: Day) -> list[Decision]:
    """What a funder's scheme asks for."""
    if day.move.choice == 0:
        counted = {"report": f"report{day.turn}{day.town}", "as_of": day.on, "first": FIRST_DAY}
        return [cast.publish_report(**BY_SYSTEM, **counted, happened_on=day.on)]
    return [
        cast.confirm_condition(**_placement(day), condition=day.one_of(CONFIRMED)),
        cast.record_earnings(**_placement(day), month=f"{day.on:%Y-%m}", amount=f"{day.turn}.50"),
    ][day.turn % 2 :]


def _remind(day: Day) -> list[Decision]:
    """The outcome of a claimed reminder, or else the claim of the latest stage."""
    if day.pair not in day.starts:
        return _along_the_way(day)
    which = {**_placement(day), "day": CHECKPOINT_DAYS[day.move.choice % 2]}
    due, rules = day.starts[day.pair] + timedelta(days=int(which["day"])), ReminderRules()
    days = {stage: rules.day_of(stage, due) for stage in reversed(rules.stages)}
    come = [{"stage": s, "reminds_on": on} for s, on in days.items() if on <= day.on]
    error = "450 later" if day.move.choice < 2 else None
    back = {"to_user": f"user-{day.turn % 2}", "reached": day.one_of(REACHED)}
    return [
        *(cast.record_reminder(**which, **one, error=error) for one in come),
        *(cast.record_bounce(**which, **one, **back) for one in come),
        *(
            cast.claim_reminder(**which, **one, message_id=f"<{day.turn}@network>")
            for one in come[:1]
        ),
    ]


def _notice(day: Day) -> list[Decision]:
    """The outcome of another reminder, or else its claim."""
    about = {**BY_SYSTEM, "notice": f"{day.pair}-{day.turn % 3}", "happened_on": day.on}
    error = "450 later" if day.move.choice < 2 else None
    kind = day.one_of(NOTICE_KINDS)
    agency = AGENCIES[day.move.seeker] + day.town
    claim = {"reminder_of": kind, "agency": agency, "reminds_on": day.on, "seeker": day.seeker}
    return [
        cast.record_notice(**about, error=error),
        cast.record_notice_bounce(**about, reached=day.one_of(REACHED)),
        cast.claim_notice(**about, **claim, nomination=None),
    ]


def _later(day: Day) -> list[Decision]:
    """A checkpoint is put off, or handed over."""
    which = {**_placement(day), "day": CHECKPOINT_DAYS[day.turn % 3]}
    until = day.on + timedelta(days=1 + 3 * day.move.choice)
    put_off = cast.snooze(**which, until=until, reason=day.one_of(SNOOZE_REASONS))
    return [cast.hand_over(**which, to=cast.COORDINATOR) if day.move.choice == 0 else put_off]


def _interview(day: Day) -> list[Decision]:
    """What becomes of the interview that is agreed; where none is, one is agreed."""
    about = _nomination(day)
    interview_on = day.on + timedelta(days=100 * (day.turn % 6))
    settled = [
        cast.record_missed_interview(
            **BY_SYSTEM, nomination=day.pair, missed_by=day.one_of(INTERVIEW_MISSED_BY)
        ),
        cast.cancel_interview(**about, reason=day.one_of(INTERVIEW_CANCELLATIONS)),
        cast.reschedule_interview(**about, interview_on=interview_on),
    ]
    if day.turn % 4 == 0:
        return [cast.record_interview(**about)]
    return [
        *settled[day.turn % len(settled) :],
        cast.schedule_interview(
            **about,
            interview_on=interview_on,
            accommodations=["step_free"],
            arrangements="The lift is at the back",
        ),
    ]


def _offer(day: Day) -> list[Decision]:
    """An answer to the offer, or else the offer."""
    about = _nomination(day)
    terms = {"starts_on": day.on + timedelta(days=7), "hourly_wage": "17.00"}
    return [
        cast.decline_offer(**about, reason=day.one_of(OFFER_DECLINES)),
        cast.make_offer(**about, **terms),
    ]


def _along_the_way(day: Day) -> list[Decision]:
    """The next step to a job and through it, the furthest first."""
    between = {1: _interview, 2: _offer, 3: _interview}.get(day.move.choice)
    return [
        _checkpoint(day),
        *(between(day) if between else []),
        cast.start_placement(**_nomination(day), placement=day.pair, opening=day.opening),
        cast.nominate(**_seeker(day), opening=day.opening, nomination=day.pair),
        cast.confirm_interest(**_seeker(day), opening=day.opening),
        cast.give_consent(**_seeker(day)),
    ]


def _seldom(day: Day, decision: Decision) -> list[Decision]:
    """What ends a way early: now and then, or no history would get far."""
    return [decision] if day.move.choice == 0 else _along_the_way(day)


def _turn(day: Day) -> list[Decision]:
    """What becomes of an opening: open again what is not open, or else change or pause it."""
    changed = cast.change_opening(
        **_opening(day), places=1 + day.move.choice, trial_days=(None, 30, 90)[day.turn % 3]
    )
    return [
        cast.reopen_opening(**_opening(day)),
        *(
            [cast.pause_opening(**_opening(day))],
            [changed],
            [changed],
            _along_the_way(day),
            _along_the_way(day),
        )[day.move.choice],
    ]


def _rule(day: Day) -> list[Decision]:
    """The network agrees on something else, which still lets a history go on.

    Not where several histories share a ledger: they would share its rules.
    """
    if day.town:
        return _along_the_way(day)
    rules = (
        partial(cast.adopt_schedule, checkpoint_days=[30, 60, 90, 180, 365])
        if day.turn % 2
        else cast.adopt_minimum_wage,
        cast.adopt_shares,
        partial(cast.adopt_limits, interest_days=60)
        if day.turn % 2
        else partial(
            cast.adopt_reminders,
            stages=list(USUAL_STAGES),
            coming_days=7,
            overdue_days=7,
            escalated_days=14,
        ),
        partial(cast.adopt_reasons, reasons_for="declining", offered=["skills", "other"])
        if day.turn % 2
        else cast.adopt_thresholds,
        partial(cast.adopt_reasons, offered=["laid_off", "other"])
        if day.turn % 2
        else partial(cast.adopt_working_days, moves="same_day"),
    )
    rule = rules[day.move.choice](**BY_SYSTEM, happened_on=day.on)
    if day.move.choice == 1:  # the first time; its version cannot be adopted again
        return [cast.adopt_scheme(**BY_SYSTEM, happened_on=day.on), rule]
    return [rule]


def _referral(day: Day) -> dict[str, object]:
    """Two referrals for each person at most: what becomes of them is tried again and again."""
    return {**BY_SYSTEM, "referral": f"{day.seeker}-{day.move.choice % 2}", "happened_on": day.on}


def _refer(day: Day) -> list[Decision]:
    """From one agency to the other, now and then into the pool; or from outside."""
    south, turn = f"southside{day.town}", f"{day.turn}{day.town}"
    to_agency = None if day.move.choice == 1 else south
    return [
        cast.refer(**_seeker(day), referral=_referral(day)["referral"], to_agency=to_agency),
        cast.receive(
            **BY_SYSTEM,
            referral=f"new{turn}",
            seeker=f"new{turn}",
            agency=south,
            happened_on=day.on,
        ),
    ]


def _answer(day: Day) -> list[Decision]:
    """What becomes of a referral, the furthest first."""
    said_no = [cast.decline_referral(**_referral(day)), cast.take_back(**_referral(day))]
    yes = cast.accept(**_referral(day), seeker=day.seeker, agency=f"southside{day.town}")
    return [
        cast.close_referral(**_referral(day)),
        *(said_no[day.move.choice % 2 :] if day.move.choice < 2 else [yes]),
    ]


def _move(day: Day) -> list[Decision]:
    """To the other agency, and back."""
    there = AGENCIES_ELSEWHERE[AGENCIES[day.move.seeker]] + day.town
    back = AGENCIES[day.move.seeker] + day.town
    return [
        cast.move(**_seeker(day), agreed_on=day.on, to_agency=to_agency)
        for to_agency in (there, back)
    ]


def _two_records(day: Day) -> list[Decision]:
    """Take two records apart, or else merge them."""
    both = {**_seeker(day), "duplicate": f"{SEEKERS[day.move.choice % 3]}{day.town}"}
    return [cast.unmerge(**both), cast.merge(**both)]


def _put_right(day: Day) -> list[Decision]:
    """Details of an agency and of the employer; talk with the employer; now and then a new
    agency joins and leaves again."""
    about = {**BY_SYSTEM, "employer": f"crumb{day.town}", "happened_on": day.on}
    passing = {**BY_SYSTEM, "agency": f"passing{day.turn}{day.town}", "happened_on": day.on}
    return [
        cast.change_agency(
            **BY_SYSTEM, agency=f"northside{day.town}", name="North", happened_on=day.on
        ),
        cast.change_employer(**about, contact="Jo again"),
        cast.log_contact(**about, note="A good talk"),
        cast.admit_agency(**passing, name="Passing"),
        cast.leave_network(**BY_SYSTEM, agency=f"guest{day.town}", happened_on=day.on),
    ][day.move.choice :]


# Each move does the first of its decisions that is not refused.
TRIED: list[Callable[[Day], list[Decision]]] = [
    # Most often, so that histories come far however much else there is to try.
    *[_along_the_way] * 6,
    lambda d: [cast.change_profile(**_seeker(d), skills=[d.one_of(("tools", "writing"))])],
    lambda d: [cast.give_consent(**_seeker(d), scope=d.one_of(CONSENT_SCOPES))],
    lambda d: _seldom(d, cast.withdraw_consent(**_seeker(d))),
    lambda d: _seldom(d, cast.leave_pool(**_seeker(d))),
    lambda d: [
        cast.withdraw_interest(**_seeker(d), opening=d.opening),
        cast.confirm_interest(**_seeker(d), opening=d.opening),
    ],
    _refer,
    _answer,
    lambda d: _move(d) if d.move.choice < 2 else _along_the_way(d),
    _put_right,
    _two_records,
    lambda d: _seldom(d, cast.close_opening(**_opening(d))),
    _turn,
    lambda d: [
        cast.answer_opening(
            **_opening(d),
            agency=AGENCIES[d.move.seeker] + d.town,
            answer=d.one_of(ANSWERS),
            reason="hours",
        )
    ],
    lambda d: [cast.shortlist(**_nomination(d))],
    _interview,
    _interview,
    _offer,
    lambda d: _seldom(d, cast.decline(**_nomination(d))),
    lambda d: _seldom(
        d, cast.withdraw(**_nomination(d), withdrawn_by=list(WITHDRAWN_BY)[d.turn % 2])
    ),
    _at_work,
    _at_work,
    _credit,
    _credit,
    lambda d: [cast.end_placement(**_placement(d))],
    _remind,
    _remind,
    _remind,
    _later,
    _notice,
    _credit,
    _rule,
    _for_schemes,
]

moves = st.lists(
    st.builds(
        Move,
        what=st.integers(0, len(TRIED) - 1),
        seeker=st.sampled_from(SEEKERS),
        opening=st.sampled_from(sorted(OPENINGS)),
        days_later=st.integers(0, 25),
        choice=st.integers(0, 4),
    ),
    max_size=60,
)


def play(tried: Iterable[Move], do: Callable[[Decision], object], town: str = "") -> None:
    """Live through a history: `do` carries a decision out, or raises Refused."""
    for decision in prelude(town):
        do(decision)
    on, starts = FIRST_DAY, dict[str, date]()
    for turn, move in enumerate(tried):
        on += timedelta(days=move.days_later)
        for decision in TRIED[move.what](Day(move, on, turn, town, starts)):
            with suppress(Refused):
                do(decision)
                if isinstance(decision, StartPlacement):
                    starts[decision.placement] = decision.happened_on
                break


def history(tried: Iterable[Move], town: str = "") -> list[Fact]:
    """What happened."""
    return [fact for _, recorded in lived(tried, town) for fact in recorded]


def lived(tried: Iterable[Move], town: str = "") -> list[tuple[Decision, list[Fact]]]:
    """What was decided, without what was refused, and what each decision recorded."""
    done: list[tuple[Decision, list[Fact]]] = []
    facts: list[Fact] = []

    def do(decision: Decision) -> None:
        recorded = decide(facts, decision)
        facts.extend(recorded)
        done.append((decision, recorded))

    play(tried, do, town)
    return done


histories = moves.map(history)


def made_up(seed: int) -> list[Move]:
    """Moves of a full history without hypothesis: the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - it draws no secret
    return [
        Move(
            what=dice.randrange(len(TRIED)),
            seeker=dice.choice(SEEKERS),
            opening=dice.choice(sorted(OPENINGS)),
            days_later=dice.randint(0, 25),
            choice=dice.randrange(5),
        )
        for _ in range(100)
    ]
