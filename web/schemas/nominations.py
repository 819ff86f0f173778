"""Forms about interest and nominations."""

from __future__ import annotations

from domain.facts.vocabulary import DECLINE_REASONS, INTEREST_REASONS, N_, WITHDRAWN_BY
from web.schemas import fields
from web.schemas.base import FormSchema


class InterestForm(FormSchema):
    """The job seeker said that they want this very opening. `seeker` is chosen from a list."""

    seeker = fields.choice(
        N_("Who wants this opening?"),
        {},
        required=True,
        widget="select",
        hint=N_("Only people of your agency who are in the pool are listed."),
    )
    happened_on = fields.day(N_("They said so on"))


class WithdrawInterestForm(FormSchema):
    """Why a job seeker no longer wants an opening."""

    reason = fields.choice(N_("Why?"), INTEREST_REASONS, required=True, widget="radios")
    happened_on = fields.day(N_("They said so on"))


class NominateForm(FormSchema):
    """The day of a nomination; everything else follows from the page."""

    happened_on = fields.day(N_("Nominated on"))


class ShortlistForm(FormSchema):
    """The employer wants to see the candidate."""

    happened_on = fields.day(N_("They said so on"))


class DeclineForm(FormSchema):
    """The employer's no."""

    reason = fields.choice(
        N_("What did the employer say?"), DECLINE_REASONS, required=True, widget="radios"
    )
    happened_on = fields.day(N_("They said so on"))


class WithdrawForm(FormSchema):
    """Who takes the nomination back."""

    withdrawn_by = fields.choice(N_("Who takes it back?"), WITHDRAWN_BY, required=True)
    happened_on = fields.day(N_("Taken back on"))
