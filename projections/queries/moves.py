"""What somebody who records a move must know: where to, and what it closes."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.ledger.ledger import Ledger
from projections.folds import nominations, openings, referrals
from projections.folds.nominations import NominationRow
from projections.folds.openings import OpeningRow
from projections.folds.pool import PoolRow
from projections.folds.referrals import ReferralRow
from projections.queries.nominations import LIVE
from projections.queries.people import Person, named
from projections.queries.reading import rows
from projections.queries.seekers import agency_names, member_names
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer


class Move(msgspec.Struct, frozen=True):
    """A job seeker who may move. `closing`: titles of openings whose nomination is taken back."""

    person: Person
    agency_name: str
    choices: dict[str, str]  # agencies that they may move to, with their names
    closing: list[str]


def move(ledger: Ledger, viewer: Viewer, today: date, seeker_id: str) -> Move:
    """What the viewer can do about a move of this job seeker. Raises NotVisible.

    An agency can move somebody of its own to one that accepted them, the coordinator those whom
    it may see. Who has just moved is there for a form that is sent again.
    """
    found = pool_rows(ledger, "seeker = %s", [seeker_id])
    if not found or not _may_move(viewer, found[0], today):
        raise NotVisible
    row = found[0]
    return Move(
        person=named(ledger, viewer, today, found)[row.seeker],
        agency_name=agency_names(ledger).get(row.agency, ""),
        choices=_choices(ledger, viewer, row),
        closing=_closing(ledger, seeker_id) if viewer.may_see_person(row) else [],
    )


def _may_move(viewer: Viewer, row: PoolRow, today: date) -> bool:
    if viewer.role == "coordinator":
        return viewer.may_see_profile(row, today)
    return viewer.may_see_person(row) or any(viewer.is_of(agency) for agency in row.former)


def _choices(ledger: Ledger, viewer: Viewer, row: PoolRow) -> dict[str, str]:
    members = member_names(ledger)
    if viewer.role == "coordinator":
        allowed = set(members)
    elif viewer.may_see_person(row):
        found = rows(
            ledger,
            referrals.VIEW,
            ReferralRow,
            "seeker = %s AND from_agency = %s AND status = 'accepted'",
            [row.seeker, row.agency],
        )
        allowed = {one.to_agency for one in found if one.to_agency}
    else:
        allowed = {row.agency}
    return {id_: name for id_, name in members.items() if id_ in allowed}


def _closing(ledger: Ledger, seeker_id: str) -> list[str]:
    waiting = rows(
        ledger,
        nominations.VIEW,
        NominationRow,
        f"seeker = %s AND {LIVE}",
        [seeker_id],
        "nominated_on",
    )
    ids = [row.opening for row in waiting]
    found = rows(ledger, openings.VIEW, OpeningRow, "opening = ANY(%s)", [ids])
    titles = {row.opening: row.title for row in found}
    return [titles.get(row.opening, "") for row in waiting]
