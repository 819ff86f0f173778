"""One row of a partner's file as an application: what it says, or why it cannot be facts."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Any

import marshmallow
from flask_babel import gettext as _

from domain.facts.vocabulary import N_
from web.imports.answers import RowRefused
from web.imports.applications.mapping import WITHDRAWN, ApplicationsMapping, Becomes, Columns
from web.imports.mapping import names_of
from web.imports.rows import (
    MOST_HOURS,
    Entry,
    RowSchema,
    contradiction,
    load,
    must_be_past,
    must_follow,
    must_have_begun,
    word_for,
)
from web.imports.table import Row
from web.schemas import fields

# What an application takes from its row unchanged.
AS_SAID = (
    "applied_at",
    "seeker",
    "given_name",
    "family_name",
    "agency",
    "employer",
    "job",
    "job_title",
    "state",
    "first_day",
    "last_day",
    "hours_per_week",
)


class _Moment(marshmallow.fields.Field[datetime]):
    """A moment in ISO 8601. Without an offset it is local in `zone`."""

    default_error_messages = {"invalid": N_("Write a moment, like 2026-03-09T14:30:00Z.")}
    zone: tzinfo = UTC

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
            local = moment if moment.tzinfo else moment.replace(tzinfo=self.zone)
            return local.astimezone(self.zone)
        except (ValueError, OverflowError):  # not a moment, or one at the edge of time
            raise self.make_error("invalid") from None


class ApplicationSchema(RowSchema):
    """The cells of one application."""

    application = fields.text("", required=True)
    applied_at = _Moment(required=True)
    seeker = fields.text("", required=True)
    given_name = fields.text("", required=True)
    family_name = fields.text("", required=True)
    sent_by = fields.text("")
    agency = fields.text("")
    employer = fields.text("", required=True)
    job = fields.text("")
    job_title = fields.text("")
    state = fields.text("", required=True)
    decided_at = _Moment()
    refusal_reason = fields.text("")
    first_day = fields.day("", required=False)
    last_day = fields.day("", required=False)
    hours_per_week = fields.whole("", least=1, most=MOST_HOURS)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        for field in self.fields.values():
            if isinstance(field, _Moment):
                field.zone = zone


class Application(Entry, frozen=True, kw_only=True):
    """What an application's row says."""

    applied_at: datetime
    given_name: str
    family_name: str
    agency: str
    employer: str
    job: str | None
    job_title: str | None
    state: str
    becomes: Becomes
    decided_on: date | None
    decline_reason: str
    first_day: date | None
    last_day: date | None
    hours_per_week: int | None

    @property
    def applied_on(self) -> date:
        """The local day of the application."""
        return self.applied_at.date()


def read_application(
    row: Row, mapping: ApplicationsMapping, schema: ApplicationSchema, today: date
) -> Application:
    """The application in a row. Raises RowRefused."""
    columns = mapping.columns
    said = load(row, names_of(columns), schema)
    if "agency" not in said:
        raise _no_agency(columns.agency, said.get("sent_by"))
    _check_moments(said, columns, today)
    becomes = word_for(mapping.states, said["state"], columns.state, "[states]")
    decline_reason = "no_reason"
    if becomes == "declined" and "refusal_reason" in said:
        decline_reason = word_for(
            mapping.refusal_reasons,
            said["refusal_reason"],
            columns.refusal_reason,
            "[refusal_reasons]",
        )
    if decline_reason == WITHDRAWN:
        becomes = "withdrawn"
    _check_outcome(said, becomes, columns, today)
    decided_at = said.get("decided_at")
    as_said: dict[str, Any] = {name: said.get(name) for name in AS_SAID}
    return Application(
        row=row.number,
        key=said["application"],
        decided_on=decided_at.date() if decided_at else None,
        becomes=becomes,
        decline_reason=decline_reason,
        **as_said,
    )


def _no_agency(column: str, sender: str | None) -> RowRefused:
    reason = (
        _("The row names no agency: the file says only that “%(who)s” sent it.", who=sender)
        if sender
        else _("The row names no agency.")
    )
    next_step = _(
        "Commonplace records what agencies do. If an agency did send it, write its number in"
        " this column, then import the file again. Otherwise you need not do anything."
    )
    return RowRefused(column, reason, next_step)


def _check_moments(said: dict[str, Any], columns: Columns, today: date) -> None:
    """What was said of the past is past, in its order."""
    for name in ("applied_at", "decided_at"):
        if name in said:
            must_be_past(said[name].date(), getattr(columns, name), today)
    if "decided_at" in said:
        must_follow(
            said["decided_at"],
            said["applied_at"],
            columns.decided_at,
            _("The answer, on %(later)s, is dated before the application, on %(earlier)s."),
        )


def _check_outcome(said: dict[str, Any], becomes: Becomes, columns: Columns, today: date) -> None:
    """The days that each outcome needs, in their order."""
    decided_at: datetime | None = said.get("decided_at")
    if becomes == "hired":
        _check_hire(said, columns, today)
    elif becomes != "waiting" and decided_at is None:
        raise contradiction(
            columns.decided_at, _("The application was answered, but the day is empty.")
        )
    elif becomes == "called_off" and _is_too_late(decided_at, said.get("first_day")):
        raise contradiction(
            columns.decided_at,
            _("The hire was called off after work was to begin: perhaps they did work there."),
        )


def _is_too_late(called_off_at: datetime | None, first_day: date | None) -> bool:
    return bool(called_off_at and first_day and first_day <= called_off_at.date())


def _check_hire(said: dict[str, Any], columns: Columns, today: date) -> None:
    first, last = said.get("first_day"), said.get("last_day")
    if first is None:
        raise contradiction(columns.first_day, _("Hired, but the first day of work is empty."))
    must_follow(
        first,
        said["applied_at"].date(),
        columns.first_day,
        _("The first day of work, %(later)s, is before the day of the application, %(earlier)s."),
    )
    must_have_begun(first, last, (columns.first_day, columns.last_day), today)
