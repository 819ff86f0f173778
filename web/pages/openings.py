"""Openings: the list, the board of who answered, and the forms about them."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.openings import AnswerOpening, CloseOpening, PostOpening
from projections.queries import nominations, openings
from web.access import allow
from web.forms import form_page
from web.schemas.openings import AnswerForm, CloseOpeningForm, OpeningForm
from web.services import id_from, ledger, today, viewer, who

bp = Blueprint("openings", __name__, url_prefix="/openings")


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def list_openings() -> str:
    """Every opening, newest first."""
    status = request.args.get("status", "open")
    entries = openings.all_openings(ledger(), viewer(), status if status != "all" else "")
    return render_template("openings/list.html", entries=entries, status=status)


@bp.get("/<opening>")
@allow("agency", "coordinator", "auditor")
def opening(opening: str) -> str:
    """One opening and who answered."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    return render_template(
        "openings/opening.html",
        opening=found,
        nominations=nominations.all_nominations(ledger(), viewer(), today(), opening=opening),
    )


@bp.route("/new", methods=["GET", "POST"])
@allow("agency", "coordinator")
def post() -> ResponseReturnValue:
    """Post an opening of an employer (`?employer=`)."""
    employer = request.args.get("employer", "")
    name = openings.employer_names(ledger()).get(employer)
    if name is None:
        employers = openings.all_employers(ledger(), viewer())
        return render_template("openings/choose_employer.html", employers=employers)
    return form_page(
        OpeningForm(),
        lambda values, command: [
            PostOpening(**who(), opening=id_from(command), employer=employer, **values)
        ],
        heading=_("Post an opening of %(employer)s", employer=name),
        submit=_("Post it to every agency"),
        done=lambda command: url_for(".opening", opening=id_from(command)),
        cancel=url_for(".list_openings"),
        start={"happened_on": today(), "places": 1},
        said=_("Posted. Every agency can see it now."),
    )


@bp.route("/<opening>/answer", methods=["GET", "POST"])
@allow("agency")
def answer(opening: str) -> ResponseReturnValue:
    """Say whether the agency has somebody."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    return form_page(
        AnswerForm(),
        lambda values, _command: [
            AnswerOpening(
                **who(),
                opening=opening,
                agency=viewer().agency or "",
                happened_on=today(),
                **values,
            )
        ],
        heading=_("Answer: %(title)s", title=found.row.title),
        submit=_("Send the answer"),
        done=lambda _command: url_for(".opening", opening=opening),
        cancel=url_for(".opening", opening=opening),
        said=_("Thank you. The coordinator and every agency can see your answer."),
        about=_about(found),
    )


@bp.route("/<opening>/close", methods=["GET", "POST"])
@allow("agency", "coordinator")
def close(opening: str) -> ResponseReturnValue:
    """The employer takes no more candidates."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    return form_page(
        CloseOpeningForm(),
        lambda values, _command: [CloseOpening(**who(), opening=opening, **values)],
        heading=_("Close: %(title)s", title=found.row.title),
        submit=_("Close the opening"),
        done=lambda _command: url_for(".opening", opening=opening),
        cancel=url_for(".opening", opening=opening),
        start={"happened_on": today()},
        said=_("Closed. No more candidates can be nominated."),
        about=_about(found),
    )


def _about(found: openings.Opening) -> list[tuple[str, str]]:
    return [(_("Opening"), found.row.title), (_("Employer"), found.employer_name)]
