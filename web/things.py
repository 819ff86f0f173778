"""The things that facts concern: what each kind is called, and where it has its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from domain.facts import FACTS, tag_fields
from domain.facts.vocabulary import THINGS
from projections.queries.names import names
from projections.queries.seekers import may_open
from web.services import ledger, person, today, viewer

KINDS = frozenset(kind for fact in FACTS.values() for _field, kind in tag_fields(fact))


def kind_words(kind: str) -> str:
    """What a kind of thing is called."""
    return str(_(THINGS[kind]))


def thing_names(tags: Iterable[str]) -> dict[str, str]:
    """What each of these things is called, as far as this person may know it.

    What has no name, or none any more because it was struck, is called after its kind.
    """
    listed = list(tags)
    known = names(ledger(), viewer(), listed, today())
    return {
        tag: known[tag].words(_) if tag in known else kind_words(tag.partition(":")[0])
        for tag in listed
    }


def thing_page(kind: str, thing: str) -> str | None:
    """Where this person can see the thing as it is now; None where it has no page for them.

    By convention the page of a placement is called `placements.placement`, and so on. What was
    struck has a history, and no page.
    """
    tag = f"{kind}:{thing}"
    is_there = tag in names(ledger(), viewer(), [tag], today())
    if not is_there or (kind == "seeker" and not may_open(ledger(), viewer(), today(), thing)):
        return None
    endpoint = f"{kind}s.{kind}"
    roles = getattr(current_app.view_functions.get(endpoint), "allowed_roles", None)
    values: dict[str, Any] = {kind: thing}
    return url_for(endpoint, **values) if roles and person().role in roles else None
