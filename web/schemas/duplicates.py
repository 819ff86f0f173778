"""Forms about two records of one person."""

from __future__ import annotations

from domain.facts.vocabulary import N_
from web.schemas import fields
from web.schemas.base import FormSchema


class MergeForm(FormSchema):
    """Which of two records is kept. They are the answers of `keep`."""

    keep = fields.choice(
        N_("Which record do you keep?"),
        {},
        required=True,
        widget="radios",
        hint=N_(
            "The other one points to it. Its history stays, and nothing more is recorded there."
        ),
    )
    happened_on = fields.day(N_("Found out on"))


class ApartForm(FormSchema):
    """The day on which it was found out that they are two people."""

    happened_on = fields.day(N_("Found out on"))
