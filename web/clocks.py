"""Both clocks as an address sets them: `?as_of=…&known_on=…&known_time=…`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from marshmallow import ValidationError

from domain.ledger.strikes import Moment
from projections.queries.moments import end_of_day, moment
from web import words
from web.schemas.clocks import ClocksForm
from web.services import services, today


@dataclass(frozen=True)
class Clocks:
    """What was asked for. With `errors`, nothing was."""

    form: list[dict[str, Any]]
    typed: dict[str, str]
    errors: list[dict[str, Any]] = field(default_factory=list)
    as_of: date | None = None
    known_at: datetime | None = None
    since: datetime | None = None  # to compare with

    @property
    def moment(self) -> Moment | None:
        """Where the clocks are set; None for now."""
        return moment(self.as_of, self.known_at)

    @property
    def day(self) -> date:
        """The day of a list: what is due or shared on it, is so on this day.

        Where only the second clock is set, the day on which the network knew it.
        """
        known_on = self.known_at.astimezone(services().zone).date() if self.known_at else today()
        return self.as_of or known_on

    @property
    def list_moment(self) -> Moment | None:
        """The same as `moment`, for a list of what is so on one day."""
        return moment(self.day, self.known_at) if self.moment else None

    def href(self, kind: str, thing: str) -> str | None:
        """The history of a thing with the clocks set the same; None for now."""
        values: dict[str, Any] = {"kind": kind, "thing": thing, **self.typed}
        return url_for("history.of_thing", **values) if self.moment else None

    @property
    def status(self) -> int:
        """The HTTP status of a page that was asked this."""
        return 422 if self.errors else 200

    @property
    def sentence(self) -> str:
        """Where the clocks are set, in words."""
        known = words.moment(self.known_at)
        if self.as_of and self.known_at:
            return str(
                _(
                    "What was true by %(day)s, as the network knew it until %(moment)s.",
                    day=words.day(self.as_of),
                    moment=known,
                )
            )
        if self.as_of:
            day = words.day(self.as_of)
            return str(_("What was true by %(day)s, as it is known now.", day=day))
        if self.known_at:
            return str(_("What the network knew until %(moment)s.", moment=known))
        return str(_("Everything that is known now."))


def clocks(schema: ClocksForm | None = None) -> Clocks:
    """Both clocks as the address of this request sets them, with what is wrong beside its field."""
    schema = schema or ClocksForm()
    typed = {name: text for name in schema.fields if (text := request.args.get(name, "").strip())}
    try:
        values = schema.load(typed)
    except ValidationError as wrong:
        errors = schema.plain_errors(wrong)
        return Clocks(schema.described(typed, errors), typed, schema.summary(errors))
    return Clocks(
        schema.described(typed, {}),
        typed,
        as_of=values.get("as_of"),
        known_at=_moment(values, "known"),
        since=_moment(values, "since"),
    )


def _moment(values: dict[str, Any], which: str) -> datetime | None:
    day, at = values.get(f"{which}_on"), values.get(f"{which}_time")
    if day is None:
        return None
    return end_of_day(day, time.fromisoformat(at) if at else None, services().zone)
