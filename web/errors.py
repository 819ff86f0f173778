"""What a person sees when something is not there, not theirs, or not working."""

from __future__ import annotations

import psycopg
from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from projections.queries.viewer import NotVisible

RETRY_SECONDS = 5


def handle(app: Flask) -> None:
    """Register the error pages."""
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(psycopg.OperationalError, _database_lost)
    app.register_error_handler(NotVisible, _not_found)
    # An address or a question with characters that no stored text can hold: it names nothing.
    app.register_error_handler(psycopg.DataError, _not_found)
    app.register_error_handler(404, _not_found)
    app.register_error_handler(500, _broken)


def answer(status: int, heading: str, text: str) -> tuple[str | dict[str, object], int]:
    """One plain page, or the same as JSON."""
    if request.is_json:
        return {"errors": {"": [heading, text]}}, status
    return render_template("error.html", status=status, heading=heading, text=text), status


def _not_found(_error: Exception) -> ResponseReturnValue:
    return answer(
        404,
        _("Page not found"),
        _("There is nothing at this address, or it is not yours to see. Check the address."),
    )


def _http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    texts = {
        401: (_("Sign in first"), _("Sign in, then try again.")),
        403: (
            _("Your role cannot open this page"),
            _("Go back to your home page, or ask the network's coordinator."),
        ),
        405: (_("This page cannot do that"), _("Go back and use the buttons on the page.")),
        413: (_("That is too much at once"), _("Write less, or send it in parts.")),
    }
    heading, text = texts.get(
        status, (_("That did not work"), _("Go back, check what you wrote and try again."))
    )
    return answer(status, heading, text)


def _form_too_old(_error: CSRFError) -> ResponseReturnValue:
    return answer(
        400,
        _("This page was open too long"),
        _("Nothing was recorded. Go back, load the page again, and send it once more."),
    )


def _database_lost(_error: Exception) -> ResponseReturnValue:
    g.is_database_lost = True
    page = answer(
        503,
        _("The database cannot be reached"),
        _("Nothing is lost. It usually comes back by itself. Wait a moment, then try again."),
    )
    return (*page, {"Retry-After": str(RETRY_SECONDS)})


def _broken(_error: Exception) -> ResponseReturnValue:
    return answer(
        500,
        _("Something went wrong on our side"),
        _("Nothing was recorded. Try again. If it stays, tell the person who runs this system."),
    )
