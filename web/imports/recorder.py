"""A file into facts: row by row, each wholly or not at all. The same for every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Generic

from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.refusals import ID_TAKEN, Refused
from domain.facts import Actor, Fact
from domain.ledger.ledger import Ledger
from web.imports.agencies import NamedAgencies
from web.imports.answers import Report, RowAnswer, RowRefused
from web.imports.employers import NamedEmployers
from web.imports.kind import E, Kind
from web.imports.known import Known
from web.imports.mapping import read_mapping
from web.imports.rows import in_words
from web.imports.steps import Desk, Step
from web.imports.table import Row, read_table


def import_file(
    ledger: Ledger,
    shape: type[Kind[Any, E]],
    file: Path,
    mapping: Path,
    *,
    by: Actor,
    today: date,
    dry_run: bool,
    progress: Callable[[int, int], None],
) -> Report:
    """Record every row of `file` that can be facts, and answer every row.

    `by` must be allowed to admit agencies and to act for all of them: a coordinator, or the
    system. `progress` is told (rows done, all rows). Raises ImportRefused.
    """
    rules = read_mapping(mapping, shape.MAPPING)
    columns = rules.column_names()
    rows = read_table(file, columns)
    known = Known(ledger)
    agencies = NamedAgencies(ledger, file.parent, rules)
    desk = Desk(agencies, NamedEmployers(ledger), known, by, today)
    kind = shape(rules, desk)
    entries, answers = _read(rows, kind, columns[0])
    kind.survey(entries)
    recorder = _Recorder(ledger, kind, known, f"import:{rules.source}:{shape.NAME}", dry_run)
    # In the order in which they happened: the first one is when the network met the person.
    for entry in sorted(entries, key=lambda e: (kind.happened(e), e.row)):
        progress(len(answers), len(rows))
        answers.append(recorder.answer(entry))
    progress(len(answers), len(rows))
    answers.sort(key=lambda answer: answer.row)
    return Report.of(rules.source, dry_run, answers)


def _read(rows: list[Row], kind: Kind[Any, E], key_column: str) -> tuple[list[E], list[RowAnswer]]:
    """What the rows say, and the answers for those that cannot be facts."""
    entries, answers = [], []
    first_row: dict[str, int] = {}
    for row in rows:
        key = row.cells.get(key_column, "")
        try:
            if key and first_row.setdefault(key, row.number) != row.number:
                raise _twice(key_column, first_row[key])
            entries.append(kind.read(row))
        except RowRefused as refused:
            answers.append(RowAnswer.no(row.number, key, refused))
    return entries, answers


def _twice(column: str, first: int) -> RowRefused:
    return RowRefused(
        column,
        _("Row %(row)s has the same key.", row=first),
        _("Leave only the row that is right in the file."),
    )


class _Recorder(Generic[E]):
    """Records rows one by one, or foresees what recording them would do."""

    def __init__(
        self, ledger: Ledger, kind: Kind[Any, E], known: Known, commands: str, dry_run: bool
    ) -> None:
        self._ledger, self._kind, self._known = ledger, kind, known
        self._commands, self._dry_run = commands, dry_run

    def answer(self, entry: E) -> RowAnswer:
        """Record it, unless it is recorded or refused."""
        is_new = self._known.kinds(self._kind.root_tag(entry)).isdisjoint(self._kind.ROOTS)
        try:
            facts = self._record(entry) if is_new else []
        except RowRefused as refused:
            return RowAnswer.no(entry.row, entry.key, refused)
        if not facts:
            return self._already(entry)
        return RowAnswer(
            row=entry.row,
            key=entry.key,
            outcome="recorded",
            facts=len(facts),
            seeker=self._kind.seeker_tag(entry),
        )

    def _record(self, entry: E) -> list[Fact]:
        """The facts recorded, or foreseen; none where somebody else did so just now."""
        try:
            return self._carry_out(entry)
        except RowRefused as refused:
            if self._dry_run or refused.by_rule is not ID_TAKEN:
                raise
        # Another import was quicker with a thing that this row shares: look again.
        self._known.forget()
        return self._carry_out(entry)

    def _carry_out(self, entry: E) -> list[Fact]:
        steps = self._kind.steps(entry)
        decisions = [step.decision for step in steps]
        try:
            facts = self._foresee(decisions) if self._dry_run else self._do(decisions, entry.key)
        except Refused as refused:
            raise _in_file_words(refused, steps) from None
        self._known.add(facts)
        return facts

    def _do(self, decisions: list[Decision], key: str) -> list[Fact]:
        receipt = self._ledger.do(*decisions, command=f"{self._commands}:{key}")
        if not receipt.is_repeat:
            return receipt.facts
        self._known.forget()
        return []

    def _foresee(self, decisions: list[Decision]) -> list[Fact]:
        return self._ledger.foresee(*decisions, given=self._known.added_for(decisions))

    def _already(self, entry: E) -> RowAnswer:
        """Recorded by an earlier import. Says so where the file tells more by now."""
        missing = self._kind.missing(entry)
        return RowAnswer(
            row=entry.row,
            key=entry.key,
            outcome="already recorded",
            seeker=self._kind.seeker_tag(entry),
            field=missing.column if missing else None,
            reason=missing.reason if missing else None,
            next_step=_("An import adds nothing to it. Record the rest on its page.")
            if missing
            else None,
        )


def _in_file_words(refused: Refused, steps: list[Step]) -> RowRefused:
    """A rule's refusal, with the file's name for the field."""
    refusal = refused.refusal
    params = {
        name: in_words(value) if isinstance(value, date) else value
        for name, value in refused.params.items()
    }
    return RowRefused(
        steps[refused.step].columns.get(refusal.field or ""),
        _(refusal.sentence) % params,
        _(refusal.next_step) % params,
        by_rule=refusal,
    )
