"""What funders' schemes ask of a placement: earnings by month, and what is confirmed."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.evidence import ConfirmSchemeCondition, RecordEarnings
from domain.facts.evidence import EarningsRecorded, SchemeConditionConfirmed
from web.access import allow
from web.pages.placements import placement_form
from web.restating import restates
from web.schemas.evidence import ConditionForm, EarningsForm

bp = Blueprint("evidence", __name__)


@bp.route("/placements/<placement>/earnings", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(EarningsRecorded, EarningsForm, RecordEarnings)
def earnings(placement: str) -> ResponseReturnValue:
    """What was earned in one month."""
    return placement_form(
        placement,
        EarningsForm(),
        RecordEarnings,
        heading=_("Earnings of a month"),
        submit=_("Record the earnings"),
        said=_("The earnings are recorded."),
    )


@bp.route("/placements/<placement>/conditions", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(SchemeConditionConfirmed, ConditionForm, ConfirmSchemeCondition)
def condition(placement: str) -> ResponseReturnValue:
    """Something that a scheme asks for is so."""
    return placement_form(
        placement,
        ConditionForm(),
        ConfirmSchemeCondition,
        heading=_("Confirm what a scheme asks for"),
        submit=_("Confirm it"),
        said=_("Confirmed."),
        hint=_("Confirm only what the schemes that count this placement ask for."),
    )
