"""One row of a spreadsheet as a placement: what it says, or why it cannot be facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from flask_babel import gettext as _

from web.imports.mapping import names_of
from web.imports.placements.mapping import Checkpoint, PlacementsMapping
from web.imports.rows import (
    MOST_HOURS,
    Entry,
    RowSchema,
    contradiction,
    load,
    must_be_past,
    must_have_begun,
    word_for,
)
from web.imports.table import Row
from web.schemas import fields


class PlacementSchema(RowSchema):
    """The cells of one placement."""

    placement = fields.text("", required=True)
    first_day = fields.day("")
    seeker = fields.text("", required=True)
    given_name = fields.text("")
    family_name = fields.text("")
    agency = fields.text("", required=True)
    employer = fields.text("", required=True)
    job_title = fields.text("", required=True)
    term = fields.text("")
    planned_end = fields.day("", required=False)
    hours_per_week = fields.whole("", least=1, most=MOST_HOURS)
    hourly_wage = fields.money("")
    last_day = fields.day("", required=False)
    ending_reason = fields.text("")
    ended_by = fields.text("")


class CheckpointSchema(RowSchema):
    """The cells of one checkpoint."""

    status = fields.text("", required=True)
    evidence = fields.text("")
    happened_on = fields.day("")


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """How it stood at a checkpoint."""

    columns: dict[str, str]
    day: int
    status: str
    evidence: str
    happened_on: date


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a placement ended."""

    last_day: date
    reason: str
    ended_by: str


class Placed(Entry, frozen=True, kw_only=True):
    """What a placement's row says."""

    first_day: date
    given_name: str | None
    family_name: str | None
    agency: str
    employer: str
    job_title: str
    term: str
    planned_end: date | None
    hours_per_week: int | None
    hourly_wage: str | None
    ending: Ending | None
    checkpoints: list[Checked]


# What a placement takes from its row unchanged.
AS_SAID = (
    "first_day",
    "seeker",
    "given_name",
    "family_name",
    "agency",
    "employer",
    "job_title",
    "planned_end",
    "hours_per_week",
    "hourly_wage",
)


class PlacementReader:
    """Reads the rows of one file."""

    def __init__(self, mapping: PlacementsMapping, today: date) -> None:
        self._mapping, self._today = mapping, today
        self._names = names_of(mapping.columns)
        self._schema, self._checkpoint_schema = PlacementSchema(), CheckpointSchema()

    def read(self, row: Row) -> Placed:
        """The placement in a row. Raises RowRefused."""
        said = load(row, self._names, self._schema)
        term = self._word("term", said, self._mapping.terms, "[terms]")
        if term != "fixed_term" and "planned_end" in said:
            raise contradiction(
                self._names["planned_end"], _("Only a fixed term has a planned end.")
            )
        first, last = said["first_day"], said.get("last_day")
        days = (self._names["first_day"], self._names.get("last_day", ""))
        must_have_begun(first, last, days, self._today)
        as_said: dict[str, Any] = {name: said.get(name) for name in AS_SAID}
        return Placed(
            row=row.number,
            key=said["placement"],
            term=term,
            ending=self._ending(said),
            checkpoints=self._checkpoints(row),
            **as_said,
        )

    def _word(self, name: str, said: dict[str, Any], words: dict[str, str], section: str) -> str:
        return word_for(words, said.get(name), self._names[name], section)

    def _ending(self, said: dict[str, Any]) -> Ending | None:
        rules = self._mapping
        if "last_day" not in said:
            if "ending_reason" in said or "ended_by" in said:
                raise contradiction(
                    self._names["last_day"],
                    _("The row says how the job ended, but the last day is empty."),
                )
            return None
        must_be_past(said["last_day"], self._names["last_day"], self._today)
        return Ending(
            last_day=said["last_day"],
            reason=self._word("ending_reason", said, rules.ending_reasons, "[ending_reasons]"),
            ended_by=self._word("ended_by", said, rules.ended_by, "[ended_by]"),
        )

    def _checkpoints(self, row: Row) -> list[Checked]:
        """Those that the row has, in the order of their days."""
        found = [
            self._checkpoint(row, checkpoint)
            for checkpoint in self._mapping.checkpoints
            if any(column in row.cells for column in checkpoint.columns().values())
        ]
        return sorted(found, key=lambda c: (c.happened_on, c.day))

    def _checkpoint(self, row: Row, checkpoint: Checkpoint) -> Checked:
        columns, rules = checkpoint.columns(), self._mapping
        said = load(row, columns, self._checkpoint_schema)
        must_be_past(said["happened_on"], columns["happened_on"], self._today)
        status = word_for(rules.statuses, said["status"], columns["status"], "[statuses]")
        evidence = "not_reached"
        if "evidence" in said or status != "not_reached":
            evidence = word_for(
                rules.evidence, said.get("evidence"), columns["evidence"], "[evidence]"
            )
        return Checked(
            columns=columns,
            day=checkpoint.day,
            status=status,
            evidence=evidence,
            happened_on=said["happened_on"],
        )
