"""Who may open what. Nothing is open to strangers unless it says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.wrappers import Response

from domain.accounts.store import ROLES, User
from web.services import services

View = TypeVar("View", bound=Callable[..., Any])


class SignedIn(UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """An account, as Flask-Login wants it."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        return self.user.id


def allow(*roles: str) -> Callable[[View], View]:
    """Declare which roles may open a page. Every page must carry this or `public`."""
    unknown = set(roles) - set(ROLES)
    assert roles and not unknown, unknown  # noqa: S101 - a slip of the author's

    def declare(view: View) -> View:
        view.allowed_roles = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare that a page is open to strangers."""
    view.allowed_roles = None  # type: ignore[attr-defined]
    return view


everyone = allow(*ROLES)


def protect(app: Flask) -> None:
    """Ask for a sign-in, and for the right role, before every page."""
    # No page asks for `current_user`, and one that says that the database is lost must not ask it.
    manager = LoginManager(app, add_context_processor=False)
    manager.user_loader(_load)
    app.before_request(_check)


def _load(user_id: str) -> SignedIn | None:
    user = services().accounts.get(user_id)
    return SignedIn(user) if user else None


def _check() -> Response | None:
    if request.endpoint is None or request.endpoint.rpartition(".")[2] == "static":
        return None
    view = current_app.view_functions[request.endpoint]
    roles: frozenset[str] | None = getattr(view, "allowed_roles", frozenset())
    if roles is None:
        return None
    if not current_user.is_authenticated:
        if request.is_json or request.method != "GET":
            abort(401, description=_("Sign in first, then try again."))
        return redirect(url_for("session.sign_in", next=request.full_path.rstrip("?")))
    if current_user.user.role not in roles:
        abort(403)
    return None
