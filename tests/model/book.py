"""The clerk's book: one line for each thing that happened, and what is true by its lines.

A mistake is crossed out. Then the clerk reads the book again from the top, without that line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.model.present import (
    AgreedInterview,
    Consent,
    Credit,
    Job,
    Nomination,
    Offered,
    Person,
    Placement,
    Present,
    Referral,
    Share,
)

TERMS = ("job_title", "term", "planned_end", "hours_per_week", "hourly_wage")


@dataclass
class Line:
    """One thing that happened. `said` is what the entry holds, apart from its day."""

    kind: str
    day: date
    said: dict[str, Any]
    form: Any = None  # what somebody filled in
    position: int = 0
    is_crossed_out: bool = False

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["said"][name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass
class Book:
    """Every line, and what is true by those that stand."""

    lines: list[Line] = field(default_factory=list)
    now: Present = field(default_factory=Present)

    def write(self, line: Line) -> None:
        """One more thing happened. Positions are counted from 1."""
        line.position = len(self.lines) + 1
        self.lines.append(line)
        if line.kind == "FactStruck":
            self.lines[line.said["position"] - 1].is_crossed_out = True
            self.now = self.read_again()
        else:
            tell(self.now, line)

    def read_again(self) -> Present:
        """What is true by the lines that stand, read from the top."""
        now = Present()
        for line in self.standing():
            tell(now, line)
        return now

    def standing(self) -> list[Line]:
        """The lines that count."""
        return [x for x in self.lines if x.kind != "FactStruck" and not x.is_crossed_out]


def tell(now: Present, line: Line) -> None:
    """What becomes true by a line."""
    TOLD[line.kind](now, line)
    if line.kind in HELP and line.seeker in now.people:
        person = now.people[line.seeker]
        person.helped_on = max(person.helped_on or line.day, line.day)


# What an agency does for somebody, so that a move comes after it.
HELP = {
    *("CandidateNominated", "NominationShortlisted", "NominationDeclined", "NominationWithdrawn"),
    *("InterviewScheduled", "InterviewRescheduled", "InterviewCancelled", "InterviewMissed"),
    *("InterviewHeld", "OfferMade", "OfferDeclined", "PlacementStarted"),
    *("ReferralMade", "ReferralAccepted"),
}


# -- people ---------------------------------------------------------------------------------------


def agency_joined(now: Present, line: Line) -> None:
    now.members.add(line.agency)


def employer_engaged(now: Present, line: Line) -> None:
    now.employers.add(line.employer)


def seeker_registered(now: Present, line: Line) -> None:
    now.people[line.seeker] = Person(line.agency, line.day)


def consent_given(now: Present, line: Line) -> None:
    person = now.people[line.seeker]
    person.consents.append(Consent(line.day, line.valid_until, line.scope))
    person.consent_said_on = line.day


def consent_withdrawn(now: Present, line: Line) -> None:
    person = now.people[line.seeker]
    person.consents, person.consent_said_on = [], line.day


def seeker_left_pool(now: Present, line: Line) -> None:
    now.people[line.seeker].left_on = line.day


def seeker_transferred(now: Present, line: Line) -> None:
    person = now.people[line.seeker]
    person.former.add(person.agency)
    person.agency, person.moved_on = line.agency, line.day
    if line.referral:
        now.referrals[line.referral].has_moved_them = True


# -- referrals ------------------------------------------------------------------------------------


def referral_made(now: Present, line: Line) -> None:
    about = (line.seeker, line.agency, line.to_agency)
    now.referrals[line.referral] = Referral(*about, line.day)


def referral_received(now: Present, line: Line) -> None:
    now.referrals[line.referral] = Referral(line.seeker, None, line.agency, line.day)


def referral_accepted(now: Present, line: Line) -> None:
    referral = now.referrals[line.referral]
    referral.status, referral.answered_on = "accepted", line.day
    referral.accepted_by = referral.to_agency = line.agency


def referral_over(status: str) -> Callable[[Present, Line], None]:
    def over(now: Present, line: Line) -> None:
        referral = now.referrals[line.referral]
        referral.status = status
        if status == "closed":
            referral.closed_on = line.day
        else:
            referral.answered_on = line.day

    return over


# -- openings -------------------------------------------------------------------------------------


def opening_posted(now: Present, line: Line) -> None:
    job = Job(line.employer, line.agency)
    job.offers.append(Offered(line.day, line.places, line.trial_days))
    job.turns.append((line.day, "open"))
    now.jobs[line.opening] = job


def opening_changed(now: Present, line: Line) -> None:
    now.jobs[line.opening].offers.append(Offered(line.day, line.places, line.trial_days))


def opening_turned(status: str) -> Callable[[Present, Line], None]:
    def turned(now: Present, line: Line) -> None:
        now.jobs[line.opening].turns.append((line.day, status))

    return turned


def opening_answered(now: Present, line: Line) -> None:
    now.jobs[line.opening].answers[line.agency] = (line.answer, line.reason)


# -- nominations ----------------------------------------------------------------------------------


def interest_confirmed(now: Present, line: Line) -> None:
    now.jobs[line.opening].wanted_by.setdefault(line.seeker, []).append(line.day)


def interest_withdrawn(now: Present, line: Line) -> None:
    now.jobs[line.opening].wanted_by.pop(line.seeker, None)


def candidate_nominated(now: Present, line: Line) -> None:
    job = now.jobs[line.opening]
    job.nominees.add(line.seeker)
    job.times_nominated += 1
    job.answers[line.agency] = ("nominating", None)  # it says more than an answer
    about = (line.seeker, line.opening, line.employer, line.agency)
    now.nominations[line.nomination] = Nomination(*about, line.day)


def nomination_shortlisted(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.shortlisted_on = line.day
    if nomination.status == "nominated":  # else it was entered late
        nomination.status = "shortlisted"


def interview_scheduled(now: Present, line: Line) -> None:
    interview_rescheduled(now, line)
    now.nominations[line.nomination].status = "interview_scheduled"


def interview_rescheduled(now: Present, line: Line) -> None:
    agreed = AgreedInterview(line.day, line.interview_on)
    now.nominations[line.nomination].agreed = agreed


def interview_fell_through(status: str) -> Callable[[Present, Line], None]:
    def fell_through(now: Present, line: Line) -> None:
        nomination = now.nominations[line.nomination]
        nomination.agreed, nomination.fell_through_on = None, line.day
        nomination.comes_to(status)

    return fell_through


def interview_held(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.held.add(line.day)
    if nomination.agreed and line.day < nomination.agreed.said_on:
        return  # one from before, entered late: the agreed one is still to come
    nomination.agreed = None
    nomination.comes_to("interviewed")


def offer_made(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.status, nomination.offer = "offered", "made"
    nomination.offer_word_on = line.day


def offer_declined(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.status, nomination.offer = "offer_declined", "declined"
    nomination.offer_word_on = line.day


def nomination_declined(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.status, nomination.over_on = "declined", line.day


def nomination_withdrawn(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.status, nomination.over_on = "withdrawn", line.day
    job = now.jobs[line.opening]
    job.nominees.discard(line.seeker)
    if line.withdrawn_by == "seeker":  # they want it no more
        job.wanted_by.pop(line.seeker, None)


# -- placements -----------------------------------------------------------------------------------


def placement_started(now: Present, line: Line) -> None:
    nomination = now.nominations[line.nomination]
    nomination.status, nomination.over_on = "placed", line.day
    now.jobs[line.opening].workers[line.placement] = (line.day, None)
    knows_employer = line.employer_agency or line.agency
    now.placements[line.placement] = Placement(
        nomination=line.nomination,
        concerns=nomination.concerns,
        started_on=line.day,
        checkpoint_days=line.checkpoint_days,
        opens_before=line.opens_before,
        first_terms={"job_title": None} | {n: line.said[n] for n in TERMS if n in line.said},
        credit=Credit(
            (
                Share(line.agency, line.sourcing_share),
                Share(knows_employer, line.employer_share),
                Share(line.agency, line.coaching_share),
            ),
            concerned={line.agency, knows_employer},
        ),
    )


def terms_changed(now: Present, line: Line) -> None:
    change = {name: line.said[name] for name in TERMS}
    now.placements[line.placement].changes.append((line.day, change))


def placement_moved(is_paused: bool) -> Callable[[Present, Line], None]:
    def moved(now: Present, line: Line) -> None:
        placement = now.placements[line.placement]
        placement.is_paused, placement.moved_on = is_paused, line.day

    return moved


def placement_ended(now: Present, line: Line) -> None:
    placement = now.placements[line.placement]
    placement.ended_on = line.day
    now.jobs[line.opening].workers[line.placement] = (placement.started_on, line.day)


def checkpoint_recorded(now: Present, line: Line) -> None:
    placement = now.placements[line.placement]
    placement.checkpoints[line.said["day"]] = (line.status, line.day)
    if line.status != "not_reached":
        placement.answered.add(line.said["day"])
    if line.status == "same_job":
        last = placement.seen_at_work_on
        placement.seen_at_work_on = max(last, line.day) if last else line.day


def credit_shared(basis: str) -> Callable[[Present, Line], None]:
    def shared(now: Present, line: Line) -> None:
        credit = now.placements[line.placement].credit
        credit.shares = (
            Share(line.sourcing_agency, line.sourcing_share),
            Share(line.employer_agency, line.employer_share),
            Share(line.coaching_agency, line.coaching_share),
        )
        credit.concerned |= {share.agency for share in credit.shares}
        credit.basis, credit.said_on = basis, line.day
        credit.settled_on = line.day if basis == "settled" else None
        if basis == "settled":
            credit.disputed_on = None

    return shared


def credit_disputed(now: Present, line: Line) -> None:
    credit = now.placements[line.placement].credit
    credit.disputed_on = credit.said_on = line.day


# -- the network's rules --------------------------------------------------------------------------


def schedule_adopted(now: Present, line: Line) -> None:
    now.agreed.schedules.append((line.day, line.checkpoint_days, line.opens_before))


def shares_adopted(now: Present, line: Line) -> None:
    shares = (line.sourcing_share, line.employer_share, line.coaching_share)
    now.agreed.shares.append((line.day, shares))


def limits_adopted(now: Present, line: Line) -> None:
    now.agreed.interest_days.append((line.day, line.interest_days))


def reasons_adopted(now: Present, line: Line) -> None:
    now.agreed.reasons.setdefault(line.reasons_for, []).append((line.day, line.offered))


def nothing_new(now: Present, line: Line) -> None:
    """A description only: no rule asks for it."""


TOLD: dict[str, Callable[[Present, Line], None]] = {
    "AgencyJoined": agency_joined,
    "EmployerEngaged": employer_engaged,
    "SeekerRegistered": seeker_registered,
    "SeekerProfileChanged": nothing_new,
    "ConsentGiven": consent_given,
    "ConsentWithdrawn": consent_withdrawn,
    "SeekerLeftPool": seeker_left_pool,
    "SeekerTransferred": seeker_transferred,
    "ReferralMade": referral_made,
    "ReferralReceived": referral_received,
    "ReferralAccepted": referral_accepted,
    "ReferralDeclined": referral_over("declined"),
    "ReferralWithdrawn": referral_over("withdrawn"),
    "ReferralClosed": referral_over("closed"),
    "OpeningPosted": opening_posted,
    "OpeningChanged": opening_changed,
    "OpeningPaused": opening_turned("paused"),
    "OpeningClosed": opening_turned("closed"),
    "OpeningReopened": opening_turned("open"),
    "OpeningAnswered": opening_answered,
    "InterestConfirmed": interest_confirmed,
    "InterestWithdrawn": interest_withdrawn,
    "CandidateNominated": candidate_nominated,
    "NominationShortlisted": nomination_shortlisted,
    "InterviewScheduled": interview_scheduled,
    "InterviewRescheduled": interview_rescheduled,
    "InterviewCancelled": interview_fell_through("interview_cancelled"),
    "InterviewMissed": interview_fell_through("interview_missed"),
    "InterviewHeld": interview_held,
    "OfferMade": offer_made,
    "OfferDeclined": offer_declined,
    "NominationDeclined": nomination_declined,
    "NominationWithdrawn": nomination_withdrawn,
    "PlacementStarted": placement_started,
    "PlacementTermsChanged": terms_changed,
    "PlacementPaused": placement_moved(is_paused=True),
    "PlacementResumed": placement_moved(is_paused=False),
    "PlacementEnded": placement_ended,
    "CheckpointRecorded": checkpoint_recorded,
    "AttributionAgreed": credit_shared("agreed"),
    "AttributionDisputed": credit_disputed,
    "AttributionSettled": credit_shared("settled"),
    "RetentionScheduleAdopted": schedule_adopted,
    "AttributionPolicyAdopted": shares_adopted,
    "DayLimitsAdopted": limits_adopted,
    "ReasonListAdopted": reasons_adopted,
}
