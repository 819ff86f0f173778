"""The dates that set both clocks: on histories, and on lists that look back."""

from __future__ import annotations

from datetime import date
from typing import Any

import marshmallow

from domain.facts.vocabulary import N_
from web.schemas import fields
from web.schemas.base import FormSchema
from web.services import today

FIRST_DAY = date(1900, 1, 1)


class ClocksForm(FormSchema):
    """What was true by a day, as the network knew it at a moment. Nothing has to be filled in."""

    as_of = fields.day(
        N_("What was true by"), required=False, hint=N_("Leaves out what happened later.")
    )
    known_on = fields.day(
        N_("As the network knew it on"),
        required=False,
        hint=N_("Leaves out what was recorded later."),
    )
    known_time = fields.clock(
        N_("At this time of that day"), hint=N_("Leave it empty for the end of the day.")
    )

    @marshmallow.validates("as_of", "known_on")
    def in_our_time(self, value: date | None, **_named: str) -> None:
        """A day that has come, in a year that a date on this ledger can have."""
        if value is not None and value > today():
            raise marshmallow.ValidationError(N_("Choose today or an earlier day."))
        if value is not None and value < FIRST_DAY:
            raise marshmallow.ValidationError(N_("Check the year."))

    @marshmallow.validates_schema
    def time_has_day(self, data: dict[str, Any], **_named: Any) -> None:
        """A time of day alone says nothing."""
        if data.get("known_time") and not data.get("known_on"):
            raise marshmallow.ValidationError(N_("Choose the day, too."), "known_on")


class CompareForm(ClocksForm):
    """The same, and an earlier moment to compare with."""

    since_on = fields.day(
        N_("What changed since"),
        required=False,
        hint=N_("Shows only what was added or struck after this day."),
    )
    since_time = fields.clock(
        N_("Since this time of that day"), hint=N_("Leave it empty for the end of the day.")
    )

    @marshmallow.validates("since_on")
    def compared_in_our_time(self, value: date | None, **named: str) -> None:
        """The same rule as for the other days."""
        self.in_our_time(value, **named)

    @marshmallow.validates_schema
    def since_comes_first(self, data: dict[str, Any], **_named: Any) -> None:
        """The moment to compare with lies before the other one."""
        since, known = data.get("since_on"), data.get("known_on")
        if data.get("since_time") and not since:
            raise marshmallow.ValidationError(N_("Choose the day, too."), "since_on")
        if since and known and _moment(data, "since") >= _moment(data, "known"):
            raise marshmallow.ValidationError(
                N_("Choose a moment before the one that the network knew it at."), "since_on"
            )


def _moment(data: dict[str, Any], which: str) -> tuple[date, str]:
    # No time stands for the end of the day: "24:00" sorts after every time.
    return data[f"{which}_on"], data.get(f"{which}_time") or "24:00"
