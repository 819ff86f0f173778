"""What the columns and words of a spreadsheet of placements mean here."""

from __future__ import annotations

from typing import ClassVar

from domain.facts.vocabulary import CHECKPOINT_STATUSES, ENDED_BY, ENDING_REASONS, EVIDENCE, TERMS
from web.imports.mapping import Mapping, Section, must_be_codes


class Columns(Section, frozen=True, kw_only=True):
    """What the file calls each thing. docs/import.md says what each of them is."""

    placement: str
    first_day: str
    seeker: str
    given_name: str
    family_name: str
    agency: str
    employer: str
    job_title: str
    term: str
    planned_end: str | None = None
    hours_per_week: str | None = None
    hourly_wage: str | None = None
    last_day: str | None = None
    ending_reason: str | None = None
    ended_by: str | None = None

    def __post_init__(self) -> None:
        ending = (self.last_day, self.ending_reason, self.ended_by)
        if None in ending and any(ending):
            raise ValueError("last_day, ending_reason and ended_by go together")


class Checkpoint(Section, frozen=True, kw_only=True):
    """One checkpoint, so many days from the start, and its columns."""

    day: int
    status: str
    evidence: str
    happened_on: str

    def columns(self) -> dict[str, str]:
        """What we call it: what the file calls it."""
        return {
            "status": self.status,
            "evidence": self.evidence,
            "happened_on": self.happened_on,
        }


class PlacementsMapping(Mapping, frozen=True, kw_only=True):
    """How a file of placements is read."""

    EXAMPLE: ClassVar[str] = "docs/placements.toml"

    columns: Columns
    checkpoints: list[Checkpoint] = []
    terms: dict[str, str]
    ending_reasons: dict[str, str] = {}
    ended_by: dict[str, str] = {}
    statuses: dict[str, str] = {}
    evidence: dict[str, str] = {}

    def __post_init__(self) -> None:
        super().__post_init__()
        for said, codes in (
            (self.terms, TERMS),
            (self.ending_reasons, ENDING_REASONS),
            (self.ended_by, ENDED_BY),
            (self.statuses, CHECKPOINT_STATUSES),
            (self.evidence, EVIDENCE),
        ):
            must_be_codes(said.values(), codes)

    def column_names(self) -> list[str]:
        own = super().column_names()
        return own + [name for c in self.checkpoints for name in c.columns().values()]
