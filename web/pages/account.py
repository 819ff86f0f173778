"""What a person chooses for themselves: how reminders come by e-mail."""

from __future__ import annotations

from typing import Any

import marshmallow
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.accounts.digests import USUAL_HOUR, Digests
from web.access import allow
from web.schemas.account import EmailsForm
from web.services import ledger, person

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.route("/e-mails", methods=["GET", "POST"])
@allow("agency", "coordinator")
def emails() -> ResponseReturnValue:
    """Single e-mails, or one a day. This is no fact: it concerns nobody but the reader."""
    schema = EmailsForm()
    errors: dict[str, list[str]] = {}
    typed = _as_it_is()
    if request.method == "POST":
        typed = {name: request.form[name] for name in schema.fields if name in request.form}
        try:
            _keep(schema.load(typed))
        except marshmallow.ValidationError as wrong:
            errors = schema.plain_errors(wrong)
        else:
            flash(_("Saved. It holds from the next reminder on."), "good")
            return redirect(url_for(".emails"))
    page = render_template(
        "form.html",
        heading=_("Your e-mails"),
        hint=_("No e-mail holds a name: only the reference code, and a link to this site."),
        submit=_("Save"),
        cancel=url_for("follow_ups.list_follow_ups"),
        form=schema.described(typed, errors),
        errors=schema.summary(errors),
    )
    return page, 422 if errors else 200


def _as_it_is() -> dict[str, Any]:
    wish = Digests(ledger().database).wishes().get(person().id)
    return {
        "how": "digest" if wish else "single",
        "hour": str(wish.hour if wish else USUAL_HOUR),
    }


def _keep(values: dict[str, str]) -> None:
    digests = Digests(ledger().database)
    if values["how"] == "single":
        digests.want_none(person().id)
    else:
        digests.want(person().id, int(values["hour"]), since=ledger().head())
