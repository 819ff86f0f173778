"""What changes in a made-up job: a rise, other hours, a pause; and who is credited for it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from domain.decisions.attribution import AgreeAttribution, DisputeAttribution, SettleAttribution
from domain.decisions.work import ChangeTerms, PausePlacement, ResumePlacement
from domain.demo.world import Agency, Opening, Placement, World
from domain.facts import Actor

PAUSES = {"health": 40, "leave": 20, "seasonal": 18, "no_work": 14, "course": 8}
RISES = ("0.25", "0.50", "0.50", "0.75", "1.00")
# (sourcing, employer, coaching): what agencies agree on
SPLITS = {(40, 40, 20): 3, (50, 30, 20): 3, (35, 35, 30): 2, (45, 35, 20): 2}
SETTLED = {(40, 35, 25): 3, (45, 30, 25): 2, (50, 25, 25): 1}
DISPUTES = {
    "who_knows_employer": 30,
    "share_sizes": 30,
    "not_asked": 20,
    "who_coaches": 12,
    "who_sourced": 8,
}
NOTES = {
    "who_knows_employer": "We have visited this employer since last year, and said so.",
    "share_sizes": "We arranged the trial days too. The share should say so.",
    "not_asked": "We heard of these shares only when they were in the list.",
    "who_coaches": "Our coach goes there every week, theirs came once.",
    "who_sourced": "They came to us first; we passed them on in the spring.",
}


def plan(world: World, placement: Placement, opening: Opening) -> None:
    """What will be different in this job, and about the credit for it."""
    if world.chance(0.28):
        _plan_terms(world, placement)
    if world.chance(0.1):
        plan_pause(world, placement, placement.started_on + world.days(30, 240))
    _plan_credit(world, placement, opening)


def _goes_on(placement: Placement, day: date) -> bool:
    """Whether the job lasts past this day, as fate and the ledger know it."""
    return not placement.is_over and (placement.ends_on is None or day < placement.ends_on)


def _plan_terms(world: World, placement: Placement) -> None:
    """A rise, more or fewer hours, or another title."""

    def changed(day: date) -> None:
        if not _goes_on(placement, day):
            return
        job, what = placement.job, world.pick({"rise": 55, "hours": 35, "title": 10})
        rise = Decimal(world.rng.choice(RISES))
        hours = max(8, job.hours_per_week + world.rng.choice((-4, -2, 2, 4, 6)))
        world.diary.write(
            ChangeTerms(
                **world.stamp(),
                placement=placement.id,
                hourly_wage=str(Decimal(job.hourly_wage) + rise) if what != "hours" else None,
                hours_per_week=hours if what == "hours" else None,
                job_title=f"Senior {job.title.lower()}" if what == "title" else None,
                happened_on=day,
            )
        )

    day = placement.started_on + world.days(60, 300)
    world.diary.plan_entry(placement.seeker.worker, day, changed)


def plan_pause(world: World, placement: Placement, day: date) -> None:
    """Some weeks away, and back."""
    worker = placement.seeker.worker

    def paused(day: date) -> None:
        if not _goes_on(placement, day):
            return
        world.diary.write(
            PausePlacement(
                **world.stamp(),
                placement=placement.id,
                reason=world.pick(PAUSES),
                happened_on=day,
            )
        )
        world.diary.plan_entry(worker, day + world.days(12, 70), resumed)

    def resumed(day: date) -> None:
        if _goes_on(placement, day):
            world.diary.write(
                ResumePlacement(**world.stamp(), placement=placement.id, happened_on=day)
            )

    world.diary.plan_entry(worker, day, paused)


def _plan_credit(world: World, placement: Placement, opening: Opening) -> None:
    """Agencies that did a job together say so. Now and then one of them sees it differently."""
    own = placement.seeker.agency
    other = next((a for a in world.agencies if a.id == opening.poster.agency), None)
    is_shared = other is not None and other is not own
    if not is_shared:
        nearby = [a for a in world.members(placement.started_on) if a is not own]
        if not nearby or not world.chance(0.1):
            return
        other = world.rng.choice(nearby)
    assert other is not None  # noqa: S101 - one of the two above
    agreed_on = placement.started_on + world.days(2, 20)
    if not is_shared or world.chance(0.35):
        plan_agreement(world, placement, other, agreed_on)
    if world.chance(0.2):
        plan_dispute(
            world,
            placement,
            other,
            agreed_on + world.days(20, 60),
            is_settled=world.chance(0.9),
        )


def plan_agreement(world: World, placement: Placement, other: Agency, day: date) -> None:
    """The job seeker's agency records what both agreed on."""

    def agreed(day: date) -> None:
        sourcing, employer, coaching = world.pick(SPLITS)
        world.diary.write(
            AgreeAttribution(
                **world.stamp(),
                placement=placement.id,
                sourcing_agency=placement.seeker.agency.id,
                sourcing_share=sourcing,
                employer_agency=other.id,
                employer_share=employer,
                coaching_agency=placement.seeker.agency.id,
                coaching_share=coaching,
                happened_on=day,
            )
        )

    world.diary.plan_entry(placement.seeker.worker, day, agreed)


def plan_dispute(
    world: World, placement: Placement, other: Agency, day: date, *, is_settled: bool
) -> None:
    """The other agency disputes the credit; the coordinator may settle it within some weeks."""
    worker: Actor = world.rng.choice(other.workers)

    def disputed() -> None:
        reason = world.pick(DISPUTES)
        world.diary.write(
            DisputeAttribution(
                **world.stamp(),
                placement=placement.id,
                disputed_by=other.id,
                reason=reason,
                note=NOTES[reason] if world.chance(0.7) else None,
                happened_on=world.diary.today,
            )
        )
        if is_settled:
            settle_on = world.diary.today + world.days(8, 45)
            world.diary.plan(world.coordinator, settle_on, settled)

    def settled() -> None:
        sourcing, employer, coaching = world.pick(SETTLED)
        world.diary.write(
            SettleAttribution(
                **world.stamp(),
                placement=placement.id,
                sourcing_agency=placement.seeker.agency.id,
                sourcing_share=sourcing,
                employer_agency=other.id,
                employer_share=employer,
                coaching_agency=placement.seeker.agency.id,
                coaching_share=coaching,
                happened_on=world.diary.today,
            )
        )

    # After every late entry of the agreement, so that there is something to dispute.
    world.diary.plan(worker, day + timedelta(days=1), disputed)
