"""Forms about a checkpoint that nobody recorded yet."""

from __future__ import annotations

from domain.facts.vocabulary import N_, SNOOZE_REASONS
from web.schemas import fields
from web.schemas.base import FormSchema


class SnoozeForm(FormSchema):
    """Until when a checkpoint waits, and why."""

    until = fields.day(
        N_("Until which day?"), hint=N_("Nobody is reminded before. It comes back on that day.")
    )
    reason = fields.choice(N_("Why does it wait?"), SNOOZE_REASONS, required=True)


class HandOverForm(FormSchema):
    """Who sees to a checkpoint from now on. The page says whom one can choose,
    by e-mail address."""

    to = fields.choice(
        N_("Who asks from now on?"),
        {},
        required=True,
        widget="radios",
        hint=N_("They alone are reminded."),
    )
