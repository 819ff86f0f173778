"""Sign in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from web.access import SignedIn, everyone, public
from web.schemas.base import plain
from web.services import services

bp = Blueprint("session", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Ask for the e-mail address and the password."""
    onward = _local(request.values.get("next", ""))
    if current_user.is_authenticated:
        return redirect(onward)
    email = plain(request.form.get("email", "")).strip()
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        user = services().accounts.check(email, request.form.get("password", ""))
        if user is not None:
            session.clear()
            session.permanent = True
            login_user(SignedIn(user))
            return redirect(onward)
        errors = [
            {
                "field_id": "email",
                "message": _(
                    "This e-mail address and password do not belong together."
                    " Check both, or ask the operator for a new password."
                ),
            }
        ]
    page = render_template("sign_in.html", errors=errors, email=email, onward=onward)
    return page, 422 if errors else 200


@bp.post("/sign-out")
@everyone
def sign_out() -> ResponseReturnValue:
    """Forget who is signed in."""
    logout_user()
    session.clear()
    return redirect(url_for("session.sign_in"))


def _local(target: str) -> str:
    """Where to go after signing in: a path of this site, never elsewhere."""
    # Browsers drop line breaks and tabs from an address, and read a backslash as a slash.
    is_path = target.startswith("/") and not target.startswith("//")
    if not is_path or "\\" in target or plain(target) != target or target.split() != [target]:
        return url_for("home.home")
    return target
