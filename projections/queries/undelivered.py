"""E-mails that did not reach everybody they were for, and what happens next.

An agency sees what was for its own people, the coordinator everything, both by reference code. The
operator, who puts addresses and mail servers right, sees what could not be sent, and of no person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from domain.accounts.digests import Digests
from domain.accounts.store import Accounts
from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections.attempts import RETRY_AFTER, Attempts, is_stuck, next_try, server_tried_at
from projections.folds import follow_ups, notices, reminders
from projections.folds.follow_ups import FollowUpRow
from projections.folds.notices import NoticeRow
from projections.folds.reminders import ReminderRow
from projections.queries.mail import last_away
from projections.queries.notices import Notice, is_news, waiting
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer

FAILED_LATELY = timedelta(days=60)

# What happens next.
AGAIN = "again"
IN_VAIN = "in_vain"  # tried again, and the coordinator gets it too
SOME_GOT_IT = "some_got_it"
CAME_BACK = "came_back"  # an e-mail of the day: what nobody else has goes to the coordinator
GIVEN_UP = "given_up"

CHECKPOINT, DIGEST = "checkpoint", "digest"  # what it may be about beside NOTICE_KINDS


class Undelivered(msgspec.Struct, frozen=True, kw_only=True):
    """One such e-mail. `page` is (kind, id) of what the viewer may open about it."""

    about: str  # CHECKPOINT, DIGEST, or a code of NOTICE_KINDS
    on: date  # the day from which it is sent
    to: str  # the agency's name; of an e-mail of the day, its reader's
    failures: int
    failed_at: datetime
    error: str
    then: str  # one of these codes
    next_at: datetime | None  # when it is tried again; None where that is at once, or never
    day: int | None = None  # of the checkpoint
    stage: str | None = None  # code of REMINDER_STAGES
    reference: str | None = None
    page: tuple[str, str] | None = None


def undelivered(ledger: Ledger, viewer: Viewer, today: date, now: datetime) -> list[Undelivered]:
    """What still waits of the last weeks; the latest failure first. Raises NotVisible."""
    if viewer.role not in ("agency", "coordinator", "operator"):
        raise NotVisible
    desk = _Desk(ledger, viewer, today, now)
    found = [*desk.checkpoints(), *desk.notices(), *desk.digests()]
    return sorted(found, key=lambda one: one.failed_at, reverse=True)


class _Desk:
    """What all three kinds are worked out from."""

    def __init__(self, ledger: Ledger, viewer: Viewer, today: date, now: datetime) -> None:
        self._ledger, self._viewer, self._today, self._now = ledger, viewer, today, now
        self._agencies = agency_names(ledger)
        away = last_away(ledger)
        self._server_at = server_tried_at(away.at) if away else now
        self._where = "failed_at IS NOT NULL AND reminds_on >= %s"
        self._values: list[object] = [today - FAILED_LATELY]
        if viewer.role == "agency":
            self._where += " AND agency = %s"
            self._values.append(viewer.agency)

    def checkpoints(self) -> Iterator[Undelivered]:
        """Reminders of checkpoints that nobody recorded yet."""
        found = rows(self._ledger, reminders.VIEW, ReminderRow, self._where, self._values)
        ids = sorted({row.placement for row in found})
        wanted = "is_open AND placement = ANY(%s)"
        checks = rows(self._ledger, follow_ups.VIEW, FollowUpRow, wanted, [ids])
        still_open = {(row.placement, row.day): row for row in checks}
        last: dict[tuple[str, int], int] = {}
        for row in rows(self._ledger, reminders.VIEW, ReminderRow, "placement = ANY(%s)", [ids]):
            last[row.placement, row.day] = max(last.get((row.placement, row.day), 0), row.position)
        for row in found:
            check = still_open.get((row.placement, row.day))
            if check and row.failed_at:
                is_last = row.position == last[row.placement, row.day]
                then = SOME_GOT_IT if row.sent_at else self._then(row) if is_last else GIVEN_UP
                is_known = self._viewer.role != "operator"
                yield Undelivered(
                    about=CHECKPOINT,
                    on=row.reminds_on,
                    to=self._agencies.get(row.agency, ""),
                    failures=row.failures,
                    failed_at=row.failed_at,
                    error=row.error or "",
                    then=then,
                    next_at=self._next_at(row, then),
                    day=row.day,
                    stage=row.stage,
                    reference=reference(check.seeker) if is_known else None,
                    page=("placement", row.placement) if is_known else None,
                )

    def notices(self) -> Iterator[Undelivered]:
        """Other reminders whose reason still holds."""
        found = rows(self._ledger, notices.VIEW, NoticeRow, self._where, self._values)
        reasons = waiting(self._ledger, self._today) if found else {}
        about = self._people({reasons[row.notice] for row in found if row.notice in reasons})
        for row in found:
            notice = reasons.get(row.notice)
            if notice and row.failed_at:
                may_come = is_news(notice, self._today)
                then = SOME_GOT_IT if row.sent_at else self._then(row) if may_come else GIVEN_UP
                code, page = about[notice]
                yield Undelivered(
                    about=row.reminder_of,
                    on=row.reminds_on,
                    to=self._agencies.get(row.agency, ""),
                    failures=row.failures,
                    failed_at=row.failed_at,
                    error=row.error or "",
                    then=then,
                    next_at=self._next_at(row, then),
                    reference=code,
                    page=page,
                )

    def digests(self) -> Iterator[Undelivered]:
        """E-mails of the day: the last one of everybody who wants them."""
        accounts, digests = Accounts(self._ledger.database), Digests(self._ledger.database)
        unreachable = digests.unreachable(len(RETRY_AFTER))
        for user_id, digest in digests.latest().items():
            user = accounts.get(user_id)
            is_own = self._viewer.role != "agency" or (user and self._viewer.is_of(user.agency))
            is_there = digest.sent_at and not digest.came_back_at
            if user and is_own and digest.failed_at and not is_there:
                waits = IN_VAIN if user_id in unreachable else AGAIN
                missed = waits if digest.day == self._today else GIVEN_UP
                then = CAME_BACK if digest.came_back_at else missed
                yield Undelivered(
                    about=DIGEST,
                    on=digest.day,
                    to=user.name,
                    failures=digest.failures,
                    failed_at=digest.failed_at,
                    error=digest.error or "",
                    then=then,
                    next_at=self._next_at(digest, then),
                )

    def _then(self, one: ReminderRow | NoticeRow) -> str:
        return IN_VAIN if is_stuck(one) or one.came_back_from else AGAIN

    def _next_at(self, one: Attempts, then: str) -> datetime | None:
        at = max(next_try(one), self._server_at)
        return at if then in (AGAIN, IN_VAIN) and at > self._now else None

    def _people(
        self, found: set[Notice]
    ) -> dict[Notice, tuple[str | None, tuple[str, str] | None]]:
        """The reference code, and the page, of what each is about, where the viewer may know."""
        viewer, today = self._viewer, self._today
        ids = sorted({notice.seeker for notice in found if notice.seeker})
        known = {row.seeker: row for row in pool_rows(self._ledger, "seeker = ANY(%s)", [ids])}
        told: dict[Notice, tuple[str | None, tuple[str, str] | None]] = {}
        for notice in found:
            row = known.get(notice.seeker or "")
            is_known = row is not None and viewer.may_see_reference(row, today)
            kind, thing = notice.thing
            may_open = kind != "seeker" or (row is not None and viewer.may_open(row, today))
            told[notice] = (
                reference(row.seeker) if row and is_known else None,
                (kind, thing) if may_open and viewer.role != "operator" else None,
            )
        return told
