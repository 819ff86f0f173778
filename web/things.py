"""The things that facts concern: what each kind is called, and where it has its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from domain.facts import FACTS, tag_fields
from domain.facts.vocabulary import THINGS
from projections.queries.names import names
from projections.queries.nominations import nomination, placement
from projections.queries.referrals import referral
from projections.queries.seekers import may_open
from projections.queries.viewer import NotVisible
from web.services import ledger, person, today, viewer

# What a page asks before it shows one thing of a kind. Raises NotVisible.
ASKED: dict[str, Callable[..., object]] = {
    "nomination": nomination,
    "placement": placement,
    "referral": referral,
}
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
    if tag not in names(ledger(), viewer(), [tag], today()) or not _is_open(kind, thing):
        return None
    endpoint = f"{kind}s.{kind}"
    roles = getattr(current_app.view_functions.get(endpoint), "allowed_roles", None)
    values: dict[str, Any] = {kind: thing}
    return url_for(endpoint, **values) if roles and person().role in roles else None


def _is_open(kind: str, thing: str) -> bool:
    """Whether the page shows itself to them. Of some things they may know, and see no page."""
    if kind == "seeker":
        return may_open(ledger(), viewer(), today(), thing)
    if kind not in ASKED:
        return True
    try:
        ASKED[kind](ledger(), viewer(), today(), thing)
    except NotVisible:
        return False
    return True
