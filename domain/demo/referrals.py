"""Made-up referrals: from outside the network, between agencies, and now and then a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.decisions.moves import TransferSeeker
from domain.decisions.referral_answers import (
    AcceptReferral,
    CloseReferral,
    DeclineReferral,
    WithdrawReferral,
)
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.demo.names import SOURCES
from domain.demo.world import Agency, Seeker, World
from domain.facts import Actor

FROM_OUTSIDE = 0.3  # of those who are registered
TURNED_AWAY = 0.07  # referred from outside, and never registered: for each who is
REFERRED_ON = 0.22  # of those who give consent
INTO_POOL = 0.12  # of those
MOVES = 0.5  # of those who are accepted
SENDERS = {
    "school": 28,
    "vocational_rehabilitation": 30,
    "health": 18,
    "family": 9,
    "self": 15,
}
REASONS = {
    "closer": 25,
    "special_support": 25,
    "kind_of_work": 20,
    "no_capacity": 18,
    "their_wish": 12,
}
DECLINES = {
    "no_capacity": 40,
    "too_far": 16,
    "not_our_support": 20,
    "not_reached": 14,
    "their_wish": 10,
}
OUTCOMES = {"supported": 55, "found_work": 18, "their_wish": 17, "not_reached": 10}


@dataclass(eq=False)
class Referral:
    """A referral between agencies, as long as it is open."""

    id: str
    seeker: Seeker
    from_agency: Agency
    is_over: bool = False


def receive(world: World, seeker: Seeker, day: date) -> str:
    """Somebody sends a person to the agency. Returns the referral's id."""
    referral, person = world.diary.new_id(), seeker.person
    sender = world.pick(SENDERS)
    names = SOURCES.get(sender)
    world.diary.write(
        ReceiveReferral(
            **world.stamp(),
            referral=referral,
            seeker=seeker.id,
            agency=seeker.agency.id,
            sender=sender,
            sender_name=world.rng.choice(names) if names else None,
            given_name=person.given_name,
            family_name=person.family_name,
            email=person.email if world.chance(0.4) else None,
            phone=person.phone if world.chance(0.8) else None,
            happened_on=day,
        )
    )
    return referral


def accept(world: World, seeker: Seeker, referral: str, agency: str, day: date) -> None:
    """An agency says yes."""
    world.diary.write(
        AcceptReferral(
            **world.stamp(), referral=referral, seeker=seeker.id, agency=agency, happened_on=day
        )
    )


def turn_away(world: World, seeker: Seeker, day: date) -> None:
    """Somebody from outside whom the agency cannot support; now and then nobody answers."""

    def received() -> None:
        referral = receive(world, seeker, world.diary.today)
        if world.chance(0.85):
            _plan_no(world, seeker.worker, referral, world.diary.today + world.days(2, 13))

    world.diary.plan(seeker.worker, day, received)


def plan_referral(world: World, seeker: Seeker, day: date) -> None:
    """Their agency asks another one, or whichever can, to support them."""

    def referred() -> None:
        today = world.diary.today
        if seeker.has_left or seeker.is_working or not seeker.consents_on(today):
            return
        others = [a for a in world.members(today) if a is not seeker.agency]
        to_agency = None if world.chance(INTO_POOL) else world.rng.choice(others)
        _await(world, refer(world, seeker, to_agency, today), to_agency, others)

    if len(world.agencies) > 1:
        world.diary.plan(seeker.worker, day, referred)


def refer(world: World, seeker: Seeker, to_agency: Agency | None, day: date) -> Referral:
    """The referral itself; what comes of it is up to others."""
    referral = Referral(world.diary.new_id(), seeker, seeker.agency)
    world.diary.write(
        ReferSeeker(
            **world.stamp(),
            referral=referral.id,
            seeker=seeker.id,
            to_agency=to_agency.id if to_agency else None,
            reason=world.pick(REASONS),
            happened_on=day,
        )
    )
    return referral


def _await(
    world: World, referral: Referral, to_agency: Agency | None, others: list[Agency]
) -> None:
    fate = world.pick({"yes": 52, "no": 24, "taken back": 12, "nothing": 12})
    soon = world.diary.today + world.days(1, 12)
    if fate == "yes":
        _plan_yes(world, referral, to_agency or world.rng.choice(others), soon)
    elif fate == "no" and to_agency:
        worker = world.rng.choice(to_agency.workers)
        _plan_no(world, worker, referral.id, soon)
    elif fate == "taken back":
        world.diary.plan(
            referral.seeker.worker,
            soon,
            lambda: world.diary.write(
                WithdrawReferral(
                    **world.stamp(), referral=referral.id, happened_on=world.diary.today
                )
            ),
        )


def _plan_no(world: World, worker: Actor, referral: str, day: date) -> None:
    world.diary.plan(
        worker,
        day,
        lambda: world.diary.write(
            DeclineReferral(
                **world.stamp(),
                referral=referral,
                reason=world.pick(DECLINES),
                happened_on=world.diary.today,
            )
        ),
    )


def _plan_yes(world: World, referral: Referral, agency: Agency, day: date) -> None:
    worker, seeker = world.rng.choice(agency.workers), referral.seeker

    def accepted() -> None:
        today = world.diary.today
        if seeker.has_left or not seeker.consents_on(today):
            return
        accept(world, seeker, referral.id, agency.id, today)
        if world.chance(MOVES):
            world.diary.plan(
                seeker.worker,
                today + world.days(4, 15),
                lambda: _move(world, referral, agency, worker),
            )
        world.diary.plan(worker, today + world.days(30, 120), closed)

    def closed() -> None:
        if not referral.is_over:
            world.diary.write(
                CloseReferral(
                    **world.stamp(),
                    referral=referral.id,
                    outcome=world.pick(OUTCOMES),
                    happened_on=world.diary.today,
                )
            )
            referral.is_over = True

    world.diary.plan(worker, day, accepted)


def _move(world: World, referral: Referral, agency: Agency, worker: Actor) -> None:
    """They move to the agency that accepted them, once nothing is under way at the old one."""
    seeker, today = referral.seeker, world.diary.today
    if seeker.has_left or seeker.is_working or referral.is_over:
        return
    if seeker.nominations:
        later = today + world.days(8, 20)
        world.diary.plan(seeker.worker, later, lambda: _move(world, referral, agency, worker))
        return
    world.diary.write(
        TransferSeeker(
            **world.stamp(),
            seeker=seeker.id,
            to_agency=agency.id,
            agreed_on=today,
            happened_on=today,
        )
    )
    referral.is_over = True
    seeker.agency.seekers.remove(seeker)
    seeker.agency, seeker.worker = agency, worker
    agency.seekers.append(seeker)
