"""Made-up nominations: interest, nomination, shortlist, offers, and the employer's answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from domain.decisions.nominations import NominateCandidate
from domain.decisions.offers import DeclineOffer, MakeOffer
from domain.decisions.placements import StartPlacement
from domain.decisions.selection import (
    DeclineNomination,
    ShortlistNomination,
    WithdrawNomination,
)
from domain.demo import changes, interest, interviews, placements
from domain.demo.diary import last_workday, next_workday
from domain.demo.world import Nomination, Opening, Placement, Seeker, World

DECLINES = {
    "another_candidate": 34,
    "skills": 20,
    "training": 10,
    "hours": 10,
    "distance": 6,
    "accommodation": 5,
    "no_reason": 11,
    "other": 4,
}
# Why job seekers say no to an offer. To another first day the answer may be another.
OFFER_DECLINES = {
    "first_day": 34,
    "another_job": 22,
    "hours": 16,
    "wage": 12,
    "distance": 8,
    "work": 5,
    "no_reason": 3,
}
SECOND_INTERVIEWS = 0.1  # the share of employers who want to see a candidate twice


def ask(world: World, seeker: Seeker, opening: Opening, day: date) -> None:
    """The agency asks a job seeker about this opening; most who want it are nominated."""
    seeker.tried.add(opening.id)
    if not world.chance(0.75):
        return

    def wants_it(day: date) -> None:
        if opening.is_closed or opening.is_paused or seeker.has_left:
            return
        day = max(day, opening.open_since)
        interest.confirm(world, seeker, opening, day)
        if world.chance(0.85):
            later = day + (timedelta(0) if world.chance(0.3) else world.days(1, 6))
            world.diary.plan_entry(
                seeker.worker, later, lambda day: _put_forward(world, seeker, opening, day)
            )
        elif world.chance(0.6):
            later = day + world.days(2, 12)
            world.diary.plan_entry(
                seeker.worker, later, lambda day: interest.withdraw(world, seeker, opening, day)
            )

    same_day = world.chance(0.5)
    heard_on = day if same_day else day + world.days(1, 5)
    world.diary.plan_entry(seeker.worker, heard_on, wants_it)


def nominate(world: World, seeker: Seeker, opening: Opening, day: date) -> Nomination:
    """The agency puts them forward."""
    nomination = Nomination(world.diary.new_id(), seeker, opening)
    world.diary.write(
        NominateCandidate(
            **world.stamp(),
            nomination=nomination.id,
            seeker=seeker.id,
            opening=opening.id,
            happened_on=day,
        )
    )
    seeker.nominations.append(nomination)
    opening.nominations.append(nomination)
    return nomination


def offer(world: World, nomination: Nomination, day: date, first_day: date | None = None) -> None:
    """The employer offers the job, as it was posted."""
    offered = nomination.opening.job
    world.diary.write(
        MakeOffer(
            **world.stamp(),
            nomination=nomination.id,
            starts_on=first_day,
            hours_per_week=offered.hours_per_week,
            hourly_wage=offered.hourly_wage,
            happened_on=day,
        )
    )
    nomination.note(day)


def hire(world: World, nomination: Nomination) -> None:
    """The employer promises the place; other nominations of the same person lead nowhere."""
    seeker, opening = nomination.seeker, nomination.opening
    nomination.is_hired = True
    opening.hired += 1
    seeker.is_working = True
    if not opening.has_place():
        dismiss_all(world, opening)
    for other in seeker.nominations:
        if other is not nomination:
            _plan_withdrawal(world, other, world.diary.today + world.days(0, 4), by="seeker")


def start(
    world: World,
    nomination: Nomination,
    day: date,
    *,
    planned_end: date | None = None,
    ends_on: date | None = None,
) -> Placement:
    """The first day of work."""
    offered = nomination.opening.job
    placement = Placement(
        world.diary.new_id(), nomination.seeker, offered, day, ends_on, nomination.opening
    )
    world.diary.write(
        StartPlacement(
            **world.stamp(),
            nomination=nomination.id,
            happened_on=day,
            placement=placement.id,
            opening=nomination.opening.id,
            term="fixed_term" if planned_end else "permanent",
            planned_end=planned_end,
            hours_per_week=offered.hours_per_week,
            hourly_wage=offered.hourly_wage,
        )
    )
    nomination.end()
    return placement


def dismiss_all(world: World, opening: Opening) -> None:
    """Nobody else gets a place: the employer says so in the next days."""
    for nomination in opening.nominations:
        if not nomination.is_hired:
            day = world.diary.today + world.days(0, 6)
            reason = world.pick({"another_candidate": 85, "no_reason": 15})
            _plan_decline(world, nomination, day, reason)


def _put_forward(world: World, seeker: Seeker, opening: Opening, day: date) -> None:
    """Nominate, if it is still possible, and see what becomes of it."""
    day = max(day, opening.open_since)
    if not (opening.takes_candidates() and seeker.is_free() and seeker.consents_on(day)):
        return
    nomination = nominate(world, seeker, opening, day)
    fate = world.pick({"interview": 66, "declined": 22, "withdrawn": 12})
    if fate == "interview":
        if world.chance(0.5):
            _plan_shortlist(world, nomination, day + world.days(0, 3))
        interviews.plan(world, nomination, day + world.days(1, 9), _interviewed, _never_met)
    elif fate == "declined":
        _plan_decline(world, nomination, day + world.days(4, 20), world.pick(DECLINES))
    else:
        _plan_withdrawal(world, nomination, day + world.days(2, 20))


def _plan_shortlist(world: World, nomination: Nomination, day: date) -> None:
    def shortlisted(day: date) -> None:
        if nomination.is_over:
            return
        nomination.note(day)
        world.diary.write(
            ShortlistNomination(**world.stamp(), nomination=nomination.id, happened_on=day)
        )

    world.diary.plan_entry(nomination.seeker.worker, day, shortlisted)


def _interviewed(world: World, nomination: Nomination, day: date) -> None:
    interviews.hold(world, nomination, day)
    if not nomination.was_seen and world.chance(SECOND_INTERVIEWS):
        nomination.was_seen = True
        interviews.plan(world, nomination, day + world.days(1, 5), _interviewed, _never_met)
        return
    decided_on = day + world.days(1, 9)
    if nomination.opening.has_place() and world.chance(0.7):
        world.diary.plan_entry(
            nomination.seeker.worker, decided_on, lambda day: _decided(world, nomination, day)
        )
    else:
        _plan_decline(world, nomination, decided_on, world.pick(DECLINES))


def _never_met(world: World, nomination: Nomination, day: date) -> None:
    """An interview fell through, and no other is agreed."""
    later = day + world.days(1, 5)
    if world.chance(0.6):
        _plan_decline(world, nomination, later, "did_not_attend")
    else:
        _plan_withdrawal(world, nomination, later)


def _decided(world: World, nomination: Nomination, day: date) -> None:
    """The employer wants them: if a place is left, they start some days later."""
    if nomination.is_over:
        return
    if not nomination.opening.has_place() or nomination.seeker.is_working:
        _plan_decline(world, nomination, day, "another_candidate")
        return
    if nomination.opening.is_paused:
        _wait(world, nomination, _decided)
        return
    first_day = _first_day(nomination, day + world.days(4, 24))
    if world.chance(0.6):
        offer(world, nomination, day, first_day)
        if world.chance(0.12):
            _plan_no(world, nomination, day + world.days(1, 4))
            return
    hire(world, nomination)
    world.diary.plan_entry(
        nomination.seeker.worker, first_day, lambda day: _begin(world, nomination, day)
    )


def _wait(
    world: World, nomination: Nomination, step: Callable[[World, Nomination, date], None]
) -> None:
    """While the opening is paused nobody is hired: they see next week."""
    later = world.diary.today + timedelta(days=7)
    world.diary.plan_entry(
        nomination.seeker.worker, later, lambda day: step(world, nomination, day)
    )


def _first_day(nomination: Nomination, day: date) -> date:
    """A working day, not before the place was there."""
    return next_workday(max(day, nomination.opening.open_since))


def _plan_no(world: World, nomination: Nomination, day: date) -> None:
    """The job seeker says no to the offer; at times the employer finds another first day."""

    def refused(day: date) -> None:
        if nomination.is_over:
            return
        reason = world.pick(OFFER_DECLINES)
        nomination.note(day)
        world.diary.write(
            DeclineOffer(**world.stamp(), nomination=nomination.id, reason=reason, happened_on=day)
        )
        later = day + world.days(1, 6)
        if reason == "first_day":
            world.diary.plan_entry(
                nomination.seeker.worker, later, lambda day: _offered_anew(world, nomination, day)
            )
        else:
            _plan_withdrawal(world, nomination, later, by="seeker")

    world.diary.plan_entry(nomination.seeker.worker, day, refused)


def _offered_anew(world: World, nomination: Nomination, day: date) -> None:
    """With a later first day, and this time it is a yes."""
    if nomination.is_over:
        return
    if not nomination.opening.has_place() or nomination.seeker.is_working:
        _plan_decline(world, nomination, day, "another_candidate")
        return
    if nomination.opening.is_paused:
        _wait(world, nomination, _offered_anew)
        return
    first_day = _first_day(nomination, day + world.days(14, 40))
    offer(world, nomination, day, first_day)
    hire(world, nomination)
    world.diary.plan_entry(
        nomination.seeker.worker, first_day, lambda day: _begin(world, nomination, day)
    )


def _begin(world: World, nomination: Nomination, day: date) -> None:
    """Work begins; fate decides here how long it lasts."""
    planned_end = last_workday(day + world.days(80, 280)) if world.chance(0.18) else None
    ends_on = placements.fate(world, day, planned_end)
    placement = start(world, nomination, day, planned_end=planned_end, ends_on=ends_on)
    placements.follow(world, placement, planned_end)
    changes.plan(world, placement, nomination.opening)


def _plan_decline(world: World, nomination: Nomination, day: date, reason: str) -> None:
    def declined(day: date) -> None:
        if nomination.is_over or nomination.is_hired:
            return
        nomination.end()
        world.diary.write(
            DeclineNomination(
                **world.stamp(),
                nomination=nomination.id,
                happened_on=nomination.not_before(day),
                reason=reason,
            )
        )

    world.diary.plan_entry(nomination.seeker.worker, day, declined)


def _plan_withdrawal(
    world: World, nomination: Nomination, day: date, by: str | None = None
) -> None:
    def withdrawn(day: date) -> None:
        if nomination.is_over or nomination.is_hired:
            return
        nomination.end()
        world.diary.write(
            WithdrawNomination(
                **world.stamp(),
                nomination=nomination.id,
                happened_on=nomination.not_before(day),
                withdrawn_by=by or world.pick({"seeker": 75, "agency": 25}),
            )
        )

    world.diary.plan_entry(nomination.seeker.worker, day, withdrawn)
