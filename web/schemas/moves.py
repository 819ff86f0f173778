"""The form about a job seeker who moves to another agency."""

from __future__ import annotations

from domain.facts.vocabulary import N_
from web.schemas import fields
from web.schemas.base import FormSchema


class MoveForm(FormSchema):
    """Where somebody moves, and that they want it. `to_agency` is chosen from a list."""

    to_agency = fields.choice(N_("Where do they move to?"), {}, required=True, widget="select")
    agreed_on = fields.day(
        N_("The job seeker agreed on"),
        hint=N_("The other agency will see everything that is recorded of them. Ask them first."),
    )
    happened_on = fields.day(N_("Moved on"))
