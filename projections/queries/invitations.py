"""Invitations to interviews: what a calendar needs to know of the latest one of a nomination."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import msgspec

from domain.facts import Recorded
from domain.facts.interviews import InterviewCancelled, InterviewRescheduled, InterviewScheduled
from domain.facts.network import FactStruck
from domain.facts.nominations import NominationDeclined, NominationWithdrawn
from domain.facts.placements import PlacementStarted
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import standing
from projections.folds.nominations import NominationRow, fold
from projections.queries.nominations import Nomination, all_nominations, nomination
from projections.queries.viewer import NotVisible, Viewer

ENDS = (NominationDeclined, NominationWithdrawn, PlacementStarted)
CHANGES = (InterviewScheduled, InterviewRescheduled, InterviewCancelled, *ENDS)


class Invitation(msgspec.Struct, frozen=True):
    """One interview as calendars keep it.

    `uid` stays the same however often it is moved; `sequence` grows with every change, a change
    that was struck too, so that what was sent before is always older.
    """

    uid: str
    sequence: int
    changed_at: datetime  # UTC: when the network knew of the latest change
    is_cancelled: bool
    day: date
    starts_at: datetime | None  # in the zone of the place; None where no time was agreed
    place: str | None
    nomination: Nomination


def invitation(
    ledger: Ledger, viewer: Viewer, today: date, nomination_id: str, zone: ZoneInfo
) -> Invitation:
    """The latest interview of a nomination. `zone` is the network's.

    Raises NotVisible, also where no interview was ever agreed.
    """
    found = _latest(ledger, nomination(ledger, viewer, today, nomination_id), zone)
    if found is None:
        raise NotVisible
    return found


def invitations(
    ledger: Ledger, viewer: Viewer, today: date, since: date, zone: ZoneInfo
) -> list[Invitation]:
    """The latest interview of every nomination that the viewer may see, from a day on."""
    known = all_nominations(ledger, viewer, today, interview_since=since)
    found = [_latest(ledger, about, zone) for about in known]
    return sorted(filter(None, found), key=lambda one: (one.day, one.uid))


def _latest(ledger: Ledger, about: Nomination, zone: ZoneInfo) -> Invitation | None:
    """The latest interview of a nomination; None where none was ever agreed."""
    nomination_id = about.row.nomination
    recorded = ledger.history(f"nomination:{nomination_id}")
    stands = standing(recorded)
    [row] = fold(stands) or [about.row]
    if row.interview_on is None:
        return None
    turn = sum(isinstance(r.fact, InterviewScheduled) for r in stands)
    changes = _changes(recorded)
    return Invitation(
        uid=_uid(ledger, nomination_id, turn),
        sequence=len(changes) - 1,
        changed_at=changes[-1].recorded_at,
        is_cancelled=row.interview == "cancelled" or _is_called_off(row, stands),
        day=row.interview_on,
        starts_at=_starts_at(row, zone),
        place=row.place,
        nomination=about,
    )


def _changes(recorded: Sequence[Recorded]) -> list[Recorded]:
    """Everything that changes what calendars show, in the order in which it was recorded."""
    positions = {r.position for r in recorded if isinstance(r.fact, CHANGES)}
    return [
        r
        for r in recorded
        if r.position in positions
        or (isinstance(r.fact, FactStruck) and r.fact.position in positions)
    ]


def _is_called_off(row: NominationRow, stands: Sequence[Recorded]) -> bool:
    """Whether the nomination ended before the day of an interview that was agreed."""
    if row.interview != "agreed" or row.interview_on is None:
        return False
    ends = [r.fact.happened_on for r in stands if isinstance(r.fact, ENDS)]
    return bool(ends) and min(ends) < row.interview_on


def _starts_at(row: NominationRow, zone: ZoneInfo) -> datetime | None:
    if row.interview_on is None or row.interview_at is None:
        return None
    at_place = ZoneInfo(row.time_zone) if row.time_zone else zone
    return datetime.combine(row.interview_on, time.fromisoformat(row.interview_at), at_place)


def _uid(ledger: Ledger, nomination_id: str, turn: int) -> str:
    """It goes out into the world, so it holds a digest in place of ids."""
    return str(uuid5(NAMESPACE_URL, f"{ledger.database.network}/{nomination_id}/interview/{turn}"))
