"""The rules that the network agreed on: what holds, since when, and the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.figure_rules import AdoptMinimumWage, AdoptSmallCellThresholds
from domain.decisions.network import (
    AdoptAttributionPolicy,
    AdoptDayLimits,
    AdoptReasonList,
    AdoptReminderRules,
    AdoptRetentionSchedule,
    AdoptWorkingDays,
)
from domain.decisions.policy import Policy
from domain.facts import Fact
from domain.facts.network import (
    OWN,
    AttributionPolicyAdopted,
    DayLimitsAdopted,
    MinimumWageAdopted,
    ReasonListAdopted,
    ReminderRulesAdopted,
    RetentionScheduleAdopted,
    SmallCellThresholdsAdopted,
    WorkingDaysAdopted,
)
from domain.facts.vocabulary import REASON_LIST_NAMES, REASON_LISTS, REGIONS
from projections.queries.policy import policy
from web.access import allow
from web.figures import number
from web.forms import form_page
from web.restating import restates
from web.schemas.base import FormSchema
from web.schemas.network import (
    AttributionPolicyForm,
    DayLimitsForm,
    MinimumWageForm,
    ReasonListForm,
    ReminderRulesForm,
    RetentionScheduleForm,
    SmallCellThresholdsForm,
    WorkingDaysForm,
)
from web.services import ledger, today, who
from web.timeline import timeline
from web.words import day

bp = Blueprint("network", __name__, url_prefix="/network-rules")


def reason_form(reasons_for: str) -> FormSchema:
    """The form that offers every reason of a list."""
    return ReasonListForm().choosing("offered", REASON_LISTS[reasons_for])


def restated_reasons(fact: Fact) -> FormSchema:
    """The same form, for the list that was recorded."""
    assert isinstance(fact, ReasonListAdopted)  # noqa: S101 - it is asked for no other
    return reason_form(fact.reasons_for)


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def rules() -> str:
    """What holds today, and every rule before it."""
    adopted = policy(ledger())
    return render_template(
        "network/rules.html",
        schedule=adopted.schedule(today()),
        shares=adopted.shares(today()),
        limits=adopted.limits(today()),
        reminders=adopted.reminders(today()),
        thresholds=adopted.thresholds(today()),
        minimum_wages=_minimum_wages(adopted),
        reasons=[
            (code, name, [REASON_LISTS[code][one] for one in adopted.reasons(code, today())])
            for code, name in REASON_LIST_NAMES.items()
        ],
        entries=timeline(f"network:{OWN}") if adopted.adopted else [],
    )


@bp.route("/retention-schedule", methods=["GET", "POST"])
@allow("coordinator")
@restates(RetentionScheduleAdopted, RetentionScheduleForm, AdoptRetentionSchedule)
def retention_schedule() -> ResponseReturnValue:
    """Agree when to ask after placements."""
    now = policy(ledger()).schedule(today())
    return _form(
        RetentionScheduleForm(),
        AdoptRetentionSchedule,
        heading=_("When do you ask after placements?"),
        start={
            "checkpoint_days": ", ".join(map(str, now.days)),
            "opens_before": now.opens_before,
            "closes_after": now.closes_after,
        },
    )


@bp.route("/attribution", methods=["GET", "POST"])
@allow("coordinator")
@restates(AttributionPolicyAdopted, AttributionPolicyForm, AdoptAttributionPolicy)
def attribution_policy() -> ResponseReturnValue:
    """Agree how the credit is shared."""
    now = policy(ledger()).shares(today())
    return _form(
        AttributionPolicyForm(),
        AdoptAttributionPolicy,
        heading=_("How is the credit for a placement shared?"),
        start={
            "sourcing_share": now.sourcing,
            "employer_share": now.employer,
            "coaching_share": now.coaching,
        },
    )


@bp.route("/limits", methods=["GET", "POST"])
@allow("coordinator")
@restates(DayLimitsAdopted, DayLimitsForm, AdoptDayLimits)
def day_limits() -> ResponseReturnValue:
    """Agree how long things stay fresh."""
    now = policy(ledger()).limits(today())
    return _form(
        DayLimitsForm(),
        AdoptDayLimits,
        heading=_("How long do things stay fresh?"),
        start={"interest_days": now.interest, "referral_days": now.referral},
    )


@bp.route("/reminders", methods=["GET", "POST"])
@allow("coordinator")
@restates(ReminderRulesAdopted, ReminderRulesForm, AdoptReminderRules)
def reminder_rules() -> ResponseReturnValue:
    """Agree which reminders are sent."""
    now = policy(ledger()).reminders(today())
    return _form(
        ReminderRulesForm(),
        AdoptReminderRules,
        heading=_("When is somebody reminded of a checkpoint?"),
        start={
            "stages": list(now.stages),
            "coming_days": now.coming,
            "overdue_days": now.overdue,
            "escalated_days": now.escalated,
            "again_days": now.again,
        },
    )


@bp.route("/working-days", methods=["GET", "POST"])
@allow("coordinator")
@restates(WorkingDaysAdopted, WorkingDaysForm, AdoptWorkingDays)
def working_days() -> ResponseReturnValue:
    """Agree what becomes of reminders at weekends and on public holidays."""
    now = policy(ledger()).day_move(today())
    return _form(
        WorkingDaysForm(),
        AdoptWorkingDays,
        heading=_("When a reminder falls on a day without work"),
        start={"moves": now.moves, "holiday_region": now.region or None},
    )


@bp.route("/small-counts", methods=["GET", "POST"])
@allow("coordinator")
@restates(SmallCellThresholdsAdopted, SmallCellThresholdsForm, AdoptSmallCellThresholds)
def small_cell_thresholds() -> ResponseReturnValue:
    """Agree under which numbers counts are hidden."""
    now = policy(ledger()).thresholds(today())
    return _form(
        SmallCellThresholdsForm(),
        AdoptSmallCellThresholds,
        heading=_("Which counts are too small to show?"),
        start={
            "for_network": now.network,
            "for_funders": now.funder,
            "for_public": now.public,
        },
    )


@bp.route("/minimum-wage", methods=["GET", "POST"])
@allow("coordinator")
@restates(MinimumWageAdopted, MinimumWageForm, AdoptMinimumWage)
def minimum_wage() -> ResponseReturnValue:
    """Agree what an hour is paid at least."""
    return _form(
        MinimumWageForm(),
        AdoptMinimumWage,
        heading=_("What is the minimum wage?"),
        start={},
    )


@bp.route("/reasons/<reasons_for>", methods=["GET", "POST"])
@allow("coordinator")
@restates(ReasonListAdopted, restated_reasons, AdoptReasonList)
def reason_list(reasons_for: str) -> ResponseReturnValue:
    """Agree which reasons a list offers."""
    if reasons_for not in REASON_LISTS:
        abort(404)
    return _form(
        reason_form(reasons_for),
        AdoptReasonList,
        {"reasons_for": reasons_for},
        heading=_(REASON_LIST_NAMES[reasons_for]),
        start={"offered": policy(ledger()).reasons(reasons_for, today())},
    )


def _minimum_wages(adopted: Policy) -> list[tuple[str, str]]:
    """(where, how much and since when) of what holds today: of regions that have their own too."""
    found = adopted.minimum_wages_on(today())
    of_all = found.pop(None, None)
    own = {
        region: one
        for region, one in found.items()
        if of_all is None or (one.amount, one.since) != (of_all.amount, of_all.since)
    }
    return [
        (
            _(REGIONS[region]) if region else _("Everywhere else") if own else _("Everywhere"),
            _(
                "%(amount)s since %(day)s",
                amount=number(str(one.amount), "money"),
                day=day(one.since),
            ),
        )
        for region, one in [*own.items(), *([(None, of_all)] if of_all else [])]
    ]


def _form(
    schema: FormSchema,
    decision: type[Decision],
    about: Mapping[str, str] | None = None,
    *,
    heading: str,
    start: Mapping[str, Any],
) -> ResponseReturnValue:
    """A form about one rule."""
    return form_page(
        schema,
        lambda values, _command: [decision(**who(), **(about or {}), **values)],
        heading=heading,
        submit=_("Record the rule"),
        done=lambda _command: url_for(".rules"),
        cancel=url_for(".rules"),
        start={"happened_on": today(), **start},
        said=_("The rule is recorded. What was recorded before keeps the rule of its day."),
    )
