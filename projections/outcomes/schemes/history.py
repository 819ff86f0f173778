"""What is known of one person's work, as schemes look at it: slices of time with their terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import msgspec

DAY = timedelta(days=1)


class Terms(msgspec.Struct, frozen=True):
    """Hours and wage that hold from a day on, until the next terms."""

    since: date
    hours_per_week: Decimal | None = None
    hourly_wage: Decimal | None = None


class Pause(msgspec.Struct, frozen=True):
    """Days without work in a placement that goes on. `back_on` is the first day back."""

    from_on: date
    back_on: date | None = None


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One placement. Where no last day is recorded, it is known to go on until `known_until`."""

    placement: str
    employer: str
    started_on: date
    ended_on: date | None = None
    known_until: date
    terms: tuple[Terms, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def terms_on(self, day: date) -> Terms | None:
        """The terms that hold on a day."""
        begun = [one for one in self.terms if one.since <= day]
        return max(begun, key=lambda one: one.since) if begun else None

    def works_on(self, day: date) -> bool:
        """Whether the person is known to be employed, and not on a pause."""
        if not self.started_on <= day <= (self.ended_on or self.known_until):
            return False
        return not any(
            pause.from_on <= day and (pause.back_on is None or day < pause.back_on)
            for pause in self.pauses
        )

    def turns(self) -> Iterator[date]:
        """Every day from which something about it is different."""
        yield self.started_on
        yield (self.ended_on or self.known_until) + DAY
        for one in self.terms:
            yield one.since
        for pause in self.pauses:
            yield pause.from_on
            if pause.back_on:
                yield pause.back_on


class Check(msgspec.Struct, frozen=True):
    """A recorded checkpoint: codes of CHECKPOINT_STATUSES and EVIDENCE."""

    on: date
    status: str
    evidence: str


class History(msgspec.Struct, frozen=True, kw_only=True):
    """A placement (the first of `jobs`), the person's other ones, and what else is known.

    `earned`: gross earnings by calendar month (its first day) and placement, where somebody told
    them. `confirmed`: conditions and agreements of schemes, each with its days.
    """

    jobs: tuple[Job, ...]
    checks: tuple[Check, ...] = ()
    earned: Mapping[date, Mapping[str, Decimal]] = {}
    confirmed: Mapping[str, Sequence[date]] = {}
    exclusions: frozenset[str] = frozenset()
    assigned: tuple[date, ...] = ()  # the days on which a service began, in order
    exited_on: date | None = None

    @property
    def assigned_on(self) -> date | None:
        """The last day on which a service began."""
        return self.assigned[-1] if self.assigned else None

    def service_of(self, job: Job) -> date | None:
        """When the service began to which a job belongs: the last by then, or the first after."""
        by_then = [day for day in self.assigned if day <= job.started_on]
        return by_then[-1] if by_then else next(iter(self.assigned), None)

    def told(self, month: date, jobs: Sequence[Job]) -> dict[str, Decimal]:
        """What somebody told of the earnings of a month in these jobs, by placement."""
        amounts = self.earned.get(month, {})
        return {job.placement: amounts[job.placement] for job in jobs if job.placement in amounts}


class Slice(NamedTuple):
    """Days, first to last, on which the same jobs are held on the same terms; perhaps none."""

    first: date
    last: date
    held: tuple[tuple[Job, Terms | None], ...]

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def hours(self) -> Fraction | None:
        """Agreed hours a week in all jobs together. None: not known of one of them."""
        total = Fraction(0)
        for _, terms in self.held:
            if terms is None or terms.hours_per_week is None:
                return None
            total += Fraction(terms.hours_per_week)
        return total

    @property
    def daily_earnings(self) -> Fraction | None:
        """What the terms come to, a calendar day. None: not known of one of the jobs."""
        total = Fraction(0)
        for _, terms in self.held:
            if terms is None or terms.hours_per_week is None or terms.hourly_wage is None:
                return None
            total += Fraction(terms.hours_per_week) * Fraction(terms.hourly_wage) / 7
        return total


def slices(jobs: Sequence[Job], first: date, last: date, turns: Sequence[date] = ()) -> list[Slice]:
    """Time from first to last day, cut wherever a job changes and at `turns`."""
    if last < first:
        return []
    cuts = {first, *turns, *(turn for job in jobs for turn in job.turns())}
    starts = sorted(cut for cut in cuts if first <= cut <= last)
    ends = [*(start - DAY for start in starts[1:]), last]
    return [
        Slice(start, end, tuple((job, job.terms_on(start)) for job in jobs if job.works_on(start)))
        for start, end in zip(starts, ends, strict=True)
    ]
