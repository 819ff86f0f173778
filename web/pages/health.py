"""Whether the machinery is well: a page for people, and two addresses for other programs."""

from __future__ import annotations

import hmac

import psycopg
from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from projections.queries.health import health
from projections.queries.undelivered import undelivered
from projections.queries.viewer import Viewer
from web.access import allow, public
from web.metrics import CONTENT_TYPE, exposition
from web.services import ledger, now, services, today, viewer

bp = Blueprint("health", __name__)

ITSELF = Viewer(user="health", role="system")


@bp.get("/health/")
@allow("coordinator", "operator")
def page() -> str:
    """What runs, since when, what is behind, what failed last, and what to do."""
    return render_template(
        "health/health.html",
        health=health(ledger(), viewer()),
        undelivered=undelivered(ledger(), viewer(), today(), now()),
    )


@bp.get("/healthz")
@public
def whole() -> ResponseReturnValue:
    """Whether everything that people rely on works: pages, views and reminders."""
    try:
        found = health(ledger(), ITSELF)
    except psycopg.OperationalError:
        return {"database": "away"}, 503
    troubles = found.standstills
    return {"database": "there", "standstills": troubles}, 503 if troubles else 200


@bp.get("/healthz/pages")
@public
def pages() -> ResponseReturnValue:
    """Whether these pages can be used: for what spreads requests over several of them."""
    try:
        ledger().head()
    except psycopg.OperationalError:
        return {"database": "away"}, 503
    return {"database": "there"}


@bp.get("/metrics")
@public
def metrics() -> Response:
    """Figures for Prometheus: with the token that is set, or as an operator."""
    if not (_has_token() or _is_operator()):
        abort(401, description=_("Sign in first, then try again."))
    return Response(exposition(health(ledger(), ITSELF)), content_type=CONTENT_TYPE)


def _has_token() -> bool:
    expected = services().metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(expected) and hmac.compare_digest(given.encode(), str(expected).encode())


def _is_operator() -> bool:
    return bool(current_user.is_authenticated and current_user.user.role == "operator")
