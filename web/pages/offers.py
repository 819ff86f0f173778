"""The offers of a nomination, and the job seeker's no."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.offers import DeclineOffer, MakeOffer
from domain.facts.offers import OfferDeclined, OfferMade
from web.access import allow
from web.pages.nominations import nomination_form
from web.restating import restates
from web.schemas.offers import OfferDeclineForm, OfferForm

bp = Blueprint("offers", __name__)


@bp.route("/nominations/<nomination>/offer", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(OfferMade, OfferForm, MakeOffer)
def make(nomination: str) -> ResponseReturnValue:
    """The employer offers the job."""
    return nomination_form(
        nomination,
        OfferForm(),
        MakeOffer,
        heading=_("The employer offers the job"),
        submit=_("Record the offer"),
        said=_("The offer is recorded. Does the job seeker take it?"),
    )


@bp.route("/nominations/<nomination>/offer/decline", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(OfferDeclined, OfferDeclineForm, DeclineOffer)
def decline(nomination: str) -> ResponseReturnValue:
    """The job seeker says no to it."""
    return nomination_form(
        nomination,
        OfferDeclineForm(),
        DeclineOffer,
        heading=_("The job seeker says no to the offer"),
        submit=_("Record the answer"),
        said=_("Recorded. The nomination goes on until somebody ends it."),
    )
