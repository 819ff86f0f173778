"""An application as decisions: who joins, who is registered, what opening, what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec
from flask_babel import gettext as _

from domain.decisions.opening_turns import CloseOpening, PauseOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.selection import DeclineNomination, WithdrawNomination
from domain.facts import Fact
from domain.facts.nominations import CandidateNominated, NominationDeclined, NominationWithdrawn
from domain.facts.openings import OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from web.imports.answers import RowRefused
from web.imports.applications.mapping import ApplicationsMapping
from web.imports.applications.rows import Application, ApplicationSchema, read_application
from web.imports.kind import Kind, Missing
from web.imports.steps import Desk, Step
from web.imports.table import Row


class Ids(msgspec.Struct, frozen=True):
    """What an application's things are called here. Two rows about the same thing meet."""

    seeker: str
    employer: str
    opening: str
    nomination: str
    placement: str

    @classmethod
    def of(cls, application: Application, mapping: ApplicationsMapping) -> Ids:
        """Made from the partner's own keys."""
        a = application
        job = ("job", a.job) if a.job else ("no job", a.key)
        return cls(
            seeker=mapping.id("seeker", a.seeker),
            employer=mapping.id("employer", a.employer),
            opening=mapping.id("opening", *job),
            nomination=mapping.id("nomination", a.key),
            placement=mapping.id("placement", a.key),
        )


def places_by_job(applications: Iterable[Application]) -> dict[str, int]:
    """How many places each job of the file has.

    The file does not say. Every hire took one; where somebody was not hired, one more was on
    offer when they applied, and those who still wait hope for it.
    """
    hires: Counter[str] = Counter()
    others = set()
    for a in applications:
        if a.job and a.becomes == "hired":
            hires[a.job] += 1
        elif a.job:
            others.add(a.job)
    return {job: hires[job] + (job in others) for job in hires.keys() | others}


def outcome_kinds(application: Application, today: date) -> set[type[Fact]]:
    """The facts that say what became of the application, as its row tells it."""
    kinds: dict[str, set[type[Fact]]] = {
        "waiting": set(),
        "hired": {PlacementStarted},
        "declined": {NominationDeclined},
        "called_off": {NominationDeclined},
        "withdrawn": {NominationWithdrawn},
    }
    ended: set[type[Fact]] = {PlacementEnded} if _has_ended(application, today) else set()
    return kinds[application.becomes] | ended


def _has_ended(application: Application, today: date) -> bool:
    a = application
    return a.becomes == "hired" and a.last_day is not None and a.last_day < today


class Applications(Kind[ApplicationsMapping, Application]):
    """Turns applications into decisions, given what is known so far."""

    NAME = "applications"
    MAPPING = ApplicationsMapping
    ROOTS = (CandidateNominated,)

    def __init__(self, mapping: ApplicationsMapping, desk: Desk) -> None:
        super().__init__(mapping, desk)
        self._schema = ApplicationSchema(mapping.zone)
        self._places: dict[str, int] = {}
        columns = mapping.columns
        self._columns = {
            "seeker": columns.seeker,
            "agency": columns.agency,
            "employer": columns.employer,
            "opening": columns.job,
            "happened_on": columns.applied_at,
        }

    def read(self, row: Row) -> Application:
        return read_application(row, self._mapping, self._schema, self._desk.today)

    def survey(self, entries: Sequence[Application]) -> None:
        self._places = places_by_job(entries)

    def happened(self, entry: Application) -> datetime:
        return entry.applied_at

    def root_tag(self, entry: Application) -> str:
        return f"nomination:{Ids.of(entry, self._mapping).nomination}"

    def seeker_tag(self, entry: Application) -> str:
        return f"seeker:{Ids.of(entry, self._mapping).seeker}"

    def missing(self, entry: Application) -> Missing | None:
        recorded = self._desk.known.kinds(self.root_tag(entry))
        if outcome_kinds(entry, self._desk.today) <= recorded:
            return None
        return Missing(
            self._mapping.columns.state,
            _(
                "The file says “%(state)s”, and what became of it is not recorded yet.",
                state=entry.state,
            ),
        )

    def steps(self, entry: Application) -> list[Step]:
        a, ids, on = entry, Ids.of(entry, self._mapping), entry.applied_on
        names, columns = (a.given_name, a.family_name), self._columns
        agency = self._desk.agencies.find(a.agency, columns["agency"])
        return [
            *self._arrivals.agency(agency, on, columns["agency"], columns),
            *self._arrivals.seeker(ids.seeker, agency.id, names, on, columns),
            *self._arrivals.employer(ids.employer, a.employer, on, columns),
            *self._opening(a, ids),
            *self._arrivals.candidacy(ids.nomination, ids.seeker, ids.opening, on, columns),
            *self._only_theirs(a, ids),
            *self._outcome(a, ids),
        ]

    def _opening(self, a: Application, ids: Ids) -> list[Step]:
        posted = self._desk.known.find(OpeningPosted, f"opening:{ids.opening}")
        if posted and posted.employer != ids.employer:
            raise RowRefused(
                self._mapping.columns.job,
                _(
                    "Job %(job)s is recorded already, with another employer than %(employer)s.",
                    job=a.job,
                    employer=a.employer,
                ),
                _("Find out whose job it is, correct the row, then import the file again."),
            )
        if posted:
            return []
        title, places = self._title(a), self._places[a.job] if a.job else 1
        return [
            self._arrivals.opening(
                ids.opening, ids.employer, title, places, a.applied_on, self._columns
            )
        ]

    def _title(self, a: Application) -> str:
        words = self._mapping.openings
        if a.job is None:
            return words.without_job
        if a.job_title is None or a.job_title.isdigit():
            return words.with_code_only.replace("%(code)s", a.job_title or a.job)
        return a.job_title

    def _only_theirs(self, a: Application, ids: Ids) -> list[Step]:
        """An open application is this one person's: nobody else is to be asked about it."""
        about = {"opening": ids.opening, "happened_on": a.applied_on}
        if a.job is not None or a.becomes == "hired":
            return []  # others may apply, or its one place is taken
        if a.becomes == "waiting":
            return [self._desk.step(PauseOpening, self._columns, reason="choosing", **about)]
        return [self._desk.step(CloseOpening, self._columns, reason="other", **about)]

    def _outcome(self, a: Application, ids: Ids) -> list[Step]:
        if a.becomes == "hired":
            return self._hire(a, ids)
        decided = self._columns | {"happened_on": self._mapping.columns.decided_at}
        about = {"nomination": ids.nomination, "happened_on": a.decided_on}
        if a.becomes == "withdrawn":
            return [self._desk.step(WithdrawNomination, decided, withdrawn_by="seeker", **about)]
        if a.becomes == "waiting":
            return []
        return [self._desk.step(DeclineNomination, decided, reason=a.decline_reason, **about)]

    def _hire(self, a: Application, ids: Ids) -> list[Step]:
        columns = self._mapping.columns
        start = self._desk.step(
            StartPlacement,
            self._columns | {"happened_on": columns.first_day},
            placement=ids.placement,
            nomination=ids.nomination,
            opening=ids.opening,
            term="fixed_term" if a.last_day else "permanent",
            planned_end=a.last_day,
            hours_per_week=a.hours_per_week,
            happened_on=a.first_day,
        )
        if not _has_ended(a, self._desk.today):
            return [start]
        return [
            start,
            self._desk.step(
                EndPlacement,
                self._columns | {"happened_on": columns.last_day},
                placement=ids.placement,
                reason="contract_ended",
                ended_by="term",
                happened_on=a.last_day,
            ),
        ]
