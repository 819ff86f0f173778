"""Job seekers as a viewer may know them: by reference code, and by name where it is shared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections.folds import pool
from projections.queries.reading import rows
from projections.queries.sharing import pool_rows
from projections.queries.viewer import Viewer


class Person(msgspec.Struct, frozen=True):
    """`name` is None where the viewer may not see it, or the person was erased.

    `has_page`: the viewer may open the person's own page.
    """

    seeker: str
    reference: str
    name: str | None
    has_page: bool = False


def people(
    ledger: Ledger, viewer: Viewer, today: date, seekers: Iterable[str]
) -> dict[str, Person]:
    """Each of these job seekers, in two queries at most."""
    ids = sorted(set(seekers))
    if not ids:
        return {}
    found = pool_rows(ledger, "seeker = ANY(%s)", [ids])
    return named(ledger, viewer, today, found)


def choosable(ledger: Ledger, viewer: Viewer, today: date) -> list[Person]:
    """The people in the pool whom this viewer's agency can put forward, in order of name."""
    found = rows(
        ledger,
        pool.VIEW,
        pool.PoolRow,
        "agency = %s AND left_on IS NULL AND merged_into IS NULL",
        [viewer.agency],
    )
    persons = named(ledger, viewer, today, found).values()
    return sorted(persons, key=lambda person: (person.name or "").casefold())


def named(
    ledger: Ledger, viewer: Viewer, today: date, found: Iterable[pool.PoolRow]
) -> dict[str, Person]:
    """The same for rows that were read already."""
    listed = list(found)
    seen = [row for row in listed if viewer.may_see_name(row, today)]
    texts = ledger.vault.open(
        (f"seeker:{row.seeker}", token)
        for row in seen
        for token in (row.given_name, row.family_name)
    )
    names = {
        row.seeker: " ".join(part for part in texts[2 * i : 2 * i + 2] if part) or None
        for i, row in enumerate(seen)
    }
    return {
        row.seeker: Person(
            seeker=row.seeker,
            reference=reference(row.seeker),
            name=names.get(row.seeker),
            has_page=viewer.may_open(row, today),
        )
        for row in listed
    }
