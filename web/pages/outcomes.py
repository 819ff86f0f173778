"""Outcomes: what the network achieved together, beside one agency alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from domain.facts.vocabulary import N_
from projections.outcomes.figures import Question
from projections.outcomes.headings import headed
from projections.outcomes.placements import MINIMUM_WAGE
from projections.queries.moments import end_of_day
from projections.queries.outcomes import answer, sees_own_only
from projections.queries.seekers import agency_names
from web.access import allow
from web.asking import asked_of_period
from web.schemas.outcomes import OutcomesForm
from web.services import ledger, services, today, viewer

OF_EARLIER_DAYS = N_("Of an earlier day you see the numbers of your own agency only.")

bp = Blueprint("outcomes", __name__, url_prefix="/outcomes")


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def report() -> ResponseReturnValue:
    """Every figure of a period: of this year, unless another one is asked for."""
    asked, found = asked_of_period(_form()), None
    if asked.values is not None:
        found = answer(ledger(), viewer(), question(asked.values), today(), services().zone)
    names = agency_names(ledger())
    page = render_template(
        "outcomes/report.html",
        report=found and headed(found, names),
        agency=found and names.get(found.question.agency or ""),
        own_only=found is not None
        and sees_own_only(viewer(), found.question, today(), services().zone),
        knows_minimum_wage=found and any(one.code == MINIMUM_WAGE for one in found.figures),
        form=asked.form,
        errors=asked.errors,
        asked={name: text for name, text in asked.typed.items() if name not in ("first", "last")},
    )
    return page, asked.status


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
        schema.hinting("known_on", OF_EARLIER_DAYS)
    else:
        schema.choosing("agency", agency_names(ledger()))
    return schema
