"""Two records of one person: one is kept, the other points to it, and back again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import Refusal
from domain.decisions.seekers import (
    BEFORE_REGISTRATION,
    SEEKER_LEFT,
    SEEKER_MERGED,
    SEEKER_UNKNOWN,
)
from domain.facts.nominations import CandidateNominated, NominationDeclined, NominationWithdrawn
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.reference import reference
from domain.facts.seekers import (
    SeekerLeftPool,
    SeekerRegistered,
    SeekersMerged,
    SeekersUnmerged,
    SeekerTransferred,
)
from domain.facts.vocabulary import N_

ONE_RECORD = Refusal(
    "one_record",
    N_("This is one record, not two."),
    N_("Choose the two records that are of one person."),
)
STILL_UNDER_WAY = Refusal(
    "still_under_way",
    N_("A nomination or a placement of %(other)s goes on."),
    N_("Keep %(other)s and merge the other record into it, or wait until that has ended."),
    field="keep",
)
NOT_MERGED = Refusal(
    "not_merged",
    N_("These two records are not merged."),
    N_("Open the records to see how they stand."),
)
BEFORE_MERGE = Refusal(
    "before_merge",
    N_("The records were merged on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)


class OnTwoRecords(Decision):
    """What decisions about two records have to know of each."""

    seeker: str  # the one to keep
    duplicate: str
    happened_on: date

    agencies: tuple[tuple[str, str], ...] = known(())  # (record, agency); the last word counts
    here_on: date | None = known(None)  # when the later of the two came to its agency
    left: tuple[tuple[str, date], ...] = known(())
    merged: tuple[tuple[str, str, date], ...] = known(())  # (duplicate, kept, since)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(
                SeekerRegistered,
                SeekerTransferred,
                SeekerLeftPool,
                SeekersMerged,
                SeekersUnmerged,
                seeker=record,
            )
            for record in sorted({self.seeker, self.duplicate})
        ]

    @event(SeekerRegistered)
    def registered(self, seeker: str, agency: str, happened_on: date) -> None:
        self._came(seeker, agency, happened_on)

    @event(SeekerTransferred)
    def moved(self, seeker: str, agency: str, happened_on: date) -> None:
        self._came(seeker, agency, happened_on)

    def _came(self, seeker: str, agency: str, day: date) -> None:
        self.agencies += ((seeker, agency),)
        self.here_on = max(self.here_on or day, day)

    @event(SeekerLeftPool)
    def left_pool(self, seeker: str, happened_on: date) -> None:
        self.left += ((seeker, happened_on),)

    @event(SeekersMerged)
    def were_merged(self, seeker: str, duplicate: str, happened_on: date) -> None:
        self.merged += ((duplicate, seeker, happened_on),)

    @event(SeekersUnmerged)
    def were_told_apart(self, duplicate: str) -> None:
        self.merged = tuple(one for one in self.merged if one[0] != duplicate)

    def of_agencies(self) -> dict[str, str]:
        """The agency of each record; refuses who may not decide about both."""
        agencies = dict(self.agencies)
        if self.here_on is None or not {self.seeker, self.duplicate} <= agencies.keys():
            raise SEEKER_UNKNOWN()
        for record in (self.seeker, self.duplicate):
            self.must_act_for(agencies[record])
        self.must_not_be_in_future(self.happened_on)
        if self.happened_on < self.here_on:
            raise BEFORE_REGISTRATION(day=self.here_on)
        return agencies


class MergeSeekers(OnTwoRecords):
    """Two records are of one person. Nothing of the one that is kept changes; nothing more is
    recorded of the other. So the other has nothing under way."""

    nominations: frozenset[str] = known(frozenset())  # of the duplicate, not over
    placements: frozenset[str] = known(frozenset())

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(
                CandidateNominated,
                NominationDeclined,
                NominationWithdrawn,
                PlacementStarted,
                PlacementEnded,
                seeker=self.duplicate,
            ),
        ]

    @event(CandidateNominated)
    def nominated(self, nomination: str) -> None:
        self.nominations |= {nomination}

    @event(NominationDeclined)
    def declined(self, nomination: str) -> None:
        self.nominations -= {nomination}

    @event(NominationWithdrawn)
    def withdrawn(self, nomination: str) -> None:
        self.nominations -= {nomination}

    @event(PlacementStarted)
    def started(self, nomination: str, placement: str) -> None:
        self.nominations -= {nomination}
        self.placements |= {placement}

    @event(PlacementEnded)
    def ended(self, placement: str) -> None:
        self.placements -= {placement}

    def execute(self) -> None:
        if self.seeker == self.duplicate:
            raise ONE_RECORD()
        agencies = self.of_agencies()
        into = {duplicate: kept for duplicate, kept, _ in self.merged}
        for record in (self.duplicate, self.seeker):
            if record in into:
                raise SEEKER_MERGED(other=reference(into[record]))
        left = dict(self.left)
        if self.seeker in left:
            raise SEEKER_LEFT(day=left[self.seeker])
        if self.nominations or self.placements:
            raise STILL_UNDER_WAY(other=reference(self.duplicate))
        self.record(
            SeekersMerged(
                seeker=self.seeker,
                duplicate=self.duplicate,
                agency=agencies[self.seeker],
                duplicate_agency=agencies[self.duplicate],
                happened_on=self.happened_on,
            )
        )


class UnmergeSeekers(OnTwoRecords):
    """They are two people after all: each record stands for itself again."""

    def execute(self) -> None:
        agencies = self.of_agencies()
        since = [day for *pair, day in self.merged if pair == [self.duplicate, self.seeker]]
        if not since:
            raise NOT_MERGED()
        if self.happened_on < since[0]:
            raise BEFORE_MERGE(day=since[0])
        self.record(
            SeekersUnmerged(
                seeker=self.seeker,
                duplicate=self.duplicate,
                agency=agencies[self.seeker],
                duplicate_agency=agencies[self.duplicate],
                happened_on=self.happened_on,
            )
        )
