"""What a scheme is: a list of milestones, each a rule in the words of OUTCOMES (rule schema).

A scheme is data, and part of a fact (`OutcomeSchemeAdopted`): a change of shape here is the next
version of that fact. `projections.outcomes.schemes` reads any of them, and has the presets.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from domain.facts.vocabulary import EVIDENCE, N_

ANCHORS = {
    "placement_start": N_("the first day of work"),
    "exit_quarter": N_("the quarter in which the person left the service"),
    "assignment": N_("the day on which the service began"),
}
WINDOWS = {
    "on_day": N_("on one day"),
    "consecutive": N_("without a break"),
    "cumulative": N_("added up"),
    "n_in_m": N_("so many within so many"),
    "nth_month": N_("in one month after an earlier milestone"),
    "quarters": N_("in certain quarters"),
    "this_quarter": N_("in the present quarter"),
}
UNITS = {"day": N_("days"), "week": N_("weeks"), "month": N_("months"), "hour": N_("hours")}
METRICS = {
    "employed": N_("is employed"),
    "gross_earnings": N_("gross earnings"),
    "hours": N_("hours a week"),
    "average_weekly_hours": N_("average hours a week over the whole time"),
    "hours_at_wage": N_("earnings, as hours at a wage set by law"),
}
CONTINUITIES = {
    "same_job": N_("the same job"),
    "same_employer": N_("the same employer"),
    "any": N_("any job"),
}

CONDITIONS = {
    "integrated": N_("The job is among people with and without disabilities"),
    "consistent_with_plan": N_("The job is what the person's plan for employment says"),
    "customer_agrees": N_("The person agrees that the work goes well"),
    "counsellor_agrees": N_("The counsellor agrees that the work goes well"),
}
# When a scheme's own service of a person began and ended: the anchors that no placement tells.
SERVICE = {
    "assigned": N_("The service began (of a ticket: the day of its assignment)"),
    "exited": N_("The person left the service"),
}
EXCLUSIONS = {
    "no_income_support": N_("Does not receive ODSP income support"),
    "vr_closure_in_18_months": N_(
        "Vocational rehabilitation ended successfully in the 18 months before"
    ),
}
# What somebody has to say, because nothing else that is recorded tells it.
CONFIRMED = {**CONDITIONS, **SERVICE, **EXCLUSIONS}
OF_THE_PERSON = {*SERVICE, *EXCLUSIONS}  # whichever placement it was said at


class Threshold(msgspec.Struct, frozen=True):
    """An amount that holds from a day on, until the next one."""

    since: date
    amount: Decimal


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One milestone.

    `count` units of `window`; with "n_in_m", `count` within `within`. With "cumulative", `within`
    is a limit in days: see `service_days`. `thresholds` are what the metric must come to at least.
    A break of up to `permitted_break` days does not interrupt a
    "consecutive" window; it stops the clock. `check_from` and `check_until`: days around the day
    between which a checkpoint has to be recorded. `after` is the milestone that comes first.
    """

    code: str
    words: str
    anchor: str = "placement_start"
    window: str
    unit: str = "day"
    count: int = 1
    within: int = 0
    quarters: tuple[int, ...] = ()
    metric: str = "employed"
    thresholds: tuple[Threshold, ...] = ()
    continuity: str = "any"
    permitted_break: int = 0
    evidence: tuple[str, ...] = ()  # as in EVIDENCE; empty: none is asked for
    check_from: int = 0
    check_until: int = 0
    conditions: tuple[str, ...] = ()  # must be confirmed, whenever
    agreements: tuple[str, ...] = ()  # must be given when the time is over
    after: str | None = None
    excludes_earlier: bool = False  # not for those who had got as far before the anchor
    exclusions: tuple[str, ...] = ()  # codes; whoever has one does not count
    denominator: str

    def __post_init__(self) -> None:
        for code, words in (
            (self.anchor, ANCHORS),
            (self.window, WINDOWS),
            (self.unit, UNITS),
            (self.metric, METRICS),
            (self.continuity, CONTINUITIES),
            *((code, CONDITIONS) for code in (*self.conditions, *self.agreements)),
            *((code, EXCLUSIONS) for code in self.exclusions),
            *((code, EVIDENCE) for code in self.evidence),
        ):
            if code not in words:
                raise ValueError(f"{self.code}: {code} is none of {', '.join(words)}")

    @property
    def service_days(self) -> int:
        """Until how many days after the one on which the service began something counts, if that
        day is recorded. 0: there is no limit."""
        return self.within if self.window == "cumulative" else 0

    def threshold(self, day: date) -> Decimal | None:
        """What the metric must come to on a day. None: no amount is known for it."""
        begun = [one for one in self.thresholds if one.since <= day]
        return max(begun, key=lambda one: one.since).amount if begun else None


class Scheme(msgspec.Struct, frozen=True, kw_only=True):
    """Milestones that one funder, or the network itself, counts.

    Whatever was not read in the scheme's own published text says so in `unverified`, and so does
    what that text asks for and is left out here.
    """

    code: str
    name: str
    version: str
    source: str  # where its rules are published
    unverified: tuple[str, ...] = ()  # what was not read there, or is left out
    benchmarks: tuple[int, ...] = ()  # percent of the denominator: fair, good, very good
    rules: tuple[Rule, ...]
