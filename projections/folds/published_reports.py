"""Published reports: what each one asked, and of which state of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from domain.facts import Recorded
from domain.facts.reports import ReportPublished
from projections.view import Row, View


class PublishedReportRow(Row, frozen=True, kw_only=True):
    """A report that stands. The columns are those of the fact."""

    report: str
    title: str
    audience: str
    first: date
    last: date
    about_agency: str | None
    region: str | None
    occupation: str | None
    least_evidence: str | None
    as_of: date
    known_at: str
    position: int
    threshold: int
    time_zone: str
    withheld: list[str]
    digest: str
    published_on: date
    published_at: datetime


def fold(facts: Sequence[Recorded]) -> list[PublishedReportRow]:
    """One row for a report."""
    rows = []
    for recorded in facts:
        if isinstance(recorded.fact, ReportPublished):
            fields = recorded.fact.as_dict()
            published_on = fields.pop("happened_on")
            times = {"published_on": published_on, "published_at": recorded.recorded_at}
            rows.append(PublishedReportRow(**fields, **times))
    return rows[:1]


VIEW = View("published_reports", "report", PublishedReportRow, (ReportPublished,), fold)
