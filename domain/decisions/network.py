"""What the network agrees on: the coordinator records a rule, which holds from its day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import NOT_ON_THE_LIST, Refusal
from domain.facts import Fact
from domain.facts.network import (
    OWN,
    AttributionPolicyAdopted,
    DayLimitsAdopted,
    ReasonListAdopted,
    ReminderRulesAdopted,
    RetentionScheduleAdopted,
    WorkingDaysAdopted,
    _NetworkRule,
)
from domain.facts.vocabulary import N_, REASON_LIST_NAMES, REASON_LISTS

MOST_DAYS = 3650  # ten years: a longer one is a slip of the pen
# A reminder far from its checkpoint helps nobody, and a rule that reaches far ahead would send
# those of many checkpoints at once.
MOST_REMINDER_DAYS = {
    "coming_days": 28,
    "overdue_days": 28,
    "escalated_days": 56,
    "again_days": 28,
}

BEFORE_RULE = Refusal(
    "before_rule",
    N_("A newer rule holds since %(day)s. This date is earlier."),
    N_("Use that day or a later one. What is recorded already keeps the rule of its day."),
    field="happened_on",
)
CHECKPOINTS_NOT_RISING = Refusal(
    "checkpoints_not_rising",
    N_("The days of the checkpoints must rise, from 1 to 3650."),
    N_("Write them in order, like 30, 60, 90."),
    field="checkpoint_days",
)
CHECKPOINTS_OVERLAP = Refusal(
    "checkpoints_overlap",
    N_("A checkpoint would open before the one before it falls due."),
    N_("Choose fewer days before, or put the checkpoints further apart."),
    field="opens_before",
)
SHARES_NOT_WHOLE = Refusal(
    "shares_not_whole",
    N_("The shares add up to %(total)s percent."),
    N_("Change them so that they add up to exactly 100."),
    field="sourcing_share",
)
LIMIT_TOO_SHORT = Refusal(
    "limit_too_short",
    N_("A limit must be between 1 and 3650 days."),
    N_("Write a number of days in between."),
)
NO_REASON_LEFT = Refusal(
    "no_reason_left",
    N_("A list needs at least one reason."),
    N_("Choose the reasons that your forms offer."),
    field="offered",
)

NO_REMINDER_LEFT = Refusal(
    "no_reminder_left",
    N_("Without any reminder, checkpoints would be forgotten."),
    N_("Choose at least one of the reminders."),
    field="stages",
)
REMINDER_TOO_FAR = Refusal(
    "reminder_too_far",
    N_("A reminder would come too far from its day: %(days)s days. At most %(most)s make sense."),
    N_("Write a smaller number of days."),
)
TOLD_TOO_EARLY = Refusal(
    "told_too_early",
    N_("The coordinator would be told before the agency is reminded after %(days)s days."),
    N_("Write a longer time until the coordinator is told."),
    field="escalated_days",
)
REGION_NEEDED = Refusal(
    "region_needed",
    N_("Without a region, nobody knows on which days reminders have to move."),
    N_("Choose the region whose public holidays you keep, or let reminders stay on their day."),
    field="holiday_region",
)


class AdoptRule(Decision):
    """What every new rule has to know: the last one of its kind."""

    happened_on: date

    since: date | None = known(None)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(self.rule(), network=OWN)]

    def rule(self) -> type[_NetworkRule]:
        """The kind of fact that this decision records."""
        raise NotImplementedError

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of an earlier rule of this kind."""
        self.since = max(self.since or fact.happened_on, fact.happened_on)

    def must_be_next(self) -> None:
        """Refuse unless the coordinator records it, for a day not before the last rule's."""
        self.must_be("coordinator")
        self.must_not_be_in_future(self.happened_on)
        if self.since and self.happened_on < self.since:
            raise BEFORE_RULE(day=self.since)


class AdoptRetentionSchedule(AdoptRule):
    """When placements that start from now on are asked after."""

    checkpoint_days: list[int]
    opens_before: int
    closes_after: int

    def rule(self) -> type[_NetworkRule]:
        return RetentionScheduleAdopted

    def execute(self) -> None:
        self.must_be_next()
        days = self.checkpoint_days
        if not days or days != sorted(set(days)) or days[0] < 1 or days[-1] > MOST_DAYS:
            raise CHECKPOINTS_NOT_RISING()
        between = min(later - day for day, later in zip([0, *days], days, strict=False))
        if not 0 <= self.opens_before < between:
            raise CHECKPOINTS_OVERLAP()
        if not 0 <= self.closes_after <= MOST_DAYS:
            raise LIMIT_TOO_SHORT()
        self.record(
            RetentionScheduleAdopted(
                checkpoint_days=days,
                opens_before=self.opens_before,
                closes_after=self.closes_after,
                happened_on=self.happened_on,
            )
        )


class AdoptAttributionPolicy(AdoptRule):
    """How the credit for placements that start from now on is shared."""

    sourcing_share: int
    employer_share: int
    coaching_share: int

    def rule(self) -> type[_NetworkRule]:
        return AttributionPolicyAdopted

    def execute(self) -> None:
        self.must_be_next()
        shares = (self.sourcing_share, self.employer_share, self.coaching_share)
        if sum(shares) != 100 or min(shares) < 0:
            raise SHARES_NOT_WHOLE(total=sum(shares))
        self.record(
            AttributionPolicyAdopted(
                sourcing_share=self.sourcing_share,
                employer_share=self.employer_share,
                coaching_share=self.coaching_share,
                happened_on=self.happened_on,
            )
        )


class AdoptDayLimits(AdoptRule):
    """How many days things stay fresh from now on."""

    interest_days: int
    referral_days: int

    def rule(self) -> type[_NetworkRule]:
        return DayLimitsAdopted

    def execute(self) -> None:
        self.must_be_next()
        if not all(1 <= days <= MOST_DAYS for days in (self.interest_days, self.referral_days)):
            raise LIMIT_TOO_SHORT()
        self.record(
            DayLimitsAdopted(
                interest_days=self.interest_days,
                referral_days=self.referral_days,
                happened_on=self.happened_on,
            )
        )


class AdoptReminderRules(AdoptRule):
    """Which reminders of a checkpoint are sent from now on, and when."""

    stages: list[str]
    coming_days: int
    overdue_days: int
    escalated_days: int
    again_days: int

    def rule(self) -> type[_NetworkRule]:
        return ReminderRulesAdopted

    def execute(self) -> None:
        self.must_be_next()
        if not self.stages:
            raise NO_REMINDER_LEFT()
        for name, most in MOST_REMINDER_DAYS.items():
            days = getattr(self, name)
            if days < 1:
                raise LIMIT_TOO_SHORT()
            if days > most:
                raise REMINDER_TOO_FAR(days=days, most=most)
        if self.escalated_days <= self.overdue_days:
            raise TOLD_TOO_EARLY(days=self.overdue_days)
        self.record(
            ReminderRulesAdopted(
                stages=self.stages,
                coming_days=self.coming_days,
                overdue_days=self.overdue_days,
                escalated_days=self.escalated_days,
                again_days=self.again_days,
                happened_on=self.happened_on,
            )
        )


class AdoptWorkingDays(AdoptRule):
    """What becomes from now on of a reminder whose day is no working day."""

    moves: str
    holiday_region: str | None = None

    def rule(self) -> type[_NetworkRule]:
        return WorkingDaysAdopted

    def execute(self) -> None:
        self.must_be_next()
        if self.moves != "same_day" and self.holiday_region is None:
            raise REGION_NEEDED()
        self.record(
            WorkingDaysAdopted(
                moves=self.moves,
                holiday_region=self.holiday_region,
                happened_on=self.happened_on,
            )
        )


class AdoptReasonList(AdoptRule):
    """Which of the known reasons the forms offer from now on."""

    reasons_for: str
    offered: list[str]

    def rule(self) -> type[_NetworkRule]:
        return ReasonListAdopted

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of an earlier rule on the same list."""
        if isinstance(fact, ReasonListAdopted) and fact.reasons_for == self.reasons_for:
            super().meet(position, fact)

    def execute(self) -> None:
        self.must_be_next()
        if self.reasons_for not in REASON_LIST_NAMES:
            raise NOT_ON_THE_LIST(answer=self.reasons_for)
        for code in self.offered:
            if code not in REASON_LISTS[self.reasons_for]:
                raise NOT_ON_THE_LIST(answer=code)
        if not self.offered:
            raise NO_REASON_LEFT()
        self.record(
            ReasonListAdopted(
                reasons_for=self.reasons_for,
                offered=self.offered,
                happened_on=self.happened_on,
            )
        )
