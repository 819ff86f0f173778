"""What the work of a placement is, from its first day on and after each change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.decisions.work import Terms, in_order
from domain.facts import Recorded
from domain.facts.placements import PlacementStarted, PlacementTermsChanged
from projections.view import Row, View


class TermsRow(Row, frozen=True, kw_only=True):
    """The work from a day on, until the next row of the placement. They are in order of day."""

    placement: str
    from_on: date
    job_title: str | None  # None: the title of the opening
    term: str
    planned_end: date | None
    hours_per_week: int | None
    hourly_wage: str | None


def fold(facts: Sequence[Recorded]) -> list[TermsRow]:
    """One row for the first day, and one for each later day with a change."""
    started = next((r.fact for r in facts if isinstance(r.fact, PlacementStarted)), None)
    if started is None:
        return []
    terms = Terms.of(started)
    by_day = {started.happened_on: terms}
    for change in in_order(r.fact for r in facts if isinstance(r.fact, PlacementTermsChanged)):
        terms = terms.after(change)
        by_day[change.happened_on] = terms
    return [
        TermsRow(
            placement=started.placement,
            from_on=day,
            job_title=terms.job_title,
            term=terms.term,
            planned_end=terms.planned_end,
            hours_per_week=terms.hours_per_week,
            hourly_wage=terms.hourly_wage,
        )
        for day, terms in by_day.items()
    ]


VIEW = View("terms", "placement", TermsRow, (PlacementStarted, PlacementTermsChanged), fold)
