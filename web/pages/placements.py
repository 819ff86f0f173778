"""A placement from its first day to its last, with its checkpoints."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from projections.queries import nominations
from web.access import allow
from web.forms import form_page
from web.pages.nominations import about_nomination
from web.schemas.placements import CheckpointForm, EndForm, StartForm
from web.services import id_from, ledger, today, viewer, who
from web.timeline import timeline
from web.words import day as in_days
from web.words import full_name

bp = Blueprint("placements", __name__)


@bp.get("/placements/")
@allow("agency", "coordinator", "auditor")
def list_placements() -> str:
    """Every placement that the viewer may see, newest first."""
    which = request.args.get("which", "running")
    found = nominations.all_placements(ledger(), viewer(), today())
    if which != "all":
        found = [p for p in found if (p.row.ended_on is None) == (which == "running")]
    return render_template("placements/list.html", placements=found, which=which)


@bp.get("/placements/<placement>")
@allow("agency", "coordinator", "auditor")
def placement(placement: str) -> str:
    """One placement, its checkpoints and what happened."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    return render_template(
        "placements/placement.html",
        placement=found,
        # How it came about belongs to its story: the nomination and the interviews too.
        entries=timeline(f"placement:{placement}", f"nomination:{found.row.nomination}"),
        today=today(),
    )


@bp.route("/nominations/<nomination>/start", methods=["GET", "POST"])
@allow("agency", "coordinator")
def start(nomination: str) -> ResponseReturnValue:
    """The first day of work."""
    found = nominations.nomination(ledger(), viewer(), today(), nomination)
    return form_page(
        StartForm(),
        lambda values, command: [
            StartPlacement(
                **who(),
                placement=id_from(command),
                nomination=nomination,
                opening=found.row.opening,
                **values,
            )
        ],
        heading=_("Start the placement"),
        submit=_("Start the placement"),
        done=lambda command: url_for(".placement", placement=id_from(command)),
        cancel=url_for("nominations.nomination", nomination=nomination),
        start={"happened_on": today()},
        said=_("The placement has started. Its checkpoints are in the follow-ups."),
        about=about_nomination(found),
    )


@bp.route("/placements/<placement>/end", methods=["GET", "POST"])
@allow("agency", "coordinator")
def end(placement: str) -> ResponseReturnValue:
    """The last day of employment."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    back = url_for(".placement", placement=placement)
    return form_page(
        EndForm(),
        lambda values, _command: [EndPlacement(**who(), placement=placement, **values)],
        heading=_("The placement ended"),
        submit=_("Record the end"),
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today()},
        said=_("Recorded."),
        about=_about(found),
    )


@bp.route("/placements/<placement>/checkpoints/<int:day>", methods=["GET", "POST"])
@allow("agency", "coordinator")
def checkpoint(placement: str, day: int) -> ResponseReturnValue:
    """How the placement stands at a checkpoint."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    row = next((row for row in found.follow_ups if row.day == day), None)
    if row is None:
        abort(404)
    back = url_for(".placement", placement=placement)
    return form_page(
        CheckpointForm(),
        lambda values, _command: [
            RecordCheckpoint(**who(), placement=placement, day=day, **values)
        ],
        heading=_("How does it stand after %(day)s days?", day=day),
        submit=_("Record the checkpoint"),
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today()},
        said=_("The checkpoint is recorded."),
        about=[
            *_about(found),
            (_("Due"), in_days(row.due_on)),
            (_("On time until"), in_days(row.closes_on)),
        ],
    )


def _about(found: nominations.Placement) -> list[tuple[str, str]]:
    return [
        (_("Person"), full_name(found.person)),
        (_("Job"), found.title),
        (_("Employer"), found.employer_name),
        (_("First day of work"), in_days(found.row.started_on)),
    ]
