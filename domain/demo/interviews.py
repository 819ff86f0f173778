"""Made-up interviews: agreed, then held, moved, called off or missed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from domain.decisions.interviews import (
    CancelInterview,
    RecordInterview,
    RecordMissedInterview,
    RescheduleInterview,
    ScheduleInterview,
)
from domain.demo.diary import next_workday
from domain.demo.names import STREETS
from domain.demo.world import Nomination, World

TIMES = ("09:00", "09:30", "10:00", "10:30", "11:00", "13:30", "14:00", "14:30", "15:00")
FATES = {"held": 81, "moved": 9, "called_off": 4, "seeker": 3, "employer": 3}
CANCELLATIONS = {
    "seeker_unavailable": 38,
    "employer_unavailable": 46,
    "arrangements": 6,
    "other": 10,
}
# In this share of cases another time is agreed after one that fell through.
TRIED_AGAIN = {"called_off": 0.85, "seeker": 0.6, "employer": 0.9}

# What comes next, on the day of the interview, or on the day on which it came to nothing.
Then = Callable[[World, Nomination, date], None]


def plan(world: World, nomination: Nomination, day: date, met: Then, lost: Then) -> None:
    """Agree a time on that day. `met` follows when they meet, `lost` when they never do."""

    def agreed(day: date) -> None:
        if nomination.is_over:
            return
        interview_on = next_workday(day + world.days(2, 12))
        schedule(world, nomination, day, interview_on)
        _await(world, nomination, day, interview_on, met, lost)

    world.diary.plan_entry(nomination.seeker.worker, day, agreed)


def schedule(world: World, nomination: Nomination, day: date, interview_on: date) -> None:
    """A time and a place for the interview."""
    world.diary.write(
        ScheduleInterview(
            **world.stamp(),
            nomination=nomination.id,
            happened_on=day,
            interview_on=interview_on,
            interview_at=world.rng.choice(TIMES),
            place=_place(world, nomination),
            accommodations=nomination.seeker.person.accommodations,
            arrangements=nomination.seeker.person.arrangements,
        )
    )
    nomination.note(day)


def hold(world: World, nomination: Nomination, day: date) -> None:
    """The interview takes place."""
    world.diary.write(RecordInterview(**world.stamp(), nomination=nomination.id, happened_on=day))
    nomination.note(day)


def _await(
    world: World,
    nomination: Nomination,
    agreed_on: date,
    interview_on: date,
    met: Then,
    lost: Then,
) -> None:
    """Fate decides what becomes of an interview that was agreed."""
    fate = world.pick(FATES)
    before = agreed_on + timedelta(days=world.rng.randrange((interview_on - agreed_on).days))

    def happens(day: date) -> None:
        if nomination.is_over:
            return
        if fate == "held":
            met(world, nomination, day)
        elif fate == "moved":
            later = next_workday(interview_on + world.days(1, 9))
            _move(world, nomination, day, later)
            world.diary.plan_entry(
                nomination.seeker.worker, later, lambda day: _meet(world, nomination, day, met)
            )
        else:
            _fall_through(world, nomination, day, fate)
            again = world.chance(TRIED_AGAIN[fate])
            later = day + world.days(1, 6)
            (plan(world, nomination, later, met, lost) if again else lost(world, nomination, day))

    happened_on = before if fate in ("moved", "called_off") else interview_on
    world.diary.plan_entry(nomination.seeker.worker, happened_on, happens)


def _meet(world: World, nomination: Nomination, day: date, met: Then) -> None:
    if not nomination.is_over:
        met(world, nomination, day)


def _move(world: World, nomination: Nomination, day: date, interview_on: date) -> None:
    world.diary.write(
        RescheduleInterview(
            **world.stamp(),
            nomination=nomination.id,
            happened_on=day,
            interview_on=interview_on,
            interview_at=world.rng.choice(TIMES),
            place=_place(world, nomination),
        )
    )
    nomination.note(day)


def _fall_through(world: World, nomination: Nomination, day: date, fate: str) -> None:
    """It is called off on that day; or that was its day, and somebody could not be there."""
    stamp, about = world.stamp(), nomination.id
    if fate == "called_off":
        reason = world.pick(CANCELLATIONS)
        world.diary.write(
            CancelInterview(**stamp, nomination=about, reason=reason, happened_on=day)
        )
    else:
        world.diary.write(RecordMissedInterview(**stamp, nomination=about, missed_by=fate))
    nomination.note(day)


def _place(world: World, nomination: Nomination) -> str:
    if nomination.opening.job.region == "remote":
        return "Video call"
    return f"{world.rng.randint(2, 90)} {world.rng.choice(STREETS)}"
