"""A placement from its first day to its last, with its changes and checkpoints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from domain.decisions.base import Decision
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.work import ChangeTerms, PausePlacement, ResumePlacement
from domain.facts.placements import (
    PlacementEnded,
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.retention import CheckpointRecorded
from domain.facts.vocabulary import PAUSE_REASONS, TERMS
from projections.queries import attribution, nominations, schemes
from projections.queries.placements import at_the_same_time, terms_over_time
from web.access import allow
from web.clocks import clocks
from web.forms import form_page
from web.milestones import in_columns
from web.pages.nominations import about_nomination
from web.restating import restates
from web.schemas.base import FormSchema
from web.schemas.placements import (
    CheckpointForm,
    EndForm,
    NotReachedForm,
    PauseForm,
    ResumeForm,
    StartForm,
    TermsForm,
)
from web.services import id_from, ledger, today, viewer, who
from web.timeline import timeline
from web.words import day as in_days
from web.words import full_name, in_words

bp = Blueprint("placements", __name__)

NOT_REACHED = {"status": "not_reached", "evidence": "not_reached"}


@bp.get("/placements/")
@allow("agency", "coordinator", "auditor")
def list_placements() -> ResponseReturnValue:
    """Every placement that the viewer may see, newest first, now or as it was."""
    which, chosen = request.args.get("which", "running"), clocks()
    which = which if which in ("ended", "all") else "running"
    found = nominations.all_placements(ledger(), viewer(), today(), chosen.list_moment)
    if which != "all":
        found = [p for p in found if (p.row.ended_on is None) == (which == "running")]
    page = render_template(
        "placements/list.html",
        placements=found,
        which=which,
        clocks=chosen,
        errors=chosen.errors,
    )
    return page, chosen.status


@bp.get("/placements/<placement>")
@allow("agency", "coordinator", "auditor")
def placement(placement: str) -> str:
    """One placement, its checkpoints and what happened."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    return render_template(
        "placements/placement.html",
        placement=found,
        terms=terms_over_time(ledger(), found),
        others=at_the_same_time(ledger(), viewer(), today(), found),
        credit=attribution.part(ledger(), viewer(), today(), placement),
        schemes=in_columns(schemes.judged(ledger(), viewer(), today(), found), today()),
        # How it came about belongs to its story: the nomination and the interviews too.
        entries=timeline(f"placement:{placement}", f"nomination:{found.row.nomination}"),
        today=today(),
    )


@bp.route("/nominations/<nomination>/start", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(PlacementStarted, StartForm, StartPlacement)
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
@restates(PlacementEnded, EndForm, EndPlacement)
def end(placement: str) -> ResponseReturnValue:
    """The last day of employment."""
    return placement_form(
        placement,
        EndForm(),
        EndPlacement,
        heading=_("The placement ended"),
        submit=_("Record the end"),
        said=_("Recorded."),
    )


@bp.route("/placements/<placement>/terms", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(PlacementTermsChanged, TermsForm, ChangeTerms)
def change_terms(placement: str) -> ResponseReturnValue:
    """The hours, the wage, the title or the term are different from a day on."""
    return placement_form(
        placement,
        TermsForm(),
        ChangeTerms,
        heading=_("The work changed"),
        submit=_("Record the change"),
        said=_("The change is recorded."),
        hint=_("Write what is different. What you leave empty stays as it is."),
    )


@bp.route("/placements/<placement>/pause", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(PlacementPaused, PauseForm, PausePlacement)
def pause(placement: str) -> ResponseReturnValue:
    """They stay employed, and do not work for a while."""
    return placement_form(
        placement,
        PauseForm(),
        PausePlacement,
        heading=_("The placement pauses"),
        submit=_("Record the pause"),
        said=_("The pause is recorded. The checkpoints stay as they are."),
        hint=_("They stay employed, and do not work for a while."),
    )


@bp.route("/placements/<placement>/resume", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(PlacementResumed, ResumeForm, ResumePlacement)
def resume(placement: str) -> ResponseReturnValue:
    """They are back at work."""
    return placement_form(
        placement,
        ResumeForm(),
        ResumePlacement,
        heading=_("Back at work"),
        submit=_("Record it"),
        said=_("Recorded. Good to have them back."),
    )


@bp.route("/placements/<placement>/checkpoints/<int:day>", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(CheckpointRecorded, CheckpointForm, RecordCheckpoint)
def checkpoint(placement: str, day: int) -> ResponseReturnValue:
    """How the placement stands at a checkpoint."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    row = next((row for row in found.follow_ups if row.day == day), None)
    if row is None:
        abort(404)
    back = url_for(".placement", placement=placement)
    is_tried = request.args.get("status") == "not_reached"
    return form_page(
        NotReachedForm() if is_tried else CheckpointForm(),
        lambda values, _command: [
            RecordCheckpoint(**who(), placement=placement, day=day, **values)
        ],
        heading=_("How does it stand after %(day)s days?", day=day),
        submit=_("Record the checkpoint"),
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today(), **NOT_REACHED}
        if is_tried
        else {"happened_on": min(today(), row.ended_on or today())},
        said=_("The checkpoint is recorded."),
        about=[
            *_about(found),
            (_("Due"), in_days(row.due_on)),
            (_("On time until"), in_days(row.closes_on)),
        ],
        hint=_still_asked(row.ended_on),
    )


def placement_form(
    placement: str, schema: FormSchema, decision: Callable[..., Decision], **words: Any
) -> ResponseReturnValue:
    """A form about one placement."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    back = url_for("placements.placement", placement=placement)
    return form_page(
        schema,
        lambda values, _command: [decision(**who(), placement=placement, **values)],
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today()},
        about=_about(found),
        **words,
    )


def _still_asked(ended_on: date | None) -> str | None:
    """Why somebody still asks after a job that is over, and what is recorded then."""
    if ended_on is None:
        return None
    return str(
        _(
            "The job ended on %(day)s. This checkpoint was due by then: record how it was on a day"
            " while they worked there, or that nobody could be reached.",
            day=in_days(ended_on),
        )
    )


def _about(found: nominations.Placement) -> list[tuple[str, str]]:
    row = found.row
    about = [
        (_("Person"), full_name(found.person)),
        (_("Job"), row.job_title or found.title),
        (_("Employer"), found.employer_name),
        (_("First day of work"), in_days(row.started_on)),
        (_("Meant to last"), in_words(row.term, TERMS)),
        (_("Last day of the fixed term"), in_days(row.planned_end)),
        (_("Hours a week"), str(row.hours_per_week or "")),
        (_("Hourly wage"), row.hourly_wage or ""),
        (_("Pauses since"), in_days(row.paused_on)),
        (_("Why it pauses"), in_words(row.pause_reason, PAUSE_REASONS)),
    ]
    return [*((label, text) for label, text in about if text), to_placement(row.placement)]


def to_placement(placement: str) -> tuple[str, str]:
    """Where one sees how it stands: refusals send people there."""
    href = url_for("placements.placement", placement=placement)
    return _("Placement"), Markup('<a href="{}">{}</a>').format(href, _("See the placement"))
