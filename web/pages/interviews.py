"""The interviews of a nomination: agreed, moved, called off, missed, held; and for a calendar."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.interviews import (
    CancelInterview,
    RecordInterview,
    RecordMissedInterview,
    RescheduleInterview,
    ScheduleInterview,
)
from domain.facts import Fact
from domain.facts.interviews import (
    InterviewCancelled,
    InterviewHeld,
    InterviewMissed,
    InterviewRescheduled,
    InterviewScheduled,
)
from projections.folds.nominations import NominationRow
from projections.queries.invitations import invitation as latest_invitation
from web.access import allow
from web.invitations import calendar
from web.pages.nominations import nomination_form
from web.restating import restates
from web.schemas.base import FormSchema
from web.schemas.interviews import (
    CancelForm,
    InterviewForm,
    InterviewHeldForm,
    MissedForm,
    MoveForm,
)
from web.services import ledger, person, services, today, viewer
from web.zones import zones

bp = Blueprint("interviews", __name__)


def interview_form(_fact: Fact | None = None) -> FormSchema:
    """A time and a place, with the zones to choose from."""
    return InterviewForm().choosing("time_zone", zones())


def move_form(_fact: Fact | None = None) -> FormSchema:
    """Another time or place, with the zones to choose from."""
    return MoveForm().choosing("time_zone", zones())


@bp.route("/nominations/<nomination>/interview", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(InterviewScheduled, interview_form, ScheduleInterview)
def schedule(nomination: str) -> ResponseReturnValue:
    """Agree a time and a place."""
    return nomination_form(
        nomination,
        interview_form(),
        ScheduleInterview,
        start=lambda _row: {"time_zone": services().zone.key},
        heading=_("Agree an interview"),
        submit=_("Record the interview"),
        said=_("The interview is recorded."),
    )


@bp.route("/nominations/<nomination>/interview/move", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(InterviewRescheduled, move_form, RescheduleInterview)
def reschedule(nomination: str) -> ResponseReturnValue:
    """Agree another time or place."""
    return nomination_form(
        nomination,
        move_form(),
        RescheduleInterview,
        start=_as_agreed,
        heading=_("Move the interview"),
        submit=_("Record the new time"),
        said=_("The interview is moved."),
    )


@bp.route("/nominations/<nomination>/interview/cancel", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(InterviewCancelled, CancelForm, CancelInterview)
def cancel(nomination: str) -> ResponseReturnValue:
    """Call it off before its time."""
    return nomination_form(
        nomination,
        CancelForm(),
        CancelInterview,
        heading=_("Call the interview off"),
        submit=_("Call it off"),
        said=_("The interview is called off. You can agree another one."),
    )


@bp.route("/nominations/<nomination>/interview-missed", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(InterviewMissed, MissedForm, RecordMissedInterview)
def missed(nomination: str) -> ResponseReturnValue:
    """Somebody could not be there."""
    return nomination_form(
        nomination,
        MissedForm(),
        RecordMissedInterview,
        heading=_("The interview did not take place"),
        submit=_("Record it"),
        said=_("Recorded. You can agree another interview."),
    )


@bp.route("/nominations/<nomination>/interview-held", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(InterviewHeld, InterviewHeldForm, RecordInterview)
def held(nomination: str) -> ResponseReturnValue:
    """The interview took place."""
    return nomination_form(
        nomination,
        InterviewHeldForm(),
        RecordInterview,
        heading=_("The interview took place"),
        submit=_("Record it"),
        said=_("Recorded. What did the employer decide?"),
    )


@bp.get("/nominations/<nomination>/interview.ics")
@allow("agency", "coordinator")
def invitation(nomination: str) -> Response:
    """The latest interview, to be kept in a calendar: agreed, moved or called off."""
    found = latest_invitation(ledger(), viewer(), today(), nomination, services().zone)
    link = services().public_url + url_for("nominations.nomination", nomination=nomination)
    method = "CANCEL" if found.is_cancelled else "REQUEST"
    return Response(
        calendar(found, person().email, link),
        content_type=f"text/calendar; charset=utf-8; method={method}",
        headers={"Content-Disposition": 'attachment; filename="interview.ics"'},
    )


def _as_agreed(row: NominationRow) -> dict[str, Any]:
    """What was agreed so far, to be changed."""
    agreed = {name: getattr(row, name) for name in ("interview_on", "interview_at", "place")}
    zone = row.time_zone or services().zone.key
    return {name: value for name, value in agreed.items() if value is not None} | {
        "time_zone": zone
    }
