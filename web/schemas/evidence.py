"""Forms about what funders' schemes ask of a placement."""

from __future__ import annotations

from decimal import Decimal

from domain.facts.schemes import CONFIRMED
from domain.facts.vocabulary import EARNINGS_EVIDENCE, N_
from web.schemas import fields
from web.schemas.base import FormSchema


class EarningsForm(FormSchema):
    """What was earned in a month."""

    month = fields.month(N_("Month"), required=True)
    amount = fields.money(
        N_("Gross earnings in this month"),
        least=Decimal(0),
        below=Decimal(1_000_000),
        required=True,
        hint=N_("Before any deduction, in this job."),
    )
    evidence = fields.choice(N_("How do you know?"), EARNINGS_EVIDENCE, required=True)
    happened_on = fields.day(N_("Day of the payslip, or on which you were told"))


class ConditionForm(FormSchema):
    """Something that a scheme asks for is so."""

    condition = fields.choice(N_("What is confirmed?"), CONFIRMED, required=True, widget="radios")
    happened_on = fields.day(N_("Since which day is it so?"))
