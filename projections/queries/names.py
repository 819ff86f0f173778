"""What things are called: many tags at once into words, as far as the viewer may know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import msgspec

from domain.facts.vocabulary import N_
from domain.ledger.ledger import Ledger
from projections.folds import (
    agencies,
    employers,
    nominations,
    openings,
    placements,
    published_reports,
    referrals,
)
from projections.folds.pool import PoolRow
from projections.queries.people import named
from projections.queries.reading import rows
from projections.queries.sharing import pool_rows
from projections.queries.viewer import Viewer
from projections.view import View

Translate = Callable[[str], str]

# Things that have a name of their own, which everybody may know.
OWN_NAMES: tuple[tuple[View, str], ...] = (
    (agencies.VIEW, "name"),
    (employers.VIEW, "name"),
    (openings.VIEW, "title"),
    (published_reports.VIEW, "title"),
)
# Things that are called after others.
AFTER_OTHERS = {
    "placement": (placements.VIEW, N_("placement of %(seeker)s at %(employer)s")),
    "nomination": (
        nominations.VIEW,
        N_("nomination of %(seeker)s for %(opening)s at %(employer)s"),
    ),
    "referral": (referrals.VIEW, N_("referral of %(seeker)s")),
}


def as_is(text: str) -> str:
    """The words as they were written, in English."""
    return text


class Name(msgspec.Struct, frozen=True):
    """What one thing is called: a template to translate, and what goes into its places."""

    template: str
    params: dict[str, str]

    def words(self, translate: Translate = as_is) -> str:
        """The name, put together."""
        return translate(self.template) % self.params


def names(ledger: Ledger, viewer: Viewer, tags: Iterable[str], today: date) -> dict[str, Name]:
    """The names of things by tag, such as {"employer:1": Name(...)}, one query for each kind.

    A job seeker is called by reference code, with the name before it where the viewer may see it,
    and "a job seeker" where not even the code is shared. What the views do not know is missing.
    """
    ids: dict[str, set[str]] = {}
    for tag in tags:
        kind, _, id_ = tag.partition(":")
        ids.setdefault(kind, set()).add(id_)
    after = _after_others(ledger, ids)
    for others in after.values():
        for kind, id_ in others.items():
            ids.setdefault(kind, set()).add(id_)
    people = pool_rows(ledger, "seeker = ANY(%s)", [sorted(ids.get("seeker", ()))])
    found = _own_names(ledger, ids) | seeker_names(ledger, viewer, people, today)
    for tag, others in after.items():
        template = AFTER_OTHERS[tag.partition(":")[0]][1]
        words = {kind: found.get(f"{kind}:{id_}") for kind, id_ in others.items()}
        params = {
            # Somebody who was referred may not be registered.
            kind: name.words() if name else ("a job seeker" if kind == "seeker" else "?")
            for kind, name in words.items()
        }
        found[tag] = Name(template, params)
    return found


def seeker_names(
    ledger: Ledger, viewer: Viewer, people: Iterable[PoolRow], today: date
) -> dict[str, Name]:
    """The names of job seekers whose pool rows were read already, by tag."""
    listed = list(people)
    known = named(ledger, viewer, today, listed)
    found = {}
    for row in listed:
        person = known[row.seeker]
        if not viewer.may_see_reference(row, today):
            name = Name(N_("a job seeker"), {})
        elif person.name:
            params = {"name": person.name, "reference": person.reference}
            name = Name("%(name)s (%(reference)s)", params)
        else:
            name = Name("%(reference)s", {"reference": person.reference})
        found[f"seeker:{row.seeker}"] = name
    return found


def _own_names(ledger: Ledger, ids: Mapping[str, set[str]]) -> dict[str, Name]:
    return {
        f"{view.kind}:{getattr(row, view.kind)}": Name("%(name)s", {"name": getattr(row, field)})
        for view, field in OWN_NAMES
        if ids.get(view.kind)
        for row in rows(ledger, view, view.row, f"{view.kind} = ANY(%s)", [sorted(ids[view.kind])])
    }


def _after_others(ledger: Ledger, ids: Mapping[str, set[str]]) -> dict[str, dict[str, str]]:
    """The job seeker, the opening and the employer of each placement and nomination asked for."""
    return {
        f"{kind}:{getattr(row, kind)}": {
            other: getattr(row, other)
            for other in ("seeker", "opening", "employer")
            if hasattr(row, other)
        }
        for kind, (view, _) in AFTER_OTHERS.items()
        if ids.get(kind)
        for row in rows(ledger, view, view.row, f"{kind} = ANY(%s)", [sorted(ids[kind])])
    }
