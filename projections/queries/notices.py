"""What agencies may be reminded of beside checkpoints: asked by the scheduler, for the system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from domain.decisions.policy import Policy
from domain.ledger.ledger import Ledger
from projections.folds import (
    agencies,
    answers,
    interests,
    nominations,
    notices,
    openings,
    pool,
    referrals,
)
from projections.folds.agencies import AgencyRow
from projections.folds.answers import AnswerRow
from projections.folds.interests import InterestRow
from projections.folds.nominations import NominationRow
from projections.folds.notices import NoticeRow
from projections.folds.openings import OpeningRow
from projections.folds.pool import PoolRow
from projections.folds.referrals import ReferralRow
from projections.queries.policy import policy
from projections.queries.reading import rows

CONSENT_ENDS_SOON = timedelta(days=14)
# Where the employer names no day, agencies are reminded after so long.
ANSWER_DAYS = timedelta(days=7)
# What is older than that says nothing new: people have it on their home page. So nothing floods
# anybody after an outage, or when reminders are new in a network.
NEWS_DAYS = timedelta(days=7)
DAY = timedelta(days=1)


class Notice(NamedTuple):
    """Something that an agency is reminded of, from a local day on."""

    reminder_of: str  # code of NOTICE_KINDS
    reminds_on: date
    on: date  # the day that it is about: of the interview, of the end of the consent ...
    agency: str
    seeker: str | None = None
    nomination: str | None = None
    referral: str | None = None
    opening: str | None = None
    at: str | None = None  # the local time of an interview, with its zone where that is named

    @property
    def id(self) -> str:
        """The same whoever works it out; another one where anything differs, the time too."""
        # What has no time keeps the id that it had before times were known.
        return uuid5(NAMESPACE_OID, repr(tuple(self) if self.at else tuple(self)[:-1])).hex

    def named(self) -> dict[str, Any]:
        """What it is and whom it concerns, as a claim names it."""
        return {name: value for name, value in self._asdict().items() if name not in ("on", "at")}

    @property
    def thing(self) -> tuple[str, str]:
        """(kind, id) of where it is seen to: the nomination, referral, opening or person."""
        for kind in ("nomination", "referral", "opening", "seeker"):
            if thing := getattr(self, kind):
                return kind, thing
        raise AssertionError(self)


class Claimed(NamedTuple):
    """A notice with what came of it so far, if anything."""

    notice: Notice
    row: NoticeRow | None


def current(ledger: Ledger, today: date) -> list[Claimed]:
    """What agencies are reminded of in these days, whether they were already or not."""
    due = {id_: one for id_, one in waiting(ledger, today).items() if is_news(one, today)}
    known = {
        row.notice: row
        for row in rows(ledger, notices.VIEW, NoticeRow, "notice = ANY(%s)", [sorted(due)])
    }
    return [
        Claimed(one, known.get(id_))
        for id_, one in sorted(due.items(), key=lambda item: (item[1].reminds_on, item[0]))
    ]


def is_news(notice: Notice, today: date) -> bool:
    """Whether it may be sent: its day has come, and not long ago."""
    return today - NEWS_DAYS < notice.reminds_on <= today


def waiting(ledger: Ledger, today: date) -> dict[str, Notice]:
    """All that waits for an agency, or will, by its id; however old."""
    rules = policy(ledger)
    found = (
        *_interviews(ledger, today),
        *_referrals(ledger, rules),
        *_openings(ledger),
        *_consents(ledger),
        *_interests(ledger, rules),
    )
    return {one.id: one for one in found}


def _interviews(ledger: Ledger, today: date) -> Iterator[Notice]:
    """The day before; and on the day itself, where nothing could be sent before."""
    where = "interview = 'agreed' AND interview_on BETWEEN %s AND %s"
    where += " AND ended_on IS NULL AND placement IS NULL"
    days = [today, today + DAY]
    for row in rows(ledger, nominations.VIEW, NominationRow, where, days):
        if row.interview_on:
            yield Notice(
                "interview",
                row.interview_on - DAY,
                row.interview_on,
                row.agency,
                seeker=row.seeker,
                nomination=row.nomination,
                at=_time(row),
            )


def _time(row: NominationRow) -> str | None:
    if row.interview_at and row.time_zone:
        return f"{row.interview_at} ({row.time_zone})"
    return row.interview_at


def _referrals(ledger: Ledger, rules: Policy) -> Iterator[Notice]:
    """Whoever was asked did not answer in time. Of the pool, nobody in particular was asked."""
    where = "status = 'waiting' AND to_agency IS NOT NULL"
    for row in rows(ledger, referrals.VIEW, ReferralRow, where):
        if row.to_agency:
            on = row.made_on + timedelta(days=rules.limits(row.made_on).referral)
            yield Notice(
                "referral", on + DAY, on, row.to_agency, seeker=row.seeker, referral=row.referral
            )


def _openings(ledger: Ledger) -> Iterator[Notice]:
    """Each member that did not answer, on the day by which the employer wants to know."""
    members = rows(ledger, agencies.VIEW, AgencyRow, "left_on IS NULL")
    found = rows(ledger, openings.VIEW, OpeningRow, "status = 'open'")
    ids = [row.opening for row in found]
    heard = {
        (row.opening, row.agency)
        for row in rows(ledger, answers.VIEW, AnswerRow, "opening = ANY(%s)", [ids])
    }
    for row in found:
        on = row.respond_by or row.posted_on + ANSWER_DAYS
        for member in members:
            if (row.opening, member.agency) not in heard:
                yield Notice("opening", on, on, member.agency, opening=row.opening)


def _consents(ledger: Ledger) -> Iterator[Notice]:
    """Two weeks before a consent ends, of somebody who still looks for work."""
    where = "consent_scope IS NOT NULL AND consent_until IS NOT NULL AND left_on IS NULL"
    where += " AND merged_into IS NULL AND placements_running = 0"
    for row in rows(ledger, pool.VIEW, PoolRow, where):
        if row.consent_until:
            on = row.consent_until
            yield Notice("consent", on - CONSENT_ENDS_SOON, on, row.agency, seeker=row.seeker)


def _interests(ledger: Ledger, rules: Policy) -> Iterator[Notice]:
    """An interest is too old to nominate by, and the opening still waits."""
    is_open = f"SELECT opening FROM {ledger.database.network}_views.openings WHERE status = 'open'"
    where = f"NOT is_nominated AND opening IN ({is_open})"
    for row in rows(ledger, interests.VIEW, InterestRow, where):
        on = row.confirmed_on + timedelta(days=rules.limits(row.confirmed_on).interest)
        yield Notice("interest", on + DAY, on, row.agency, seeker=row.seeker, opening=row.opening)
