"""How each kind of window is counted. Each function: a case and some of its jobs in, a verdict out.

The day on which something is reached is the day that completes it: the 90th day of 90, the last
day of a month whose earnings count, the first day of work in a quarter in which any work counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from domain.facts.schemes import Rule
from projections.outcomes.schemes.calendar import (
    end_of_month,
    end_of_quarter,
    month_of,
    quarter_of,
)
from projections.outcomes.schemes.history import DAY, Check, History, Job, Slice, slices
from projections.outcomes.schemes.verdicts import Verdict, not_yet, reached

DAYS_IN = {"day": 1, "week": 7}
EMPLOYED = {"same_job", "elsewhere"}


class Case(NamedTuple):
    """One rule, asked of one history, as it stands `on` a day."""

    rule: Rule
    history: History
    start: date  # the anchor
    after: date | None  # when the milestone before this one was reached
    on: date

    @property
    def needed(self) -> int:
        """What has to be completed, in days (or in hours)."""
        return self.rule.count * DAYS_IN.get(self.rule.unit, 1)

    def worked(self, jobs: Sequence[Job], first: date, last: date) -> list[Slice]:
        """The time from first to last day, as far as it has come, in which some job is held."""
        turns = [one.since for one in self.rule.thresholds]
        return [one for one in slices(jobs, first, min(last, self.on), turns) if one.held]


def on_day(case: Case, jobs: Sequence[Job]) -> Verdict:
    """Employed on one day: what a checkpoint recorded near it says."""
    due = case.start + timedelta(days=case.needed)
    if case.on < due:
        return not_yet("too_early")
    opens, closes = (timedelta(days=d) for d in (case.rule.check_from, case.rule.check_until))
    over = all(job.ended_on and job.ended_on < due for job in jobs)
    first = due if over else due + opens  # an earlier checkpoint did not know of the end
    checks = [c for c in case.history.checks if first <= c.on <= min(due + closes, case.on)]
    if not checks:
        return not_yet("ended_short" if over else "not_checked")
    last = max(checks, key=lambda check: check.on)
    return _what_it_says(case.rule, last, due)


def _what_it_says(rule: Rule, check: Check, due: date) -> Verdict:
    if check.status == "not_reached":
        return not_yet("not_reached")
    counts = {"same_job"} if rule.continuity == "same_job" else EMPLOYED
    if check.status not in counts:
        return not_yet("not_employed_then")
    if rule.evidence and check.evidence not in rule.evidence:
        return not_yet("not_evidenced")
    return reached(due)


def consecutive(case: Case, jobs: Sequence[Job]) -> Verdict:
    """So many days in a row. A permitted break stops the clock, a longer one starts it again."""
    run: list[Slice] = []
    interrupted = False
    for one in case.worked(jobs, case.start, case.on):
        if run and (one.first - run[-1].last).days - 1 > case.rule.permitted_break:
            run, interrupted = [], True
        spare = sum(s.days for s in run) + one.days - case.needed
        if spare >= 0:
            last = one.last - timedelta(days=spare)
            return _long_enough(case.rule, [*run, one._replace(last=last)])
        run.append(one)
    return not_yet("break_too_long" if interrupted else _not_there(case, jobs, bool(run)))


def _long_enough(rule: Rule, run: Sequence[Slice]) -> Verdict:
    """Whether the hours of a run that lasted long enough were enough too."""
    day = run[-1].last
    if rule.metric != "average_weekly_hours":
        return reached(day)
    least = rule.threshold(run[0].first)
    hours = [(one.days, one.hours) for one in run]
    if least is None:
        return not_yet("amount_unknown")
    if any(known is None for _, known in hours):
        return not_yet("hours_unknown")
    weighed = sum((days * known for days, known in hours if known is not None), Fraction(0))
    average = weighed / sum(days for days, _ in hours)
    return reached(day) if average >= Fraction(least) else not_yet("hours_short")


def cumulative(case: Case, jobs: Sequence[Job]) -> Verdict:
    """So many days or hours in all, with any breaks. Earnings that were told come first."""
    done, doubt, from_terms = Fraction(0), None, False
    for month in _months(case.start, case.on):
        last = min(end_of_month(month), case.on)
        told, rest = _told_hours(case, month, jobs)
        done += told
        if told and done >= case.needed:
            return reached(last, from_terms)
        for one in case.worked(rest, max(month, case.start), end_of_month(month)):
            gain = _daily_gain(case.rule, one)
            if isinstance(gain, str):
                doubt = gain
                continue
            from_terms |= case.rule.metric == "hours_at_wage"
            if gain and done + gain * one.days >= case.needed:
                days = ceil((case.needed - done) / gain)
                # Of earnings that were told nobody knows the day.
                return reached(last if told else one.first + (days - 1) * DAY, from_terms)
            done += gain * one.days
    return not_yet(doubt or _not_there(case, jobs, bool(done)))


def _told_hours(case: Case, month: date, jobs: Sequence[Job]) -> tuple[Fraction, Sequence[Job]]:
    """Earnings of a month that were told, as hours at the wage; and the jobs of which none were."""
    least = case.rule.threshold(month)
    if case.rule.metric != "hours_at_wage" or least is None:
        return Fraction(0), jobs
    told = case.history.told(month, jobs)
    hours = sum((Fraction(one) for one in told.values()), Fraction(0)) / Fraction(least)
    return hours, [job for job in jobs if job.placement not in told]


def _daily_gain(rule: Rule, one: Slice) -> Fraction | str:
    """What a day of this slice adds; or why that is not known."""
    if rule.metric == "employed":
        return Fraction(1)
    least = rule.threshold(one.first)
    if least is None:
        return "amount_unknown"
    if rule.metric == "hours":
        if one.hours is None:
            return "hours_unknown"
        return Fraction(one.hours >= Fraction(least))
    earned = one.daily_earnings
    return "earnings_unknown" if earned is None else earned / Fraction(least)


def n_in_m(case: Case, jobs: Sequence[Job]) -> Verdict:
    """So many calendar months, within so many in a row, in which the earnings came to the amount.

    A month counts if it ends after the anchor, once it is over.
    """
    rule = case.rule
    first = month_of(case.start)
    before = [month_of(first, -n) for n in range(1, rule.within + 1)]
    if (
        rule.excludes_earlier
        and sum(_enough(case, m, jobs)[0] is True for m in before) >= rule.count
    ):
        return not_yet("earned_before")
    months = [m for m in _months(case.start, case.on) if end_of_month(m) <= case.on]
    answers = [_enough(case, month, jobs) for month in months]
    for place, month in enumerate(months):
        window = answers[max(0, place - rule.within + 1) : place + 1]
        if sum(enough is True for enough, _ in window) >= rule.count:
            return reached(end_of_month(month), any(t for enough, t in window if enough is True))
    doubts = [enough for enough, _ in answers if isinstance(enough, str)]
    if doubts:
        return not_yet(doubts[-1])
    return not_yet("too_early" if len(months) < rule.count else "earnings_short")


def _enough(case: Case, month: date, jobs: Sequence[Job]) -> tuple[bool | str, bool]:
    """Whether a month's earnings came to the amount, or why not known; and if from the terms."""
    amount, from_terms = earnings(case, month, jobs)
    least = case.rule.threshold(month)
    if least is None:
        return "amount_unknown", from_terms
    if amount is None:
        return "earnings_unknown", from_terms
    if amount < Fraction(least) and from_terms and _lost_sight_of(jobs, end_of_month(month)):
        return "not_known", from_terms
    return amount >= Fraction(least), from_terms


def earnings(case: Case, month: date, jobs: Sequence[Job]) -> tuple[Fraction | None, bool]:
    """Gross earnings of a month: as told, else from the terms (then: True). None: not known."""
    told = case.history.told(month, jobs)
    total = sum((Fraction(one) for one in told.values()), Fraction(0))
    rest = case.worked(
        [job for job in jobs if job.placement not in told], month, end_of_month(month)
    )
    for one in rest:
        if one.daily_earnings is None:
            return None, True
        total += one.daily_earnings * one.days
    return total, bool(rest) or not told


def nth_month(case: Case, jobs: Sequence[Job]) -> Verdict:
    """Any work in the calendar month that comes so many months after the earlier milestone."""
    month = month_of(case.after or case.start, case.rule.count)
    return _any_work(case, jobs, month, end_of_month(month))


def this_quarter(case: Case, jobs: Sequence[Job]) -> Verdict:
    """Any work in the quarter that it is."""
    quarter = quarter_of(case.on)
    return _any_work(case, jobs, max(quarter, case.start), end_of_quarter(quarter))


def quarters(case: Case, jobs: Sequence[Job]) -> Verdict:
    """Any work, or known earnings, in each of certain quarters after the anchor's."""
    verdicts = []
    for number in case.rule.quarters:
        quarter = quarter_of(case.start, number)
        count = _earned_in if case.rule.metric == "gross_earnings" else _any_work
        verdicts.append(count(case, jobs, quarter, end_of_quarter(quarter)))
    missing = [one for one in verdicts if one.reached_on is None]
    return missing[0] if missing else verdicts[-1]


def _earned_in(case: Case, jobs: Sequence[Job], first: date, last: date) -> Verdict:
    if case.on < last:
        return not_yet("too_early")
    amounts = [earnings(case, month, jobs) for month in _months(first, last)]
    if any(amount is None for amount, _ in amounts):
        return not_yet("earnings_unknown")
    if not any(amount for amount, _ in amounts):
        return _any_work(case, jobs, first, last)
    return reached(last, any(from_terms for amount, from_terms in amounts if amount))


def _any_work(case: Case, jobs: Sequence[Job], first: date, last: date) -> Verdict:
    worked = case.worked(jobs, first, last)
    if worked:
        return reached(worked[0].first)
    if case.on < last:
        return not_yet("too_early")
    return not_yet("not_known" if _lost_sight_of(jobs, last) else "not_employed_then")


def _not_there(case: Case, jobs: Sequence[Job], worked: bool) -> str:
    """Why a count has not come far enough."""
    is_in_days = case.rule.unit in DAYS_IN
    if is_in_days and (case.on - case.start).days + 1 < case.needed and not _all_over(case, jobs):
        return "too_early"
    if _lost_sight_of(jobs, case.on):
        return "not_known"
    if _all_over(case, jobs):
        return "ended_short" if worked else "not_employed_then"
    return "too_early"


def _all_over(case: Case, jobs: Sequence[Job]) -> bool:
    return all(job.ended_on and job.ended_on <= case.on for job in jobs)


def _lost_sight_of(jobs: Sequence[Job], day: date) -> bool:
    """Whether some job may have gone on until that day, or may not."""
    return any(job.ended_on is None and job.known_until < day for job in jobs)


def _months(first: date, last: date) -> Iterable[date]:
    month = month_of(first)
    while month <= last:
        yield month
        month = month_of(month, 1)


COUNTED: dict[str, Callable[[Case, Sequence[Job]], Verdict]] = {
    "on_day": on_day,
    "consecutive": consecutive,
    "cumulative": cumulative,
    "n_in_m": n_in_m,
    "nth_month": nth_month,
    "quarters": quarters,
    "this_quarter": this_quarter,
}
