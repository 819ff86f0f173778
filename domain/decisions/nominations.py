"""Nomination: an agency puts a job seeker forward for an opening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.openings import OPENING_FULL, OnOpening
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.decisions.seekers import Consents, OnSeeker, is_live
from domain.decisions.vacancy import PLACES, TURNS
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationWithdrawn,
)
from domain.facts.seekers import ConsentGiven, ConsentWithdrawn
from domain.facts.vocabulary import N_

NO_LIVE_CONSENT = Refusal(
    "no_live_consent",
    N_("There is no consent to share this job seeker's profile on this day."),
    N_("Ask the job seeker. If they agree, record their consent, then nominate."),
    field="seeker",
)
INTEREST_NOT_CONFIRMED = Refusal(
    "interest_not_confirmed",
    N_("The job seeker has not confirmed that they want this opening."),
    N_("Ask them about this very opening, record their interest, then nominate."),
    field="seeker",
)
BEFORE_INTEREST = Refusal(
    "before_interest",
    N_("The job seeker confirmed their interest on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
INTEREST_STALE = Refusal(
    "interest_stale",
    N_("The job seeker said on %(day)s that they want this. That is over %(limit)s days ago."),
    N_("Ask them whether they still want it, record their interest again, then nominate."),
    field="seeker",
)
ALREADY_NOMINATED = Refusal(
    "already_nominated",
    N_("This job seeker was nominated for this opening already."),
    N_("Open the nomination to see how it stands."),
    field="seeker",
)


class NominateCandidate(OnSeeker, OnOpening, UnderPolicy):
    """An agency puts forward a job seeker who wants this opening.

    It depends at once on the consent, the interest in this very opening, the opening being open
    with a place left, and no earlier nomination.
    """

    nomination: str

    consents: Consents = known(())
    interests: tuple[date, ...] = known(())  # said again, it is fresh again
    is_nominated: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            self.about_them(ConsentGiven, ConsentWithdrawn),
            select(*TURNS, *PLACES, opening=self.opening),
            select(
                InterestConfirmed,
                InterestWithdrawn,
                CandidateNominated,
                NominationWithdrawn,
                seeker=self.seeker,
                opening=self.opening,
            ),
            adopted_rules(),
        ]

    @event(ConsentGiven)
    def consented(self, happened_on: date, valid_until: date | None) -> None:
        self.consents += ((happened_on, valid_until),)

    @event(ConsentWithdrawn)
    def consent_withdrawn(self) -> None:
        self.consents = ()

    @event(InterestConfirmed)
    def interested(self, happened_on: date) -> None:
        self.interests += (happened_on,)

    @event(InterestWithdrawn)
    def no_longer_interested(self) -> None:
        self.interests = ()

    @event(CandidateNominated)
    def nominated(self) -> None:
        self.is_nominated = True

    @event(NominationWithdrawn)
    def nomination_withdrawn(self, withdrawn_by: str) -> None:
        self.is_nominated = False
        if withdrawn_by == "seeker":
            self.interests = ()

    def has_live_consent(self) -> bool:
        """Given on or before the day of the nomination, and not over by then."""
        return is_live(self.consents, self.happened_on)

    def must_be_fresh_interest(self) -> None:
        """Refuse unless they said so by that day, and not too long before it."""
        if not self.interests:
            raise INTEREST_NOT_CONFIRMED()
        said = [day for day in self.interests if day <= self.happened_on]
        if not said:
            raise BEFORE_INTEREST(day=min(self.interests))
        limits = self.policy.limits(self.happened_on)
        if limits.is_interest_stale(max(said), self.happened_on):
            raise INTEREST_STALE(day=max(said), limit=limits.interest)

    def execute(self) -> None:
        agency = self.own_agency()
        self.must_be_in_pool()
        employer = self.employer_of_opening()
        if self.is_nominated:
            raise ALREADY_NOMINATED()
        self.must_take_candidates()
        if self.vacancy.is_full:
            raise OPENING_FULL()
        if not self.has_live_consent():
            raise NO_LIVE_CONSENT()
        self.must_be_fresh_interest()
        self.record(
            CandidateNominated(
                nomination=self.nomination,
                seeker=self.seeker,
                opening=self.opening,
                employer=employer,
                agency=agency,
                happened_on=self.happened_on,
            )
        )
