"""Forms about placements and their checkpoints."""

from __future__ import annotations

from domain.facts.vocabulary import (
    CHECKPOINT_STATUSES,
    ENDED_BY,
    ENDING_REASONS,
    EVIDENCE,
    N_,
    PAUSE_REASONS,
    TERMS,
)
from web.schemas import fields
from web.schemas.base import FormSchema


class StartForm(FormSchema):
    """The first day of work."""

    happened_on = fields.day(N_("First day of work"))
    term = fields.choice(N_("How long is the job meant to last?"), TERMS, required=True)
    planned_end = fields.day(
        N_("Last day of the fixed term"), required=False, hint=N_("Only for a fixed term.")
    )
    hours_per_week = fields.whole(N_("Hours a week"), least=1, most=80)
    hourly_wage = fields.money(N_("Hourly wage"))


class TermsForm(FormSchema):
    """What is different from a day on."""

    happened_on = fields.day(N_("From which day on?"))
    job_title = fields.text(N_("Job title"))
    hours_per_week = fields.whole(N_("Hours a week"), least=1, most=80)
    hourly_wage = fields.money(N_("Hourly wage"))
    term = fields.choice(N_("How long is the job meant to last?"), TERMS, widget="select")
    planned_end = fields.day(
        N_("Last day of the fixed term"), required=False, hint=N_("Only for a fixed term.")
    )


class PauseForm(FormSchema):
    """They stay employed, and do not work for a while."""

    happened_on = fields.day(N_("First day away"))
    reason = fields.choice(N_("Why does it pause?"), PAUSE_REASONS, required=True)


class ResumeForm(FormSchema):
    """They are back."""

    happened_on = fields.day(N_("First day back at work"))


class EndForm(FormSchema):
    """The last day of employment."""

    happened_on = fields.day(N_("Last day of employment"))
    reason = fields.choice(N_("Why did it end?"), ENDING_REASONS, required=True, widget="radios")
    ended_by = fields.choice(N_("Who ended it?"), ENDED_BY, required=True)


class CheckpointForm(FormSchema):
    """How it stands at a checkpoint, and how that is known."""

    status = fields.choice(N_("How does it stand?"), CHECKPOINT_STATUSES, required=True)
    evidence = fields.choice(N_("How do you know?"), EVIDENCE, required=True)
    happened_on = fields.day(N_("On which day was it so?"))
    note = fields.text(
        N_("Note"),
        widget="textarea",
        most=fields.LONG,
        hint=N_("Only your agency can read this."),
    )


class NotReachedForm(CheckpointForm):
    """The same, where somebody asked and reached nobody."""

    happened_on = fields.day(N_("On which day did you try?"))
