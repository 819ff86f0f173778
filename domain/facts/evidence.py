"""What funders' schemes ask of a placement beside its course: earnings, and what is confirmed."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import coded
from domain.facts.placements import _AboutPlacement
from domain.facts.schemes import CONFIRMED
from domain.facts.vocabulary import EARNINGS_EVIDENCE, N_


class EarningsRecorded(_AboutPlacement, frozen=True, kw_only=True):
    """What was earned in this job in one calendar month, before any deduction.

    `happened_on` is the day of the payslip, or on which it was told.
    """

    SENTENCE: ClassVar[str] = N_("Earnings of %(seeker)s at %(employer)s in %(month)s: %(amount)s.")
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    month: str  # like 2026-03
    amount: str  # decimal number in the network's currency
    evidence: Annotated[str, coded(EARNINGS_EVIDENCE)]


class SchemeConditionConfirmed(_AboutPlacement, frozen=True, kw_only=True):
    """Something that a funder's scheme asks for is so, since `happened_on`.

    What is said of the person counts for all of their placements.
    """

    SENTENCE: ClassVar[str] = N_(
        "Confirmed for funders' schemes, of %(seeker)s at %(employer)s: %(condition)s."
    )
    RESTS_ON = (("PlacementStarted", ("placement",)),)

    condition: Annotated[str, coded(CONFIRMED)]
