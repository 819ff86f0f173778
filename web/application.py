"""`create_app`: the web application, put together in named steps."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta
from pathlib import Path

from flask import Flask, Response, request
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect

from web import access, charts, errors, figures, frame, pages, referring, words
from web.services import Services

MOST_BYTES = 1_000_000  # of one request: no form here comes near


def create_app(services: Services) -> Flask:
    """The WSGI application of one network."""
    app = Flask(__name__, root_path=str(Path(__file__).parent))
    app.extensions["commonplace"] = services
    configure(app, services)
    add_words(app)
    access.protect(app)
    CSRFProtect(app)  # asked after the sign-in: a stranger is told to sign in first
    errors.handle(app)
    frame.dress(app)
    add_pages(app)
    app.after_request(harden)
    return app


def configure(app: Flask, services: Services) -> None:
    """Settings of Flask and its extensions."""
    app.config.update(
        SECRET_KEY=services.secret_key,
        SESSION_COOKIE_NAME="commonplace",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=services.is_https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        # Else every answer hands the cookie out anew, and one that comes late, a picture's say,
        # signs somebody in again who has just signed out.
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        WTF_CSRF_TIME_LIMIT=None,  # a form may lie open over a long phone call
        BOOTSTRAP_SERVE_LOCAL=True,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    Bootstrap5(app)


def add_words(app: Flask) -> None:
    """gettext, and the filters that put codes, dates and references into words."""
    Babel(app, default_locale="en")
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.filters.update(words.FILTERS)
    for module in (words, referring, figures, charts):
        app.jinja_env.globals.update(module.GLOBALS)


def add_pages(app: Flask) -> None:
    """One blueprint per subject, each found in `web.pages`."""
    for module in pkgutil.iter_modules(pages.__path__):
        app.register_blueprint(importlib.import_module(f"{pages.__name__}.{module.name}").bp)


def harden(response: Response) -> Response:
    """Headers that keep a page to itself. Personal data is never cached."""
    response.headers["Content-Security-Policy"] = (
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none';"
        " form-action 'self'; base-uri 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    if not request.path.startswith(("/static/", "/bootstrap/")):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
