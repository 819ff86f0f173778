"""What an import answers: one line for each row, the totals, and both as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import Literal

import msgspec
from flask_babel import gettext as _
from flask_babel import ngettext

from domain.decisions.refusals import Refusal

WIDTH = 96  # letters in a line of text
MARGIN = "         "

Outcome = Literal["recorded", "refused", "already recorded"]


class ImportRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The whole file, or its mapping, cannot be used. Says why and what to do. Nothing recorded."""


class RowRefused(Exception):  # noqa: N818 - the same, for one row
    """One row cannot be facts. `field` is the file's own name of the column."""

    def __init__(
        self, field: str | None, reason: str, next_step: str, *, by_rule: Refusal | None = None
    ) -> None:
        super().__init__(reason)
        self.field, self.reason, self.next_step = field, reason, next_step
        self.by_rule = by_rule  # where a rule of the network said no, and not the file itself


class RowAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one row. An "already recorded" has a reason where the file says more now."""

    row: int  # as a spreadsheet counts; the header is row 1
    key: str  # what the file calls the row
    outcome: Outcome
    facts: int = 0  # recorded now
    seeker: str | None = None  # the tag under which the person's history is found
    field: str | None = None  # the file's own name of the column
    reason: str | None = None
    next_step: str | None = None

    @classmethod
    def no(cls, row: int, key: str, refused: RowRefused) -> RowAnswer:
        """The answer for a row that was refused."""
        return cls(
            row=row,
            key=key,
            outcome="refused",
            field=refused.field,
            reason=refused.reason,
            next_step=refused.next_step,
        )


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file. In a dry run: what would become of it."""

    source: str
    is_dry_run: bool
    rows: int
    recorded: int
    refused: int
    already_recorded: int
    facts: int
    answers: list[RowAnswer]  # in the order of the file

    @classmethod
    def of(cls, source: str, is_dry_run: bool, answers: list[RowAnswer]) -> Report:
        """The answers, counted."""
        outcomes = [answer.outcome for answer in answers]
        return cls(
            source=source,
            is_dry_run=is_dry_run,
            rows=len(answers),
            recorded=outcomes.count("recorded"),
            refused=outcomes.count("refused"),
            already_recorded=outcomes.count("already recorded"),
            facts=sum(answer.facts for answer in answers),
            answers=answers,
        )


def render(report: Report) -> str:
    """The report as plain text: a line for each row, then the totals."""
    return "\n".join([*(line for a in report.answers for line in _lines(a)), "", _totals(report)])


def _lines(answer: RowAnswer) -> list[str]:
    said = {
        "recorded": ngettext("recorded, %(num)d fact", "recorded, %(num)d facts", answer.facts),
        "refused": _("refused"),
        "already recorded": _("recorded already"),
    }[answer.outcome]
    where = f"{answer.field}: " if answer.field else ""
    below = [answer.seeker] if answer.seeker else []
    below += [f"{where}{answer.reason} {answer.next_step}"] if answer.reason else []
    first = f"{_('Row %(row)s', row=answer.row):<8} {said}  {answer.key}".rstrip()
    return [
        first,
        *(
            line
            for text in below
            for line in textwrap.wrap(
                text, WIDTH, initial_indent=MARGIN, subsequent_indent=MARGIN, break_on_hyphens=False
            )
        ),
    ]


def _totals(report: Report) -> str:
    counted: str = _(
        "%(rows)s rows: %(recorded)s recorded (%(facts)s facts), %(refused)s refused,"
        " %(already)s recorded already.",
        rows=report.rows,
        recorded=report.recorded,
        facts=report.facts,
        refused=report.refused,
        already=report.already_recorded,
    )
    if report.is_dry_run:
        return f"{counted}\n{_('This was a dry run: nothing is recorded.')}"
    if report.recorded or report.already_recorded:
        hint = _("To read what happened to a person: commonplace history seeker:ID")
        return f"{counted}\n{hint}"
    return counted
