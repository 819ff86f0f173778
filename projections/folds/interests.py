"""Which job seekers said that they want an opening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.facts import Recorded
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationWithdrawn,
)
from projections.view import Row, View


class InterestRow(Row, frozen=True, kw_only=True):
    """One job seeker's latest confirmed interest in one opening."""

    opening: str
    seeker: str
    agency: str
    confirmed_on: date
    is_nominated: bool


def fold(facts: Sequence[Recorded]) -> list[InterestRow]:
    """One row for each job seeker who wants it. Who takes it back wants it no more."""
    interest: dict[str, InterestConfirmed] = {}
    nominated: set[str] = set()
    for recorded in facts:
        match recorded.fact:
            case InterestConfirmed() as f:
                before = interest.get(f.seeker)
                if before is None or before.happened_on <= f.happened_on:
                    interest[f.seeker] = f
            case InterestWithdrawn() as f:
                interest.pop(f.seeker, None)
            case CandidateNominated() as f:
                nominated.add(f.seeker)
            case NominationWithdrawn() as f:
                nominated.discard(f.seeker)
                if f.withdrawn_by == "seeker":
                    interest.pop(f.seeker, None)
    return [
        InterestRow(
            opening=f.opening,
            seeker=seeker,
            agency=f.agency,
            confirmed_on=f.happened_on,
            is_nominated=seeker in nominated,
        )
        for seeker, f in interest.items()
    ]


VIEW = View(
    "interests",
    "opening",
    InterestRow,
    (InterestConfirmed, InterestWithdrawn, CandidateNominated, NominationWithdrawn),
    fold,
    indexes=("seeker",),
)
