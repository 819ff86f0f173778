"""Outcomes: what the network achieved together, beside one agency alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from projections.outcomes.figures import Question
from projections.queries.moments import end_of_day
from projections.queries.outcomes import answer
from projections.queries.seekers import agency_names
from web.access import allow
from web.schemas.outcomes import OutcomesForm
from web.services import ledger, services, today, viewer

bp = Blueprint("outcomes", __name__, url_prefix="/outcomes")


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def report() -> ResponseReturnValue:
    """Every figure of a period: of this year, unless another one is asked for."""
    schema = _form()
    typed: dict[str, Any] = {"first": today().replace(month=1, day=1), "last": today()}
    typed |= {name: text for name in schema.fields if (text := request.args.get(name, "").strip())}
    errors: dict[str, list[str]] = {}
    found = None
    try:
        asked = schema.load({name: str(value) for name, value in typed.items()})
        found = answer(ledger(), viewer(), question(asked), today(), services().zone)
    except ValidationError as wrong:
        errors = schema.plain_errors(wrong)
    page = render_template(
        "outcomes/report.html",
        report=found,
        form=schema.described(typed, errors),
        errors=schema.summary(errors),
        asked={name: text for name, text in typed.items() if name not in ("first", "last")},
    )
    return page, 422 if errors else 200


def question(asked: Mapping[str, Any]) -> Question:
    """What was typed, as a question."""
    given = dict(asked)
    known_on: date | None = given.pop("known_on", None)
    if known_on is not None:
        given["known_at"] = end_of_day(known_on, None, services().zone)
    return Question(**given)


def _form() -> OutcomesForm:
    schema = OutcomesForm()
    if viewer().role == "agency":
        schema.leave_out("agency")
    else:
        schema.choosing("agency", agency_names(ledger()))
    return schema
