"""Referrals, as each side may see them: the agency that refers, the one that is asked, the pool.

Being asked opens nothing of a person: the agency that is asked sees what the consent shares, as
everybody else does, and the note once it has accepted. What came from outside the network is
there for the agency that received it, until the person is registered; then their own page says
who they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections.folds import referrals
from projections.folds.pool import PoolRow
from projections.folds.referrals import PERSON_FIELDS, ReferralRow
from projections.queries.people import Person, named
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.seekers import agency_names
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer

ORDER = "made_on DESC, referral"


class Referral(msgspec.Struct, frozen=True):
    """A referral with its names.

    `person` is None where the viewer may not know whom it is about. `told` holds what the sender
    told of the person, and the note, opened: only where the viewer may read it.
    """

    row: ReferralRow
    person: Person | None
    from_name: str | None
    to_name: str | None
    answer_by: date  # by the limit that held on the day on which it was made
    is_stale: bool  # nobody answered in time
    is_registered: bool
    is_asked: bool  # the viewer's agency answers
    is_asking: bool  # it may take the referral back
    told: dict[str, str | None]


def all_referrals(ledger: Ledger, viewer: Viewer, today: date, **where: str) -> list[Referral]:
    """Referrals that the viewer may see, newest first; `referral=…`, `seeker=…`, `status=…`.

    An agency sees those that it made or was asked, and those into the pool that wait for
    somebody. Coordinator and auditor see every one.
    """
    clauses, values = ["true"], list(where.values())
    clauses += [f"{column} = %s" for column in where]
    if viewer.role == "agency":
        clauses.append(
            "(from_agency = %s OR to_agency = %s OR (is_to_pool AND status = 'waiting'))"
        )
        values += [viewer.agency or "", viewer.agency or ""]
    elif viewer.role not in ("coordinator", "auditor"):
        raise NotVisible
    found = rows(ledger, referrals.VIEW, ReferralRow, " AND ".join(clauses), values, ORDER)
    ids = sorted({row.seeker for row in found})
    pool = {row.seeker: row for row in pool_rows(ledger, "seeker = ANY(%s)", [ids])}
    seen = [row for row in found if _may_see(viewer, row, pool.get(row.seeker), today)]
    return _told(ledger, viewer, today, seen, pool)


def referral(ledger: Ledger, viewer: Viewer, today: date, referral_id: str) -> Referral:
    """One referral. Raises NotVisible."""
    found = all_referrals(ledger, viewer, today, referral=referral_id)
    if not found:
        raise NotVisible
    return found[0]


def _may_see(viewer: Viewer, row: ReferralRow, person: PoolRow | None, today: date) -> bool:
    if viewer.role != "agency" or viewer.agency in (row.from_agency, row.to_agency):
        return True
    # Asked with everybody else: only while the consent holds.
    return person is not None and viewer.may_see_profile(person, today)


def _told(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    seen: Sequence[ReferralRow],
    pool: Mapping[str, PoolRow],
) -> list[Referral]:
    persons = named(ledger, viewer, today, pool.values())
    fields = [_fields(viewer, row, pool.get(row.seeker), today) for row in seen]
    texts = iter(
        ledger.vault.open(
            (f"seeker:{row.seeker}", getattr(row, name))
            for row, names in zip(seen, fields, strict=True)
            for name in names
        )
    )
    agencies, limits = agency_names(ledger), policy(ledger).limits
    answer_by = {
        row.referral: row.made_on + timedelta(days=limits(row.made_on).referral) for row in seen
    }
    found = []
    for row, names in zip(seen, fields, strict=True):
        told = {name: next(texts) for name in names}
        person = pool.get(row.seeker)
        found.append(
            Referral(
                row=_readable(row),
                person=_whom(viewer, row, person, persons, told, today),
                from_name=agencies.get(row.from_agency or ""),
                to_name=agencies.get(row.to_agency or ""),
                answer_by=answer_by[row.referral],
                is_stale=row.status == "waiting" and today > answer_by[row.referral],
                is_registered=person is not None,
                is_asked=_is_asked(viewer, row),
                # Nobody of a school signs in here: who received it speaks for them.
                is_asking=viewer.is_of(row.from_agency or row.to_agency),
                told=told,
            )
        )
    return found


def _fields(
    viewer: Viewer, row: ReferralRow, person: PoolRow | None, today: date
) -> tuple[str, ...]:
    """The sealed fields that this viewer may read."""
    if person is None:  # from outside, and not registered
        return (*PERSON_FIELDS, "note") if viewer.is_of(row.to_agency) else ()
    has_accepted = row.status == "accepted" and viewer.is_of(row.to_agency)
    if viewer.may_see_person(person) or (has_accepted and viewer.may_see_profile(person, today)):
        return ("note",)
    return ()


def _whom(
    viewer: Viewer,
    row: ReferralRow,
    pool_row: PoolRow | None,
    persons: Mapping[str, Person],
    told: Mapping[str, str | None],
    today: date,
) -> Person | None:
    if pool_row is None:
        parts = (told.get("given_name"), told.get("family_name"))
        name = " ".join(part for part in parts if part) or None
        return Person(row.seeker, reference(row.seeker), name)
    return persons[row.seeker] if viewer.may_see_reference(pool_row, today) else None


def _is_asked(viewer: Viewer, row: ReferralRow) -> bool:
    if row.to_agency is None:
        return viewer.role == "agency" and not viewer.is_of(row.from_agency)
    return viewer.is_of(row.to_agency)


def _readable(row: ReferralRow) -> ReferralRow:
    """The row without sealed tokens, which no page needs."""
    return msgspec.structs.replace(row, **dict.fromkeys((*PERSON_FIELDS, "note")))
