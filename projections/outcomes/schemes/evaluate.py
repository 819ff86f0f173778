"""Whether a placement has reached what a scheme counts: one evaluator for every scheme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from domain.facts.schemes import Rule, Scheme
from projections.outcomes.schemes.history import History, Job
from projections.outcomes.schemes.verdicts import Verdict, not_yet, reached
from projections.outcomes.schemes.windows import COUNTED, EMPLOYED, Case


def assess(scheme: Scheme, history: History, on: date) -> dict[str, Verdict]:
    """Every milestone of the scheme, by its code, as it stands on a day."""
    found: dict[str, Verdict] = {}
    for rule in scheme.rules:
        found[rule.code] = _assess(rule, history, on, found)
    return found


def _assess(rule: Rule, history: History, on: date, found: Mapping[str, Verdict]) -> Verdict:
    if history.exclusions.intersection(rule.exclusions):
        return not_yet("excluded")
    anchor = _anchor(rule, history)
    first, last = _service(rule, history)
    start = anchor and max(anchor, first)
    if start is None or start > on:
        return not_yet("not_begun")
    after = found[rule.after].reached_on if rule.after else None
    if rule.after and after is None:
        return not_yet("waits")
    case = Case(rule, history, start, after, min(on, last))
    verdicts = [COUNTED[rule.window](case, jobs) for jobs in _held_together(rule, history)]
    done = [one for one in verdicts if one.reached_on is not None]
    if not done:
        is_too_late = last < on and verdicts[0].because == "too_early"
        return not_yet("time_over") if is_too_late else verdicts[0]
    case = case._replace(on=on)  # evidence and agreement may come after the last day that counts
    return _agreed(case, _evidenced(case, min(done, key=lambda one: one.reached_on or on)))


def _anchor(rule: Rule, history: History) -> date | None:
    if rule.anchor == "placement_start":
        return history.jobs[0].started_on
    return history.assigned_on if rule.anchor == "assignment" else history.exited_on


def _service(rule: Rule, history: History) -> tuple[date, date]:
    """The first and the last day that count, where the rule limits them and they are known."""
    began = history.service_of(history.jobs[0])
    if not rule.service_days or began is None:
        return date.min, date.max
    return began, began + timedelta(days=rule.service_days)


def _held_together(rule: Rule, history: History) -> list[Sequence[Job]]:
    """The jobs that count as one, the placement's own first."""
    if rule.continuity == "any":
        return [history.jobs]
    if rule.continuity == "same_job":
        return [history.jobs[:1]]
    employers = dict.fromkeys(job.employer for job in history.jobs)
    if rule.anchor == "placement_start":
        employers = dict.fromkeys([history.jobs[0].employer])
    return [[job for job in history.jobs if job.employer == one] for one in employers]


def _evidenced(case: Case, verdict: Verdict) -> Verdict:
    """Where evidence is asked for: a checkpoint since then that has it."""
    if not case.rule.evidence or case.rule.window == "on_day":  # there it was asked for already
        return verdict
    day = verdict.reached_on or case.on
    for check in case.history.checks:
        good = check.status in EMPLOYED and check.evidence in case.rule.evidence
        if good and day <= check.on <= case.on:
            return verdict
    return not_yet("not_evidenced")


def _agreed(case: Case, verdict: Verdict) -> Verdict:
    """Reached once every condition is confirmed and everybody who must has agreed."""
    if verdict.reached_on is None:
        return verdict
    since = [_first(case, code, date.min) for code in case.rule.conditions]
    if None in since:
        return not_yet("condition_missing")
    agreed = [_first(case, code, verdict.reached_on) for code in case.rule.agreements]
    if None in agreed:
        return not_yet("not_agreed")
    days = [day for day in (*since, *agreed) if day]
    return reached(max(verdict.reached_on, *days), verdict.from_terms) if days else verdict


def _first(case: Case, code: str, after: date) -> date | None:
    """The first day, not before `after`, on which this was confirmed."""
    days = [day for day in case.history.confirmed.get(code, ()) if after <= day <= case.on]
    return min(days, default=None)
