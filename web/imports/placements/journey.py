"""A placement as decisions: who was put forward where, how the job went, how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
from flask_babel import gettext as _

from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.retention import CheckpointRecorded
from web.imports.answers import RowRefused
from web.imports.kind import Kind, Missing
from web.imports.mapping import names_of
from web.imports.placements.mapping import PlacementsMapping
from web.imports.placements.rows import Placed, PlacementReader
from web.imports.rows import in_words
from web.imports.steps import Desk, Step
from web.imports.table import Row


class Ids(msgspec.Struct, frozen=True):
    """What a placement's things are called here. Two rows about the same person meet."""

    seeker: str
    employer: str
    opening: str
    nomination: str
    placement: str


class Placements(Kind[PlacementsMapping, Placed]):
    """Turns placements into decisions, given what is known so far."""

    NAME = "placements"
    MAPPING = PlacementsMapping
    ROOTS = (PlacementStarted,)

    def __init__(self, mapping: PlacementsMapping, desk: Desk) -> None:
        super().__init__(mapping, desk)
        self._reader = PlacementReader(mapping, desk.today)
        self._columns = names_of(mapping.columns) | {
            "opening": mapping.columns.job_title,
            "happened_on": mapping.columns.first_day,
        }

    def read(self, row: Row) -> Placed:
        return self._reader.read(row)

    def happened(self, entry: Placed) -> date:
        return entry.first_day

    def root_tag(self, entry: Placed) -> str:
        return f"placement:{self._own_id('placement', entry)}"

    def seeker_tag(self, entry: Placed) -> str:
        return f"seeker:{self._mapping.id('seeker', entry.seeker)}"

    def _own_id(self, kind: str, entry: Placed) -> str:
        """The id of what is this row's alone. A key may be that of an application too."""
        return self._mapping.id(kind, self.NAME, entry.key)

    def _ids(self, entry: Placed) -> Ids:
        new = self._mapping.id("employer", entry.employer)
        column = self._mapping.columns.employer
        return Ids(
            seeker=self._mapping.id("seeker", entry.seeker),
            employer=self._desk.employers.find(entry.employer, new, column),
            opening=self._own_id("opening", entry),
            nomination=self._own_id("nomination", entry),
            placement=self._own_id("placement", entry),
        )

    def missing(self, entry: Placed) -> Missing | None:
        tag, known = self.root_tag(entry), self._desk.known
        if entry.ending and not known.find(PlacementEnded, tag):
            return Missing(
                self._columns["last_day"],
                _("The file says that the job ended, and that is not recorded yet."),
            )
        checked = {fact.day for fact in known.all(CheckpointRecorded, tag)}
        for checkpoint in entry.checkpoints:
            if checkpoint.day not in checked:
                return Missing(
                    checkpoint.columns["status"],
                    _(
                        "The checkpoint at %(day)s days is not recorded yet.",
                        day=checkpoint.day,
                    ),
                )
        return None

    def steps(self, entry: Placed) -> list[Step]:
        e, ids, on, columns = entry, self._ids(entry), entry.first_day, self._columns
        self._must_be_new(e, ids)
        names = (e.given_name, e.family_name)
        agency = self._desk.agencies.find(e.agency, columns["agency"])
        return [
            *self._arrivals.agency(agency, on, columns["agency"], columns),
            *self._arrivals.seeker(ids.seeker, agency.id, names, on, columns),
            *self._arrivals.employer(ids.employer, e.employer, on, columns),
            self._arrivals.opening(ids.opening, ids.employer, e.job_title, 1, on, columns),
            *self._arrivals.candidacy(ids.nomination, ids.seeker, ids.opening, on, columns),
            self._start(e, ids),
            *self._checkpoints(e, ids),
            *self._end(e, ids),
        ]

    def _must_be_new(self, e: Placed, ids: Ids) -> None:
        """Refuse a placement that is recorded under another key: it would count twice."""
        for started in self._desk.known.all(PlacementStarted, f"seeker:{ids.seeker}"):
            if (started.employer, started.happened_on) == (ids.employer, e.first_day):
                raise RowRefused(
                    self._columns["first_day"],
                    _(
                        "A placement of this person at %(employer)s from %(day)s on is recorded"
                        " already.",
                        employer=e.employer,
                        day=in_words(e.first_day),
                    ),
                    _("Look at it on their page. If it is this one, take the row out of the file."),
                )

    def _start(self, e: Placed, ids: Ids) -> Step:
        return self._desk.step(
            StartPlacement,
            self._columns,
            placement=ids.placement,
            nomination=ids.nomination,
            opening=ids.opening,
            term=e.term,
            planned_end=e.planned_end,
            hours_per_week=e.hours_per_week,
            hourly_wage=e.hourly_wage,
            happened_on=e.first_day,
        )

    def _checkpoints(self, e: Placed, ids: Ids) -> Iterator[Step]:
        for checkpoint in e.checkpoints:
            yield self._desk.step(
                RecordCheckpoint,
                {**checkpoint.columns, "day": checkpoint.columns["status"]},
                placement=ids.placement,
                day=checkpoint.day,
                status=checkpoint.status,
                evidence=checkpoint.evidence,
                happened_on=checkpoint.happened_on,
            )

    def _end(self, e: Placed, ids: Ids) -> Iterator[Step]:
        if e.ending:
            yield self._desk.step(
                EndPlacement,
                {**self._columns, "happened_on": self._columns["last_day"]},
                placement=ids.placement,
                reason=e.ending.reason,
                ended_by=e.ending.ended_by,
                happened_on=e.ending.last_day,
            )
