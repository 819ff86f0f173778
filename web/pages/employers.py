"""Employers: the list, and a new one."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.employers import EngageEmployer
from domain.facts.employers import EmployerEngaged
from projections.queries import openings
from projections.queries.seekers import agency_names
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.openings import EmployerForm
from web.services import id_from, ledger, today, viewer, who

bp = Blueprint("employers", __name__, url_prefix="/employers")


@bp.get("/")
@allow("agency", "coordinator")
def list_employers() -> str:
    """Every employer, who knows them, and how many openings they have."""
    posted = openings.all_openings(ledger(), viewer(), today(), "open")
    return render_template(
        "employers/list.html",
        employers=openings.all_employers(ledger(), viewer()),
        open_openings=Counter(entry.row.employer for entry in posted),
        agencies=agency_names(ledger()),
    )


@bp.route("/new", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(EmployerEngaged, EmployerForm, EngageEmployer)
def engage() -> ResponseReturnValue:
    """Record that the network began to work with an employer."""
    return form_page(
        EmployerForm(),
        lambda values, command: [EngageEmployer(**who(), employer=id_from(command), **values)],
        heading=_("Add an employer"),
        submit=_("Add the employer"),
        done=lambda _command: url_for(".list_employers"),
        cancel=url_for(".list_employers"),
        start={"happened_on": today()},
        said=_("The employer is added. When they want to hire, post the opening."),
    )
