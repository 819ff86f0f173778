"""Who earned which placement. Credit is counted in whole hundredths of a placement, never floats.

An agency sees its own credit and the placements it has a part in. Of a job seeker of another agency
it sees nothing: it knows the opening and the employer. What the network has in all it reads among
the outcomes, where small numbers are hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

import msgspec

from domain.facts.vocabulary import CREDIT_ROLES
from domain.ledger.ledger import Ledger
from projections.folds import attributions, openings
from projections.folds.attributions import AttributionRow
from projections.folds.openings import OpeningRow
from projections.queries.moments import moment
from projections.queries.openings import employer_names
from projections.queries.people import Person, people
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.viewer import NotVisible, Viewer

ORDER = "started_on, placement, agency"


class Share(msgspec.Struct, frozen=True):
    """What one agency is credited for one thing that it did, in percent of the placement."""

    role: str  # code of CREDIT_ROLES
    agency: str
    agency_name: str
    percent: int


class Dispute(msgspec.Struct, frozen=True):
    """That an agency says the credit is not right. `note` is for those who talk about it."""

    agency: str
    agency_name: str
    since: date
    reason: str  # code of DISPUTE_REASONS
    note: str | None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The credit for one placement, as far as the viewer may know of the placement."""

    placement: str
    opening: str
    title: str
    employer_name: str
    started_on: date
    agency: str  # of the job seeker
    agency_name: str
    person: Person | None  # None: of another agency
    shares: list[Share]
    own: int  # percent of the viewer's agency
    basis: str  # code of CREDIT_BASES
    since: date
    dispute: Dispute | None


class Credit(msgspec.Struct, frozen=True):
    """What one agency earned in a period, in hundredths of a placement."""

    agency: str
    agency_name: str
    placements: int  # that it is credited for, wholly or in part
    hundredths: int
    disputed_hundredths: int  # of these, from placements that are disputed


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The credit for the placements that started in a period, both days included.

    Each placement counts once, disputed or not. The credits of all agencies are exactly
    `placements` together; an agency sees only its own, and no number of the whole network.
    """

    first: date
    last: date
    known_at: datetime | None
    placements: int | None  # of the whole network
    disputed: int | None  # of these
    credits: list[Credit]
    disputes: list[Part]
    parts: list[Part]  # what the viewer's own agency has a part in


def report(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    first: date,
    last: date,
    known_at: datetime | None = None,
) -> Report:
    """The credit for a period, as it stands or as it was known at a moment. Raises NotVisible."""
    _require_network(viewer)
    found = _in_period(ledger, first, last, known_at)
    placements = {row.placement for row in found}
    disputed = {row.placement for row in found if row.is_disputed}
    own = {row.placement for row in found if viewer.is_of(row.agency)}
    is_agency = viewer.role == "agency"
    shown = disputed & own if is_agency else disputed
    parts = {part.placement: part for part in _parts(ledger, viewer, today, found, shown | own)}
    return Report(
        first=first,
        last=last,
        known_at=known_at,
        placements=None if is_agency else len(placements),
        disputed=None if is_agency else len(disputed),
        credits=_credits(viewer, found, agency_names(ledger)),
        disputes=[part for id_, part in parts.items() if id_ in shown],
        parts=[part for id_, part in parts.items() if id_ in own],
    )


def part(ledger: Ledger, viewer: Viewer, today: date, placement: str) -> Part:
    """The credit for one placement: for those who have a part in it. Raises NotVisible."""
    _require_network(viewer)
    found = rows(ledger, attributions.VIEW, AttributionRow, "placement = %s", [placement], ORDER)
    is_concerned = any(viewer.is_of(row.agency) for row in found)
    if not found or (viewer.role == "agency" and not is_concerned):
        raise NotVisible
    return _parts(ledger, viewer, today, found, {placement})[0]


def to_settle(ledger: Ledger, viewer: Viewer, today: date) -> list[Part]:
    """Every placement whose credit is disputed, the oldest dispute first: for the coordinator."""
    if viewer.role != "coordinator":
        raise NotVisible
    found = rows(
        ledger, attributions.VIEW, AttributionRow, "is_disputed", [], "disputed_on, placement"
    )
    return _parts(ledger, viewer, today, found, {row.placement for row in found})


def _require_network(viewer: Viewer) -> None:
    if viewer.role not in ("agency", "coordinator", "auditor"):
        raise NotVisible


def _in_period(
    ledger: Ledger, first: date, last: date, known_at: datetime | None
) -> list[AttributionRow]:
    return rows(
        ledger,
        attributions.VIEW,
        AttributionRow,
        "started_on BETWEEN %s AND %s",
        [first, last],
        ORDER,
        moment(None, known_at),
    )


def _credits(
    viewer: Viewer, found: Sequence[AttributionRow], names: Mapping[str, str]
) -> list[Credit]:
    shown = {viewer.agency or ""} if viewer.role == "agency" else {*names, *_agencies(found)}
    earned = []
    for agency in shown:
        own = [row for row in found if row.agency == agency]
        earned.append(
            Credit(
                agency=agency,
                agency_name=names.get(agency, ""),
                placements=sum(row.credit > 0 for row in own),
                hundredths=sum(row.credit for row in own),
                disputed_hundredths=sum(row.credit for row in own if row.is_disputed),
            )
        )
    return sorted(earned, key=lambda one: (-one.hundredths, one.agency_name, one.agency))


def _agencies(found: Iterable[AttributionRow]) -> set[str]:
    return {row.agency for row in found}


def _parts(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    found: Sequence[AttributionRow],
    placements: set[str],
) -> list[Part]:
    """The parts of these placements, in the order of the rows."""
    wanted = [row for row in found if row.placement in placements]
    seen = [row.seeker for row in wanted if _may_know_person(viewer, row)]
    persons = people(ledger, viewer, today, seen)
    names, employers = agency_names(ledger), employer_names(ledger)
    ids = [row.opening for row in wanted]
    titles = {
        row.opening: row.title
        for row in rows(ledger, openings.VIEW, OpeningRow, "opening = ANY(%s)", [ids])
    }
    grouped = [list(group) for _, group in groupby(wanted, key=lambda row: row.placement)]
    notes = ledger.vault.open(
        (f"seeker:{row.seeker}", row.dispute_note if _may_read_note(viewer, row) else None)
        for row, *_ in grouped
    )
    return [
        Part(
            placement=row.placement,
            opening=row.opening,
            title=titles.get(row.opening, ""),
            employer_name=employers.get(row.employer, ""),
            started_on=row.started_on,
            agency=row.placed_by,
            agency_name=names.get(row.placed_by, ""),
            person=persons.get(row.seeker) if _may_know_person(viewer, row) else None,
            shares=_shares(group, names),
            own=sum(one.credit for one in group if viewer.is_of(one.agency)),
            basis=row.basis,
            since=row.since,
            dispute=_dispute(row, names, note),
        )
        for group, note in zip(grouped, notes, strict=True)
        for row in group[:1]
    ]


def _may_know_person(viewer: Viewer, row: AttributionRow) -> bool:
    return viewer.role in ("coordinator", "auditor") or viewer.is_of(row.placed_by)


def _may_read_note(viewer: Viewer, row: AttributionRow) -> bool:
    """The two sides of a dispute, and the one who settles it."""
    sides = viewer.is_of(row.placed_by) or viewer.is_of(row.disputed_by)
    return viewer.role == "coordinator" or sides


def _shares(group: Sequence[AttributionRow], names: Mapping[str, str]) -> list[Share]:
    return [
        Share(role, row.agency, names.get(row.agency, ""), percent)
        for role in CREDIT_ROLES
        for row in group
        if (percent := getattr(row, f"{role}_share")) > 0
    ]


def _dispute(row: AttributionRow, names: Mapping[str, str], note: str | None) -> Dispute | None:
    if row.disputed_by is None or row.disputed_on is None or row.dispute_reason is None:
        return None
    return Dispute(
        agency=row.disputed_by,
        agency_name=names.get(row.disputed_by, ""),
        since=row.disputed_on,
        reason=row.dispute_reason,
        note=note,
    )
