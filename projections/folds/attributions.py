"""Attribution: what each agency is credited for a placement, in percent of that placement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.decisions.attribution import Split
from domain.facts import Recorded
from domain.facts.attribution import AttributionAgreed, AttributionDisputed, AttributionSettled
from domain.facts.placements import PlacementStarted
from projections.view import Row, View


class AttributionRow(Row, frozen=True, kw_only=True):
    """One agency's part in one placement. The credits of a placement are 100 together.

    An agency that was named before and is no more has a row with nothing in it: it may still say
    that this is wrong.
    """

    placement: str
    agency: str
    placed_by: str  # the agency of the job seeker
    seeker: str
    opening: str
    employer: str
    started_on: date
    sourcing_share: int
    employer_share: int
    coaching_share: int
    credit: int  # the sum of the three: a whole number of hundredths
    basis: str  # code of CREDIT_BASES
    since: date
    is_disputed: bool
    disputed_by: str | None
    disputed_on: date | None
    dispute_reason: str | None
    dispute_note: str | None  # a sealed token


def fold(facts: Sequence[Recorded]) -> list[AttributionRow]:
    """One row for each agency that has, or had, a part in the placement."""
    started: PlacementStarted | None = None
    held: PlacementStarted | AttributionAgreed | AttributionSettled | None = None
    dispute: AttributionDisputed | None = None
    agencies: dict[str, None] = {}
    for recorded in facts:
        match recorded.fact:
            case PlacementStarted() as f:
                started = held = f
            case AttributionAgreed() as f:
                held = f
            case AttributionSettled() as f:
                held, dispute = f, None
            case AttributionDisputed() as f:
                dispute = f
        if held is not None:
            agencies |= dict.fromkeys(Split.of(held).agencies)
    if started is None or held is None:
        return []
    return [_row(started, held, dispute, agency) for agency in agencies]


def _row(
    started: PlacementStarted,
    held: PlacementStarted | AttributionAgreed | AttributionSettled,
    dispute: AttributionDisputed | None,
    agency: str,
) -> AttributionRow:
    sourcing, employer, coaching = Split.of(held).shares(agency)
    return AttributionRow(
        placement=started.placement,
        agency=agency,
        placed_by=started.agency,
        seeker=started.seeker,
        opening=started.opening,
        employer=started.employer,
        started_on=started.happened_on,
        sourcing_share=sourcing,
        employer_share=employer,
        coaching_share=coaching,
        credit=sourcing + employer + coaching,
        basis=BASES[type(held)],
        since=held.happened_on,
        is_disputed=dispute is not None,
        disputed_by=dispute.disputed_by if dispute else None,
        disputed_on=dispute.happened_on if dispute else None,
        dispute_reason=dispute.reason if dispute else None,
        dispute_note=dispute.note if dispute else None,
    )


BASES: dict[type, str] = {
    PlacementStarted: "rules",
    AttributionAgreed: "agreed",
    AttributionSettled: "settled",
}

VIEW = View(
    "attributions",
    "placement",
    AttributionRow,
    (PlacementStarted, AttributionAgreed, AttributionDisputed, AttributionSettled),
    fold,
    indexes=("agency", "started_on"),
)
