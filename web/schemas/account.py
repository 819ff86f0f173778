"""The form about how a person gets e-mails."""

from __future__ import annotations

from domain.facts.vocabulary import N_
from web.schemas import fields
from web.schemas.base import FormSchema

HOURS = {str(hour): f"{hour:02}:00" for hour in range(24)}


class EmailsForm(FormSchema):
    """One by one, or one a day."""

    how = fields.choice(
        N_("How do you want your reminders?"),
        {
            "single": N_("One by one, each on its day"),
            "digest": N_("One e-mail a day, with everything that is new"),
        },
        required=True,
    )
    hour = fields.choice(
        N_("At what time?"),
        HOURS,
        required=True,
        hint=N_("For one e-mail a day. Without news there is none."),
    )
