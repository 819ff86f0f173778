"""The facts that every side of the bench holds: the same ones, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from domain.facts import Actor, Fact
from domain.facts.agencies import AgencyJoined
from domain.facts.employers import EmployerEngaged
from domain.facts.interviews import InterviewHeld, InterviewScheduled
from domain.facts.nominations import CandidateNominated, InterestConfirmed, NominationDeclined
from domain.facts.openings import OpeningPosted
from domain.facts.placements import PlacementStarted
from domain.facts.seekers import ConsentGiven, SeekerProfileChanged, SeekerRegistered

DAY = date(2026, 1, 5)
TODAY = date(2026, 6, 1)
COORDINATOR = Actor(user="bench", role="coordinator")
OPENINGS = 200
AGENCIES = 12


def opening_of(seeker: int) -> str:
    """The opening that this job seeker is put forward for."""
    return f"o{seeker % OPENINGS}"


def network() -> Iterator[Fact]:
    """Agencies, an employer and openings with more places than the bench fills."""
    for n in range(AGENCIES):
        yield AgencyJoined(agency=f"a{n}", name=f"Agency {n}", happened_on=DAY)
    yield EmployerEngaged(employer="e", name="Employer", happened_on=DAY)
    for n in range(OPENINGS):
        yield OpeningPosted(
            opening=f"o{n}", employer="e", title="Baker", places=10**6, happened_on=DAY
        )


def seeker(n: int) -> Iterator[Fact]:
    """Job seeker `s{n}`, who may be nominated: two facts.

    Names are as long as sealed ones, but no person's key is made: nobody opens them here.
    """
    about = {"seeker": f"s{n}", "agency": f"a{n % AGENCIES}"}
    yield SeekerRegistered(**about, given_name="x" * 80, family_name="x" * 80, happened_on=DAY)
    yield ConsentGiven(**about, scope="profile", happened_on=DAY)


def journey(n: int) -> Iterator[Fact]:
    """What followed for that job seeker: six facts more, four of them about a nomination."""
    day = DAY + timedelta(days=n % 100)
    person = {"seeker": f"s{n}", "agency": f"a{n % AGENCIES}"}
    about = {**person, "nomination": f"n{n}", "opening": opening_of(n), "employer": "e"}
    yield SeekerProfileChanged(
        **person, occupations=["baker"], skills=["baking", "tills"], happened_on=day
    )
    yield InterestConfirmed(**person, opening=opening_of(n), happened_on=day)
    yield CandidateNominated(**about, happened_on=day)
    yield InterviewScheduled(**about, interview_on=day, interview_at="10:00", happened_on=day)
    yield InterviewHeld(**about, happened_on=day)
    if n % 2:
        yield PlacementStarted(
            **about, placement=f"p{n}", term="permanent", hours_per_week=20, happened_on=day
        )
    else:
        yield NominationDeclined(**about, reason="other", happened_on=day)
