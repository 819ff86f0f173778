"""What a partner's columns and codes mean here."""

from __future__ import annotations

from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from domain.facts.vocabulary import DECLINE_REASONS
from web.imports.mapping import Mapping, Section, must_be_codes

WITHDRAWN = "withdrawn_by_seeker"  # a refusal reason that is really the job seeker's own no

Becomes = Literal["waiting", "hired", "declined", "called_off", "withdrawn"]


class Columns(Section, frozen=True, kw_only=True):
    """What the file calls each thing. docs/import.md says what each of them is."""

    application: str
    applied_at: str
    seeker: str
    given_name: str
    family_name: str
    sent_by: str
    agency: str
    employer: str
    job: str
    job_title: str
    state: str
    decided_at: str
    refusal_reason: str
    first_day: str
    last_day: str
    hours_per_week: str


class Openings(Section, frozen=True, kw_only=True):
    """What an opening is called where the file has no words for it."""

    without_job: str
    with_code_only: str  # holds %(code)s


class ApplicationsMapping(Mapping, frozen=True, kw_only=True):
    """How a partner's file of applications is read."""

    EXAMPLE: ClassVar[str] = "docs/partner-applications.toml"

    time_zone: str
    columns: Columns
    openings: Openings
    states: dict[str, Becomes]
    refusal_reasons: dict[str, str]

    def __post_init__(self) -> None:
        super().__post_init__()
        must_be_codes(self.refusal_reasons.values(), (*DECLINE_REASONS, WITHDRAWN))
        if "%(code)s" not in self.openings.with_code_only:
            raise ValueError("openings.with_code_only needs the place %(code)s")
        try:
            ZoneInfo(self.time_zone)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"“{self.time_zone}” is not a time zone") from None

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the partner's moments become days."""
        return ZoneInfo(self.time_zone)
