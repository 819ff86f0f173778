"""What the network agrees on about its figures: which counts are too small, which wage is low.

They are adopted as its other rules are (see `network`).
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from domain.decisions.base import known
from domain.decisions.network import AdoptRule
from domain.decisions.refusals import Refusal
from domain.facts import Fact
from domain.facts.network import MinimumWageAdopted, SmallCellThresholdsAdopted, _NetworkRule
from domain.facts.vocabulary import N_

# No smaller count is ever shown (docs/decisions/small-cells.md): to the staff of the network, and
# to those outside. Above the last one, a network of this size would see nothing of itself.
LEAST_INSIDE, LEAST_OUTSIDE, MOST_HIDDEN = 3, 5, 50
MOST_WAGE = 1000  # an hour

NOT_A_WAGE = Refusal(
    "not_a_wage",
    N_("A minimum wage is an amount for an hour, from 0.01 to 999.99."),
    N_("Write an amount, like 18.50."),
    field="hourly_wage",
)
MINIMUM_WAGE_RECORDED = Refusal(
    "minimum_wage_recorded",
    N_("A minimum wage from this day on is recorded already: %(amount)s."),
    N_("If that is wrong, put that entry right in the history of the rules."),
    field="happened_on",
)
THRESHOLD_OUT_OF_BOUNDS = Refusal(
    "threshold_out_of_bounds",
    N_(
        "Counts must be hidden under a number from %(inside)s to %(most)s for the network's"
        " agencies, and from %(outside)s for all others."
    ),
    N_("Write numbers in between. Smaller ones could point at single people."),
)


class AdoptSmallCellThresholds(AdoptRule):
    """Under which numbers counts are hidden from now on, by audience."""

    for_network: int
    for_funders: int
    for_public: int

    def rule(self) -> type[_NetworkRule]:
        return SmallCellThresholdsAdopted

    def execute(self) -> None:
        self.must_be_next()
        numbers = (self.for_network, self.for_funders, self.for_public)
        least = (LEAST_INSIDE, LEAST_OUTSIDE, LEAST_OUTSIDE)
        if not all(a <= b <= MOST_HIDDEN for a, b in zip(least, numbers, strict=True)):
            raise THRESHOLD_OUT_OF_BOUNDS(
                inside=LEAST_INSIDE, outside=LEAST_OUTSIDE, most=MOST_HIDDEN
            )
        self.record(
            SmallCellThresholdsAdopted(
                for_network=self.for_network,
                for_funders=self.for_funders,
                for_public=self.for_public,
                happened_on=self.happened_on,
            )
        )


class AdoptMinimumWage(AdoptRule):
    """What an hour is paid at least, in a region or wherever a region has nothing of its own.

    Unlike other rules it may be recorded after a later one: its day tells which placements are held
    against it, and nothing that was decided rests on it.
    """

    hourly_wage: str
    region: str | None = None

    same: str | None = known(None)  # what is recorded already of this day and region

    def rule(self) -> type[_NetworkRule]:
        return MinimumWageAdopted

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of another minimum wage."""
        if isinstance(fact, MinimumWageAdopted) and self._is_of_the_same(fact):
            self.same = fact.hourly_wage

    def _is_of_the_same(self, fact: MinimumWageAdopted) -> bool:
        return (fact.region, fact.happened_on) == (self.region, self.happened_on)

    def execute(self) -> None:
        self.must_be("coordinator")
        self.must_not_be_in_future(self.happened_on)
        if self.same is not None:
            raise MINIMUM_WAGE_RECORDED(amount=self.same)
        if not _is_wage(self.hourly_wage):
            raise NOT_A_WAGE()
        self.record(
            MinimumWageAdopted(
                hourly_wage=self.hourly_wage,
                region=self.region,
                happened_on=self.happened_on,
            )
        )


def _is_wage(text: str) -> bool:
    """Whether it is an amount of money that an hour may be paid."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return False
    return amount.is_finite() and 0 < amount < MOST_WAGE and amount == round(amount, 2)
