"""A partner's applications into facts: row by row, each wholly or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask_babel import gettext as _

from domain.decisions.refusals import ID_TAKEN, Refused
from domain.facts import Actor, Fact
from domain.facts.employers import EmployerEngaged
from domain.facts.nominations import CandidateNominated
from domain.ledger.ledger import Ledger, Receipt
from web.imports.agencies import PartnerAgencies
from web.imports.answers import ImportRefused, Report, RowAnswer, RowRefused, render
from web.imports.journey import Ids, Journeys, outcome_kinds, places_by_job
from web.imports.known import Known
from web.imports.mapping import Mapping, read_mapping
from web.imports.rows import Application, RowSchema, in_words, read_row
from web.imports.table import Row, read_table

__all__ = ["ImportRefused", "Report", "RowAnswer", "import_applications", "render"]


def import_applications(
    ledger: Ledger,
    file: Path,
    mapping: Path,
    *,
    by: Actor,
    today: date,
    dry_run: bool,
    progress: Callable[[int, int], None],
) -> Report:
    """Record every application in `file` that can be facts, and answer every row.

    `by` must be allowed to admit agencies and to act for all of them: a coordinator, or the
    system. `progress` is told (rows done, all rows). Raises ImportRefused.
    """
    rules = read_mapping(mapping)
    rows = read_table(file, [*_names(rules)])
    agencies = PartnerAgencies(file.parent, rules.agencies)
    applications, answers = _read(rows, rules, today)
    known = Known(ledger)
    journeys = Journeys(rules, agencies, places_by_job(applications), known, by, today)
    recorder = _Recorder(ledger, rules, known, journeys, today, dry_run)
    # In the order in which they were made: the first one is when the network met the person.
    for application in sorted(applications, key=lambda a: (a.applied_at, a.row)):
        progress(len(answers), len(rows))
        answers.append(recorder.answer(application))
    progress(len(answers), len(rows))
    answers.sort(key=lambda answer: answer.row)
    return Report.of(rules.source, dry_run, answers)


def _names(rules: Mapping) -> list[str]:
    columns = rules.columns
    return [getattr(columns, name) for name in columns.__struct_fields__]


def _read(
    rows: list[Row], rules: Mapping, today: date
) -> tuple[list[Application], list[RowAnswer]]:
    """The applications, and the answers for the rows that cannot be one."""
    schema = RowSchema(rules.zone)
    applications, answers = [], []
    first_row: dict[str, int] = {}
    for row in rows:
        key = row.cells.get(rules.columns.application, "")
        try:
            if key and first_row.setdefault(key, row.number) != row.number:
                raise _twice(rules.columns.application, first_row[key])
            applications.append(read_row(row, rules, schema, today))
        except RowRefused as refused:
            answers.append(RowAnswer.no(row.number, key, refused))
    return applications, answers


def _twice(column: str, first: int) -> RowRefused:
    return RowRefused(
        column,
        _("Row %(row)s is the same application.", row=first),
        _("Leave only the row that is right in the file."),
    )


class _Recorder:
    """Records applications one by one, or foresees what recording them would do."""

    def __init__(
        self,
        ledger: Ledger,
        rules: Mapping,
        known: Known,
        journeys: Journeys,
        today: date,
        dry_run: bool,
    ) -> None:
        self._ledger, self._rules, self._known, self._journeys = ledger, rules, known, journeys
        self._today, self._dry_run = today, dry_run

    def answer(self, application: Application) -> RowAnswer:
        """Record it, unless it is recorded or refused."""
        ids = Ids.of(application, self._rules)
        nomination, seeker = f"nomination:{ids.nomination}", f"seeker:{ids.seeker}"
        is_new = not self._known.find(CandidateNominated, nomination)
        try:
            facts = self._record(application) if is_new else []
        except RowRefused as refused:
            return RowAnswer.no(application.row, application.key, refused)
        except Refused as refused:
            return RowAnswer.no(application.row, application.key, self._in_file_words(refused))
        if not facts:
            return self._already(application, nomination, seeker)
        return RowAnswer(
            row=application.row,
            key=application.key,
            outcome="recorded",
            facts=len(facts),
            seeker=seeker,
        )

    def _record(self, application: Application) -> list[Fact]:
        """The facts recorded, or foreseen; none where somebody else did so just now."""
        if self._dry_run:
            facts = self._foresee(application)
        else:
            try:
                receipt = self._do(application)
            except Refused as refused:
                if refused.refusal is not ID_TAKEN:
                    raise
                # Another import was quicker with a thing that this row shares: look again.
                self._known.forget()
                receipt = self._do(application)
            if receipt.is_repeat:
                self._known.forget()
                return []
            facts = receipt.facts
        self._known.add(facts)
        return facts

    def _do(self, application: Application) -> Receipt:
        command = f"import:{self._rules.source}:{application.key}"
        return self._ledger.do(*self._journeys.decisions(application), command=command)

    def _foresee(self, application: Application) -> list[Fact]:
        ids = Ids.of(application, self._rules)
        decisions = self._journeys.decisions(application)
        engaged = self._known.find(EmployerEngaged, f"employer:{ids.employer}")
        earlier = self._known.added_about(f"seeker:{ids.seeker}", f"opening:{ids.opening}")
        return self._ledger.foresee(*decisions, given=[engaged, *earlier] if engaged else earlier)

    def _already(self, application: Application, nomination: str, seeker: str) -> RowAnswer:
        """Recorded by an earlier import. Says so where the file tells more by now."""
        missing = outcome_kinds(application, self._today) - self._known.kinds(nomination)
        return RowAnswer(
            row=application.row,
            key=application.key,
            outcome="already recorded",
            seeker=seeker,
            field=self._rules.columns.state if missing else None,
            reason=_(
                "The file says “%(state)s”, and what became of it is not recorded yet.",
                state=application.state,
            )
            if missing
            else None,
            next_step=_("An import adds nothing to it. Record the rest on its page.")
            if missing
            else None,
        )

    def _in_file_words(self, refused: Refused) -> RowRefused:
        """A rule's refusal, with the file's name for the field."""
        columns = self._rules.columns
        column = {
            "seeker": columns.seeker,
            "employer": columns.employer,
            "opening": columns.job,
            "happened_on": columns.applied_at,
        }.get(refused.refusal.field or "")
        params = {
            name: in_words(value) if isinstance(value, date) else value
            for name, value in refused.params.items()
        }
        refusal = refused.refusal
        return RowRefused(column, _(refusal.sentence) % params, _(refusal.next_step) % params)
