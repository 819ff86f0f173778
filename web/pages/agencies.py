"""Member agencies: the list, a new member, its details, and one that leaves."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.agencies import AdmitAgency, ChangeAgencyDetails, LeaveNetwork
from domain.facts.agencies import AgencyDetailsChanged, AgencyJoined, AgencyLeft
from projections.queries.agencies import all_agencies, one_agency
from projections.queries.viewer import NotVisible
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.agencies import AgencyDetailsForm, AgencyForm, AgencyLeavesForm
from web.services import id_from, ledger, today, viewer, who

bp = Blueprint("agencies", __name__, url_prefix="/agencies")


@bp.get("/")
@allow("agency", "coordinator", "auditor", "operator")
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


@bp.route("/<agency>/details", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(AgencyDetailsChanged, AgencyDetailsForm, ChangeAgencyDetails)
def details(agency: str) -> ResponseReturnValue:
    """Put right what is known of an agency."""
    if viewer().role == "agency" and not viewer().is_of(agency):
        raise NotVisible
    found = one_agency(ledger(), viewer(), agency)
    known = {"name": found.name, "region": found.region, "website": found.website}
    return form_page(
        AgencyDetailsForm(),
        lambda values, _command: [ChangeAgencyDetails(**who(), agency=agency, **values)],
        heading=_("Details of %(agency)s", agency=found.name),
        submit=_("Save the details"),
        done=lambda _command: url_for(".list_agencies"),
        cancel=url_for(".list_agencies"),
        start={"happened_on": today(), **known},
        said=_("The details are saved."),
    )


@bp.route("/<agency>/leave", methods=["GET", "POST"])
@allow("coordinator")
@restates(AgencyLeft, AgencyLeavesForm, LeaveNetwork)
def leave(agency: str) -> ResponseReturnValue:
    """Record that an agency is no longer a member."""
    found = one_agency(ledger(), viewer(), agency)
    return form_page(
        AgencyLeavesForm(),
        lambda values, _command: [LeaveNetwork(**who(), agency=agency, **values)],
        heading=_("%(agency)s leaves the network", agency=found.name),
        submit=_("Record that it left"),
        done=lambda _command: url_for(".list_agencies"),
        cancel=url_for(".list_agencies"),
        start={"happened_on": today()},
        said=_("Recorded. Its staff can read what is theirs, and record nothing more."),
    )
