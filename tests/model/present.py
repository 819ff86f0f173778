"""What is true now, in plain dictionaries and dates: what a very careful clerk would keep.

Nothing here is shared with the decisions or the folds. The clerk knows the documents only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

FOR_EVER = date.max
PERMANENT, FIXED = "permanent", "fixed_term"


class Consent(NamedTuple):
    """From a day on, perhaps with a last day."""

    since: date
    until: date | None
    scope: str


@dataclass
class Person:
    """A job seeker."""

    agency: str
    registered_on: date
    consents: list[Consent] = field(default_factory=list)  # since it was last taken back
    consent_said_on: date | None = None  # given or taken back, whichever was last
    left_on: date | None = None
    moved_on: date | None = None  # to the agency that supports them now
    helped_on: date | None = None  # the last day on which an agency did something for them
    former: set[str] = field(default_factory=set)  # agencies that supported them before

    def shares_on(self, day: date) -> Consent | None:
        """The consent that holds on a day: the latest one given by then, if it is not over."""
        given = [consent for consent in self.consents if consent.since <= day]
        if not given or (given[-1].until and given[-1].until < day):
            return None
        return given[-1]


class Offered(NamedTuple):
    """What the employer offers from a day on."""

    since: date
    places: int
    trial_days: int | None


@dataclass
class Job:
    """An opening."""

    employer: str
    posted_by: str | None  # an agency; None: the coordinator
    offers: list[Offered] = field(default_factory=list)
    turns: list[tuple[date, str]] = field(default_factory=list)  # open, paused or closed, since
    workers: dict[str, tuple[date, date | None]] = field(default_factory=dict)  # by placement
    wanted_by: dict[str, list[date]] = field(default_factory=dict)  # by job seeker
    nominees: set[str] = field(default_factory=set)  # job seekers, without who withdrew
    times_nominated: int = 0
    answers: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # by agency

    @property
    def status(self) -> str:
        """How the last turn left it."""
        return self.turns[-1][1]

    @property
    def changed_on(self) -> date:
        """The last day on which anything about it changed."""
        return max([since for since, *_ in self.offers] + [since for since, _ in self.turns])

    def took_candidates_on(self, day: date) -> bool:
        """Whether it was open at any hour of the day."""
        evening_before = [status for since, status in self.turns if since < day][-1:]
        that_day = [status for since, status in self.turns if since == day]
        return "open" in evening_before + that_day

    def opens_after(self, day: date) -> bool:
        """Whether it was opened again later."""
        return any(status == "open" and since > day for since, status in self.turns)

    def offer_on(self, day: date) -> Offered:
        """What was offered on a day."""
        return [offer for offer in self.offers if offer.since <= day][-1]

    def taken_on(self, day: date) -> int:
        """How many places are taken. Who left within the trial has freed theirs since."""
        taken = 0
        for first, last in self.workers.values():
            trial = self.offer_on(first).trial_days
            left_in_trial = last is not None and trial and (last - first).days < trial
            if first <= day and not (left_in_trial and last is not None and last < day):
                taken += 1
        return taken

    @property
    def is_full(self) -> bool:
        """Whether, by all that is known, no place is left."""
        return self.taken_on(FOR_EVER) >= self.offers[-1].places

    def has_too_many(self) -> bool:
        """Whether on any day more people are there than places."""
        days = {offer.since for offer in self.offers} | {day for day, _ in self.workers.values()}
        return any(self.taken_on(day) > self.offer_on(day).places for day in days)


class AgreedInterview(NamedTuple):
    """On what day it was agreed, and for what day."""

    said_on: date
    day: date


@dataclass
class Nomination:
    """Somebody who was put forward for an opening."""

    seeker: str
    opening: str
    employer: str
    agency: str
    on: date
    status: str = "nominated"  # the last step
    shortlisted_on: date | None = None
    agreed: AgreedInterview | None = None  # still to come, or nobody said yet what became of it
    held: set[date] = field(default_factory=set)
    fell_through_on: date | None = None  # the last interview that was missed or called off
    offer: str | None = None  # made or declined, whichever was last
    offer_word_on: date | None = None
    over_on: date | None = None

    def comes_to(self, step: str) -> None:
        """The next step. What is said of an interview does not hide an offer."""
        if self.status not in ("offered", "offer_declined"):
            self.status = step

    @property
    def concerns(self) -> dict[str, str]:
        """What its entries are about."""
        return {
            "seeker": self.seeker,
            "opening": self.opening,
            "employer": self.employer,
            "agency": self.agency,
        }


@dataclass
class Referral:
    """Somebody asked an agency, or every one, to support a person."""

    seeker: str
    from_agency: str | None  # None: from outside
    to_agency: str | None  # None: into the pool, and nobody said yes yet
    made_on: date
    status: str = "waiting"
    answered_on: date | None = None  # or taken back
    accepted_by: str | None = None
    closed_on: date | None = None
    has_moved_them: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self.status in ("waiting", "accepted")


class Share(NamedTuple):
    """An agency, and its part of the credit in percent."""

    agency: str
    percent: int


@dataclass
class Credit:
    """Who earned a placement."""

    shares: tuple[Share, Share, Share]  # for finding the candidate, the employer, coaching
    basis: str = "rules"
    concerned: set[str] = field(default_factory=set)  # every agency that was ever named
    disputed_on: date | None = None
    settled_on: date | None = None
    said_on: date | None = None

    def of(self, agency: str) -> int:
        """What an agency earned, in percent."""
        return sum(share.percent for share in self.shares if share.agency == agency)


@dataclass
class Placement:
    """Somebody in a job, or who was."""

    nomination: str
    concerns: dict[str, str]
    started_on: date
    checkpoint_days: list[int]
    opens_before: int
    first_terms: dict[str, Any]
    credit: Credit
    changes: list[tuple[date, dict[str, Any]]] = field(default_factory=list)
    is_paused: bool = False
    moved_on: date | None = None  # paused or back at work, whichever was last
    ended_on: date | None = None
    checkpoints: dict[int, tuple[str, date]] = field(default_factory=dict)  # the last answer each
    answered: set[int] = field(default_factory=set)  # checkpoints where somebody was reached
    seen_at_work_on: date | None = None

    def terms_on(self, day: date) -> dict[str, Any]:
        """The work as it is on a day. Only a fixed term has a last day."""
        terms = dict(self.first_terms)
        for _, change in sorted((c for c in self.changes if c[0] <= day), key=lambda c: c[0]):
            terms = changed(terms, change)
        return terms

    def due_on(self, checkpoint: int) -> date:
        """When a checkpoint falls due, counted from the first day of work."""
        return self.started_on + timedelta(days=checkpoint)

    def follow_ups(self) -> list[int]:
        """The checkpoints that the placement reaches, or may still reach."""
        return [d for d in self.checkpoint_days if self.due_on(d) <= (self.ended_on or FOR_EVER)]


def changed(terms: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The work after a change: what it does not name stays."""
    after = terms | {name: value for name, value in change.items() if value is not None}
    return after if after["term"] == FIXED else after | {"planned_end": None}


@dataclass
class Agreed:
    """The rules that the network agreed on, each kind in the order of adoption."""

    schedules: list[tuple[date, list[int], int]] = field(default_factory=list)
    shares: list[tuple[date, tuple[int, int, int]]] = field(default_factory=list)
    interest_days: list[tuple[date, int]] = field(default_factory=list)
    reasons: dict[str, list[tuple[date, list[str]]]] = field(default_factory=dict)


def in_force(rules: list[Any], day: date) -> Any:
    """The last rule that holds on a day; None: the network agreed on nothing else by then."""
    return next((rule for rule in reversed(rules) if rule[0] <= day), None)


@dataclass
class Present:
    """Everything that is true now."""

    members: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    people: dict[str, Person] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    nominations: dict[str, Nomination] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    referrals: dict[str, Referral] = field(default_factory=dict)
    agreed: Agreed = field(default_factory=Agreed)
