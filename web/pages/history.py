"""Histories on two clocks: of any thing, and each entry as it was written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from projections.queries.history import Entry, changes, history, written
from projections.queries.viewer import NotVisible
from web.access import allow
from web.clocks import Clocks, clocks
from web.schemas.clocks import CompareForm
from web.services import ledger, services, viewer
from web.things import KINDS, kind_words, thing_names, thing_page
from web.timeline import shown

bp = Blueprint("history", __name__, url_prefix="/history")

ADDED = {"tone": "good"}
STRUCK = {"tone": "ended"}


@bp.get("/<kind>/<thing>")
@allow("agency", "coordinator", "auditor")
def of_thing(kind: str, thing: str) -> ResponseReturnValue:
    """What happened to one thing, the oldest first, with both clocks set as the address says."""
    if kind not in KINDS:
        raise NotVisible
    tag = f"{kind}:{thing}"
    chosen = clocks(CompareForm())
    entries = history(ledger(), viewer(), tag, services().zone, chosen.moment)
    page = render_template(
        "history/thing.html",
        name=thing_names([tag])[tag],
        kind=kind_words(kind),
        href=url_for(".of_thing", kind=kind, thing=thing),
        whole_href=url_for(".of_thing", kind=kind, thing=thing, **_uncompared(chosen)),
        thing_href=thing_page(kind, thing),
        clocks=chosen,
        errors=chosen.errors,
        connected=_links(one for one in entries[0].links if one != tag) if entries else [],
        total=len(entries),
        entries=_compared(entries, chosen) if chosen.since else _lines(entries, chosen),
    )
    return page, chosen.status


@bp.get("/entry/<int:position>")
@allow("agency", "coordinator", "auditor")
def entry(position: int) -> str:
    """One entry, what it concerns, and the line that is stored."""
    found = written(ledger(), viewer(), position, services().zone)
    return render_template(
        "history/entry.html",
        entry=found.entry,
        told=shown(found.entry),
        line=found.line,
        corrects=found.corrects,
        corrected_by=found.corrected_by,
        things=_links(found.entry.links),
    )


def _compared(entries: list[Entry], chosen: Clocks) -> list[dict[str, Any]]:
    """Only what was added or struck since, each saying which."""
    assert chosen.since is not None  # noqa: S101 - asked before
    told = []
    for change in changes(entries, chosen.since):
        marks = [{"status": _("Added"), **ADDED}] if change.is_added else []
        if change.is_struck:
            marks.append({"status": _("Struck since"), **STRUCK})
        told.append({**_line(change.entry, chosen), "marks": marks})
    return told


def _uncompared(chosen: Clocks) -> dict[str, Any]:
    return {name: text for name, text in chosen.typed.items() if not name.startswith("since")}


def _lines(entries: list[Entry], chosen: Clocks) -> list[dict[str, Any]]:
    return [_line(one, chosen) for one in entries]


def _line(told: Entry, chosen: Clocks) -> dict[str, Any]:
    """An entry with the way to the line that is stored, and to putting it right."""
    href = url_for(".entry", position=told.position)
    links = [{"label": _("Entry %(number)s", number=told.position), "href": href}]
    if told.may_be_struck and not chosen.moment:
        correct = url_for("corrections.correct", position=told.position)
        links.append({"label": _("Correct this entry"), "href": correct, "kind": "change"})
    return {**shown(told), "links": links}


def _links(tags: Iterable[str]) -> list[tuple[str, dict[str, str]]]:
    """The way to the history of each of these things, after its kind."""
    rows = []
    for tag, name in thing_names(tags).items():
        kind, _colon, thing = tag.partition(":")
        href = url_for(".of_thing", kind=kind, thing=thing)
        rows.append((kind_words(kind), {"text": name, "href": href}))
    return rows
