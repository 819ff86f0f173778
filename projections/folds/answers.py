"""Who answered an opening: each agency's latest word, with a nomination counting as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from domain.facts import Recorded
from domain.facts.nominations import CandidateNominated
from domain.facts.openings import OpeningAnswered
from projections.view import Row, View


class AnswerRow(Row, frozen=True, kw_only=True):
    """One agency's answer to one opening: its latest word, and what it said at first."""

    opening: str
    agency: str
    answer: str  # code of ANSWERS
    reason: str | None
    answered_on: date
    answered_at: datetime
    changed_on: date | None  # when it last said something else than before
    first_answer: str  # code of ANSWERS
    first_on: date
    first_at: datetime
    nominated: int


def fold(facts: Sequence[Recorded]) -> list[AnswerRow]:
    """One row for each agency that answered."""
    rows: dict[str, AnswerRow] = {}
    for recorded in facts:
        match recorded.fact:
            case OpeningAnswered() as f:
                said, reason, nominated = f.answer, f.reason, 0
            case CandidateNominated() as f:
                said, reason, nominated = "nominating", None, 1
            case _:
                continue
        before = rows.get(f.agency)
        changed_on = before.changed_on if before else None
        if before and (before.answer, before.reason) != (said, reason):
            changed_on = f.happened_on
        rows[f.agency] = AnswerRow(
            opening=f.opening,
            agency=f.agency,
            answer=said,
            reason=reason,
            answered_on=f.happened_on,
            answered_at=recorded.recorded_at,
            changed_on=changed_on,
            first_answer=before.first_answer if before else said,
            first_on=min(before.first_on, f.happened_on) if before else f.happened_on,
            first_at=before.first_at if before else recorded.recorded_at,
            nominated=(before.nominated if before else 0) + nominated,
        )
    return list(rows.values())


VIEW = View("answers", "opening", AnswerRow, (OpeningAnswered, CandidateNominated), fold)
