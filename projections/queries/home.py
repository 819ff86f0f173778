"""What needs doing now: for the staff of one agency, and for the coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from domain.ledger.ledger import Ledger
from projections.folds import employers, interests, placements
from projections.folds.interests import InterestRow
from projections.folds.pool import PoolRow
from projections.queries.agenda import FollowUp, due
from projections.queries.nominations import NO_LONGER_OPEN, Nomination, all_nominations
from projections.queries.openings import OpeningEntry, all_openings
from projections.queries.people import Person, named
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.referrals import Referral, all_referrals
from projections.queries.seekers import has_profile
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer, shares_profile
from projections.view import View

CONSENT_ENDS_SOON = timedelta(days=30)
INTERVIEW_SOON = timedelta(days=3)  # so that a Friday shows the Monday
FELL_THROUGH = ("interview_missed", "interview_cancelled")
AT_WORK = "ended_on IS NULL"


class Wanted(msgspec.Struct, frozen=True):
    """A job seeker of the agency wants an open opening and is not nominated for it yet."""

    person: Person
    opening: str
    title: str
    employer_name: str
    confirmed_on: date
    may_be_nominated: bool  # whether a consent holds, which a nomination needs
    is_stale: bool  # said so long ago that they must be asked again


class EndingConsent(msgspec.Struct, frozen=True):
    """A consent that holds today and ends soon."""

    person: Person
    until: date


class Unready(msgspec.Struct, frozen=True):
    """A job seeker who looks for work, and whom nobody can put forward yet."""

    person: Person
    has_profile: bool
    has_consent: bool
    consent_ended_on: date | None
    registered_on: date


class NoLongerOpen(msgspec.Struct, frozen=True):
    """An opening with no place left, for which people of the agency are still nominated."""

    opening: str
    title: str
    employer_name: str
    people: list[Person]


class AgencyHome(msgspec.Struct, frozen=True):
    """What one agency has to do, the most pressing first in each list, and how it stands."""

    checkpoints: list[FollowUp]  # due or overdue
    wanted: list[Wanted]
    interviews: list[Nomination]  # agreed, and their day has come
    coming: list[Nomination]  # interviews of the next days
    fell_through: list[Nomination]  # the last interview was missed or called off
    offers: list[Nomination]  # they stand, without a first day or past it
    no_longer_open: list[NoLongerOpen]  # each opening once, however many were nominated
    openings: list[OpeningEntry]  # open, and not answered by the agency
    referrals: list[Referral]  # that wait for the agency's answer
    unanswered: list[Referral]  # that it made, and nobody answered in time
    consents: list[EndingConsent]
    unready: list[Unready]
    in_pool: int
    waiting: int  # nominations that wait for the employer
    at_work: int


class CoordinatorHome(msgspec.Struct, frozen=True):
    """What the coordinator has to look after across the network."""

    overdue: list[FollowUp]
    openings: list[OpeningEntry]  # open, and some agency was not heard
    interviews: list[Nomination]  # agreed, the earliest first
    referrals: list[Referral]  # that nobody answered in time, the oldest first
    due: int  # checkpoints whose day has come, overdue ones among them
    open_openings: int
    shared: int  # job seekers who share their profile with the network
    at_work: int
    employers: int


def agency_home(ledger: Ledger, viewer: Viewer, today: date) -> AgencyHome:
    """What the viewer's agency has to do. Raises NotVisible for everyone else."""
    if viewer.role != "agency" or viewer.agency is None:
        raise NotVisible
    pool = pool_rows(
        ledger,
        "agency = %s AND left_on IS NULL AND merged_into IS NULL",
        [viewer.agency],
        "registered_on DESC, seeker",
    )
    persons = named(ledger, viewer, today, pool)
    looking = [row for row in pool if row.placements_running == 0]
    posted = all_openings(ledger, viewer, today, "open")
    live = all_nominations(ledger, viewer, today, only_live=True)
    hopeful = [one for one in live if one.status != NO_LONGER_OPEN]
    agreed = _agreed(hopeful)
    waiting = _waiting_referrals(ledger, viewer, today)
    return AgencyHome(
        checkpoints=due(ledger, viewer, today),
        wanted=_wanted(ledger, viewer, today, posted, {row.seeker: row for row in pool}, persons),
        interviews=[one for one in agreed if _day(one) <= today],
        coming=[one for one in agreed if today < _day(one) <= today + INTERVIEW_SOON],
        fell_through=[one for one in hopeful if one.row.status in FELL_THROUGH],
        offers=[one for one in hopeful if _is_to_begin(one, today)],
        no_longer_open=_no_longer_open(live),
        openings=[entry for entry in _by_answer_day(posted) if entry.own_answer is None],
        referrals=[one for one in waiting if one.row.to_agency == viewer.agency],
        unanswered=[
            one for one in waiting if one.is_stale and one.row.from_agency == viewer.agency
        ],
        consents=_ending(looking, persons, today),
        unready=_unready(looking, persons, today),
        in_pool=len(pool),
        waiting=len(hopeful),
        at_work=_count(ledger, placements.VIEW, f"agency = %s AND {AT_WORK}", [viewer.agency]),
    )


def coordinator_home(ledger: Ledger, viewer: Viewer, today: date) -> CoordinatorHome:
    """What the coordinator has to look after. Raises NotVisible for everyone else."""
    if viewer.role != "coordinator":
        raise NotVisible
    checkpoints = due(ledger, viewer, today)
    posted = all_openings(ledger, viewer, today, "open")
    pool = pool_rows(ledger, "left_on IS NULL")
    return CoordinatorHome(
        overdue=[item for item in checkpoints if item.state == "overdue"],
        openings=[entry for entry in _by_answer_day(posted) if entry.answered < entry.agencies],
        interviews=_agreed(all_nominations(ledger, viewer, today, only_live=True)),
        referrals=[one for one in _waiting_referrals(ledger, viewer, today) if one.is_stale],
        due=len(checkpoints),
        open_openings=len(posted),
        shared=sum(shares_profile(row, today) for row in pool),
        at_work=_count(ledger, placements.VIEW, AT_WORK),
        employers=_count(ledger, employers.VIEW),
    )


def _wanted(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    posted: list[OpeningEntry],
    pool: dict[str, PoolRow],
    persons: dict[str, Person],
) -> list[Wanted]:
    entries = {entry.row.opening: entry for entry in posted}
    found = rows(
        ledger,
        interests.VIEW,
        InterestRow,
        "seeker = ANY(%s) AND NOT is_nominated AND opening = ANY(%s)",
        [sorted(pool), sorted(entries)],
        "confirmed_on, opening, seeker",
    )
    limits = policy(ledger).limits(today)
    return [
        Wanted(
            person=persons[row.seeker],
            opening=row.opening,
            title=entries[row.opening].row.title,
            employer_name=entries[row.opening].employer_name,
            confirmed_on=row.confirmed_on,
            may_be_nominated=shares_profile(pool[row.seeker], today),
            is_stale=limits.is_interest_stale(row.confirmed_on, today),
        )
        for row in found
    ]


def _agreed(found: Sequence[Nomination]) -> list[Nomination]:
    """Those with an interview that is agreed, the earliest first."""
    agreed = [one for one in found if one.row.interview == "agreed"]
    return sorted(agreed, key=lambda one: (_day(one), one.row.interview_at or ""))


def _no_longer_open(nominated: list[Nomination]) -> list[NoLongerOpen]:
    found: dict[str, NoLongerOpen] = {}
    for one in nominated:
        if one.status == NO_LONGER_OPEN:
            entry = NoLongerOpen(one.row.opening, one.title, one.employer_name, [])
            found.setdefault(one.row.opening, entry).people.append(one.person)
    return list(found.values())


def _waiting_referrals(ledger: Ledger, viewer: Viewer, today: date) -> list[Referral]:
    waiting = all_referrals(ledger, viewer, today, status="waiting")
    return sorted(waiting, key=lambda one: one.row.made_on)


def _day(nomination: Nomination) -> date:
    return nomination.row.interview_on or nomination.row.nominated_on


def _is_to_begin(nomination: Nomination, today: date) -> bool:
    """An offer stands, and nobody knows yet whether work has begun."""
    row = nomination.row
    return row.status == "offered" and (row.offer_starts_on is None or row.offer_starts_on <= today)


def _by_answer_day(posted: list[OpeningEntry]) -> list[OpeningEntry]:
    """The ones to be answered first on top; without a day, the oldest of the others."""
    return sorted(posted, key=lambda entry: (entry.row.respond_by or date.max, entry.row.posted_on))


def _ending(looking: list[PoolRow], persons: dict[str, Person], today: date) -> list[EndingConsent]:
    ending = [
        EndingConsent(persons[row.seeker], row.consent_until)
        for row in looking
        if shares_profile(row, today)
        and row.consent_until is not None
        and row.consent_until <= today + CONSENT_ENDS_SOON
    ]
    return sorted(ending, key=lambda one: one.until)


def _unready(looking: list[PoolRow], persons: dict[str, Person], today: date) -> list[Unready]:
    return [
        Unready(
            person=persons[row.seeker],
            has_profile=has_profile(row),
            has_consent=shares_profile(row, today),
            consent_ended_on=row.consent_until if row.consent_scope else None,
            registered_on=row.registered_on,
        )
        for row in looking
        if not (has_profile(row) and shares_profile(row, today))
    ]


def _count(ledger: Ledger, view: View, where: str = "true", values: Sequence[str] = ()) -> int:
    with ledger.database.connection() as connection:
        row = connection.execute(
            f"SELECT count(*) FROM {ledger.database.network}_views.{view.name} WHERE {where}",
            values,
        ).fetchone()
    return row[0] if row else 0
