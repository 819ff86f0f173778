"""Made-up placements: how long they last, how they end, and what the checkpoints find."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from domain.decisions.placements import EndPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.schedule import Schedule, due_on
from domain.demo import seekers
from domain.demo.diary import last_workday
from domain.demo.world import Placement, World

# (up to this day of the placement, chance that a month is the last): the first are the hardest
HAZARD = ((90, 0.085), (360, 0.03), (3600, 0.012))
MONTH = 30
NO_TIME = timedelta(0)
ENDINGS = {
    ("resigned", "employee"): 28,
    ("other_job", "employee"): 20,
    ("laid_off", "employer"): 16,
    ("dismissed", "employer"): 14,
    ("health", "employee"): 8,
    ("health", "agreement"): 6,
    ("other", "agreement"): 8,
}
EVIDENCE = {"employer_confirmed": 34, "seeker_reported": 30, "staff_observed": 20, "payslip": 16}
FINDINGS = (
    "Going well. Hours are as agreed.",
    "Likes the team. Would like more hours in the autumn.",
    "Travel takes long; we look at another bus together.",
    "The written checklist helps. Job coach now comes once a week.",
    "A new supervisor; we explained the work needs again.",
    "Asked for a quieter place at breaks, the employer found one.",
    "First pay rise.",
    "Some tiring weeks, breaks were moved and it is better now.",
)


def fate(world: World, started_on: date, planned_end: date | None) -> date | None:
    """The last day of employment; None: it outlasts the simulation."""
    day = 0
    for limit, hazard in HAZARD:
        while day < limit:
            if world.chance(hazard):
                ends_on = last_workday(started_on + timedelta(days=day) + world.days(3, MONTH))
                return min(ends_on, planned_end) if planned_end else ends_on
            day += MONTH
    return planned_end


def follow(world: World, placement: Placement, planned_end: date | None) -> None:
    """Checkpoints until it ends, then the ending."""
    for day in Schedule().days:
        _plan_checkpoint(world, placement, day)
    if placement.ends_on:
        if placement.ends_on == planned_end:
            placement.ending = ("contract_ended", "term")
        else:
            placement.ending = world.pick(ENDINGS)
        # Some do not tell the agency for a while.
        heard_on = placement.ends_on + (world.days(10, 45) if world.chance(0.2) else NO_TIME)
        world.diary.plan_entry(placement.seeker.worker, heard_on, lambda _: _end(world, placement))


def check(
    world: World, placement: Placement, day: int, happened_on: date, status: str = "same_job"
) -> None:
    """Somebody asks how it goes."""
    evidence = world.pick(EVIDENCE)
    if status != "same_job":
        evidence = "not_reached" if status == "not_reached" else "seeker_reported"
    world.diary.write(
        RecordCheckpoint(
            **world.stamp(),
            placement=placement.id,
            happened_on=happened_on,
            day=day,
            status=status,
            evidence=evidence,
            note=world.rng.choice(FINDINGS)
            if status == "same_job" and world.chance(0.35)
            else None,
        )
    )


def _plan_checkpoint(world: World, placement: Placement, day: int) -> None:
    """Mostly on time, some late, some never; as diligent as the agency is."""
    due = due_on(placement.started_on, day)
    diligence = placement.seeker.agency.diligence
    if world.chance(diligence):
        happens_on = due + timedelta(days=world.rng.randint(-4, 9))
    elif world.chance(0.6):
        happens_on = due + world.days(15, 45)
    else:
        return
    happens_on = max(happens_on, Schedule().opens_on(placement.started_on, day))
    world.diary.plan_entry(
        placement.seeker.worker,
        happens_on,
        partial(_checked, world, placement, day),
    )


def _checked(world: World, placement: Placement, day: int, happened_on: date) -> None:
    """They are asked; some cannot be reached, and some turn out to have left the job."""
    if placement.is_over:
        return
    worker = placement.seeker.worker
    if world.chance(0.12):
        check(world, placement, day, happened_on, "not_reached")
        if world.chance(0.7):
            again = happened_on + world.days(2, 18)
            world.diary.plan_entry(worker, again, partial(_checked, world, placement, day))
    elif placement.ends_on and happened_on > placement.ends_on:
        moved_on = placement.ending[0] == "other_job"
        check(world, placement, day, happened_on, "elsewhere" if moved_on else "not_employed")
        _end(world, placement)
    else:
        check(world, placement, day, happened_on)


def _end(world: World, placement: Placement) -> None:
    """The last day; many look for work again, some leave the pool."""
    if placement.is_over or placement.ends_on is None:
        return
    placement.is_over = True
    placement.opening.left(placement)
    reason, ended_by = placement.ending
    world.diary.write(
        EndPlacement(
            **world.stamp(),
            placement=placement.id,
            happened_on=placement.ends_on,
            reason=reason,
            ended_by=ended_by,
        )
    )
    seeker = placement.seeker
    seeker.is_working = False
    if reason == "other_job":
        seekers.leave(world, seeker, world.diary.today, "found_work_elsewhere")
    elif world.chance(0.25):
        seekers.leave(world, seeker, world.diary.today)
