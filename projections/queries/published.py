"""Published reports: worked out once, and again from the same facts whenever somebody asks."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from domain.ledger.ledger import Ledger
from projections.folds import published_reports
from projections.folds.published_reports import PublishedReportRow
from projections.outcomes.figures import Question, Report
from projections.outcomes.headings import headed
from projections.outcomes.releases import (
    Changed,
    changes,
    content,
    digest,
    is_beside,
    telling,
    withhold,
    without_small_agencies,
)
from projections.queries.outcomes import answer
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.viewer import NotVisible, Viewer

# Who may read a report, by its audience. What is for funders the coordinator hands to them.
READERS = {
    "network": ("agency", "coordinator", "auditor"),
    "funder": ("coordinator", "auditor"),
    "public": ("agency", "coordinator", "auditor", "operator"),
}
# A report is the same for everybody: no reader's own figures are shown in full.
READER = Viewer(user="report", role="auditor")
NEWEST = "published_on DESC, published_at DESC, report"


class Release(msgspec.Struct, frozen=True):
    """A published report, worked out anew. `is_same`: to the byte what was published."""

    row: PublishedReportRow
    report: Report
    content: bytes
    is_same: bool


class Draft(msgspec.Struct, frozen=True):
    """What would be published now, and what the fact has to say of it."""

    report: Report
    known_at: str
    position: int
    threshold: int
    withheld: list[str]
    digest: str


def published(ledger: Ledger, viewer: Viewer) -> list[PublishedReportRow]:
    """Every report that stands and that the viewer may read, newest first."""
    found = rows(ledger, published_reports.VIEW, PublishedReportRow, order=NEWEST)
    return [row for row in found if viewer.role in READERS[row.audience]]


def report_row(ledger: Ledger, viewer: Viewer, report: str) -> PublishedReportRow:
    """One of them. Raises NotVisible."""
    found = [row for row in published(ledger, viewer) if row.report == report]
    if not found:
        raise NotVisible
    return found[0]


def release(ledger: Ledger, viewer: Viewer, report: str) -> Release:
    """A report, worked out from the facts that it counted. Raises NotVisible."""
    row = report_row(ledger, viewer, report)
    found = _work_out_again(ledger, row, question(row))
    return Release(row, found, content(found), digest(found) == row.digest)


def to_read(ledger: Ledger, viewer: Viewer, report: str) -> Release:
    """The same, with headings that name what it is about. Raises NotVisible."""
    found = release(ledger, viewer, report)
    return msgspec.structs.replace(found, report=headed(found.report, agency_names(ledger)))


def draft(ledger: Ledger, asked: Question, today: date, zone: tzinfo) -> Draft:
    """A report of the ledger as it is now, counted until `asked.as_of` (today, if not said).

    What earlier reports tell beside it is taken into account: those that stand, whoever reads them.
    Counts are hidden by the rule that the network has today, whenever the counting ends.
    """
    head = ledger.head()
    last = ledger.at(head)
    known_at = last.recorded_at if last else datetime.now(UTC)
    clocks = {"as_of": asked.as_of or today, "known_at": known_at, "upto": head}
    pinned = msgspec.structs.replace(asked, **clocks)
    threshold = policy(ledger).threshold(asked.audience, today)
    plain = _work_out(ledger, pinned, today, zone, threshold)
    withheld: set[str] = set()
    for row in rows(ledger, published_reports.VIEW, PublishedReportRow, order=NEWEST):
        if is_beside(pinned, question(row)):
            withheld |= telling(plain, release(ledger, READER, row.report).report)
    found = withhold(plain, withheld)
    return Draft(
        report=found,
        known_at=known_at.isoformat(),
        position=found.position,
        threshold=found.threshold,
        withheld=sorted(withheld),
        digest=digest(found),
    )


def changed(ledger: Ledger, viewer: Viewer, report: str) -> list[Changed]:
    """What the report would say now of the same days: late entries and strikes. Raises NotVisible.

    For coordinator and auditor: one more entry is one person.
    """
    if viewer.role not in ("coordinator", "auditor"):
        raise NotVisible
    then = release(ledger, viewer, report)
    asked = msgspec.structs.replace(question(then.row), known_at=None, upto=None)
    now, names = _work_out_again(ledger, then.row, asked), agency_names(ledger)
    return changes(headed(then.report, names), headed(now, names))


def question(row: PublishedReportRow) -> Question:
    """What a report asked."""
    return Question(
        first=row.first,
        last=row.last,
        agency=row.about_agency,
        region=row.region,
        occupation=row.occupation,
        as_of=row.as_of,
        known_at=datetime.fromisoformat(row.known_at),
        upto=row.position,
        audience=row.audience,
        least_evidence=row.least_evidence,
    )


def as_said(asked: Question, found: Draft) -> dict[str, Any]:
    """What the decision to publish is given of the question and its answer."""
    pinned = found.report.question
    return {
        "audience": asked.audience,
        "first": asked.first,
        "last": asked.last,
        "about_agency": asked.agency,
        "region": asked.region,
        "occupation": asked.occupation,
        "least_evidence": asked.least_evidence,
        "as_of": pinned.as_of,
        "known_at": found.known_at,
        "position": found.position,
        "threshold": found.threshold,
        "withheld": found.withheld,
        "digest": found.digest,
    }


def _work_out_again(ledger: Ledger, row: PublishedReportRow, asked: Question) -> Report:
    """What is asked, with what a report was published with."""
    found = _work_out(ledger, asked, row.as_of, ZoneInfo(row.time_zone), row.threshold)
    return withhold(found, set(row.withheld))


def _work_out(ledger: Ledger, asked: Question, today: date, zone: tzinfo, threshold: int) -> Report:
    found = answer(ledger, READER, asked, today, zone, threshold)
    return without_small_agencies(found, agency_names(ledger).keys())
