"""Why something may not be recorded: every reason, collected in no particular order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.model.book import Line
from tests.model.present import Job, Nomination, Person, Placement, Present, Referral, in_force


class Stop(Exception):  # noqa: N818 - there is nothing more to ask
    """A thing that the form names is not there: the reasons so far are all that can be said."""


@dataclass
class Why:
    """The reasons against what a form asks for. `form` is only what somebody filled in."""

    now: Present
    form: Any
    codes: set[str] = field(default_factory=set)

    @property
    def day(self) -> date:
        """The day of what is to be recorded. Where the form asks for none, it is today."""
        return self.form.happened_on if self.form.happened_on != date.min else self.form.today

    def no(self, code: str, when: bool | date | None = True) -> None:
        """One reason, where it holds."""
        if when:
            self.codes.add(code)

    def not_so(self, code: str) -> Stop:
        """One reason, after which nothing more can be asked."""
        self.no(code)
        return Stop()

    # -- who, and when ------------------------------------------------------------------------

    def only(self, *roles: str) -> None:
        """Only these may record it."""
        self.no("not_your_role", self.form.by.role not in (*roles, "system"))

    def only_of(self, agency: str | None) -> None:
        """Only this agency, and the coordinator for the whole network."""
        self.only("agency", "coordinator")
        is_agency = self.form.by.role == "agency"
        self.no("not_your_agency", is_agency and self.form.by.agency != agency)

    def never_before(self, code: str, day: date | None) -> None:
        """It cannot have happened before that day."""
        self.no(code, day and self.day < day)

    def offered(self, reasons_for: str, answer: str) -> None:
        """The network offers this reason on that day."""
        rule = in_force(self.now.agreed.reasons.get(reasons_for, []), self.day)
        self.no("not_on_the_list", rule and answer not in rule[1])

    # -- things that the form names -----------------------------------------------------------

    def person(self) -> Person:
        """The job seeker, for the agency that supports them."""
        if self.form.seeker not in self.now.people:
            raise self.not_so("seeker_unknown")
        person = self.now.people[self.form.seeker]
        self.only_of(person.agency)
        self.never_before("before_registration", person.registered_on)
        self.never_before("before_move", person.moved_on)
        return person

    def referral(self) -> Referral:
        """The referral."""
        self.only("agency", "coordinator")
        if self.form.referral not in self.now.referrals:
            raise self.not_so("referral_unknown")
        referral = self.now.referrals[self.form.referral]
        self.never_before("before_referral", referral.made_on)
        return referral

    def job(self) -> Job:
        """The opening."""
        if self.form.opening not in self.now.jobs:
            raise self.not_so("opening_unknown")
        job = self.now.jobs[self.form.opening]
        self.never_before("before_opening", job.offers[0].since)
        return job

    def job_if_any(self) -> Job | None:
        """The opening, where nothing depends on its being there."""
        return self.now.jobs.get(self.form.opening)

    def nomination(self) -> Nomination:
        """A nomination that is not over."""
        if self.form.nomination not in self.now.nominations:
            raise self.not_so("nomination_unknown")
        nomination = self.now.nominations[self.form.nomination]
        self.only_of(nomination.agency)
        self.no("nomination_over", nomination.over_on)
        self.never_before("before_nomination", nomination.on)
        return nomination

    def placement(self) -> Placement:
        """A placement."""
        if self.form.placement not in self.now.placements:
            raise self.not_so("placement_unknown")
        placement = self.now.placements[self.form.placement]
        self.never_before("before_start", placement.started_on)
        return placement


Rule = Callable[[Why, Any], Line | list[Line]]
RULES: dict[str, Rule] = {}


def rule(rule: Rule) -> Rule:
    """This function says what comes of the form whose name it has, in words with underscores."""
    RULES["".join(word.title() for word in rule.__name__.split("_"))] = rule
    return rule


def answer(now: Present, form: Any) -> list[Line] | set[str]:
    """The lines that come of a form, or the reasons why none does."""
    why = Why(now, form)
    why.no("in_the_future", getattr(form, "happened_on", form.today) > form.today)
    try:
        told = RULES[type(form).__name__](why, form)
    except Stop:
        return why.codes
    lines = told if isinstance(told, list) else [told]
    lines[0].form = form
    return why.codes or lines
