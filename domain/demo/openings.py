"""Made-up employers and openings: engaged, posted, answered by the agencies, closed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from domain.decisions.employers import EngageEmployer
from domain.decisions.opening_turns import CloseOpening
from domain.decisions.openings import AnswerOpening, PostOpening
from domain.demo import candidates, turns
from domain.demo.jobs import EMPLOYERS, Job, job
from domain.demo.people import HOURS
from domain.demo.world import Agency, Opening, Seeker, World

MOST_LOOKED_AT = 40  # people that an agency thinks of for one opening


def engage(world: World, index: int, day: date) -> None:
    """The coordinator, or an agency nearby, begins to work with an employer."""
    name, region, _ = EMPLOYERS[index]
    near = [a for a in world.members(day) if a.plan.region == region]
    by_agency = bool(near) and world.chance(0.3)
    worker = world.rng.choice(near).workers[0] if by_agency else world.coordinator

    def engaged(day: date) -> None:
        employer = world.diary.new_id()
        contact = " ".join(world.crowd.name())
        local = contact.replace(" ", ".").lower()
        world.diary.write(
            EngageEmployer(
                **world.stamp(),
                employer=employer,
                name=name,
                region=region,
                contact=f"{contact}, {local}@example.org",
                happened_on=day,
            )
        )
        world.employers.append((employer, index))

    world.diary.plan_entry(worker, day, engaged)


def come_up(world: World, day: date) -> None:
    """An employer has an opening, and what follows of itself."""

    def posted(day: date) -> None:
        if not world.employers:
            return
        employer, index = world.rng.choice(world.employers)
        _, region, kinds = EMPLOYERS[index]
        offered = job(world.rng, world.rng.choice(kinds), region, world.rng.choice(HOURS))
        opening = post(world, employer, offered, day)
        plan_answers(world, opening, day)
        turns.plan(world, opening, partial(_ask_again, world))

    members = world.members(day)
    by_agency = bool(members) and world.chance(0.25)
    worker = world.rng.choice(members).workers[0] if by_agency else world.coordinator
    world.diary.plan_entry(worker, day, posted)


def post(
    world: World,
    employer: str,
    offered: Job,
    day: date,
    *,
    held_for: Agency | None = None,
    silent: Agency | None = None,
) -> Opening:
    """An opening is put before every agency. It closes by itself after some weeks."""
    respond_by = day + world.days(7, 16)
    stamp = world.stamp()
    opening = Opening(
        id=world.diary.new_id(),
        employer=employer,
        job=offered,
        poster=stamp["by"],
        posted_on=day,
        respond_by=respond_by if held_for or world.chance(0.9) else None,
        trial_days=None if held_for else world.pick(turns.TRIALS),
        held_for=held_for,
        silent=silent,
    )
    world.diary.write(
        PostOpening(
            **stamp,
            opening=opening.id,
            employer=employer,
            title=offered.title,
            happened_on=day,
            places=offered.places,
            occupation=offered.occupation,
            region=offered.region,
            hours_per_week=offered.hours_per_week,
            hourly_wage=offered.hourly_wage,
            respond_by=opening.respond_by,
            trial_days=opening.trial_days,
            description=offered.description,
        )
    )
    plan_closing(world, opening, day + world.days(55, 120))
    return opening


def plan_answers(world: World, opening: Opening, since: date) -> None:
    """Every agency answers in its own time; some never do."""
    for agency in world.members(since):
        if agency is not opening.silent and world.chance(agency.diligence):
            worker = world.rng.choice(agency.workers)
            day = since + world.days(1, 12)
            world.diary.plan_entry(worker, day, partial(_answered, world, opening, agency))


def answer(
    world: World, opening: Opening, agency: Agency, day: date, reason: str | None = None
) -> None:
    """An agency says that it nominates, or why it has nobody."""
    world.diary.write(
        AnswerOpening(
            **world.stamp(),
            opening=opening.id,
            agency=agency.id,
            answer="nobody" if reason else "nominating",
            reason=reason,
            happened_on=day,
        )
    )


def plan_closing(world: World, opening: Opening, gives_up_on: date) -> None:
    """Whoever posted it looks every week: it closes when it is full, or the employer gives up."""

    def look() -> None:
        full = opening.hired >= opening.job.places
        waits = any(n.is_hired for n in opening.nominations)  # for somebody's first day
        if waits or not (full or world.diary.today >= gives_up_on):
            plan_closing(world, opening, gives_up_on)
            return
        opening.is_closed, opening.was_filled = True, full
        unfilled = {"filled_elsewhere": 55, "cancelled": 30, "other": 15}
        world.diary.write(
            CloseOpening(
                **world.stamp(),
                opening=opening.id,
                reason="filled" if full else world.pick(unfilled),
                happened_on=world.diary.today,
            )
        )
        candidates.dismiss_all(world, opening)

    world.diary.plan(opening.poster, world.diary.today + timedelta(days=7), look)


def _ask_again(world: World, opening: Opening) -> None:
    """A place is free again: the agencies answer anew, and it closes when it is filled."""
    today = world.diary.today
    plan_answers(world, opening, today)
    plan_closing(world, opening, today + world.days(40, 80))


def _answered(world: World, opening: Opening, agency: Agency, day: date) -> None:
    """The agency looks through its job seekers, and answers."""
    if opening.is_closed:
        return
    suiting = _who_suits(world, opening, agency, day) if opening.takes_candidates() else []
    if not suiting or world.chance(0.08):
        answer(world, opening, agency, day, _why_nobody(world, opening, agency, suiting))
        return
    answer(world, opening, agency, day)
    for seeker in suiting[:2]:
        candidates.ask(world, seeker, opening, day)


def _who_suits(world: World, opening: Opening, agency: Agency, day: date) -> list[Seeker]:
    """Some of the agency's people who look for such work, near enough, for these hours."""
    if opening.held_for:
        return []
    return [
        s
        for s in world.some(agency.seekers, MOST_LOOKED_AT)
        if not s.is_staged
        and s.is_free()
        and s.registered_on <= day
        and opening.id not in s.tried
        and opening.job.occupation in s.person.occupations
        and _near(s, opening)
        and s.person.hours[0] - 4 <= opening.job.hours_per_week <= s.person.hours[1] + 4
    ]


def _near(seeker: Seeker, opening: Opening) -> bool:
    """Whether the way is short enough. From opposite ends of the town it is not."""
    ends = {seeker.person.region, opening.job.region}
    return ends not in ({"north", "south"}, {"east", "west"})


def _why_nobody(world: World, opening: Opening, agency: Agency, suiting: list[Seeker]) -> str:
    if suiting:
        return world.pick({"not_ready": 50, "no_capacity": 50})
    same_work = [s for s in agency.seekers if opening.job.occupation in s.person.occupations]
    if not same_work:
        return "no_match"
    if not any(_near(s, opening) for s in same_work):
        return "too_far"
    return world.pick({"hours": 45, "not_ready": 35, "no_capacity": 10, "other": 10})


def employer_for(world: World, occupation: str) -> tuple[str, str]:
    """(id, region) of an employer that offers such work, else of any."""
    offers = [e for e in world.employers if occupation in EMPLOYERS[e[1]][2]]
    employer, index = world.rng.choice(offers or world.employers)
    return employer, EMPLOYERS[index][1]
