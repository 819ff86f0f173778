"""The talent pool, and one job seeker: what each viewer may see of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.folds import interests, openings, pool
from projections.folds.interests import InterestRow
from projections.folds.pool import PERSON_FIELDS, PoolRow
from projections.queries.people import Person, named, people
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.sharing import pool_rows
from projections.queries.viewer import NotVisible, Viewer, shares_name, shares_profile

PAGE = 25
PROFILE = ("occupations", "skills", "region", "hours_min", "hours_max", "work_needs")
INSIDE = ("disability", "notes")  # never leave the own agency
SEALED = (*PERSON_FIELDS, "work_needs", *INSIDE)
CONTACT = ("email", "phone")
SHARED = ("work_needs",)  # what a live consent shares of the sealed fields


class PoolFilter(msgspec.Struct, frozen=True):
    """What the pool is searched for. Empty fields do not matter."""

    text: str = ""
    occupation: str = ""
    skill: str = ""
    region: str = ""
    whose: str = ""  # "own": the viewer's own agency only
    hours: int | None = None  # a week, that the person can work
    page: int = 1


class PoolEntry(msgspec.Struct, frozen=True):
    """A job seeker in the list."""

    person: Person
    row: PoolRow
    agency_name: str


class PoolPage(msgspec.Struct, frozen=True):
    """One page of the list; `total` counts all that match."""

    entries: list[PoolEntry]
    total: int


class Wish(msgspec.Struct, frozen=True):
    """An opening that the job seeker wants, and that they are not nominated for yet."""

    opening: str
    title: str
    confirmed_on: date
    is_stale: bool  # said so long ago that they must be asked again


class Seeker(msgspec.Struct, frozen=True):
    """One job seeker.

    `personal` holds the sealed fields that the viewer may see, opened: None where nothing was
    written down, or the person was erased. `row` has no sealed text, and no profile where the
    viewer may not see it.
    """

    person: Person
    row: PoolRow
    agency_name: str
    personal: dict[str, str | None]
    same_as: Person | None  # the record of the same person that is used instead
    duplicates: list[Person]  # records merged into this one, for those who see the story
    wishes: list[Wish]  # open ones; for the own agency only
    is_own: bool
    sees_contact: bool
    sees_profile: bool
    has_profile: bool
    is_shared: bool
    is_name_shared: bool


def search(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    wanted: PoolFilter,
    moment: Moment | None = None,
) -> PoolPage:
    """The people in the pool that this viewer may see and that match.

    With a `moment`, the pool as it was then. Whom of it the viewer may see, and by what name, the
    consent of today decides.
    """
    where: list[str] = ["left_on IS NULL", "merged_into IS NULL"]
    values: list[object] = []
    for column, value in (("occupations", wanted.occupation), ("skills", wanted.skill)):
        if value:
            where.append(f"%s = ANY({column})")
            values.append(value)
    if wanted.region:
        where.append("region = %s")
        values.append(wanted.region)
    if wanted.hours:
        where.append("COALESCE(hours_min, 0) <= %s AND COALESCE(hours_max, 168) >= %s")
        values += [wanted.hours, wanted.hours]
    if wanted.whose == "own":
        where.append("agency = %s")
        values.append(viewer.agency)
    question = (" AND ".join(where), values, "registered_on DESC, seeker")
    if moment is None:
        found = pool_rows(ledger, *question)
        return _page(ledger, viewer, today, wanted, found, {row.seeker: row for row in found})
    found = rows(ledger, pool.VIEW, PoolRow, *question, moment)
    return _page(ledger, viewer, today, wanted, found, _as_now(ledger, found))


def _as_now(ledger: Ledger, found: Sequence[PoolRow]) -> dict[str, PoolRow]:
    """The same people as they are now. Who is not in the ledger any more shares nothing."""
    ids = [row.seeker for row in found]
    gone = {row.seeker: msgspec.structs.replace(row, consent_scope=None) for row in found}
    return gone | {row.seeker: row for row in pool_rows(ledger, "seeker = ANY(%s)", [ids])}


def _page(
    ledger: Ledger,
    viewer: Viewer,
    today: date,
    wanted: PoolFilter,
    found: Sequence[PoolRow],
    now: Mapping[str, PoolRow],
) -> PoolPage:
    """One page of what was found; `now` says who of it may be seen, and by what name."""
    seen = [row for row in found if viewer.may_see_profile(now[row.seeker], today)]
    if wanted.text:
        # Names are sealed, so they are searched after opening: only those the viewer may see.
        persons = named(ledger, viewer, today, [now[row.seeker] for row in seen])
        seen = [row for row in seen if _is_called(persons[row.seeker], wanted.text)]
    shown = seen[(wanted.page - 1) * PAGE : wanted.page * PAGE]
    persons = named(ledger, viewer, today, [now[row.seeker] for row in shown])
    agencies = agency_names(ledger)
    entries = [
        PoolEntry(persons[row.seeker], _readable(row), agencies.get(row.agency, ""))
        for row in shown
    ]
    return PoolPage(entries, len(seen))


def _is_called(person: Person, text: str) -> bool:
    """Whether each word of the text is in the name, or the text is in the reference code."""
    name = (person.name or "").casefold()
    in_name = all(word in name for word in text.casefold().split())
    return in_name or _code(text) in _code(person.reference)


def _code(text: str) -> str:
    """A reference code as people type it: with any hyphens, spaces and case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum()) or text


def seeker(ledger: Ledger, viewer: Viewer, today: date, seeker_id: str) -> Seeker:
    """One job seeker. Raises NotVisible, also where nobody is registered."""
    found = pool_rows(ledger, "seeker = %s", [seeker_id])
    if not found or not viewer.may_open(found[0], today):
        raise NotVisible
    row = found[0]
    is_own = viewer.may_see_person(row)
    sees_profile = viewer.may_see_profile(row, today)
    sees_contact = viewer.may_see_contact(row)
    fields = SEALED if is_own else (*CONTACT * sees_contact, *SHARED * sees_profile)
    texts = ledger.vault.open((f"seeker:{row.seeker}", getattr(row, name)) for name in fields)
    merged = people(ledger, viewer, today, _merged_with(viewer, row))
    return Seeker(
        person=named(ledger, viewer, today, [row])[row.seeker],
        row=_readable(row, sees_profile),
        agency_name=agency_names(ledger).get(row.agency, ""),
        personal=dict(zip(fields, texts, strict=True)),
        same_as=merged.get(row.merged_into or ""),
        duplicates=[merged[id_] for id_ in row.duplicates if id_ in merged],
        wishes=_wishes(ledger, row.seeker, today) if is_own else [],
        is_own=is_own,
        sees_contact=sees_contact,
        sees_profile=sees_profile,
        has_profile=has_profile(row),
        is_shared=shares_profile(row, today),
        is_name_shared=shares_name(row, today),
    )


def may_open(ledger: Ledger, viewer: Viewer, today: date, seeker_id: str) -> bool:
    """Whether `seeker` would show this job seeker to the viewer."""
    found = pool_rows(ledger, "seeker = %s", [seeker_id])
    return any(viewer.may_open(row, today) for row in found)


def _merged_with(viewer: Viewer, row: PoolRow) -> list[str]:
    """Records of the same person, as far as this viewer may know that there are any."""
    sees_story = viewer.may_see_person(row) or viewer.role in ("coordinator", "auditor")
    return [id_ for id_ in (row.merged_into, *row.duplicates) if id_ and sees_story]


def has_profile(row: PoolRow) -> bool:
    """Whether anything is written down about what the job seeker looks for and brings."""
    return any(getattr(row, name) for name in (*PROFILE, *INSIDE))


def _readable(row: PoolRow, sees_profile: bool = True) -> PoolRow:
    """The row without sealed tokens, which no page needs, and without a profile not shared."""
    hidden: dict[str, object] = dict.fromkeys(SEALED)
    hidden |= {"given_name": "", "family_name": ""}
    if not sees_profile:
        hidden |= {**dict.fromkeys(PROFILE), "occupations": [], "skills": []}
    return msgspec.structs.replace(row, **hidden)


def _wishes(ledger: Ledger, seeker_id: str, today: date) -> list[Wish]:
    found = rows(
        ledger, interests.VIEW, InterestRow, "seeker = %s AND NOT is_nominated", [seeker_id]
    )
    titles = {
        row.opening: row.title
        for row in rows(
            ledger,
            openings.VIEW,
            openings.OpeningRow,
            "opening = ANY(%s) AND status = 'open'",
            [[wish.opening for wish in found]],
        )
    }
    limits = policy(ledger).limits(today)
    return [
        Wish(
            opening=wish.opening,
            title=titles[wish.opening],
            confirmed_on=wish.confirmed_on,
            is_stale=limits.is_interest_stale(wish.confirmed_on, today),
        )
        for wish in sorted(found, key=lambda wish: wish.confirmed_on)
        if wish.opening in titles
    ]


def by_reference(ledger: Ledger, viewer: Viewer, today: date, text: str) -> str | None:
    """The id of the job seeker with this reference code; None where the viewer may see nobody
    of that code. A code says nothing of an id, so every id is asked for its code."""
    wanted = _code(text)
    for row in pool_rows(ledger):
        if _code(reference(row.seeker)) == wanted and viewer.may_open(row, today):
            return row.seeker
    return None


def agency_names(ledger: Ledger) -> dict[str, str]:
    """The name of every agency, gone ones too: no secret to anyone who is signed in."""
    return _names(ledger, "true")


def member_names(ledger: Ledger) -> dict[str, str]:
    """The name of every agency that is a member now."""
    return _names(ledger, "left_on IS NULL")


def _names(ledger: Ledger, where: str) -> dict[str, str]:
    network = ledger.database.network
    with ledger.database.connection() as connection:
        found = connection.execute(
            f"SELECT agency, name FROM {network}_views.agencies WHERE {where} ORDER BY name"
        ).fetchall()
    return dict(found)
