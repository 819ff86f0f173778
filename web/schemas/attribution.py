"""Forms about the credit for placements, and the period that is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import marshmallow

from domain.facts.vocabulary import DISPUTE_REASONS, N_
from web.schemas import fields
from web.schemas.base import FormSchema
from web.services import today

AGENCY_FIELDS = ("sourcing_agency", "employer_agency", "coaching_agency")


def _agency(label: str) -> Any:
    # The page says which agencies there are.
    return fields.choice(label, {}, required=True, widget="select")


def _share(label: str, hint: str | None = None) -> Any:
    looks = {"hint": hint} if hint else {}
    return fields.whole(label, least=0, most=100, required=True, suffix=N_("percent"), **looks)


class SharesForm(FormSchema):
    """Who did what, and for how many percent."""

    sourcing_agency = _agency(N_("Who found the candidate?"))
    sourcing_share = _share(
        N_("Credit for finding the candidate"), N_("The three add up to exactly 100.")
    )
    employer_agency = _agency(N_("Who holds the employer relationship?"))
    employer_share = _share(N_("Credit for the employer relationship"))
    coaching_agency = _agency(N_("Who coaches on the job?"))
    coaching_share = _share(N_("Credit for job coaching"))
    happened_on = fields.day(N_("On which day was it agreed?"))


class SettleForm(SharesForm):
    """The same, as the coordinator decides it."""

    happened_on = fields.day(N_("On which day was it settled?"))


class DisputeForm(FormSchema):
    """An agency says that the credit is not right."""

    reason = fields.choice(N_("What is not right?"), DISPUTE_REASONS, required=True)
    note = fields.text(
        N_("What happened"),
        widget="textarea",
        most=fields.LONG,
        hint=N_("The coordinator reads this, and the agency of the job seeker."),
    )
    happened_on = fields.day(N_("On which day do you say so?"))


class PeriodForm(FormSchema):
    """The period in which placements started."""

    first = fields.day(N_("Placements that started from"))
    last = fields.day(N_("Until"))

    @marshmallow.validates_schema
    def in_order(self, data: dict[str, Any], **_named: Any) -> None:
        """The first day is not after the last."""
        if _day(data, "first", date.min) > _day(data, "last", date.max):
            raise marshmallow.ValidationError(N_("Choose the first day, or a later one."), "last")


class CreditForm(PeriodForm):
    """The same, and what the network knew of it on a day."""

    known_on = fields.day(
        N_("As the network knew it on"),
        required=False,
        hint=N_("Leaves out what was recorded later."),
    )

    @marshmallow.validates("known_on")
    def has_come(self, value: date | None, **_named: str) -> None:
        """Nobody knows yet what the network will know."""
        if value is not None and value > today():
            raise marshmallow.ValidationError(N_("Choose today or an earlier day."))


def _day(data: dict[str, Any], name: str, other: date) -> date:
    day = data.get(name)
    return day if isinstance(day, date) else other
