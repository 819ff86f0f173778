"""A lively present: a few stories written so that today has something to do for everybody.

Chance alone may leave a small network with nothing due this week. These stories are told for the
agencies whose staff can sign in, through the same decisions as all others.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from domain.decisions.schedule import due_on
from domain.demo import (
    candidates,
    changes,
    interest,
    interviews,
    openings,
    placements,
    referrals,
    seekers,
)
from domain.demo.diary import last_workday, next_workday
from domain.demo.jobs import job
from domain.demo.people import HOURS
from domain.demo.world import Agency, Nomination, Opening, Placement, Seeker, World

Story = Callable[[World, Agency, Seeker], None]


def stage(world: World, agency: Agency, people: int) -> None:
    """Tell this agency's stories, each about one person; at most so many people."""
    _fresh_opening(world, agency)
    for days in (3, 22):  # one to answer, and one that waited too long
        _sent_from_outside(world, agency, _ago(world, days))
    for story in STORIES[:people]:
        seeker = seekers.new_seeker(world, agency, _ago(world, 150), is_staged=True)
        story(world, agency, seeker)


def _ago(world: World, days: int) -> date:
    """The working day this many days before the present, or just before that."""
    return last_workday(world.diary.until - timedelta(days=days))


def _arrive(world: World, seeker: Seeker, day: date, consent_until: date | None = None) -> None:
    def arrived() -> None:
        seekers.register(world, seeker, day)
        seekers.describe(world, seeker, day)
        seekers.consent(world, seeker, day, consent_until)

    world.diary.plan(seeker.worker, day, arrived)


def _post(
    world: World,
    agency: Agency,
    seeker: Seeker,
    day: date,
    then: Callable[[Opening], None],
    *,
    is_held: bool,
) -> None:
    """An opening that suits this person; the other agencies answer in their own time."""

    def posted() -> None:
        occupation = seeker.person.occupations[0]
        employer, region = openings.employer_for(world, occupation)
        offered = job(world.rng, occupation, region, seeker.person.hours)
        if is_held:
            offered.places = 1
        held_for = agency if is_held else None
        opening = openings.post(world, employer, offered, day, held_for=held_for, silent=agency)
        openings.plan_answers(world, opening, day)
        then(opening)

    world.diary.plan(world.coordinator, day, posted)


def _nominated(
    world: World,
    agency: Agency,
    seeker: Seeker,
    day: date,
    then: Callable[[Nomination], None],
) -> None:
    """An opening some days before that day, the agency's answer, interest, nomination."""

    def wanted(opening: Opening) -> None:
        asked_on = last_workday(day - timedelta(days=3))

        def answered() -> None:
            openings.answer(world, opening, agency, asked_on)
            interest.confirm(world, seeker, opening, asked_on)

        def nominated() -> None:
            then(candidates.nominate(world, seeker, opening, day))

        world.diary.plan(seeker.worker, asked_on, answered)
        world.diary.plan(seeker.worker, day, nominated)

    _post(world, agency, seeker, last_workday(day - timedelta(days=9)), wanted, is_held=True)


def _fresh_opening(world: World, agency: Agency) -> None:
    """An opening of these days that the agency has not answered yet."""

    def posted() -> None:
        occupation = world.rng.choice(agency.plan.occupations)
        employer, region = openings.employer_for(world, occupation)
        offered = job(world.rng, occupation, region, world.rng.choice(HOURS))
        day = world.diary.today
        openings.plan_answers(
            world, openings.post(world, employer, offered, day, silent=agency), day
        )

    world.diary.plan(world.coordinator, _ago(world, 3), posted)


def _sent_from_outside(world: World, agency: Agency, day: date) -> None:
    """Somebody whom a school or a family sent, and whom nobody answered yet."""
    sent = seekers.new_seeker(world, agency, day)
    world.diary.plan(sent.worker, day, lambda: _received(world, sent))


def _received(world: World, sent: Seeker) -> None:
    referrals.receive(world, sent, world.diary.today)


def _waits_to_be_nominated(world: World, agency: Agency, seeker: Seeker) -> None:
    heard_on = _ago(world, 2)

    def wanted(opening: Opening) -> None:
        world.diary.plan(
            seeker.worker, heard_on, lambda: interest.confirm(world, seeker, opening, heard_on)
        )

    _arrive(world, seeker, _ago(world, 40))
    _post(world, agency, seeker, _ago(world, 7), wanted, is_held=False)


def _interview_in_the_next_days(world: World, agency: Agency, seeker: Seeker) -> None:
    agreed_on = _ago(world, 3)
    interview_on = next_workday(world.diary.until + world.days(1, 2))

    def nominated(nomination: Nomination) -> None:
        world.diary.plan(
            seeker.worker,
            agreed_on,
            lambda: interviews.schedule(world, nomination, agreed_on, interview_on),
        )

    _arrive(world, seeker, _ago(world, 90))
    _nominated(world, agency, seeker, _ago(world, 9), nominated)


def _interview_to_record(world: World, agency: Agency, seeker: Seeker) -> None:
    """It was the other day, and nobody said yet how it went."""
    agreed_on, interview_on = _ago(world, 6), _ago(world, 1)

    def nominated(nomination: Nomination) -> None:
        world.diary.plan(
            seeker.worker,
            agreed_on,
            lambda: interviews.schedule(world, nomination, agreed_on, interview_on),
        )

    _arrive(world, seeker, _ago(world, 80))
    _nominated(world, agency, seeker, _ago(world, 12), nominated)


def _offer_without_a_first_day(world: World, agency: Agency, seeker: Seeker) -> None:
    held_on, offered_on = _ago(world, 5), _ago(world, 2)

    def nominated(nomination: Nomination) -> None:
        desk, plan = seeker.worker, world.diary.plan
        plan(desk, held_on, lambda: interviews.hold(world, nomination, held_on))
        plan(desk, offered_on, lambda: candidates.offer(world, nomination, offered_on))

    _arrive(world, seeker, _ago(world, 70))
    _nominated(world, agency, seeker, _ago(world, 14), nominated)


def _working_since(
    days: int, *recorded: int, is_disputed: bool = False, is_paused: bool = False
) -> Story:
    """In a job that started so many days ago, with these checkpoints recorded."""

    def story(world: World, agency: Agency, seeker: Seeker) -> None:
        first_day = _ago(world, days)

        def nominated(nomination: Nomination) -> None:
            agreed_on = last_workday(first_day - timedelta(days=18))
            held_on = last_workday(first_day - timedelta(days=14))
            desk, plan = seeker.worker, world.diary.plan
            plan(
                desk, agreed_on, lambda: interviews.schedule(world, nomination, agreed_on, held_on)
            )
            plan(desk, held_on, lambda: interviews.hold(world, nomination, held_on))
            plan(desk, held_on, lambda: candidates.hire(world, nomination))
            plan(desk, first_day, lambda: started(nomination))

        def started(nomination: Nomination) -> None:
            placement = candidates.start(world, nomination, first_day)
            for day in recorded:
                _plan_check(world, placement, day)
            if is_disputed:
                _dispute(world, agency, placement)
            if is_paused:
                changes.plan_pause(world, placement, _ago(world, 25))

        _arrive(world, seeker, last_workday(first_day - timedelta(days=60)))
        nominated_on = last_workday(first_day - timedelta(days=23))
        _nominated(world, agency, seeker, nominated_on, nominated)

    return story


def _dispute(world: World, agency: Agency, placement: Placement) -> None:
    """Another agency does not agree with its credit: the coordinator has something to settle."""
    other = next(a for a in world.agencies if a is not agency)
    changes.plan_agreement(world, placement, other, placement.started_on + timedelta(days=7))
    changes.plan_dispute(world, placement, other, _ago(world, 6), is_settled=False)


def _plan_check(world: World, placement: Placement, day: int) -> None:
    on = next_workday(due_on(placement.started_on, day))
    world.diary.plan(
        placement.seeker.worker, on, lambda: placements.check(world, placement, day, on)
    )


def _consent_ends_soon(world: World, agency: Agency, seeker: Seeker) -> None:
    """And another agency, which was asked to support them, has not answered."""
    _arrive(world, seeker, _ago(world, 120), world.diary.until + timedelta(days=9))
    other = next(a for a in world.agencies if a is not agency)
    world.diary.plan(seeker.worker, _ago(world, 19), lambda: _referred(world, seeker, other))


def _referred(world: World, seeker: Seeker, other: Agency) -> None:
    referrals.refer(world, seeker, other, world.diary.today)


# The most telling first: a very small network has room for a few only.
STORIES: tuple[Story, ...] = (
    _working_since(28),  # 30 days: due this week
    _waits_to_be_nominated,
    _interview_in_the_next_days,
    _working_since(33),  # 30 days: overdue since some days
    _consent_ends_soon,
    _working_since(81, 30, 60, is_disputed=True),  # 90 days: coming
    _working_since(77, 30, is_paused=True),  # 60 days: never recorded in time
    _interview_to_record,
    _offer_without_a_first_day,
)
