"""What may be done with employers: engage one, put its details right, keep in touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.openings import EMPLOYER_UNKNOWN
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.facts.employers import EmployerContactLogged, EmployerDetailsChanged, EmployerEngaged
from domain.facts.vocabulary import N_

BEFORE_FIRST_CONTACT = Refusal(
    "before_first_contact",
    N_("The network began to work with this employer on %(day)s. This date is earlier."),
    N_("Use that day or a later one."),
    field="happened_on",
)


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


class OnEmployer(Decision):
    """What every decision about an employer has to know of it."""

    employer: str
    happened_on: date

    holder: str | None = known(None)  # the agency that knows them; None: the coordinator
    engaged_on: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(EmployerEngaged, employer=self.employer)]

    @event(EmployerEngaged)
    def engaged(self, agency: str | None, happened_on: date) -> None:
        self.holder, self.engaged_on = agency, happened_on

    def must_be_known(self) -> None:
        """Refuse where the network does not work with them, or did not on that day."""
        self.must_be("agency", "coordinator")
        self.must_not_be_in_future(self.happened_on)
        if self.engaged_on is None:
            raise EMPLOYER_UNKNOWN()
        if self.happened_on < self.engaged_on:
            raise BEFORE_FIRST_CONTACT(day=self.engaged_on)


class ChangeEmployerDetails(OnEmployer):
    """Whoever holds the relationship puts right what is known of the employer."""

    name: str
    region: str | None = None
    contact: str | None = None

    def execute(self) -> None:
        self.must_be_known()
        self.must_act_for(self.holder)
        self.record(
            EmployerDetailsChanged(
                employer=self.employer,
                agency=self.holder,
                name=self.name,
                region=self.region,
                contact=self.contact,
                happened_on=self.happened_on,
            )
        )


class LogEmployerContact(OnEmployer):
    """Anybody of the network who talked to the employer writes it down."""

    kind: str
    note: str | None = None

    def execute(self) -> None:
        self.must_be_known()
        self.record(
            EmployerContactLogged(
                employer=self.employer,
                agency=self.by.agency,
                kind=self.kind,
                note=self.note,
                happened_on=self.happened_on,
            )
        )
