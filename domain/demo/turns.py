"""What becomes of a made-up opening: it pauses, changes, and opens again when a trial fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from domain.decisions.opening_turns import PauseOpening, ReopenOpening
from domain.decisions.openings import ChangeOpening
from domain.demo.world import Opening, World

PAUSES = {"choosing": 30, "contact_away": 25, "budget": 20, "starts_later": 20, "other": 5}
TRIALS = {None: 55, 30: 15, 60: 15, 90: 15}  # days
WATCHED_FOR = timedelta(days=200)

AskAgain = Callable[[Opening], None]


def plan(world: World, opening: Opening, ask_again: AskAgain) -> None:
    """What whoever posted the opening will hear from the employer."""
    if world.chance(0.1):
        day = opening.posted_on + world.days(8, 25)
        world.diary.plan(opening.poster, day, lambda: _pause(world, opening))
    if world.chance(0.12):
        day = opening.posted_on + world.days(5, 30)
        world.diary.plan(opening.poster, day, lambda: _change(world, opening))
    if opening.trial_days:
        _watch(world, opening, ask_again)


def _pause(world: World, opening: Opening) -> None:
    """No candidates for some weeks. Not while somebody waits for the first day."""
    if not opening.takes_candidates() or any(n.is_hired for n in opening.nominations):
        return
    opening.is_paused = True
    world.diary.write(
        PauseOpening(
            **world.stamp(),
            opening=opening.id,
            reason=world.pick(PAUSES),
            happened_on=world.diary.today,
        )
    )

    def over() -> None:
        if not opening.is_closed:
            _open_again(world, opening)

    world.diary.plan(opening.poster, world.diary.today + world.days(7, 30), over)


def _open_again(world: World, opening: Opening) -> None:
    opening.is_paused = opening.is_closed = False
    opening.open_since = world.diary.today
    world.diary.write(
        ReopenOpening(**world.stamp(), opening=opening.id, happened_on=world.diary.today)
    )


def _change(world: World, opening: Opening) -> None:
    """One more place, a better wage, or more time to answer."""
    if opening.is_closed:
        return
    job, today = opening.job, world.diary.today
    what = world.pick({"wage": 50, "places": 30, "time": 20})
    if what == "wage":
        opening.job = replace(job, hourly_wage=str(Decimal(job.hourly_wage) + Decimal("0.75")))
    elif what == "places":
        opening.job = replace(job, places=job.places + 1)
        opening.open_since = today  # nobody had this place before
    else:
        opening.respond_by = today + world.days(5, 10)
    world.diary.write(
        ChangeOpening(
            **world.stamp(),
            opening=opening.id,
            title=job.title,
            happened_on=today,
            places=opening.job.places,
            occupation=job.occupation,
            region=job.region,
            hours_per_week=job.hours_per_week,
            hourly_wage=opening.job.hourly_wage,
            respond_by=opening.respond_by,
            trial_days=opening.trial_days,
            description=job.description,
        )
    )


def _watch(world: World, opening: Opening, ask_again: AskAgain) -> None:
    """Every week: a place that is free again, after the opening was filled, is offered again."""

    def look() -> None:
        if opening.is_closed and opening.was_filled and opening.hired < opening.job.places:
            _open_again(world, opening)
            ask_again(opening)
        if world.diary.today < opening.posted_on + WATCHED_FOR:
            _watch(world, opening, ask_again)

    world.diary.plan(opening.poster, world.diary.today + timedelta(days=7), look)
