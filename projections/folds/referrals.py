"""Referrals: who was referred by whom to whom, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.facts import Recorded
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralClosed,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from projections.view import Row, View

PERSON_FIELDS = ("given_name", "family_name", "email", "phone")


class ReferralRow(Row, frozen=True, kw_only=True):
    """A referral as it is now. Personal fields are sealed tokens of the job seeker, never text.

    `status` is waiting, accepted, declined, withdrawn or closed.
    """

    referral: str
    seeker: str
    from_agency: str | None  # None: from outside the network
    to_agency: str | None  # None: into the pool, and nobody accepted yet
    is_to_pool: bool
    made_on: date
    status: str = "waiting"
    sender: str | None = None  # code of REFERRAL_SOURCES, where it came from outside
    sender_name: str | None = None
    reason: str | None = None  # code of REFERRAL_REASONS
    given_name: str | None = None  # as the sender told it; see the pool once they are registered
    family_name: str | None = None
    email: str | None = None
    phone: str | None = None
    note: str | None = None
    answered_on: date | None = None  # or taken back
    decline_reason: str | None = None
    closed_on: date | None = None
    outcome: str | None = None


def fold(facts: Sequence[Recorded]) -> list[ReferralRow]:
    """One row for a referral that was made or received."""
    row: dict[str, Any] = {}
    for recorded in facts:
        match recorded.fact:
            case ReferralMade() as f:
                row |= {
                    "from_agency": f.agency,
                    "to_agency": f.to_agency,
                    "is_to_pool": f.to_agency is None,
                    "reason": f.reason,
                }
                row |= _started(f)
            case ReferralReceived() as f:
                row |= {
                    "from_agency": None,
                    "to_agency": f.agency,
                    "is_to_pool": False,
                    "sender": f.sender,
                    "sender_name": f.sender_name,
                }
                row |= {name: getattr(f, name) for name in PERSON_FIELDS}
                row |= _started(f)
            case ReferralAccepted() as f:
                row |= {"status": "accepted", "answered_on": f.happened_on, "to_agency": f.agency}
            case ReferralDeclined() as f:
                row |= {
                    "status": "declined",
                    "answered_on": f.happened_on,
                    "decline_reason": f.reason,
                }
            case ReferralWithdrawn() as f:
                row |= {"status": "withdrawn", "answered_on": f.happened_on}
            case ReferralClosed() as f:
                row |= {"status": "closed", "closed_on": f.happened_on, "outcome": f.outcome}
    return [ReferralRow(**row)] if "referral" in row else []


def _started(fact: ReferralMade | ReferralReceived) -> dict[str, Any]:
    return {
        "referral": fact.referral,
        "seeker": fact.seeker,
        "made_on": fact.happened_on,
        "note": fact.note,
    }


VIEW = View(
    "referrals",
    "referral",
    ReferralRow,
    (
        ReferralMade,
        ReferralReceived,
        ReferralAccepted,
        ReferralDeclined,
        ReferralWithdrawn,
        ReferralClosed,
    ),
    fold,
    indexes=("seeker", "from_agency", "to_agency"),
)
