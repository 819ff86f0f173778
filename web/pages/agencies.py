"""Member agencies: the list, and a new member."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.agencies import AdmitAgency
from domain.facts.agencies import AgencyJoined
from projections.queries.agencies import all_agencies
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.agencies import AgencyForm
from web.services import id_from, ledger, today, viewer, who

bp = Blueprint("agencies", __name__, url_prefix="/agencies")


@bp.get("/")
@allow("coordinator", "auditor", "operator")
def list_agencies() -> str:
    """Every agency of the network."""
    return render_template("agencies/list.html", agencies=all_agencies(ledger(), viewer()))


@bp.route("/new", methods=["GET", "POST"])
@allow("coordinator", "operator")
@restates(AgencyJoined, AgencyForm, AdmitAgency)
def admit() -> ResponseReturnValue:
    """Record that an agency joined."""
    return form_page(
        AgencyForm(),
        lambda values, command: [AdmitAgency(**who(), agency=id_from(command), **values)],
        heading=_("Add an agency"),
        submit=_("Add the agency"),
        done=lambda _command: url_for(".list_agencies"),
        cancel=url_for(".list_agencies"),
        start={"happened_on": today()},
        said=_("The agency is a member now. Its staff can sign in once the operator adds them."),
    )
