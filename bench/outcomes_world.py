"""A network that placed many people, written straight into the ledger: lines, tags, COPY.

Deciding a million facts would take an hour, and is measured elsewhere. What is written here is
what decisions would have recorded: the same canonical lines, under the same tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import psycopg

from domain.database import migrations
from domain.facts import Actor, Fact
from domain.facts.agencies import AgencyJoined
from domain.facts.employers import EmployerEngaged
from domain.facts.interviews import InterviewHeld, InterviewScheduled
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    NominationDeclined,
    NominationShortlisted,
)
from domain.facts.offers import OfferMade
from domain.facts.openings import OpeningAnswered, OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import CheckpointRecorded
from domain.facts.seekers import ConsentGiven, SeekerProfileChanged, SeekerRegistered
from domain.facts.vocabulary import (
    CHECKPOINT_STATUSES,
    DECLINE_REASONS,
    ENDING_REASONS,
    EVIDENCE,
    OCCUPATIONS,
    REGIONS,
)
from domain.ledger.canonical import rest_of_line, write_body

FIRST = date(2023, 1, 2)
DAYS = 1_000  # on which openings are posted
LAST = FIRST + timedelta(days=DAYS + 400)
NINE = time(9, tzinfo=UTC)
AGENCIES = [f"a{n}" for n in range(12)]
FACTS_PER_OPENING = 16.7  # and one placement
STEPS: tuple[type[Fact], ...] = (CandidateNominated, NominationShortlisted, InterviewScheduled)


def make(url: str, network: str, facts: int) -> int:
    """An own schema that holds about so many facts. Returns how many."""
    migrations.migrate(url, network)
    written = 0
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")  # no look-up for each tag
        lines = [*numbered(life(round(facts / FACTS_PER_OPENING)))]
        copied = f"COPY {network}.facts (position, recorded_at, kind, line) FROM STDIN"
        with connection.cursor().copy(copied.encode()) as copy:
            for position, at, fact, tags in lines:
                copy.write_row((position, at, type(fact).TOPIC, _line(position, at, fact, tags)))
                written += 1
        copied = f"COPY {network}.fact_tags (tag, kind, position) FROM STDIN"
        with connection.cursor().copy(copied.encode()) as copy:
            for position, _, fact, tags in lines:
                for tag in tags:
                    copy.write_row((tag, type(fact).TOPIC, position))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"VACUUM ANALYZE {network}.facts, {network}.fact_tags".encode())
    return written


def numbered(facts: Iterable[Fact]) -> Iterator[tuple[int, datetime, Fact, list[str]]]:
    """Positions in order of days. Each is recorded on its day, during business hours."""
    for position, fact in enumerate(sorted(facts, key=lambda one: one.happened_on), 1):
        at = datetime.combine(fact.happened_on, NINE) + timedelta(seconds=position % 28_000)
        yield position, at, fact, fact.tags()


def _line(position: int, at: datetime, fact: Fact, tags: list[str]) -> str:
    by = Actor(user=f"u{position % 40}", role="agency", agency=getattr(fact, "agency", None))
    rest = rest_of_line(type(fact).TOPIC, tags, write_body(fact, by, None))
    return f'{{"position":{position},"recorded_at":"{at:%Y-%m-%dT%H:%M:%S.%f}Z",{rest}'


def life(openings: int) -> Iterator[Fact]:
    """Agencies, employers, openings, and all that came of each opening."""
    chance = Random(1)  # noqa: S311 - nothing here is secret
    for agency in AGENCIES:
        yield AgencyJoined(agency=agency, name=f"Agency {agency}", happened_on=FIRST)
    for n in range(1 + openings // 50):
        yield EmployerEngaged(employer=f"e{n}", name=f"Employer {n}", happened_on=FIRST)
    for n in range(openings):
        yield from _opening(n, FIRST + timedelta(days=n * DAYS // openings), chance)


def _opening(n: int, day: date, chance: Random) -> Iterator[Fact]:
    opening = {"opening": f"o{n}", "employer": f"e{n // 50}"}
    yield OpeningPosted(
        **opening,
        title="Baker",
        occupation=chance.choice([*OCCUPATIONS]),
        region=chance.choice([*REGIONS]),
        happened_on=day,
    )
    agency = chance.choice(AGENCIES)
    for other in chance.sample(AGENCIES, 2):
        if other != agency:
            yield OpeningAnswered(
                **opening,
                agency=other,
                answer="nobody",
                reason="no_match",
                happened_on=day + timedelta(days=chance.randrange(5)),
            )
    person = {"seeker": f"s{n}", "agency": agency}
    yield SeekerRegistered(**person, given_name="x" * 80, family_name="x" * 80, happened_on=day)
    yield ConsentGiven(**person, scope="network", happened_on=day)
    yield SeekerProfileChanged(**person, occupations=["food"], skills=["lifting"], happened_on=day)
    about = {**person, **opening, "nomination": f"n{n}"}
    yield from _selection(about, day, chance)
    if n % 4:
        other = {**about, "seeker": f"s{n - 1}", "nomination": f"m{n}"}
        yield InterestConfirmed(
            **{k: other[k] for k in ("seeker", "opening", "agency")}, happened_on=day
        )
        yield CandidateNominated(**other, happened_on=day + timedelta(days=2))
        reason = chance.choice([*DECLINE_REASONS])
        yield NominationDeclined(**other, reason=reason, happened_on=day + timedelta(days=9))


def _selection(about: dict[str, str], day: date, chance: Random) -> Iterator[Fact]:
    yield InterestConfirmed(
        **{k: about[k] for k in ("seeker", "opening", "agency")}, happened_on=day
    )
    for step in STEPS:
        day += timedelta(days=chance.randrange(4))
        more = {"interview_on": day} if step is InterviewScheduled else {}
        yield step(**about, **more, happened_on=day)
    yield InterviewHeld(**about, happened_on=day)
    yield OfferMade(**about, happened_on=day)
    day += timedelta(days=chance.randrange(20))
    yield from _placement({**about, "placement": f"p{about['nomination']}"}, day, chance)


def _placement(about: dict[str, str], day: date, chance: Random) -> Iterator[Fact]:
    yield PlacementStarted(
        **about,
        term=chance.choice(["permanent", "permanent", "fixed_term"]),
        hours_per_week=chance.randrange(10, 40),
        hourly_wage=f"{chance.randrange(1600, 3000) / 100:.2f}",
        employer_agency=chance.choice(AGENCIES),
        happened_on=day,
    )
    lasts = chance.choice([20, 70, 150, 400, 400, 400])
    for checkpoint in (30, 60, 90):
        if checkpoint <= lasts and chance.random() < 0.8:
            yield CheckpointRecorded(
                **{k: about[k] for k in ("placement", "seeker", "agency")},
                day=checkpoint,
                status=chance.choice(["same_job"] * 8 + [*CHECKPOINT_STATUSES][3:]),
                evidence=chance.choice([*EVIDENCE]),
                happened_on=day + timedelta(days=checkpoint + chance.randrange(-5, 20)),
            )
    if lasts < 400:
        yield PlacementEnded(
            **about,
            reason=chance.choice([*ENDING_REASONS]),
            ended_by="employee",
            happened_on=day + timedelta(days=lasts),
        )
