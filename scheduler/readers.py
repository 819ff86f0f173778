"""Who is told: the agency's staff, one person who took it over, the coordinator."""

from __future__ import annotations

from domain.accounts.store import Accounts, User
from domain.decisions.stages import Reminder
from projections.folds.follow_ups import FollowUpRow

# Of these, the coordinator is told too.
FOR_COORDINATOR = ("due", "escalated")


def readers_of(row: FollowUpRow, reminder: Reminder, accounts: Accounts) -> list[User]:
    """Those who get a reminder, each once.

    Whoever took the checkpoint over gets it alone, but for what is told to the coordinator because
    nobody asked. An account that is closed since then reads nothing: everybody is told again.
    """
    handed_to = accounts.get(row.handed_to) if row.handed_to else None
    coordinators = accounts.by_role("coordinator")
    if handed_to:
        told = [handed_to] + (coordinators if reminder.stage == "escalated" else [])
    else:
        staff = accounts.of_agency(row.agency)
        is_for_both = reminder.stage in FOR_COORDINATOR or not staff
        told = staff + (coordinators if is_for_both else [])
    return list({user.id: user for user in told}.values())
