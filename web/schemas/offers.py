"""Forms about offers."""

from __future__ import annotations

from domain.facts.vocabulary import N_, OFFER_DECLINES, TERMS
from web.schemas import fields
from web.schemas.base import FormSchema


class OfferForm(FormSchema):
    """The employer offers the job. Terms that are still open stay empty."""

    starts_on = fields.day(N_("First day of work"), required=False)
    term = fields.choice(N_("How long is the job meant to last?"), TERMS)
    hours_per_week = fields.whole(N_("Hours a week"), least=1, most=80)
    hourly_wage = fields.money(N_("Hourly wage"))
    happened_on = fields.day(N_("Offered on"))


class OfferDeclineForm(FormSchema):
    """The job seeker says no."""

    reason = fields.choice(
        N_("Why do they say no?"), OFFER_DECLINES, required=True, widget="radios"
    )
    happened_on = fields.day(N_("They said so on"))
