"""Home: what needs doing now, for each role."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from domain.accounts.store import ROLES
from projections.freshness import freshness
from projections.queries import attribution, nominations
from projections.queries import home as queries
from projections.queries.seekers import by_reference
from web.access import allow, everyone
from web.frame import ROLE_WORDS
from web.schemas.base import plain
from web.services import ledger, person, services, today, viewer
from web.things import KINDS

bp = Blueprint("home", __name__)

MOST = 7  # items of a group, unless it is opened whole


@bp.get("/")
@everyone
def home() -> str:
    """What this person has to do now."""
    role = person().role
    show = {"agency": _agency, "coordinator": _coordinator, "auditor": _auditor}
    return show.get(role, _operator)()


def _agency() -> str:
    return _page("agency", home=queries.agency_home(ledger(), viewer(), today()))


def _coordinator() -> str:
    return _page(
        "coordinator",
        home=queries.coordinator_home(ledger(), viewer(), today()),
        disputes=attribution.to_settle(ledger(), viewer(), today()),
    )


def _auditor(code: str = "", wrong: str | None = None) -> str:
    return _page(
        "auditor",
        placements=nominations.all_placements(ledger(), viewer(), today()),
        code=code,
        errors=[{"field_id": "code", "message": wrong}] if wrong else [],
    )


def _operator() -> str:
    accounts = services().accounts
    return _page(
        "operator",
        entries=ledger().head(),
        fresh=freshness(ledger()),
        users=[(_(ROLE_WORDS[role]), len(accounts.by_role(role))) for role in ROLES],
    )


def _page(role: str, **values: object) -> str:
    return render_template(
        f"home/{role}.html",
        today=today(),
        date=format_date(today(), "EEEE d\u00a0MMMM\u00a0yyyy"),
        opened=request.args.get("all", ""),
        most=MOST,
        **values,
    )


@bp.get("/find")
@allow("auditor")
def find() -> ResponseReturnValue:
    """Open a history by a reference code, or by a tag such as `placement:ID`."""
    code = plain(request.args.get("code", "")).strip()
    kind, _colon, thing = code.partition(":")
    if kind in KINDS and thing:
        return redirect(url_for("history.of_thing", kind=kind, thing=thing))
    seeker = by_reference(ledger(), viewer(), today(), code) if code else None
    if seeker is not None:
        return redirect(url_for("history.of_thing", kind="seeker", thing=seeker))
    wrong = (
        _("Nothing is recorded under this code. Check it letter by letter, then try again.")
        if code
        else _("Write a reference code, like K7QF-3MZD.")
    )
    return _auditor(code, wrong), 404 if code else 422
