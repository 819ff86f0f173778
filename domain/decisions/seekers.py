"""What may be done with and for a job seeker: register, describe, consent, leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.facts import Fact
from domain.facts.agencies import AgencyLeft
from domain.facts.reference import reference
from domain.facts.seekers import (
    ConsentGiven,
    ConsentWithdrawn,
    SeekerLeftPool,
    SeekerProfileChanged,
    SeekerRegistered,
    SeekersMerged,
    SeekersUnmerged,
    SeekerTransferred,
)
from domain.facts.vocabulary import N_

SEEKER_UNKNOWN = Refusal(
    "seeker_unknown",
    N_("No job seeker is registered under this reference."),
    N_("Check the reference, or register the job seeker first."),
    field="seeker",
)
SEEKER_LEFT = Refusal(
    "seeker_left_pool",
    N_("This job seeker left the pool on %(day)s."),
    N_("Ask them whether they look for work again before you go on."),
)
BEFORE_REGISTRATION = Refusal(
    "before_registration",
    N_("The job seeker was registered on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
BEFORE_MOVE = Refusal(
    "before_move",
    N_("The job seeker moved to their agency on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
CONSENT_ENDS_BEFORE_IT_STARTS = Refusal(
    "consent_ends_before_it_starts",
    N_("The consent would end before it starts."),
    N_("Choose an end on or after the day it was given, or leave the end empty."),
    field="valid_until",
)
NO_CONSENT_TO_WITHDRAW = Refusal(
    "no_consent_to_withdraw",
    N_("There is no consent to withdraw."),
    N_("Nothing of this job seeker is shared. You need not do anything."),
)
BEFORE_CONSENT = Refusal(
    "before_consent",
    N_("The consent was given on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
CONSENT_CHANGED_LATER = Refusal(
    "consent_changed_later",
    N_("The consent was given or withdrawn on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
SEEKER_MERGED = Refusal(
    "seeker_merged",
    N_("This record is of the same person as %(other)s."),
    N_("Use %(other)s instead. If they are two people, say so on this record's page first."),
)
HOURS_THE_WRONG_WAY_ROUND = Refusal(
    "hours_the_wrong_way_round",
    N_("The most hours are fewer than the least hours."),
    N_("Swap the two numbers."),
    field="hours_max",
)

Consents = tuple[tuple[date, date | None], ...]  # (first day, last day) of each that was given


def is_live(consents: Consents, day: date) -> bool:
    """Whether a consent was given on or before this day, and not over by then.

    The latest consent by that day counts: it replaced the ones before it.
    """
    ends = [until for start, until in consents if start <= day]
    return bool(ends) and (ends[-1] is None or day <= ends[-1])


class OnSeeker(Decision):
    """What every decision about a registered job seeker has to know of them."""

    seeker: str
    happened_on: date

    agency: str | None = known(None)  # that supports them now
    registered_on: date | None = known(None)
    moved_on: date | None = known(None)  # to this agency
    merged_into: str | None = known(None)  # the record to use instead
    left_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [self.about_them()]

    def about_them(self, *more: type[Fact]) -> Selector:
        """What this learns of the job seeker: always where they stand, and these facts too."""
        return select(
            SeekerRegistered,
            SeekerTransferred,
            SeekersMerged,
            SeekersUnmerged,
            SeekerLeftPool,
            *more,
            seeker=self.seeker,
        )

    @event(SeekerRegistered)
    def registered(self, agency: str, happened_on: date) -> None:
        self.agency, self.registered_on = agency, happened_on

    @event(SeekerTransferred)
    def moved(self, agency: str, happened_on: date) -> None:
        self.agency, self.moved_on = agency, happened_on

    @event(SeekersMerged)
    def merged(self, seeker: str, duplicate: str) -> None:
        if duplicate == self.seeker:
            self.merged_into = seeker

    @event(SeekersUnmerged)
    def unmerged(self, duplicate: str) -> None:
        if duplicate == self.seeker:
            self.merged_into = None

    @event(SeekerLeftPool)
    def left(self, happened_on: date) -> None:
        self.left_on = happened_on

    def own_agency(self) -> str:
        """The agency that supports them; refuses what nobody may record of them."""
        if self.agency is None or self.registered_on is None:
            raise SEEKER_UNKNOWN()
        self.must_act_for(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.merged_into:
            raise SEEKER_MERGED(other=reference(self.merged_into))
        if self.happened_on < self.registered_on:
            raise BEFORE_REGISTRATION(day=self.registered_on)
        if self.moved_on and self.happened_on < self.moved_on:
            raise BEFORE_MOVE(day=self.moved_on)
        return self.agency

    def must_be_in_pool(self) -> None:
        """Refuse what makes sense only for somebody who looks for work."""
        if self.left_on:
            raise SEEKER_LEFT(day=self.left_on)


class RegisterSeeker(Decision):
    """An agency begins to work with a job seeker."""

    seeker: str
    given_name: str
    family_name: str
    happened_on: date
    agency: str
    birth_date: str | None = None
    email: str | None = None
    phone: str | None = None

    is_registered: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(SeekerRegistered, seeker=self.seeker),
            select(AgencyLeft, agency=self.agency),
        ]

    @event(SeekerRegistered)
    def registered(self) -> None:
        self.is_registered = True

    def execute(self) -> None:
        self.must_act_for(self.agency)
        self.must_be_member(self.agency)
        self.must_not_be_in_future(self.happened_on)
        if self.is_registered:
            raise ID_TAKEN()
        self.record(
            SeekerRegistered(
                seeker=self.seeker,
                agency=self.agency,
                given_name=self.given_name,
                family_name=self.family_name,
                birth_date=self.birth_date,
                email=self.email,
                phone=self.phone,
                happened_on=self.happened_on,
            )
        )


class ChangeSeekerProfile(OnSeeker):
    """The agency writes down what the job seeker looks for and brings."""

    occupations: list[str]
    skills: list[str]
    region: str | None = None
    hours_min: int | None = None
    hours_max: int | None = None
    work_needs: str | None = None
    disability: str | None = None
    notes: str | None = None

    def execute(self) -> None:
        agency = self.own_agency()
        if self.hours_max is not None and self.hours_max < (self.hours_min or 0):
            raise HOURS_THE_WRONG_WAY_ROUND()
        self.record(
            SeekerProfileChanged(
                seeker=self.seeker,
                agency=agency,
                occupations=self.occupations,
                skills=self.skills,
                region=self.region,
                hours_min=self.hours_min,
                hours_max=self.hours_max,
                work_needs=self.work_needs,
                disability=self.disability,
                notes=self.notes,
                happened_on=self.happened_on,
            )
        )


class GiveConsent(OnSeeker):
    """The job seeker agrees that their profile is shared with the network."""

    scope: str
    valid_until: date | None = None

    changed_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [self.about_them(ConsentGiven, ConsentWithdrawn)]

    @event(ConsentGiven)
    def given(self, happened_on: date) -> None:
        self.changed_on = happened_on

    @event(ConsentWithdrawn)
    def withdrawn(self, happened_on: date) -> None:
        self.changed_on = happened_on

    def execute(self) -> None:
        agency = self.own_agency()
        # An old consent that is entered late must not bring back one that was withdrawn since.
        if self.changed_on and self.happened_on < self.changed_on:
            raise CONSENT_CHANGED_LATER(day=self.changed_on)
        if self.valid_until and self.valid_until < self.happened_on:
            raise CONSENT_ENDS_BEFORE_IT_STARTS()
        self.record(
            ConsentGiven(
                seeker=self.seeker,
                agency=agency,
                scope=self.scope,
                valid_until=self.valid_until,
                happened_on=self.happened_on,
            )
        )


class WithdrawConsent(OnSeeker):
    """The job seeker takes their consent back. It works from the next request on."""

    given_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [self.about_them(ConsentGiven, ConsentWithdrawn)]

    @event(ConsentGiven)
    def given(self, happened_on: date) -> None:
        self.given_on = happened_on

    @event(ConsentWithdrawn)
    def withdrawn(self) -> None:
        self.given_on = None

    def execute(self) -> None:
        agency = self.own_agency()
        if self.given_on is None:
            raise NO_CONSENT_TO_WITHDRAW()
        if self.happened_on < self.given_on:
            raise BEFORE_CONSENT(day=self.given_on)
        self.record(
            ConsentWithdrawn(
                seeker=self.seeker,
                agency=agency,
                happened_on=self.happened_on,
            )
        )


class LeavePool(OnSeeker, UnderPolicy):
    """The job seeker stops looking for work through the network."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [self.about_them(), adopted_rules()]

    def execute(self) -> None:
        agency = self.own_agency()
        self.must_be_in_pool()
        self.record(
            SeekerLeftPool(
                seeker=self.seeker,
                agency=agency,
                reason=self.reason,
                happened_on=self.happened_on,
            )
        )
