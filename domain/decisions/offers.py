"""What may be done about an offer: the employer makes it, the job seeker answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector

from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.decisions.selection import OnNomination
from domain.facts.offers import OfferDeclined, OfferMade
from domain.facts.vocabulary import N_

OFFER_STANDS = Refusal(
    "offer_stands",
    N_("An offer of %(day)s waits for its answer."),
    N_("Record the answer first. Where the terms change, that is a no and a new offer."),
)
NO_OFFER = Refusal(
    "no_offer",
    N_("No offer waits for an answer."),
    N_("Record the offer first, then the answer."),
)
STARTS_BEFORE_OFFER = Refusal(
    "starts_before_offer",
    N_("The first day of work would be before the day of the offer."),
    N_("Check both dates. If they work there already, start the placement."),
    field="starts_on",
)


class MakeOffer(OnNomination):
    """The employer offers the job, on terms that may still be open."""

    starts_on: date | None = None
    term: str | None = None
    hours_per_week: int | None = None
    hourly_wage: str | None = None

    def execute(self) -> None:
        about = self.about()
        if self.offer_stands:
            raise OFFER_STANDS(day=self.offer_word_on)
        self.must_come_last()
        if self.starts_on and self.starts_on < self.happened_on:
            raise STARTS_BEFORE_OFFER()
        self.record(
            OfferMade(
                **about,
                starts_on=self.starts_on,
                term=self.term,
                hours_per_week=self.hours_per_week,
                hourly_wage=self.hourly_wage,
                happened_on=self.happened_on,
            )
        )


class DeclineOffer(OnNomination, UnderPolicy):
    """The job seeker says no to the offer."""

    reason: str

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def execute(self) -> None:
        about = self.about()
        if not self.offer_stands:
            raise NO_OFFER()
        self.must_come_last()
        self.record(OfferDeclined(**about, reason=self.reason, happened_on=self.happened_on))
