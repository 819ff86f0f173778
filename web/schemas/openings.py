"""Forms about openings."""

from __future__ import annotations

from domain.facts.vocabulary import (
    ANSWERS,
    CLOSING_REASONS,
    N_,
    NOBODY_REASONS,
    OCCUPATIONS,
    PAUSING_REASONS,
    REGIONS,
)
from web.schemas import fields
from web.schemas.base import FormSchema


class _OfferForm(FormSchema):
    """What an employer wants and offers."""

    title = fields.text(N_("Job title"), required=True, autocomplete="off")
    places = fields.whole(
        N_("Places"), least=1, most=500, required=True, hint=N_("How many people are wanted.")
    )
    occupation = fields.choice(N_("Kind of work"), OCCUPATIONS, widget="select")
    region = fields.choice(N_("Region"), REGIONS, widget="select")
    hours_per_week = fields.whole(N_("Hours a week"), least=1, most=80)
    hourly_wage = fields.money(N_("Hourly wage"))
    respond_by = fields.day(
        N_("Agencies answer by"),
        required=False,
        hint=N_("The day on which the employer wants to hear from the network."),
    )
    trial_days = fields.whole(
        N_("Trial period, in days"),
        least=1,
        most=365,
        hint=N_(
            "Who leaves within so many days from the first frees the place again."
            " Empty: a place that was taken stays taken."
        ),
    )
    description = fields.text(
        N_("What the work is"),
        most=fields.LONG,
        widget="textarea",
        hint=N_("Tasks, place, and what the employer can arrange. Do not name a job seeker."),
    )


class OpeningForm(_OfferForm):
    """An opening that every agency will see."""

    happened_on = fields.day(N_("Posted on"))


class ChangeOpeningForm(_OfferForm):
    """What the employer wants now. It starts from what was said before."""

    happened_on = fields.day(N_("Changed on"))


class AnswerForm(FormSchema):
    """An agency's word on an opening."""

    answer = fields.choice(N_("Do you have somebody for this opening?"), ANSWERS, required=True)
    reason = fields.choice(
        N_("If nobody right now: why?"),
        NOBODY_REASONS,
        widget="select",
        hint=N_("Only needed when you have nobody right now."),
    )


class PauseOpeningForm(FormSchema):
    """Why an employer takes no candidates for a while."""

    reason = fields.choice(N_("Why is it paused?"), PAUSING_REASONS, required=True)
    happened_on = fields.day(N_("Paused on"))


class CloseOpeningForm(FormSchema):
    """Why an employer takes no more candidates."""

    reason = fields.choice(
        N_("Why is it closed?"),
        CLOSING_REASONS,
        required=True,
        hint=N_("Start the placements of those who were hired first: afterwards none can start."),
    )
    happened_on = fields.day(N_("Closed on"))


class ReopenOpeningForm(FormSchema):
    """The day from which the employer takes candidates again."""

    happened_on = fields.day(N_("Opened again on"))
