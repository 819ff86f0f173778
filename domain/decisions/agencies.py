"""What may be done with member agencies: admit one, put its details right, let it go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.facts.agencies import AgencyDetailsChanged, AgencyJoined, AgencyLeft
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.seekers import (
    SeekerLeftPool,
    SeekerRegistered,
    SeekersMerged,
    SeekersUnmerged,
    SeekerTransferred,
)
from domain.facts.vocabulary import N_

AGENCY_UNKNOWN = Refusal(
    "agency_unknown",
    N_("No agency of the network is recorded under this name."),
    N_("Choose an agency from the list."),
    field="to_agency",
)
BEFORE_JOINING = Refusal(
    "before_joining",
    N_("The agency joined on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)
SUPPORTS_PEOPLE = Refusal(
    "supports_people",
    N_("Job seekers of this agency are in the pool: %(count)s."),
    N_("Each of them moves to another agency or leaves the pool first."),
)
HAS_RUNNING_PLACEMENTS = Refusal(
    "has_running_placements",
    N_("Placements of this agency go on: %(count)s."),
    N_("Wait until they have ended, so that somebody asks how they go."),
)


class AdmitAgency(Decision):
    """The coordinator records that an agency became a member."""

    agency: str
    name: str
    happened_on: date
    region: str | None = None
    website: str | None = None

    is_member: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(AgencyJoined, agency=self.agency)]

    @event(AgencyJoined)
    def joined(self) -> None:
        self.is_member = True

    def execute(self) -> None:
        self.must_be("coordinator", "operator")
        self.must_not_be_in_future(self.happened_on)
        if self.is_member:
            raise ID_TAKEN()
        self.record(
            AgencyJoined(
                agency=self.agency,
                name=self.name,
                region=self.region,
                website=self.website,
                happened_on=self.happened_on,
            )
        )


class OnAgency(Decision):
    """What every decision about a member has to know of it."""

    agency: str
    happened_on: date

    joined_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(AgencyJoined, AgencyLeft, agency=self.agency)]

    @event(AgencyJoined)
    def joined(self, happened_on: date) -> None:
        self.joined_on = happened_on

    def must_have_joined(self) -> None:
        """Refuse where the agency is no member, or was none on that day."""
        self.must_not_be_in_future(self.happened_on)
        if self.joined_on is None:
            raise AGENCY_UNKNOWN()
        self.must_be_member(self.agency)
        if self.happened_on < self.joined_on:
            raise BEFORE_JOINING(day=self.joined_on)


class ChangeAgencyDetails(OnAgency):
    """The agency, or the coordinator, puts right what is known of it."""

    name: str
    region: str | None = None
    website: str | None = None

    def execute(self) -> None:
        self.must_act_for(self.agency)
        self.must_have_joined()
        self.record(
            AgencyDetailsChanged(
                agency=self.agency,
                name=self.name,
                region=self.region,
                website=self.website,
                happened_on=self.happened_on,
            )
        )


class LeaveNetwork(OnAgency):
    """The coordinator records that an agency is no longer a member.

    Nobody whom it supports is left behind: neither a job seeker nor a placement that goes on.
    """

    supported: frozenset[str] = known(frozenset())
    running: frozenset[str] = known(frozenset())

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(
                AgencyJoined,
                AgencyLeft,
                SeekerRegistered,
                SeekerTransferred,
                SeekersMerged,
                SeekersUnmerged,
                SeekerLeftPool,
                PlacementStarted,
                PlacementEnded,
                agency=self.agency,
            )
        ]

    @event(SeekerRegistered)
    def registered(self, seeker: str) -> None:
        self.supported |= {seeker}

    @event(SeekerTransferred)
    def transferred(self, seeker: str, agency: str) -> None:
        if agency == self.agency:
            self.supported |= {seeker}
        else:
            self.supported -= {seeker}

    @event(SeekersMerged)
    def merged(self, duplicate: str) -> None:
        self.supported -= {duplicate}

    @event(SeekersUnmerged)
    def unmerged(self, duplicate: str, duplicate_agency: str) -> None:
        if duplicate_agency == self.agency:
            self.supported |= {duplicate}

    @event(SeekerLeftPool)
    def left_pool(self, seeker: str) -> None:
        self.supported -= {seeker}

    @event(PlacementStarted)
    def started(self, placement: str) -> None:
        self.running |= {placement}

    @event(PlacementEnded)
    def ended(self, placement: str) -> None:
        self.running -= {placement}

    def execute(self) -> None:
        self.must_be("coordinator")
        self.must_have_joined()
        if self.supported:
            raise SUPPORTS_PEOPLE(count=len(self.supported))
        if self.running:
            raise HAS_RUNNING_PLACEMENTS(count=len(self.running))
        self.record(AgencyLeft(agency=self.agency, happened_on=self.happened_on))
