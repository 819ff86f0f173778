"""People at work, for the tests of schemes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import Check, History, Job, Pause, Terms
from projections.outcomes.schemes.presets import PRESETS
from projections.outcomes.schemes.verdicts import Verdict

START = date(2025, 3, 3)  # a Monday
LATER = date(2027, 12, 31)


def after(days: int, start: date = START) -> date:
    """So many days after the first day of work."""
    return start + timedelta(days=days)


def job(days: int | None = None, start: date = START, **more: Any) -> Job:
    """A job that lasted so many days, first and last counted; or that goes on."""
    last = None if days is None else start + timedelta(days=days - 1)
    known = {"placement": "one", "employer": "crumb", "known_until": last or LATER}
    return Job(**(known | {"started_on": start, "ended_on": last} | more))


def at(hours: str | int | None, wage: str | int | None = None, since: date = START) -> Terms:
    """Hours a week and an hourly wage, from a day on."""
    return Terms(
        since,
        None if hours is None else Decimal(hours),
        None if wage is None else Decimal(wage),
    )


def pause(first: int, days: int) -> Pause:
    """A break that begins so many days after the start and lasts so many days."""
    return Pause(after(first), after(first + days))


def check(day: int, status: str = "same_job", evidence: str = "payslip") -> Check:
    """A checkpoint recorded so many days after the start."""
    return Check(after(day), status, evidence)


def months(first: date, *amounts: str | int) -> dict[date, Decimal]:
    """Gross earnings of consecutive months."""
    start = first.year * 12 + first.month - 1
    return {
        date((start + n) // 12, (start + n) % 12 + 1, 1): Decimal(amount)
        for n, amount in enumerate(amounts)
    }


def says(
    scheme: str,
    rule: str,
    *jobs: Job,
    on: date = LATER,
    earned: Mapping[date, Decimal] | None = None,
    confirmed: Mapping[str, date] | None = None,
    assigned_on: date | None = None,
    **more: Any,
) -> Verdict:
    """What a preset says of one milestone. `earned` is what was told of the first job."""
    told = {
        "earned": {month: {jobs[0].placement: one} for month, one in (earned or {}).items()},
        "confirmed": {code: (day,) for code, day in (confirmed or {}).items()},
    }
    assigned = (assigned_on,) if assigned_on else ()
    return assess(PRESETS[scheme], History(jobs=jobs, assigned=assigned, **told, **more), on)[rule]


def day(scheme: str, rule: str, *jobs: Job, on: date = LATER, **more: Any) -> date | None:
    """The day on which it is reached."""
    return says(scheme, rule, *jobs, on=on, **more).reached_on


def why(scheme: str, rule: str, *jobs: Job, on: date = LATER, **more: Any) -> str | None:
    """Why it is not reached yet."""
    return says(scheme, rule, *jobs, on=on, **more).because
