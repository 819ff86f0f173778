"""What concerns the network as a whole: the rules that it agreed on, and corrections."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from domain.facts.base import AgencyId, Fact, NetworkId, coded
from domain.facts.holiday_regions import HOLIDAY_REGIONS
from domain.facts.schemes import Rule, Scheme
from domain.facts.vocabulary import (
    DAY_MOVES,
    N_,
    REASON_LIST_NAMES,
    REASONS,
    REGIONS,
    STRIKE_REASONS,
    USUAL_STAGES,
)

OWN = "own"  # the network whose ledger this is: there is one network in a ledger
# What holds before the network agrees on anything else (OUTCOMES, network default).
CHECKPOINT_DAYS = (30, 60, 90, 180, 365)
OPENS_BEFORE = 7
CLOSES_AFTER = 14
SOURCING_SHARE, EMPLOYER_SHARE, COACHING_SHARE = 40, 30, 30
INTEREST_DAYS = 90
REFERRAL_DAYS = 14
COMING_DAYS, OVERDUE_DAYS, ESCALATED_DAYS = 7, 7, 14
AGAIN_DAYS = 3
SMALLEST_SHOWN = 10  # the smallest count of people that is shown to others


class _NetworkRule(Fact, frozen=True, kw_only=True):
    """A rule that the network agreed on. It holds from `happened_on` until the next of its kind."""

    network: NetworkId = OWN


class RetentionScheduleAdopted(_NetworkRule, frozen=True, kw_only=True):
    """When placements that start from now on are asked after."""

    SENTENCE: ClassVar[str] = N_(
        "The network agreed when to ask after placements: %(checkpoint_days)s days from the start."
    )

    checkpoint_days: list[int]  # from the first day of work, in rising order
    opens_before: int  # days before the due day from which a checkpoint may be recorded
    closes_after: int  # days after it until which it counts as on time


class AttributionPolicyAdopted(_NetworkRule, frozen=True, kw_only=True):
    """How the credit for placements that start from now on is shared, in percent by role."""

    SENTENCE: ClassVar[str] = N_(
        "The network agreed how credit is shared, in percent: %(sourcing_share)s for finding the"
        " candidate, %(employer_share)s for the employer relationship, %(coaching_share)s for job"
        " coaching."
    )

    sourcing_share: int
    employer_share: int
    coaching_share: int


class DayLimitsAdopted(_NetworkRule, frozen=True, kw_only=True):
    """How many days things stay fresh."""

    SENTENCE: ClassVar[str] = N_(
        "The network agreed on limits: interest counts for %(interest_days)s days, a referral"
        " waits for %(referral_days)s days."
    )

    interest_days: int  # an older interest must be confirmed again before a nomination
    referral_days: int  # an unanswered referral is shown as stale after that


class ReminderRulesAdopted(_NetworkRule, frozen=True, kw_only=True):
    """Which reminders of a checkpoint are sent, and when."""

    SENTENCE: ClassVar[str] = N_("The network agreed on reminders of checkpoints: %(stages)s.")

    stages: Annotated[list[str], coded(USUAL_STAGES)]
    coming_days: int  # before the due day
    overdue_days: int  # after it
    escalated_days: int  # after it
    again_days: int  # after somebody could not be reached


def _with_a_region(shape: dict[str, Any]) -> dict[str, Any]:
    """Until then there always was one."""
    return shape


class WorkingDaysAdopted(_NetworkRule, frozen=True, kw_only=True):
    """What becomes of a reminder whose day is at a weekend or on a public holiday."""

    VERSION: ClassVar[int] = 2
    UPCASTS = {1: _with_a_region}
    SENTENCE: ClassVar[str] = N_(
        "The network agreed on reminders at weekends and on public holidays: %(moves)s."
    )

    moves: Annotated[str, coded(DAY_MOVES)]
    # Whose holidays count: for reminders that move, and for the hours that an opening waits.
    holiday_region: Annotated[str, coded(HOLIDAY_REGIONS)] | None = None


class SmallCellThresholdsAdopted(_NetworkRule, frozen=True, kw_only=True):
    """The smallest count of people that each audience of a report is shown."""

    SENTENCE: ClassVar[str] = N_(
        "The network agreed under which number a count is hidden: %(for_network)s for the agencies"
        " of the network, %(for_funders)s for funders, %(for_public)s for everybody."
    )

    for_network: int
    for_funders: int
    for_public: int


class MinimumWageAdopted(_NetworkRule, frozen=True, kw_only=True):
    """What an hour of work is paid at least, by law or by agreement, where an opening is."""

    SENTENCE: ClassVar[str] = N_("The network agreed on a minimum wage: %(hourly_wage)s an hour.")

    hourly_wage: str  # decimal number in the network's currency
    region: Annotated[str, coded(REGIONS)] | None = None  # None: where no region has its own


class ReasonListAdopted(_NetworkRule, frozen=True, kw_only=True):
    """Which of the known reasons the network's forms offer."""

    SENTENCE: ClassVar[str] = N_("The network agreed on a list of reasons: %(reasons_for)s.")

    reasons_for: Annotated[str, coded(REASON_LIST_NAMES)]
    offered: Annotated[list[str], coded(REASONS)]


class OutcomeSchemeAdopted(_NetworkRule, frozen=True, kw_only=True):
    """What a funder counts, as the network reads it: one scheme, whole, in one version."""

    SENTENCE: ClassVar[str] = N_(
        "The network agreed to count outcomes by a scheme: %(name)s, version %(version)s."
    )
    QUIET = ("benchmarks", "rules")

    scheme: str  # the code that stays the same from version to version
    name: str
    version: str
    source: str
    unverified: list[str]
    benchmarks: list[int]
    rules: list[Rule]

    def whole(self) -> Scheme:
        """The scheme, for those who count by it."""
        return Scheme(
            code=self.scheme,
            name=self.name,
            version=self.version,
            source=self.source,
            unverified=tuple(self.unverified),
            benchmarks=tuple(self.benchmarks),
            rules=tuple(self.rules),
        )


class FactStruck(Fact, frozen=True, kw_only=True):
    """An earlier fact was a mistake. It stays in the ledger, crossed out, and no longer counts.

    `happened_on` is the day of the struck fact: a mistake was never true. `things` are the tags
    of what is struck, so every read of a boundary or a history meets the strike too.
    """

    SENTENCE: ClassVar[str] = N_("Entry %(position)s was struck: %(reason)s.")

    position: int  # of the struck fact
    things: list[str]
    reason: Annotated[str, coded(STRIKE_REASONS)]
    agency: AgencyId | None = None

    def tags(self) -> list[str]:
        """Every tag of what is struck."""
        return sorted({*self.things, *super().tags()})
