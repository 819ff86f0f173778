"""Publishing a report: from then on it stands, and can be worked out again by anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import Decision, known, select
from domain.decisions.policy import Policy
from domain.decisions.refusals import ID_TAKEN, Refusal
from domain.facts import Fact
from domain.facts.network import OWN, SmallCellThresholdsAdopted
from domain.facts.reports import ReportPublished
from domain.facts.vocabulary import N_

COUNTS_AHEAD = Refusal(
    "counts_ahead",
    N_("A report cannot count days that have not come."),
    N_("Choose today or an earlier day."),
    field="as_of",
)
PERIOD_AHEAD = Refusal(
    "period_ahead",
    N_("This period begins after the last day that is counted."),
    N_("Choose an earlier period, or count until a later day."),
    field="first",
)
SHOWS_TOO_SMALL = Refusal(
    "shows_too_small",
    N_("The network agreed to hide counts under %(threshold)s from these readers."),
    N_("Publish the report again: it is worked out anew, by that rule."),
)


class PublishReport(Decision):
    """The coordinator publishes what was worked out from one state of the ledger."""

    happened_on: date
    report: str
    title: str
    audience: str
    first: date
    last: date
    about_agency: str | None = None
    region: str | None = None
    occupation: str | None = None
    least_evidence: str | None = None
    as_of: date
    known_at: str
    position: int
    threshold: int
    time_zone: str
    withheld: list[str]
    digest: str

    is_published: bool = known(False)
    policy: Policy = known(Policy())

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            select(ReportPublished, report=self.report),
            select(SmallCellThresholdsAdopted, network=OWN),
        ]

    @event(ReportPublished)
    def published(self) -> None:
        self.is_published = True

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, SmallCellThresholdsAdopted):
            self.policy = Policy((*self.policy.adopted, fact))
        else:
            super().meet(position, fact)

    def execute(self) -> None:
        self.must_be("coordinator")
        self.must_not_be_in_future(self.happened_on)
        if self.is_published:
            raise ID_TAKEN()
        if self.as_of > self.happened_on:
            raise COUNTS_AHEAD()
        if self.first > self.as_of:
            raise PERIOD_AHEAD()
        self.must_hide_enough()
        self.record(
            ReportPublished(
                report=self.report,
                title=self.title,
                audience=self.audience,
                first=self.first,
                last=self.last,
                about_agency=self.about_agency,
                region=self.region,
                occupation=self.occupation,
                least_evidence=self.least_evidence,
                as_of=self.as_of,
                known_at=self.known_at,
                position=self.position,
                threshold=self.threshold,
                time_zone=self.time_zone,
                withheld=self.withheld,
                digest=self.digest,
                happened_on=self.happened_on,
            )
        )

    def must_hide_enough(self) -> None:
        """Refuse what was worked out before the network agreed on a greater number."""
        agreed = self.policy.threshold(self.audience, self.happened_on)
        if self.threshold < agreed:
            raise SHOWS_TOO_SMALL(threshold=agreed)
