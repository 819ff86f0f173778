"""Made-up job seekers and their agency: registered, described, consenting, leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    LeavePool,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.demo import referrals
from domain.demo.people import GENERAL_SKILLS, NOTES
from domain.demo.world import Agency, Seeker, World

RECORDED_TWICE = 0.015
YEAR = timedelta(days=365)
LEAVING = {
    "found_work_elsewhere": 30,
    "not_looking": 30,
    "moved_away": 18,
    "health": 15,
    "other": 7,
}


def register(world: World, seeker: Seeker, day: date) -> None:
    """An agency begins to work with them."""
    person = seeker.person
    world.diary.write(
        RegisterSeeker(
            **world.stamp(),
            seeker=seeker.id,
            given_name=person.given_name,
            family_name=person.family_name,
            birth_date=person.birth_date,
            email=person.email if world.chance(0.9) else None,
            phone=person.phone if world.chance(0.8) else None,
            agency=seeker.agency.id,
            happened_on=day,
        )
    )
    seeker.registered_on = day
    seeker.agency.seekers.append(seeker)


def describe(world: World, seeker: Seeker, day: date) -> None:
    """The agency writes down what they look for and bring."""
    person = seeker.person
    world.diary.write(
        ChangeSeekerProfile(
            **world.stamp(),
            seeker=seeker.id,
            happened_on=day,
            occupations=list(person.occupations),
            skills=list(person.skills),
            region=person.region,
            hours_min=person.hours[0],
            hours_max=person.hours[1],
            work_needs=person.work_needs,
            disability=person.disability,
            notes=person.notes,
        )
    )


def consent(world: World, seeker: Seeker, day: date, until: date | None) -> None:
    """They agree that their profile is shared."""
    world.diary.write(
        GiveConsent(
            **world.stamp(),
            seeker=seeker.id,
            scope="network_with_name" if world.chance(0.28) else "network",
            valid_until=until,
            happened_on=day,
        )
    )
    seeker.consent_from, seeker.consent_until = day, until


def arrive(world: World, agency: Agency, day: date) -> None:
    """Somebody new comes to the agency, and what follows of itself."""
    seeker = new_seeker(world, agency, day)
    if agency.seekers and world.chance(RECORDED_TWICE):
        # Somebody did not look whether the person is there already.
        seeker.person = replace(world.rng.choice(agency.seekers).person, email=None)
    sent: list[str] = []  # the referral with which they came
    if world.chance(referrals.FROM_OUTSIDE):
        before = max(agency.joins_on, day - world.days(2, 16))
        world.diary.plan(
            seeker.worker,
            before,
            lambda: sent.append(referrals.receive(world, seeker, world.diary.today)),
        )

    def first_meeting(day: date) -> None:
        register(world, seeker, day)
        for referral in sent:
            referrals.accept(world, seeker, referral, agency.id, day)
        described_on = day + (timedelta(0) if world.chance(0.7) else world.days(1, 10))
        if described_on <= world.diary.today:
            describe(world, seeker, described_on)
        else:
            world.diary.plan_entry(
                seeker.worker, described_on, lambda day: describe(world, seeker, day)
            )
        if world.chance(0.93):
            _plan_consent(world, seeker, day + world.days(0, 0 if world.chance(0.6) else 12))
        _plan_later_life(world, seeker, day)

    world.diary.plan_entry(seeker.worker, day, first_meeting)


def new_seeker(world: World, agency: Agency, day: date, *, is_staged: bool = False) -> Seeker:
    """Somebody who is not registered yet."""
    return Seeker(
        id=world.diary.new_id(),
        agency=agency,
        worker=world.rng.choice(agency.workers),
        person=world.crowd.person(agency.plan, day),
        registered_on=day,
        is_staged=is_staged,
    )


def leave(world: World, seeker: Seeker, day: date, reason: str | None = None) -> None:
    """They stop looking for work through the network, once nothing is under way."""
    if seeker.has_left or seeker.is_working:
        return
    if seeker.nominations:
        later = world.diary.today + world.days(10, 30)
        world.diary.plan(
            seeker.worker, later, lambda: leave(world, seeker, world.diary.today, reason)
        )
        return
    seeker.has_left = True
    seeker.agency.seekers.remove(seeker)
    world.diary.write(
        LeavePool(
            **world.stamp(), seeker=seeker.id, reason=reason or world.pick(LEAVING), happened_on=day
        )
    )


def _plan_consent(world: World, seeker: Seeker, day: date) -> None:
    """Consent for a while or until withdrawn; renewed or withdrawn when the time comes."""

    def given(day: date) -> None:
        if seeker.has_left:
            return
        until = None if world.chance(0.45) else day + YEAR // (1 if world.chance(0.7) else 2)
        is_first = seeker.consent_from is None
        consent(world, seeker, day, until)
        if is_first and world.chance(referrals.REFERRED_ON):
            referrals.plan_referral(world, seeker, day + world.days(10, 150))
        if world.chance(0.07):
            _plan_withdrawal(world, seeker, day + world.days(30, 330))
        elif until and world.chance(0.8):
            _plan_consent(world, seeker, until + timedelta(days=world.rng.randint(-20, 10)))

    world.diary.plan_entry(seeker.worker, day, given)


def _plan_withdrawal(world: World, seeker: Seeker, day: date) -> None:
    def withdrawn(day: date) -> None:
        if seeker.has_left or seeker.consent_from is None or day < seeker.consent_from:
            return
        seeker.consent_from = None
        world.diary.write(WithdrawConsent(**world.stamp(), seeker=seeker.id, happened_on=day))
        if world.chance(0.4):
            _plan_consent(world, seeker, day + world.days(30, 150))

    world.diary.plan_entry(seeker.worker, day, withdrawn)


def _plan_later_life(world: World, seeker: Seeker, registered_on: date) -> None:
    """New skills and wishes about once a year; leaving for some."""
    day = registered_on + world.days(90, 420)
    while day < world.diary.until and world.chance(0.75):
        world.diary.plan_entry(seeker.worker, day, lambda day: _describe_anew(world, seeker, day))
        day += world.days(180, 420)
    if world.chance(0.28):
        day = registered_on + world.days(60, 1000)
        world.diary.plan_entry(seeker.worker, day, lambda day: leave(world, seeker, day))


def _describe_anew(world: World, seeker: Seeker, day: date) -> None:
    if seeker.has_left:
        return
    person = seeker.person
    fresh = world.crowd.person(seeker.agency.plan, day)
    match world.pick({"skill": 40, "work": 20, "hours": 25, "note": 15}):
        case "skill":
            person.skills = sorted({*person.skills, world.rng.choice(GENERAL_SKILLS)})
        case "work":
            wish = next((code for code in fresh.occupations if code != "driving"), "other")
            person.occupations = list(dict.fromkeys([wish, *person.occupations]))[:3]
        case "hours":
            person.hours = fresh.hours
        case _:
            person.notes = fresh.notes or world.rng.choice(NOTES)
    describe(world, seeker, day)
