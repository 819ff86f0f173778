"""Selection: what becomes of a nomination, from the employer's interest to its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypedDict

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.facts.interviews import (
    InterviewCancelled,
    InterviewHeld,
    InterviewMissed,
    InterviewRescheduled,
    InterviewScheduled,
)
from domain.facts.nominations import (
    CandidateNominated,
    NominationDeclined,
    NominationShortlisted,
    NominationWithdrawn,
)
from domain.facts.offers import OfferDeclined, OfferMade
from domain.facts.placements import PlacementStarted
from domain.facts.vocabulary import N_

NOMINATION_UNKNOWN = Refusal(
    "nomination_unknown",
    N_("No nomination is recorded under this reference."),
    N_("Choose a nomination from the list."),
    field="nomination",
)
NOMINATION_OVER = Refusal(
    "nomination_over",
    N_("This nomination ended on %(day)s."),
    N_("Open the nomination to see why. A new nomination may be possible."),
)
BEFORE_NOMINATION = Refusal(
    "before_nomination",
    N_("The nomination was made on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_INTERVIEW = Refusal(
    "before_interview",
    N_("An interview was held on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_SHORTLISTED = Refusal(
    "before_shortlisted",
    N_("The employer wanted to see them on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_INTERVIEW_AGREED = Refusal(
    "before_interview_agreed",
    N_("The interview was agreed on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_LAST_INTERVIEW = Refusal(
    "before_last_interview",
    N_("An interview was missed or called off on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_OFFER = Refusal(
    "before_offer",
    N_("The last word on an offer is from %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
SHORTLISTED_ALREADY = Refusal(
    "shortlisted_already",
    N_("That the employer wants to see them is recorded already, for %(day)s."),
    N_("Open the nomination to see it."),
)


class AboutNomination(TypedDict):
    """The things that every fact of a nomination names."""

    nomination: str
    seeker: str
    opening: str
    employer: str
    agency: str


class Agreed(NamedTuple):
    """An interview that is agreed: when that was said last, and its day."""

    said_on: date
    day: date


# Everything that may happen to a nomination.
STEPS = (
    CandidateNominated,
    NominationShortlisted,
    InterviewScheduled,
    InterviewRescheduled,
    InterviewCancelled,
    InterviewMissed,
    InterviewHeld,
    OfferMade,
    OfferDeclined,
    NominationDeclined,
    NominationWithdrawn,
    PlacementStarted,
)


class OnNomination(Decision):
    """What every decision on a nomination has to know of it."""

    nomination: str
    happened_on: date

    made: AboutNomination | None = known(None)
    nominated_on: date | None = known(None)
    shortlisted_on: date | None = known(None)
    agreed: Agreed | None = known(None)  # the interview that is still to come, or to be recorded
    held_on: frozenset[date] = known(frozenset())
    fell_through_on: date | None = known(None)  # the last interview that was missed or called off
    offer_stands: bool = known(False)
    offer_declined: bool = known(False)
    offer_word_on: date | None = known(None)  # the last offer, or the answer to it
    over_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(*STEPS, nomination=self.nomination)]

    @event(CandidateNominated)
    def nominated(
        self, seeker: str, opening: str, employer: str, agency: str, happened_on: date
    ) -> None:
        self.made = AboutNomination(
            nomination=self.nomination,
            seeker=seeker,
            opening=opening,
            employer=employer,
            agency=agency,
        )
        self.nominated_on = happened_on

    @event(NominationShortlisted)
    def shortlisted(self, happened_on: date) -> None:
        self.shortlisted_on = happened_on

    @event(InterviewScheduled)
    def scheduled(self, happened_on: date, interview_on: date) -> None:
        self.agreed = Agreed(happened_on, interview_on)

    @event(InterviewRescheduled)
    def rescheduled(self, happened_on: date, interview_on: date) -> None:
        self.agreed = Agreed(happened_on, interview_on)

    @event(InterviewCancelled)
    def cancelled(self, happened_on: date) -> None:
        self.agreed, self.fell_through_on = None, happened_on

    @event(InterviewMissed)
    def missed(self, happened_on: date) -> None:
        self.agreed, self.fell_through_on = None, happened_on

    @event(InterviewHeld)
    def held(self, happened_on: date) -> None:
        self.held_on |= {happened_on}
        # One from before, entered late, is not the one that is agreed.
        if self.agreed and happened_on >= self.agreed.said_on:
            self.agreed = None

    @event(OfferMade)
    def offered(self, happened_on: date) -> None:
        self.offer_stands, self.offer_declined = True, False
        self.offer_word_on = happened_on

    @event(OfferDeclined)
    def offer_refused(self, happened_on: date) -> None:
        self.offer_stands, self.offer_declined = False, True
        self.offer_word_on = happened_on

    @event(NominationDeclined)
    def declined(self, happened_on: date) -> None:
        self.over_on = happened_on

    @event(NominationWithdrawn)
    def withdrawn(self, happened_on: date) -> None:
        self.over_on = happened_on

    @event(PlacementStarted)
    def placed(self, nomination: str, happened_on: date) -> None:
        if nomination == self.nomination:
            self.over_on = happened_on

    def about(self) -> AboutNomination:
        """The things that the nomination concerns; refuses what no nomination allows."""
        if self.made is None or self.nominated_on is None:
            raise NOMINATION_UNKNOWN()
        self.must_act_for(self.made["agency"])
        self.must_not_be_in_future(self.happened_on)
        if self.over_on:
            raise NOMINATION_OVER(day=self.over_on)
        if self.happened_on < self.nominated_on:
            raise BEFORE_NOMINATION(day=self.nominated_on)
        return self.made

    def must_follow_interviews(self) -> None:
        """Refuse a day before an interview that took place, was missed or was called off."""
        last = max(self.held_on, default=self.happened_on)
        if self.happened_on < last:
            raise BEFORE_INTERVIEW(day=last)
        if self.fell_through_on and self.happened_on < self.fell_through_on:
            raise BEFORE_LAST_INTERVIEW(day=self.fell_through_on)

    def must_come_last(self) -> None:
        """Refuse a day before any step so far, where a decision follows from all of them."""
        self.must_follow_interviews()
        if self.agreed and self.happened_on < self.agreed.said_on:
            raise BEFORE_INTERVIEW_AGREED(day=self.agreed.said_on)
        if self.shortlisted_on and self.happened_on < self.shortlisted_on:
            raise BEFORE_SHORTLISTED(day=self.shortlisted_on)
        if self.offer_word_on and self.happened_on < self.offer_word_on:
            raise BEFORE_OFFER(day=self.offer_word_on)


class ShortlistNomination(OnNomination):
    """The employer wants to see the candidate."""

    def execute(self) -> None:
        about = self.about()
        if self.shortlisted_on:
            raise SHORTLISTED_ALREADY(day=self.shortlisted_on)
        self.record(NominationShortlisted(**about, happened_on=self.happened_on))


class DeclineNomination(OnNomination, UnderPolicy):
    """The employer says no."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        about = self.about()
        self.must_come_last()
        self.record(NominationDeclined(**about, reason=self.reason, happened_on=self.happened_on))


class WithdrawNomination(OnNomination):
    """The job seeker or the agency takes the nomination back."""

    withdrawn_by: str

    def execute(self) -> None:
        about = self.about()
        self.must_come_last()
        self.record(
            NominationWithdrawn(
                **about, withdrawn_by=self.withdrawn_by, happened_on=self.happened_on
            )
        )
