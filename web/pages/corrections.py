"""Putting an entry right: it is struck, and perhaps written down anew. Both stay in the history."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.corrections import OTHERS_REST_ON_IT, StrikeFact
from domain.decisions.refusals import Refused
from domain.facts.vocabulary import STRIKE_REASONS
from projections.queries.corrections import Correctable, correctable
from projections.queries.history import entries_at
from web.access import allow
from web.forms import form_page
from web.restating import as_recorded, restating, start_values
from web.schemas.corrections import StrikeForm, Together
from web.services import ledger, person, services, today, viewer, who
from web.timeline import shown

bp = Blueprint("corrections", __name__, url_prefix="/history/entry/<int:position>")


@bp.route("/correct", methods=["GET", "POST"])
@allow("agency", "coordinator")
def correct(position: int) -> ResponseReturnValue:
    """Strike an entry and write it down anew, at once."""
    found = _found(position)
    how = restating(type(found.fact), person().role)
    if how is None or found.texts is None:
        return redirect(url_for(".strike", position=position))
    recorded, form = found.fact.as_dict() | found.texts, how.form(found.fact)

    def act(values: dict[str, Any], _command: str) -> list[Decision]:
        struck = _strike(found, values.pop("struck_because"))
        answers = as_recorded(type(found.fact), values)
        return [struck, how.decide(form, recorded, answers, who())]

    return _refused_at_once(found) or form_page(
        Together(StrikeForm(), form),
        act,
        heading=_("Correct entry %(number)s", number=position),
        submit=_("Strike it and record this"),
        start=start_values(form, recorded),
        said=_("Corrected. The wrong entry stays in the history, crossed out."),
        strike_href=url_for(".strike", position=position),
        **_around(found),
    )


@bp.route("/strike", methods=["GET", "POST"])
@allow("agency", "coordinator")
def strike(position: int) -> ResponseReturnValue:
    """Strike an entry, and put nothing in its place."""
    found = _found(position)
    return _refused_at_once(found) or form_page(
        StrikeForm(),
        lambda values, _command: [_strike(found, values["struck_because"])],
        heading=_("Strike entry %(number)s", number=position),
        submit=_("Strike it"),
        said=_("Struck. It stays in the history, crossed out, and no longer counts."),
        **_around(found),
    )


def _found(position: int) -> Correctable:
    return correctable(ledger(), viewer(), today(), position, services().zone)


def _strike(found: Correctable, reason: str) -> StrikeFact:
    return StrikeFact(**who(), position=found.position, fact=found.fact, reason=reason)


def _around(found: Correctable) -> dict[str, Any]:
    """What both forms say of the entry, and where they lead."""
    href = url_for("history.entry", position=found.position)
    return {
        "done": lambda _command: href,
        "cancel": href,
        "template": "history/correct.html",
        "told": shown(found.entry),
    }


def _refused_at_once(found: Correctable) -> ResponseReturnValue | None:
    """A page that names what rests on the entry, in words; or the entry, where it is struck.

    What else the rules have to say, they say when the form is sent. The same form sent again is
    answered as the first time.
    """
    try:
        ledger().foresee(_strike(found, next(iter(STRIKE_REASONS))))
    except Refused as refused:
        if refused.refusal == OTHERS_REST_ON_IT and not request.is_json:
            return _resting(found, refused.params["positions"])
        if request.method == "GET":
            return redirect(url_for("history.entry", position=found.position))
    return None


def _resting(found: Correctable, positions: tuple[int, ...]) -> ResponseReturnValue:
    known = entries_at(ledger(), viewer(), positions, services().zone)
    page = render_template(
        "history/resting.html",
        position=found.position,
        told=shown(found.entry),
        entries=[
            {**shown(entry), "href": url_for("history.entry", position=entry.position)}
            for entry in known
        ],
        hidden=len(positions) - len(known),
    )
    return page, 409 if request.method == "POST" else 200
