"""Who is looking, and what they may see of a person (DESIGN, section 9). Rules only, no SQL."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import msgspec

from domain.facts import Actor
from projections.folds.pool import PoolRow


class NotVisible(Exception):  # noqa: N818 - says what it is
    """There is nothing, or nothing that this viewer may see: which of the two is not said."""


class OfAgency(Protocol):
    """A row that belongs to an agency."""

    @property
    def agency(self) -> str | None: ...


class Viewer(msgspec.Struct, frozen=True):
    """Whoever asks a query. `agency` is the agency that staff belong to, None for others.

    The coordinator is not an agency: it sees what a job seeker agreed to share, no more. The
    auditor sees what happened, by reference code. The operator sees no job seeker at all.
    """

    user: str
    role: str  # agency, coordinator, auditor, operator or system
    agency: str | None = None

    @classmethod
    def of(cls, actor: Actor) -> Viewer:
        """The person who records, as one who looks."""
        return cls(user=actor.user, role=actor.role, agency=actor.agency)

    def is_of(self, agency: str | None) -> bool:
        """Whether this is staff of that agency."""
        return self.role == "agency" and self.agency is not None and self.agency == agency

    def may_see_person(self, row: OfAgency) -> bool:
        """All personal data: only staff of the job seeker's own agency."""
        return self.is_of(row.agency)

    def may_see_contact(self, row: PoolRow) -> bool:
        """Name, phone and e-mail: also an agency that still looks after a placement of theirs."""
        return self.may_see_person(row) or any(self.is_of(agency) for agency in row.job_agencies)

    def may_see_profile(self, row: PoolRow, today: date) -> bool:
        """The pool profile: the own agency always, others under a live consent."""
        return self.may_see_person(row) or (self._is_in_network() and shares_profile(row, today))

    def may_open(self, row: PoolRow, today: date) -> bool:
        """The person's own page, with what the other rules leave to see there."""
        is_known = self.may_see_profile(row, today) or self.may_see_contact(row)
        return self.role == "auditor" or is_known  # an auditor reads every history, by code

    def may_see_name(self, row: PoolRow, today: date) -> bool:
        """The name: with the contact; others under a live consent that includes it."""
        return self.may_see_contact(row) or (self._is_in_network() and shares_name(row, today))

    def may_see_reference(self, row: PoolRow, today: date) -> bool:
        """The reference code: with profile or name; coordinator and auditor see every one."""
        is_known = self.may_see_profile(row, today) or self.may_see_name(row, today)
        return self.role in ("coordinator", "auditor") or is_known

    def may_see_contacts(self) -> bool:
        """Whom to ask for at an employer: everybody who works with employers."""
        return self._is_in_network()

    def _is_in_network(self) -> bool:
        """Consent is given to the agencies and their coordinator, to nobody else."""
        return self.role == "coordinator" or (self.role == "agency" and self.agency is not None)


def shares_profile(row: PoolRow, today: date) -> bool:
    """Whether a consent to share the pool profile holds on this day."""
    return row.consent_scope in ("network", "network_with_name") and _is_live(row, today)


def shares_name(row: PoolRow, today: date) -> bool:
    """Whether a consent to share the name too holds on this day."""
    return row.consent_scope == "network_with_name" and _is_live(row, today)


def _is_live(row: PoolRow, today: date) -> bool:
    if row.merged_into is not None or row.left_on is not None:
        return False
    if row.consent_from is None or today < row.consent_from:
        return False
    return row.consent_until is None or today <= row.consent_until
