"""Openings: the list, the board of who answered, and the forms about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.opening_turns import CloseOpening, PauseOpening, ReopenOpening
from domain.decisions.openings import AnswerOpening, ChangeOpening, PostOpening
from domain.facts.openings import (
    OpeningAnswered,
    OpeningChanged,
    OpeningClosed,
    OpeningPaused,
    OpeningPosted,
    OpeningReopened,
)
from projections.queries import nominations, openings
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.base import FormSchema
from web.schemas.openings import (
    AnswerForm,
    ChangeOpeningForm,
    CloseOpeningForm,
    OpeningForm,
    PauseOpeningForm,
    ReopenOpeningForm,
)
from web.services import id_from, ledger, today, viewer, who

bp = Blueprint("openings", __name__, url_prefix="/openings")


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def list_openings() -> str:
    """Every opening, newest first."""
    status = request.args.get("status", "open")
    entries = openings.all_openings(ledger(), viewer(), today(), status if status != "all" else "")
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
@restates(OpeningPosted, OpeningForm, PostOpening)
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
@restates(OpeningAnswered, AnswerForm, AnswerOpening)
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


@bp.route("/<opening>/change", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(OpeningChanged, ChangeOpeningForm, ChangeOpening)
def change(opening: str) -> ResponseReturnValue:
    """The employer wants or offers something else."""
    row = openings.opening(ledger(), viewer(), today(), opening).row
    schema = ChangeOpeningForm()
    before = {name: getattr(row, name) for name in schema.fields if name != "happened_on"}
    return _form(
        opening,
        schema,
        ChangeOpening,
        before,
        heading=_("Change: %(title)s"),
        submit=_("Save the changes"),
        said=_("Changed. Every agency can see it now."),
    )


@bp.route("/<opening>/pause", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(OpeningPaused, PauseOpeningForm, PauseOpening)
def pause(opening: str) -> ResponseReturnValue:
    """The employer takes no candidates for a while."""
    return _form(
        opening,
        PauseOpeningForm(),
        PauseOpening,
        heading=_("Pause: %(title)s"),
        submit=_("Pause the opening"),
        said=_("Paused. Nobody can be nominated until it is opened again."),
    )


@bp.route("/<opening>/close", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(OpeningClosed, CloseOpeningForm, CloseOpening)
def close(opening: str) -> ResponseReturnValue:
    """The employer takes no more candidates."""
    return _form(
        opening,
        CloseOpeningForm(),
        CloseOpening,
        heading=_("Close: %(title)s"),
        submit=_("Close the opening"),
        said=_("Closed. No more candidates can be nominated."),
    )


@bp.route("/<opening>/reopen", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(OpeningReopened, ReopenOpeningForm, ReopenOpening)
def reopen(opening: str) -> ResponseReturnValue:
    """The employer takes candidates again."""
    return _form(
        opening,
        ReopenOpeningForm(),
        ReopenOpening,
        heading=_("Open again: %(title)s"),
        submit=_("Open it again"),
        said=_("It is open again. Every agency can see it now."),
    )


def _form(
    opening: str,
    schema: FormSchema,
    decision: Callable[..., Decision],
    start: Mapping[str, Any] = MappingProxyType({}),
    *,
    heading: str,
    **words: str,
) -> ResponseReturnValue:
    """A form about one opening, for whoever posted it."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    back = url_for(".opening", opening=opening)
    return form_page(
        schema,
        lambda values, _command: [decision(**who(), opening=opening, **values)],
        heading=heading % {"title": found.row.title},
        done=lambda _command: back,
        cancel=back,
        start={**start, "happened_on": today()},
        about=_about(found),
        **words,
    )


def _about(found: openings.Opening) -> list[tuple[str, str]]:
    return [(_("Opening"), found.row.title), (_("Employer"), found.employer_name)]
