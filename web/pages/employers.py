"""Employers: the list, one employer, and the forms about them."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.employers import (
    ChangeEmployerDetails,
    EngageEmployer,
    LogEmployerContact,
)
from domain.facts.employers import EmployerContactLogged, EmployerDetailsChanged, EmployerEngaged
from projections.queries import openings
from projections.queries.seekers import agency_names
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.employers import EmployerContactForm, EmployerDetailsForm, EmployerForm
from web.services import id_from, ledger, today, viewer, who
from web.timeline import timeline

bp = Blueprint("employers", __name__, url_prefix="/employers")
# Of everything that happened at an employer, what is about the employer itself.
ABOUT_THEM = ("EmployerEngaged", "EmployerDetailsChanged", "EmployerContactLogged")


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


@bp.get("/<employer>")
@allow("agency", "coordinator")
def employer(employer: str) -> str:
    """One employer: whom to ask for, their openings, and when somebody was in touch."""
    return render_template(
        "employers/employer.html",
        employer=openings.one_employer(ledger(), viewer(), employer),
        agencies=agency_names(ledger()),
        openings=openings.all_openings(ledger(), viewer(), today(), employer=employer),
        entries=timeline(f"employer:{employer}", only=ABOUT_THEM),
    )


@bp.route("/<employer>/details", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(EmployerDetailsChanged, EmployerDetailsForm, ChangeEmployerDetails)
def details(employer: str) -> ResponseReturnValue:
    """Put right what is known of an employer."""
    found = openings.one_employer(ledger(), viewer(), employer)
    known = {"name": found.name, "region": found.region, "contact": found.contact}
    return form_page(
        EmployerDetailsForm(),
        lambda values, _command: [ChangeEmployerDetails(**who(), employer=employer, **values)],
        heading=_("Details of %(employer)s", employer=found.name),
        submit=_("Save the details"),
        done=lambda _command: url_for(".employer", employer=employer),
        cancel=url_for(".employer", employer=employer),
        start={"happened_on": today(), **known},
        said=_("The details are saved."),
    )


@bp.route("/<employer>/contact", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(EmployerContactLogged, EmployerContactForm, LogEmployerContact)
def contact(employer: str) -> ResponseReturnValue:
    """Write down that somebody was in touch with them."""
    found = openings.one_employer(ledger(), viewer(), employer)
    return form_page(
        EmployerContactForm(),
        lambda values, _command: [LogEmployerContact(**who(), employer=employer, **values)],
        heading=_("In touch with %(employer)s", employer=found.name),
        submit=_("Write it down"),
        done=lambda _command: url_for(".employer", employer=employer),
        cancel=url_for(".employer", employer=employer),
        start={"happened_on": today()},
        said=_("Written down. Every agency can read it."),
    )
