"""Who is told: the agency's staff, one person who took it over, the coordinator."""

from __future__ import annotations

from collections.abc import Set

from domain.accounts.store import Accounts, User
from domain.decisions.stages import Reminder
from projections.attempts import is_stuck
from projections.folds.follow_ups import FollowUpRow
from projections.folds.notices import NoticeRow
from projections.folds.reminders import ReminderRow

# Of these, the coordinator is told too.
FOR_COORDINATOR = ("due", "escalated")


def readers_of(
    row: FollowUpRow,
    reminder: Reminder,
    accounts: Accounts,
    claimed: ReminderRow | None,
    unreachable: Set[str] = frozenset(),
) -> list[User]:
    """Those who get a reminder, each once. `claimed` is what came of it so far.

    Whoever took the checkpoint over gets it alone, but for what is told to the coordinator because
    nobody asked, or because it could not be delivered. An account that is closed since then reads
    nothing: everybody is told again. Nobody is told once more from whom it came back.
    `unreachable` are those whose e-mails of the day fail again and again.
    """
    handed_to = accounts.get(row.handed_to) if row.handed_to else None
    told = [handed_to] if handed_to else accounts.of_agency(row.agency)
    stages = FOR_COORDINATOR[1:] if handed_to else FOR_COORDINATOR
    is_for_both = reminder.stage in stages or is_in_vain(claimed) or _nobody_of(told, unreachable)
    return _each_once(told + (accounts.by_role("coordinator") if is_for_both else []), claimed)


def staff_or_coordinator(
    agency: str,
    accounts: Accounts,
    claimed: NoticeRow | None,
    unreachable: Set[str] = frozenset(),
) -> list[User]:
    """Those who get what concerns one agency.

    The coordinator gets it where the agency has no account, or could not be reached.
    """
    told = accounts.of_agency(agency)
    is_for_both = is_in_vain(claimed) or _nobody_of(told, unreachable)
    return _each_once(told + (accounts.by_role("coordinator") if is_for_both else []), claimed)


def is_in_vain(claimed: ReminderRow | NoticeRow | None) -> bool:
    """Whether it was tried again and again, or came back, so that nobody has it."""
    return claimed is not None and (
        is_stuck(claimed) or bool(claimed.came_back_from and not claimed.sent_at)
    )


def _nobody_of(told: list[User], unreachable: Set[str]) -> bool:
    return all(user.id in unreachable for user in told)


def _each_once(told: list[User], claimed: ReminderRow | NoticeRow | None) -> list[User]:
    back = claimed.came_back_from if claimed else []
    return list({user.id: user for user in told if user.id not in back}.values())
