"""An application as decisions: who joins, who is registered, what opening, what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec
from flask_babel import gettext as _

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.opening_turns import CloseOpening, PauseOpening
from domain.decisions.openings import PostOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.decisions.selection import DeclineNomination, WithdrawNomination
from domain.facts import Actor, Fact
from domain.facts.agencies import AgencyJoined
from domain.facts.employers import EmployerEngaged
from domain.facts.nominations import NominationDeclined, NominationWithdrawn
from domain.facts.openings import OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.seekers import ConsentGiven, ConsentWithdrawn, SeekerRegistered
from web.imports.agencies import PartnerAgencies
from web.imports.answers import RowRefused
from web.imports.known import Known
from web.imports.mapping import Mapping
from web.imports.rows import Application


class Ids(msgspec.Struct, frozen=True):
    """What an application's things are called here. Two rows about the same thing meet."""

    agency: str
    seeker: str
    employer: str
    opening: str
    nomination: str
    placement: str

    @classmethod
    def of(cls, application: Application, mapping: Mapping) -> Ids:
        """Made from the partner's own keys."""
        a = application
        job = ("job", a.job) if a.job else ("no job", a.key)
        return cls(
            agency=mapping.id("agency", a.agency),
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


class Journeys:
    """Turns applications into decisions, given what is known so far."""

    def __init__(
        self,
        mapping: Mapping,
        agencies: PartnerAgencies,
        places: dict[str, int],
        known: Known,
        by: Actor,
        today: date,
    ) -> None:
        self._mapping, self._agencies, self._places = mapping, agencies, places
        self._known, self._by, self._today = known, by, today

    def decisions(self, application: Application) -> list[Decision]:
        """Everything that the row says and the ledger does not know yet. Raises RowRefused."""
        ids = Ids.of(application, self._mapping)
        return [
            *self._agency(application, ids),
            *self._seeker(application, ids),
            *self._opening(application, ids),
            *self._nomination(application, ids),
            *self._outcome(application, ids),
        ]

    def _agency(self, a: Application, ids: Ids) -> list[Decision]:
        column = self._mapping.columns.agency
        self._agencies.must_have(a.agency, column)
        if self._known.find(AgencyJoined, f"agency:{ids.agency}"):
            return []
        details = self._agencies.details(a.agency, column)
        return [self._make(AdmitAgency, agency=ids.agency, happened_on=a.applied_on, **details)]

    def _seeker(self, a: Application, ids: Ids) -> list[Decision]:
        tag = f"seeker:{ids.seeker}"
        registered = self._known.find(SeekerRegistered, tag)
        if registered and registered.agency != ids.agency:
            other = self._known.find(AgencyJoined, f"agency:{registered.agency}")
            raise RowRefused(
                self._mapping.columns.agency,
                _(
                    "This job seeker is registered with another agency, %(other)s.",
                    other=other.name if other else registered.agency,
                ),
                _(
                    "Ask the two agencies which of them supports this person now."
                    " That agency can record the application on the person's page."
                ),
            )
        decisions: list[Decision] = []
        if not registered:
            decisions.append(
                self._make(
                    RegisterSeeker,
                    seeker=ids.seeker,
                    agency=ids.agency,
                    given_name=a.given_name,
                    family_name=a.family_name,
                    happened_on=a.applied_on,
                )
            )
        # A consent is never given twice: it might have been taken back in between.
        if not any(self._known.find(kind, tag) for kind in (ConsentGiven, ConsentWithdrawn)):
            scope = self._mapping.consent.scope
            decisions.append(
                self._make(GiveConsent, seeker=ids.seeker, scope=scope, happened_on=a.applied_on)
            )
        return decisions

    def _opening(self, a: Application, ids: Ids) -> list[Decision]:
        decisions: list[Decision] = []
        if not self._known.find(EmployerEngaged, f"employer:{ids.employer}"):
            decisions.append(
                self._make(
                    EngageEmployer,
                    employer=ids.employer,
                    name=a.employer,
                    happened_on=a.applied_on,
                )
            )
        posted = self._known.find(OpeningPosted, f"opening:{ids.opening}")
        if posted and posted.employer != ids.employer:
            raise RowRefused(
                self._mapping.columns.job,
                _(
                    "Job %(job)s is recorded already, with another employer than %(employer)s.",
                    job=a.job,
                    employer=a.employer,
                ),
                _("Ask the partner whose job it is, correct the row, then import the file again."),
            )
        if not posted:
            decisions.append(
                self._make(
                    PostOpening,
                    opening=ids.opening,
                    employer=ids.employer,
                    title=self._title(a),
                    places=self._places[a.job] if a.job else 1,
                    happened_on=a.applied_on,
                )
            )
        return decisions

    def _title(self, a: Application) -> str:
        words = self._mapping.openings
        if a.job is None:
            return words.without_job
        if a.job_title is None or a.job_title.isdigit():
            return words.with_code_only.replace("%(code)s", a.job_title or a.job)
        return a.job_title

    def _nomination(self, a: Application, ids: Ids) -> list[Decision]:
        on = a.applied_on
        return [
            self._make(ConfirmInterest, seeker=ids.seeker, opening=ids.opening, happened_on=on),
            self._make(
                NominateCandidate,
                nomination=ids.nomination,
                seeker=ids.seeker,
                opening=ids.opening,
                happened_on=on,
            ),
            *(self._only_theirs(a, ids) if a.job is None else []),
        ]

    def _only_theirs(self, a: Application, ids: Ids) -> list[Decision]:
        """An open application is this one person's: nobody else is to be asked about it."""
        about = {"opening": ids.opening, "happened_on": a.applied_on}
        if a.becomes == "hired":
            return []  # its one place is taken
        if a.becomes == "waiting":
            return [self._make(PauseOpening, reason="choosing", **about)]
        return [self._make(CloseOpening, reason="other", **about)]

    def _outcome(self, a: Application, ids: Ids) -> list[Decision]:
        if a.becomes == "hired":
            return self._hire(a, ids)
        about = {"nomination": ids.nomination, "happened_on": a.decided_on}
        if a.becomes == "withdrawn":
            return [self._make(WithdrawNomination, withdrawn_by="seeker", **about)]
        if a.becomes == "waiting":
            return []
        return [self._make(DeclineNomination, reason=a.decline_reason, **about)]

    def _hire(self, a: Application, ids: Ids) -> list[Decision]:
        start = self._make(
            StartPlacement,
            placement=ids.placement,
            nomination=ids.nomination,
            opening=ids.opening,
            term="fixed_term" if a.last_day else "permanent",
            planned_end=a.last_day,
            hours_per_week=a.hours_per_week,
            happened_on=a.first_day,
        )
        if not _has_ended(a, self._today):
            return [start]
        return [
            start,
            self._make(
                EndPlacement,
                placement=ids.placement,
                reason="contract_ended",
                ended_by="term",
                happened_on=a.last_day,
            ),
        ]

    def _make(self, kind: type[Decision], **answers: object) -> Decision:
        return kind(by=self._by, today=self._today, **answers)
