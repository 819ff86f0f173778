"""Published reports: what was asked, of which state of the ledger, and what came out."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from domain.facts.base import Fact, ReportId, coded
from domain.facts.vocabulary import EVIDENCE, N_, OCCUPATIONS, REGIONS, REPORT_AUDIENCES


class ReportPublished(Fact, frozen=True, kw_only=True):
    """A report that anybody can work out again from the facts, byte for byte.

    It counts what was true by `as_of` and known at `known_at` (UTC, ISO 8601): the ledger up to
    `position`. `withheld` are figures that would tell too much beside an earlier report. `digest`
    is the SHA-256 of the report's bytes.
    """

    SENTENCE: ClassVar[str] = N_("The report “%(title)s” was published. For: %(audience)s.")
    QUIET = ("about_agency", "digest", "threshold", "time_zone", "withheld")

    report: ReportId
    title: str
    audience: Annotated[str, coded(REPORT_AUDIENCES)]
    first: date  # of the period
    last: date
    about_agency: str | None = None  # an agency that is looked at; the report is not its own
    region: Annotated[str, coded(REGIONS)] | None = None
    occupation: Annotated[str, coded(OCCUPATIONS)] | None = None
    least_evidence: Annotated[str, coded(EVIDENCE)] | None = None
    as_of: date
    known_at: str
    position: int
    threshold: int
    time_zone: str  # of the network, for business hours
    withheld: list[str]  # figures, by their codes
    digest: str
