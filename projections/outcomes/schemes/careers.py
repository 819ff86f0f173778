"""What is recorded of one person's placements, as the history that schemes look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from domain.decisions.work import Terms as Agreed
from domain.decisions.work import in_order
from domain.facts import Fact
from domain.facts.evidence import EarningsRecorded, SchemeConditionConfirmed
from domain.facts.placements import (
    PlacementEnded,
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.retention import CheckpointRecorded
from domain.facts.schemes import EXCLUSIONS, OF_THE_PERSON
from projections.outcomes.schemes.history import Check, History, Job, Pause, Terms

HEARD: tuple[type[Fact], ...] = (
    PlacementStarted,
    PlacementTermsChanged,
    PlacementPaused,
    PlacementResumed,
    PlacementEnded,
    CheckpointRecorded,
    EarningsRecorded,
    SchemeConditionConfirmed,
)


def histories(facts: Iterable[Fact]) -> dict[str, History]:
    """Placement to history, from all that stands of one person, in order of recording.

    Each history has all of the person's jobs: whether they count together is the scheme's to say.
    """
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, HEARD):
            told[fact.placement].append(fact)  # type: ignore[attr-defined]
    jobs = {one.placement: one for one in map(_job, told.values()) if one is not None}
    everything = [fact for placement in jobs for fact in told[placement]]
    person = _person(everything)
    return {
        placement: msgspec.structs.replace(
            person,
            jobs=(job, *_in_order(other for other in jobs.values() if other is not job)),
            checks=_checks(told[placement]),
            confirmed=_confirmed(told[placement]),
        )
        for placement, job in jobs.items()
    }


def _in_order(jobs: Iterable[Job]) -> list[Job]:
    return sorted(jobs, key=lambda job: (job.started_on, job.placement))


def _job(facts: Sequence[Fact]) -> Job | None:
    started = next((fact for fact in facts if isinstance(fact, PlacementStarted)), None)
    if started is None:
        return None
    ended = [fact for fact in facts if isinstance(fact, PlacementEnded)]
    return Job(
        placement=started.placement,
        employer=started.employer,
        started_on=started.happened_on,
        ended_on=ended[-1].happened_on if ended else None,
        known_until=max(map(_known_until, facts)),
        terms=_terms(started, facts),
        pauses=_pauses(facts),
    )


def _known_until(fact: Fact) -> date:
    """Until when a fact shows that the person is employed in this job, if it does."""
    match fact:
        case CheckpointRecorded(status="same_job"):
            return fact.happened_on
        case EarningsRecorded() if Decimal(fact.amount) > 0:
            return _first_day(fact.month)
        case SchemeConditionConfirmed() if fact.condition not in OF_THE_PERSON:
            return fact.happened_on
        case CheckpointRecorded() | EarningsRecorded() | SchemeConditionConfirmed():
            return date.min
    return fact.happened_on


def _terms(started: PlacementStarted, facts: Sequence[Fact]) -> tuple[Terms, ...]:
    agreed = Agreed.of(started)
    by_day = {started.happened_on: agreed}
    for change in in_order(fact for fact in facts if isinstance(fact, PlacementTermsChanged)):
        agreed = agreed.after(change)
        by_day[change.happened_on] = agreed
    return tuple(
        Terms(
            since,
            None if one.hours_per_week is None else Decimal(one.hours_per_week),
            None if one.hourly_wage is None else Decimal(one.hourly_wage),
        )
        for since, one in by_day.items()
    )


def _pauses(facts: Sequence[Fact]) -> tuple[Pause, ...]:
    """In order of recording: a pause is never recorded before an earlier one is over."""
    found: list[Pause] = []
    for fact in facts:
        if isinstance(fact, PlacementPaused):
            found.append(Pause(fact.happened_on))
        elif isinstance(fact, PlacementResumed) and found:
            found[-1] = Pause(found[-1].from_on, fact.happened_on)
    return tuple(found)


def _checks(facts: Sequence[Fact]) -> tuple[Check, ...]:
    return tuple(
        Check(fact.happened_on, fact.status, fact.evidence)
        for fact in facts
        if isinstance(fact, CheckpointRecorded)
    )


def _person(facts: Sequence[Fact]) -> History:
    """What holds for every placement of the person; the rest is filled in for each."""
    earned: dict[date, dict[str, Decimal]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact, EarningsRecorded):
            earned[_first_day(fact.month)][fact.placement] = Decimal(fact.amount)
    said = _confirmed(facts)
    return History(
        jobs=(),
        earned=earned,
        exclusions=frozenset(EXCLUSIONS.keys() & said.keys()),
        assigned=tuple(sorted(said.get("assigned", ()))),
        exited_on=max(said.get("exited", ()), default=None),
    )


def _confirmed(facts: Sequence[Fact]) -> Mapping[str, Sequence[date]]:
    days: dict[str, list[date]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, SchemeConditionConfirmed):
            days[fact.condition].append(fact.happened_on)
    return days


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
