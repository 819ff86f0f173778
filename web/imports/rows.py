"""One row of a partner's file as an application: what it says, or why it cannot be facts."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Any

import marshmallow
import msgspec
from babel.dates import format_date
from flask_babel import gettext as _

from domain.facts.vocabulary import N_
from web.imports.answers import RowRefused
from web.imports.mapping import WITHDRAWN, Becomes, Columns, Mapping
from web.imports.table import Row
from web.schemas import fields

MOST_HOURS = 80
EMPTY = N_("This cell is empty.")
UNFIT = N_("What this cell holds does not belong there.")
ASK_PARTNER = N_("Ask the partner what belongs there, correct the row, then import the file again.")


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


class RowSchema(marshmallow.Schema):
    """The cells of one row, under our names. Empty cells are left out before."""

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
            field.error_messages["required"] = EMPTY
            if isinstance(field, _Moment):
                field.zone = zone


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says, in our words. Its rules hold: `read_row` saw to that."""

    row: int
    key: str
    applied_at: datetime
    seeker: str
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


def read_row(row: Row, mapping: Mapping, schema: RowSchema, today: date) -> Application:
    """The application in a row. Raises RowRefused."""
    row.check_length()
    said = _load(row, mapping.columns, schema)
    columns = mapping.columns
    if "agency" not in said:
        raise _no_agency(columns.agency, said.get("sent_by"))
    _check_moments(said, columns, today)
    becomes = mapping.states.get(said["state"])
    if becomes is None:
        raise _not_in_mapping(columns.state, said["state"], "[states]")
    decline_reason = "no_reason"
    if becomes == "declined" and "refusal_reason" in said:
        decline_reason = mapping.refusal_reasons.get(said["refusal_reason"], "")
        if not decline_reason:
            raise _not_in_mapping(
                columns.refusal_reason, said["refusal_reason"], "[refusal_reasons]"
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


def _load(row: Row, columns: Columns, schema: RowSchema) -> dict[str, Any]:
    names: dict[str, str] = msgspec.structs.asdict(columns)
    cells = {name: row.cells[col] for name, col in names.items() if col in row.cells}
    try:
        loaded: dict[str, Any] = schema.load(cells)
    except marshmallow.ValidationError as wrong:
        problems = dict(wrong.messages_dict)
        first = next(name for name in names if name in problems)
        message = str(problems[first][0])
        if message == EMPTY:
            raise RowRefused(names[first], _(EMPTY), _(ASK_PARTNER)) from None
        raise RowRefused(names[first], _(UNFIT), _(message)) from None
    return loaded


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


def _not_in_mapping(column: str, word: str, section: str) -> RowRefused:
    return RowRefused(
        column,
        _("The mapping does not say what “%(word)s” means.", word=word),
        _("Add it to %(section)s in the mapping, then import the file again.", section=section),
    )


def _check_moments(said: dict[str, Any], columns: Columns, today: date) -> None:
    """What was said of the past is past, in its order."""
    for name in ("applied_at", "decided_at"):
        if name in said and said[name].date() > today:
            raise _contradiction(getattr(columns, name), _("This date is in the future."))
    if "decided_at" in said and said["decided_at"] < said["applied_at"]:
        raise _contradiction(
            columns.decided_at,
            _(
                "The answer, on %(answered)s, is dated before the application, on %(applied)s.",
                answered=in_words(said["decided_at"].date()),
                applied=in_words(said["applied_at"].date()),
            ),
        )


def _check_outcome(said: dict[str, Any], becomes: Becomes, columns: Columns, today: date) -> None:
    """The days that each outcome needs, in their order."""
    decided_at: datetime | None = said.get("decided_at")
    if becomes == "hired":
        _check_hire(said, columns, today)
    elif becomes != "waiting" and decided_at is None:
        raise _contradiction(
            columns.decided_at, _("The application was answered, but the day is empty.")
        )
    elif becomes == "called_off" and _is_too_late(decided_at, said.get("first_day")):
        raise _contradiction(
            columns.decided_at,
            _("The hire was called off after work was to begin: perhaps they did work there."),
        )


def _is_too_late(called_off_at: datetime | None, first_day: date | None) -> bool:
    return bool(called_off_at and first_day and first_day <= called_off_at.date())


def _check_hire(said: dict[str, Any], columns: Columns, today: date) -> None:
    first, last = said.get("first_day"), said.get("last_day")
    if first is None:
        raise _contradiction(columns.first_day, _("Hired, but the first day of work is empty."))
    applied_on = said["applied_at"].date()
    if first < applied_on:
        raise _contradiction(
            columns.first_day,
            _(
                "The first day of work, %(first)s, is before the day of the application,"
                " %(applied)s.",
                first=in_words(first),
                applied=in_words(applied_on),
            ),
        )
    if first > today:
        raise RowRefused(
            columns.first_day,
            _("The first day of work is in the future."),
            _("Import the file again on that day or later."),
        )
    if last is not None and last < first:
        raise _contradiction(columns.last_day, _("The last day of work is before the first day."))


def in_words(day: date) -> str:
    """A date as people write it."""
    return str(format_date(day, "d MMM yyyy", locale="en"))


def _contradiction(column: str, reason: str) -> RowRefused:
    return RowRefused(
        column,
        reason,
        _("Ask the partner which date is right, correct the row, then import the file again."),
    )
