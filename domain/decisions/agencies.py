"""What may be done with member agencies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import ID_TAKEN
from domain.facts.agencies import AgencyJoined


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
