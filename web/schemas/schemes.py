"""Forms about funders' schemes: adopting one, and the period that is counted."""

from __future__ import annotations

from domain.facts.vocabulary import N_
from web.schemas import fields
from web.schemas.base import FormSchema


class AdoptionForm(FormSchema):
    """From when on placements are counted by a scheme, and under which version."""

    version = fields.text(
        N_("Version"),
        required=True,
        most=60,
        hint=N_("Reports name it. Each version is adopted once."),
    )
    happened_on = fields.day(
        N_("Counts placements that start from"),
        hint=N_("Choose an earlier day to count placements that started before today."),
    )
