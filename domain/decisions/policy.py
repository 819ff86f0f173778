"""The rules that the network agreed on: which is in force on a day, and decisions under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeVar

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.decisions.schedule import Schedule
from domain.decisions.stages import DayMove, IsWorking, ReminderRules, every_day
from domain.facts import Fact, coded_fields
from domain.facts.network import (
    COACHING_SHARE,
    EMPLOYER_SHARE,
    INTEREST_DAYS,
    OWN,
    REFERRAL_DAYS,
    SMALLEST_SHOWN,
    SOURCING_SHARE,
    AttributionPolicyAdopted,
    DayLimitsAdopted,
    MinimumWageAdopted,
    OutcomeSchemeAdopted,
    ReasonListAdopted,
    ReminderRulesAdopted,
    RetentionScheduleAdopted,
    SmallCellThresholdsAdopted,
    WorkingDaysAdopted,
    _NetworkRule,
)
from domain.facts.schemes import Scheme
from domain.facts.vocabulary import REASON_LISTS, REGIONS

RULES = (
    RetentionScheduleAdopted,
    AttributionPolicyAdopted,
    DayLimitsAdopted,
    ReasonListAdopted,
    ReminderRulesAdopted,
    WorkingDaysAdopted,
)

R = TypeVar("R", bound=_NetworkRule)


class Shares(NamedTuple):
    """How the credit for a placement is shared by role, in percent; 100 together."""

    sourcing: int = SOURCING_SHARE
    employer: int = EMPLOYER_SHARE
    coaching: int = COACHING_SHARE


class Limits(NamedTuple):
    """How many days things stay fresh."""

    interest: int = INTEREST_DAYS
    referral: int = REFERRAL_DAYS

    def is_interest_stale(self, said_on: date, day: date) -> bool:
        """Whether an interest is too old on a day: it must be confirmed again."""
        return (day - said_on).days > self.interest


class Thresholds(NamedTuple):
    """The smallest count that each audience of REPORT_AUDIENCES is shown."""

    network: int = SMALLEST_SHOWN
    funder: int = SMALLEST_SHOWN
    public: int = SMALLEST_SHOWN

    @classmethod
    def of(cls, fact: SmallCellThresholdsAdopted) -> Thresholds:
        """Those that the network agreed on."""
        return cls(fact.for_network, fact.for_funders, fact.for_public)


class MinimumWage(NamedTuple):
    """What an hour is paid at least in a region (None: in no region), until another one holds."""

    region: str | None
    since: date
    until: date  # the day of the next one, or the end of all days
    amount: Decimal


class Policy(NamedTuple):
    """Every rule adopted so far, in the order of adoption."""

    adopted: tuple[_NetworkRule, ...] = ()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Policy:
        """The rules among these facts."""
        return cls(tuple(fact for fact in facts if isinstance(fact, _NetworkRule)))

    def schedule(self, day: date) -> Schedule:
        """The retention schedule in force on a day."""
        found = self._in_force(RetentionScheduleAdopted, day)
        if found is None:
            return Schedule()
        return Schedule(tuple(found.checkpoint_days), found.opens_before, found.closes_after)

    def shares(self, day: date) -> Shares:
        """The attribution policy in force on a day."""
        found = self._in_force(AttributionPolicyAdopted, day)
        if found is None:
            return Shares()
        return Shares(found.sourcing_share, found.employer_share, found.coaching_share)

    def limits(self, day: date) -> Limits:
        """The limits in force on a day."""
        found = self._in_force(DayLimitsAdopted, day)
        return Limits(found.interest_days, found.referral_days) if found else Limits()

    def reminders(self, day: date, is_working: IsWorking = every_day) -> ReminderRules:
        """When checkpoints are reminded of, by the rules in force on a day."""
        found = self._in_force(ReminderRulesAdopted, day)
        move = self.day_move(day)._replace(is_working=is_working)
        if found is None:
            return ReminderRules(move=move)
        return ReminderRules(
            stages=tuple(found.stages),
            coming=found.coming_days,
            overdue=found.overdue_days,
            escalated=found.escalated_days,
            again=found.again_days,
            move=move,
        )

    def day_move(self, day: date) -> DayMove:
        """Where reminders go whose day is no working day, by the rule in force on a day."""
        found = self._in_force(WorkingDaysAdopted, day)
        return DayMove(found.moves, found.holiday_region or "") if found else DayMove()

    def thresholds(self, day: date) -> Thresholds:
        """The smallest counts that are shown, by the rule in force on a day."""
        found = self._in_force(SmallCellThresholdsAdopted, day)
        return Thresholds.of(found) if found else Thresholds()

    def threshold(self, audience: str, day: date) -> int:
        """That of one audience."""
        found: int = self.thresholds(day)._asdict().get(audience, SMALLEST_SHOWN)
        return found

    def steps_to_threshold(self, threshold: int) -> tuple[int, ...]:
        """The thresholds at which counts are looked at in turn, to the one that applies, the last.

        They begin with the one before any rule. Whenever a rule brought new ones, all that are not
        smaller than those follow, in rising order.
        """
        steps = [SMALLEST_SHOWN]
        for fact in self.adopted:
            if isinstance(fact, SmallCellThresholdsAdopted):
                new = set(Thresholds.of(fact)) - set(steps)
                steps += sorted(one for one in {*steps, *new} if new and one >= min(new))
        if threshold not in steps:
            return (*steps, threshold)
        return tuple(steps[: len(steps) - steps[::-1].index(threshold)])

    def reasons(self, reasons_for: str, day: date) -> list[str]:
        """The codes of a list of reasons that are offered on a day, in the list's order."""
        lists = [fact for fact in self.adopted if getattr(fact, "reasons_for", None) == reasons_for]
        found = Policy(tuple(lists))._in_force(ReasonListAdopted, day)
        everything = list(REASON_LISTS[reasons_for])
        return [code for code in everything if found is None or code in found.offered]

    def minimum_wages(self) -> list[MinimumWage]:
        """Every minimum wage, by region and day. A region without one has that of the network."""
        return [one for region in (None, *REGIONS) for one in self._minimum_wages_in(region)]

    def minimum_wages_on(self, day: date) -> dict[str | None, MinimumWage]:
        """The minimum wages in force on a day: of each region, and under None where it has none."""
        return {one.region: one for one in self.minimum_wages() if one.since <= day < one.until}

    def _minimum_wages_in(self, region: str | None) -> list[MinimumWage]:
        """One after the other: the region's own, from its first day on, else the network's."""
        adopted = [fact for fact in self.adopted if isinstance(fact, MinimumWageAdopted)]
        of_all, own = (
            {fact.happened_on: Decimal(fact.hourly_wage) for fact in adopted if fact.region == one}
            for one in (None, region)
        )
        begins = min(own, default=date.max)
        amounts = {day: amount for day, amount in of_all.items() if day < begins} | own
        days = sorted(amounts)
        return [
            MinimumWage(region, day, until, amounts[day])
            for day, until in pairwise([*days, date.max])
        ]

    def schemes(self, day: date) -> list[Scheme]:
        """The outcome schemes in force on a day, each in its latest version."""
        begun = [
            fact
            for fact in self.adopted
            if isinstance(fact, OutcomeSchemeAdopted) and fact.happened_on <= day
        ]
        latest = {fact.scheme: fact for fact in sorted(begun, key=lambda fact: fact.happened_on)}
        return [fact.whole() for fact in latest.values()]

    def _in_force(self, rule: type[R], day: date) -> R | None:
        """The last rule of a kind that holds on the day. None: the default holds."""
        begun = [
            fact for fact in self.adopted if isinstance(fact, rule) and fact.happened_on <= day
        ]
        return sorted(begun, key=lambda fact: fact.happened_on)[-1] if begun else None


def adopted_rules() -> Selector:
    """Every rule that the network adopted, for the boundary of a decision under them."""
    return select(*RULES, network=OWN)


class UnderPolicy(Decision):
    """What a decision has to know of the network's rules. Its boundary has `adopted_rules()`."""

    policy: Policy = known(Policy())

    def consistency_boundary(self) -> Sequence[Selector]:
        return [adopted_rules()]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, _NetworkRule):
            self.policy = Policy((*self.policy.adopted, fact))
        else:
            super().meet(position, fact)

    def record(self, fact: Fact) -> None:
        """Let this fact happen. Refuses a reason that the network does not offer on its day."""
        for name, words in coded_fields(type(fact)).items():
            for reasons_for, reasons in REASON_LISTS.items():
                answer = getattr(fact, name)
                if words is reasons and answer is not None:
                    self._must_be_offered(reasons_for, answer, fact.happened_on)
        super().record(fact)

    def _must_be_offered(self, reasons_for: str, answer: str, day: date) -> None:
        if answer not in self.policy.reasons(reasons_for, day):
            raise NOT_ON_THE_LIST(answer=REASON_LISTS[reasons_for].get(answer, answer))
