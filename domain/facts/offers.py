"""Offers: the employer wants the candidate, and says on which terms."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from domain.facts.base import coded
from domain.facts.nominations import _AboutNomination
from domain.facts.vocabulary import N_, OFFER_DECLINES, TERMS


class OfferMade(_AboutNomination, frozen=True, kw_only=True):
    """The employer offered the job. Of its terms, what is known."""

    SENTENCE: ClassVar[str] = N_("%(employer)s offered %(seeker)s the job (%(opening)s).")
    RESTS_ON = (
        ("CandidateNominated", ("nomination",)),
        # One that is made anew follows the answer to the one before.
        ("OfferDeclined", ("nomination",)),
    )

    starts_on: date | None = None  # the first day of work
    term: Annotated[str, coded(TERMS)] | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None  # decimal number in the network's currency


class OfferDeclined(_AboutNomination, frozen=True, kw_only=True):
    """The job seeker said no to the offer. The nomination goes on: a better one may follow."""

    SENTENCE: ClassVar[str] = N_("%(seeker)s said no to the offer of %(employer)s.")
    RESTS_ON = (("OfferMade", ("nomination",)),)

    reason: Annotated[str, coded(OFFER_DECLINES)]
