"""What may be done with employers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import ID_TAKEN
from domain.facts.employers import EmployerEngaged


class EngageEmployer(Decision):
    """The network begins to work with an employer."""

    employer: str
    name: str
    happened_on: date
    region: str | None = None
    contact: str | None = None
    agency: str | None = None  # who holds the relationship; unsaid: whoever records it

    is_engaged: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(EmployerEngaged, employer=self.employer)]

    @event(EmployerEngaged)
    def engaged(self) -> None:
        self.is_engaged = True

    def execute(self) -> None:
        agency = self.agency or self.by.agency
        self.must_act_for(agency)
        self.must_not_be_in_future(self.happened_on)
        if self.is_engaged:
            raise ID_TAKEN()
        self.record(
            EmployerEngaged(
                employer=self.employer,
                name=self.name,
                region=self.region,
                agency=agency,
                contact=self.contact,
                happened_on=self.happened_on,
            )
        )
