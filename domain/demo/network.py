"""The made-up network: lives through its years, day by day, and leaves a lively present."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.accounts.store import Accounts
from domain.decisions.agencies import AdmitAgency
from domain.decisions.figure_rules import AdoptMinimumWage
from domain.demo import openings, present, referrals, seekers
from domain.demo.diary import Diary, next_workday
from domain.demo.jobs import EMPLOYERS, MINIMUM_WAGE
from domain.demo.names import AGENCIES, STAFF
from domain.demo.people import Crowd
from domain.demo.world import Agency, World
from domain.facts import Actor
from domain.ledger.ledger import Ledger

AGENCIES_WITH_ACCOUNTS = 2
# Mailbox -> (role, which agency)
MAILBOXES: dict[str, tuple[str, int | None]] = {
    "agency": ("agency", 0),
    "second-agency": ("agency", 1),
    "coordinator": ("coordinator", None),
    "auditor": ("auditor", None),
    "operator": ("operator", None),
}
SEEKERS_AN_EMPLOYER = 10
OPENINGS_A_SEEKER = 0.65


class NotEmpty(Exception):  # noqa: N818 - says what it is
    """This ledger holds facts. Only an empty one can become a made-up network."""


@dataclass(frozen=True)
class DemoUser:
    """Somebody who can sign in. `agency` is the agency's name."""

    email: str
    role: str
    agency: str | None


def live(
    ledger: Ledger,
    accounts: Accounts,
    *,
    seekers: int = 400,
    years: int = 3,
    agencies: int = len(AGENCIES),
    seed: int = 1,
    until: date,
    password: str,
    progress: Callable[[int, int], None],
) -> list[DemoUser]:
    """Fill an empty ledger with years of made-up facts, up to the day before `until`.

    Everything goes through decisions. The same seed and dates give the same facts (but for the
    ids of accounts and the sealing). `agencies`: 2 to 12. `progress` is told days done and days
    in all. Raises NotEmpty, and EmailTaken where an account has one of the demo's addresses.
    """
    if not AGENCIES_WITH_ACCOUNTS <= agencies <= len(AGENCIES):
        raise ValueError(f"agencies must be {AGENCIES_WITH_ACCOUNTS} to {len(AGENCIES)}")
    _mark_as_made_up(ledger)
    rng = Random(seed)  # noqa: S311 - nothing here is secret
    first = _years_before(until, years)
    diary = Diary(ledger, rng, first, until)
    world, users = _found(accounts, diary, rng, agencies, password)
    _plan_everything(world, first, seekers)
    days = (until - first).days
    try:
        while diary.today < until:
            diary.live_through()
            progress(days - (until - diary.today).days, days)
    finally:
        ledger.recorder.clock = None
    return users


def _mark_as_made_up(ledger: Ledger) -> None:
    """Without the mark, the ledger takes no time but the database's."""
    if ledger.head():
        raise NotEmpty(
            "This ledger holds facts already. A made-up network needs an empty one:"
            " name another database, or another COMMONPLACE_HOME."
        )
    with ledger.database.connection() as connection:
        connection.execute(
            f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES ON CONFLICT DO NOTHING"
        )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _found(
    accounts: Accounts, diary: Diary, rng: Random, count: int, password: str
) -> tuple[World, list[DemoUser]]:
    """The agencies, who works there, and who of them can sign in."""
    plans = AGENCIES[:count]
    ids = [diary.new_id() for _ in plans]
    users: list[DemoUser] = []
    actors: dict[str, Actor] = {}
    for (mailbox, (role, at)), name in zip(MAILBOXES.items(), STAFF, strict=True):
        email = f"{mailbox}@commonplace.example"
        agency = None if at is None else ids[at]
        actors[mailbox] = accounts.add(email, name, role, password, agency).actor()
        users.append(DemoUser(email, role, None if at is None else plans[at].name))

    agencies = []
    for n, (plan, id_) in enumerate(zip(plans, ids, strict=True)):
        workers = [Actor(f"user-{diary.new_id()}", "agency", id_) for _ in range(2)]
        if n < AGENCIES_WITH_ACCOUNTS:
            workers.insert(0, list(actors.values())[n])
        # The first half founds the network, the others join it later.
        late = 0 if n < (count + 1) // 2 else rng.uniform(0.02, 0.35)
        joins_on = next_workday(diary.today + (diary.until - diary.today) * late)
        agencies.append(Agency(id_, plan, joins_on, workers, rng.uniform(0.58, 0.94)))
    return World(rng, diary, Crowd(rng), actors["coordinator"], agencies), users


def _plan_everything(world: World, first: date, people: int) -> None:
    """Who comes and what comes up, in the whole time."""
    _plan_minimum_wage(world, first)
    for agency in world.agencies:
        _plan_joining(world, agency)
    _plan_employers(world, first, people)
    staged = min(len(present.STORIES), people // (2 * AGENCIES_WITH_ACCOUNTS))
    for agency in world.agencies[:AGENCIES_WITH_ACCOUNTS]:
        present.stage(world, agency, staged)
    _plan_arrivals(world, first, people - AGENCIES_WITH_ACCOUNTS * staged)
    _plan_turned_away(world, first, round(people * referrals.TURNED_AWAY))
    for _ in range(round(people * OPENINGS_A_SEEKER)):
        openings.come_up(world, _some_day(world, first, settling_days=30))


def _plan_minimum_wage(world: World, first: date) -> None:
    def agreed() -> None:
        wage = f"{MINIMUM_WAGE:.2f}"
        world.diary.write(
            AdoptMinimumWage(**world.stamp(), hourly_wage=wage, happened_on=world.diary.today)
        )

    world.diary.plan(world.coordinator, first, agreed)


def _plan_joining(world: World, agency: Agency) -> None:
    def joined() -> None:
        world.diary.write(
            AdmitAgency(
                **world.stamp(),
                agency=agency.id,
                name=agency.plan.name,
                happened_on=agency.joins_on,
                region=agency.plan.region,
                website=agency.plan.website,
            )
        )

    world.diary.plan(world.coordinator, agency.joins_on, joined)


def _plan_employers(world: World, first: date, people: int) -> None:
    """Two in five in the first weeks, the others as the network becomes known."""
    count = max(6, min(len(EMPLOYERS), people // SEEKERS_AN_EMPLOYER))
    for n, index in enumerate(world.rng.sample(range(len(EMPLOYERS)), count)):
        soon = first + world.days(0, 40)
        day = soon if n < count * 2 / 5 else _some_day(world, first, settling_days=40)
        openings.engage(world, index, day)


def _plan_arrivals(world: World, first: date, people: int) -> None:
    """A fifth in the first weeks, with the agencies that founded the network."""
    shares = {agency: agency.plan.share for agency in world.agencies}
    for _ in range(people):
        agency = world.pick(shares)
        soon = world.chance(0.2)
        day = first + world.days(0, 45) if soon else _some_day(world, first, settling_days=0)
        if day < agency.joins_on:
            day = agency.joins_on + world.days(0, 45)
        seekers.arrive(world, agency, day)


def _plan_turned_away(world: World, first: date, people: int) -> None:
    """People from outside whom an agency could not support, or did not answer."""
    for _ in range(people):
        agency = world.rng.choice(world.agencies)
        day = max(agency.joins_on, _some_day(world, first, settling_days=20))
        referrals.turn_away(world, seekers.new_seeker(world, agency, day), day)


def _some_day(world: World, first: date, *, settling_days: int) -> date:
    """A day between the first weeks and a few days ago."""
    earliest = first + timedelta(days=settling_days)
    return earliest + world.days(0, (world.diary.until - earliest).days - 4)
