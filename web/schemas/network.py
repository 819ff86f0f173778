"""Forms about the rules that the network agrees on."""

from __future__ import annotations

import re
from typing import Any

import marshmallow

from domain.decisions.figure_rules import LEAST_INSIDE, LEAST_OUTSIDE, MOST_HIDDEN
from domain.decisions.network import MOST_DAYS, MOST_REMINDER_DAYS
from domain.facts.holiday_regions import HOLIDAY_REGIONS
from domain.facts.vocabulary import DAY_MOVES, N_, REGIONS, USUAL_STAGES
from web.schemas import fields
from web.schemas.base import FormSchema

SINCE = N_("Holds from")
PERCENT = N_("percent")
DAYS = N_("days")
NO_DAYS = N_("Write days in order, like 30, 60, 90.")
MOST_CHECKPOINTS = 20


class _Days(marshmallow.fields.Field[list[int]]):
    """Whole numbers with commas or spaces between them; in JSON a list."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[int]:
        parts = value if isinstance(value, list) else re.split(r"[,;\s]+", str(value).strip())
        texts = [str(part) for part in parts if not isinstance(part, bool)]
        if not 0 < len(texts) == len(parts) <= MOST_CHECKPOINTS:
            raise self.make_error("invalid")
        if not all(re.fullmatch("[0-9]{1,4}", text) for text in texts):
            raise self.make_error("invalid")
        return [int(text) for text in texts]


class RetentionScheduleForm(FormSchema):
    """When to ask after placements."""

    checkpoint_days = _Days(
        required=True,
        error_messages={"required": fields.NEEDED, "invalid": NO_DAYS, "null": NO_DAYS},
        metadata={
            "label": N_("Checkpoints, in days from the first day of work"),
            "hint": NO_DAYS,
            "widget": "text",
        },
    )
    opens_before = fields.whole(
        N_("A checkpoint may be recorded from this many days before"),
        least=0,
        most=MOST_DAYS,
        required=True,
        suffix=DAYS,
    )
    closes_after = fields.whole(
        N_("It counts as on time until this many days after"),
        least=0,
        most=MOST_DAYS,
        required=True,
        suffix=DAYS,
    )
    happened_on = fields.day(SINCE, hint=N_("It counts for placements that start from then on."))


def _share(label: str) -> Any:
    return fields.whole(label, least=0, most=100, required=True, suffix=PERCENT)


class AttributionPolicyForm(FormSchema):
    """How the credit for a placement is shared."""

    sourcing_share = _share(N_("For finding the candidate"))
    employer_share = _share(N_("For the employer relationship"))
    coaching_share = _share(N_("For job coaching"))
    happened_on = fields.day(SINCE, hint=N_("It counts for placements that start from then on."))


class DayLimitsForm(FormSchema):
    """How many days things stay fresh."""

    interest_days = fields.whole(
        N_("A confirmed interest counts for"),
        least=1,
        most=MOST_DAYS,
        required=True,
        suffix=DAYS,
        hint=N_("After that, the job seeker is asked again before a nomination."),
    )
    referral_days = fields.whole(
        N_("A referral may wait for an answer for"),
        least=1,
        most=MOST_DAYS,
        required=True,
        suffix=DAYS,
        hint=N_("After that, both sides are shown that it waits too long."),
    )
    happened_on = fields.day(SINCE)


def _days(name: str, label: str, **looks: Any) -> Any:
    most = MOST_REMINDER_DAYS[name]
    return fields.whole(label, least=1, most=most, required=True, suffix=DAYS, **looks)


class ReminderRulesForm(FormSchema):
    """Which reminders of a checkpoint are sent, and when."""

    stages = fields.choices(N_("Reminders that are sent"), USUAL_STAGES, required=True)
    coming_days = _days(
        "coming_days",
        N_("Coming up: before the due day"),
        hint=N_("To the staff of the agency. What is nearer already is sent on the next round."),
    )
    overdue_days = _days(
        "overdue_days",
        N_("Overdue: after the due day"),
        hint=N_("To the staff of the agency, once more."),
    )
    escalated_days = _days(
        "escalated_days",
        N_("Told to the coordinator: after the due day"),
        hint=N_("If nobody has recorded the checkpoint by then."),
    )
    again_days = _days(
        "again_days",
        N_("Nobody reached: comes back after"),
        hint=N_("So long after somebody tried, no reminder is sent."),
    )
    happened_on = fields.day(SINCE)


class WorkingDaysForm(FormSchema):
    """What becomes of a reminder whose day is no working day."""

    NO_ANSWER = N_("None")

    moves = fields.choice(
        N_("Where does a reminder go whose day is at a weekend or on a public holiday?"),
        DAY_MOVES,
        required=True,
        hint=N_("The day on which a checkpoint counts stays as it is."),
    )
    holiday_region = fields.choice(
        N_("Whose public holidays count?"),
        HOLIDAY_REGIONS,
        widget="select",
        hint=N_(
            "Needed where reminders move. The hours that openings wait for an answer leave these"
            " days out too."
        ),
    )
    happened_on = fields.day(SINCE)


def _threshold(label: str, least: int, hint: str) -> Any:
    return fields.whole(label, least=least, most=MOST_HIDDEN, required=True, hint=hint)


class SmallCellThresholdsForm(FormSchema):
    """Under which number a count is hidden, by audience."""

    for_network = _threshold(
        N_("For the agencies of the network: hide counts under"),
        LEAST_INSIDE,
        N_("On the page of outcomes, and in reports for the agencies."),
    )
    for_funders = _threshold(
        N_("For funders: hide counts under"), LEAST_OUTSIDE, N_("In reports for funders.")
    )
    for_public = _threshold(
        N_("For everybody: hide counts under"), LEAST_OUTSIDE, N_("In reports for everybody.")
    )
    happened_on = fields.day(
        SINCE,
        hint=N_(
            "A smaller number shows more, and what somebody has read cannot be hidden again."
            " Reports that are published already keep the number of their day."
        ),
    )


class MinimumWageForm(FormSchema):
    """What an hour is paid at least, and where."""

    NO_ANSWER = N_("The whole network")

    hourly_wage = fields.money(
        N_("Minimum wage for an hour"), required=True, hint=N_("An amount, like 18.50.")
    )
    region = fields.choice(
        N_("Where"),
        REGIONS,
        widget="select",
        hint=N_("A region that has none of its own has that of the whole network."),
    )
    happened_on = fields.day(
        SINCE,
        hint=N_(
            "It counts for placements that start from then on, until the next one. Earlier ones"
            " may be recorded too."
        ),
    )


class ReasonListForm(FormSchema):
    """Which reasons a list offers. The page says which reasons there are."""

    offered = fields.choices(N_("Reasons that forms offer"), {}, required=True)
    happened_on = fields.day(SINCE)
