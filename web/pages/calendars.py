"""Follow-ups and interviews in a calendar of one's own: its private address, and what is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.accounts.calendars import Calendars
from projections.queries.agencies import one_agency
from projections.queries.due_days import due_days
from projections.queries.invitations import invitations
from projections.queries.viewer import NotVisible, Viewer
from web.access import allow, public
from web.feed import feed
from web.services import ledger, person, services, today, viewer

bp = Blueprint("calendars", __name__, url_prefix="/calendar")

KEEPS = timedelta(days=60)  # what is over stays in the calendar that long


@bp.get("/")
@allow("agency", "coordinator")
def addresses() -> str:
    """Which addresses hold, and since when."""
    return _page()


@bp.post("/<whose>/new")
@allow("agency", "coordinator")
def make(whose: str) -> str:
    """A new address, shown on this page and never again. An earlier one stops."""
    token = _calendars().make(_owner(whose), person().id)
    return _page({whose: services().public_url + url_for(".read", token=token)})


@bp.post("/<whose>/stop")
@allow("agency", "coordinator")
def stop(whose: str) -> str:
    """The address leads nowhere from now on."""
    _calendars().stop(_owner(whose))
    return _page(stopped=whose)


@bp.get("/<token>.ics")
@public
def read(token: str) -> ResponseReturnValue:
    """The calendar at a private address: whoever knows it needs no sign-in."""
    owner = _calendars().opened(token)
    reader = _reader(owner) if owner else None
    if owner is None or reader is None:
        raise NotVisible
    since = today() - KEEPS
    body = feed(
        _title(reader),
        due_days(ledger(), reader, today(), since, of=reader.user if _is_own(owner) else None),
        invitations(ledger(), reader, today(), since, services().zone),
        services().public_url,
    )
    answer = Response(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"  # kept, but asked about every time
    answer.add_etag()
    return answer.make_conditional(request)


def _calendars() -> Calendars:
    return Calendars(ledger().database)


def _owner(whose: str) -> str:
    """Whose address it is: `own`, or `agency` for the agency of the person."""
    if whose == "own":
        return f"user:{person().id}"
    if whose != "agency" or person().agency is None:
        raise NotVisible
    return f"agency:{person().agency}"


def _reader(owner: str) -> Viewer | None:
    """As whom a calendar is read: none for a person who may not sign in any more."""
    kind, _kind_ends, id_ = owner.partition(":")
    if kind == "agency":
        return Viewer(user="calendar", role="agency", agency=id_)
    user = services().accounts.get(id_)
    return Viewer.of(user.actor()) if user else None


def _is_own(owner: str) -> bool:
    """Whether it is the calendar of one person: without what others took over."""
    return owner.startswith("user:")


def _title(reader: Viewer) -> str:
    if reader.agency is None:
        return "Commonplace"
    return f"Commonplace: {one_agency(ledger(), reader, reader.agency).name}"


def _page(made: dict[str, str] | None = None, stopped: str | None = None) -> str:
    return render_template(
        "calendars/addresses.html",
        calendars=list(_shown()),
        made=made or {},
        stopped=stopped,
    )


def _shown() -> Iterator[dict[str, Any]]:
    """What the page tells of each calendar of this person."""
    titles = {"own": _("Your own calendar")}
    if viewer().agency:
        titles["agency"] = _("A calendar of your agency")
    for whose, title in titles.items():
        yield {"whose": whose, "title": title, "found": _found(whose)}


def _found(whose: str) -> dict[str, Any] | None:
    known = _calendars().of(_owner(whose))
    if known is None:
        return None
    maker = services().accounts.get(known.made_by)
    return {"address": known, "maker": maker.name if maker else None}
