"""Who is told: the agency's staff, one person who took it over, the coordinator."""

from __future__ import annotations

from domain.accounts.store import Accounts, User
from domain.decisions.stages import Reminder
from projections.attempts import Attempts, is_stuck
from projections.folds.follow_ups import FollowUpRow

# Of these, the coordinator is told too.
FOR_COORDINATOR = ("due", "escalated")


def readers_of(
    row: FollowUpRow, reminder: Reminder, accounts: Accounts, claimed: Attempts | None
) -> list[User]:
    """Those who get a reminder, each once. `claimed` is what came of it so far.

    Whoever took the checkpoint over gets it alone, but for what is told to the coordinator because
    nobody asked, or because it could not be delivered again and again. An account that is closed
    since then reads nothing: everybody is told again.
    """
    handed_to = accounts.get(row.handed_to) if row.handed_to else None
    coordinators = accounts.by_role("coordinator")
    in_vain = claimed is not None and is_stuck(claimed)
    if handed_to:
        told = [handed_to] + (coordinators if in_vain or reminder.stage == "escalated" else [])
    else:
        staff = accounts.of_agency(row.agency)
        is_for_both = reminder.stage in FOR_COORDINATOR or in_vain or not staff
        told = staff + (coordinators if is_for_both else [])
    return list({user.id: user for user in told}.values())


def staff_or_coordinator(agency: str, accounts: Accounts, claimed: Attempts | None) -> list[User]:
    """Those who get what concerns one agency.

    The coordinator gets it where the agency has no account, or was not reached again and again.
    """
    staff = accounts.of_agency(agency)
    in_vain = claimed is not None and is_stuck(claimed)
    return staff + (accounts.by_role("coordinator") if in_vain or not staff else [])
