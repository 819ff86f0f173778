"""Schemes, their milestones and what they say of a placement, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import format_decimal
from flask_babel import gettext as _

from domain.facts.schemes import ANCHORS, CONFIRMED, METRICS, Rule, Scheme
from domain.facts.vocabulary import EVIDENCE
from projections.outcomes.schemes.verdicts import NOT_YET, Verdict
from projections.queries.schemes import Judged
from web.words import day as in_days
from web.words import in_words

STILL_AHEAD = ("too_early", "waits")  # whatever comes after such a milestone is ahead too


class Column(NamedTuple):
    """What one scheme says of a placement. `ahead`: how many milestones are left out."""

    name: str
    version: str
    rows: list[list[Any]]
    ahead: int


def in_columns(found: Sequence[Judged], today: date) -> list[Column]:
    """Schemes side by side: of what is still ahead, the next milestone only."""
    columns = []
    for one in found:
        rows: list[list[Any]] = []
        is_ahead, left_out = False, 0
        for milestone in one.milestones:
            if milestone.verdict.because in STILL_AHEAD and is_ahead:
                left_out += 1
                continue
            is_ahead |= milestone.verdict.because in STILL_AHEAD
            rows.append([rule_words(milestone.rule, today), verdict_cell(milestone.verdict)])
        columns.append(Column(_(one.scheme.name), one.scheme.version, rows, left_out))
    return columns


def rule_words(rule: Rule, on: date) -> str:
    """What a milestone asks for, with the amount of that day."""
    least = rule.threshold(on)
    values = {
        "count": rule.count,
        "within": rule.within,
        "least": "" if least is None else format_decimal(least),
    }
    return str(_(rule.words)) % values


def verdict_cell(verdict: Verdict) -> dict[str, str]:
    """Reached on a day, or not yet and why, as `parts.data_table` takes it."""
    if verdict.reached_on is not None:
        note = _("Worked out from the agreed hours and wage.") if verdict.from_terms else ""
        return {
            "status": _("Reached on %(day)s", day=in_days(verdict.reached_on)),
            "tone": "good",
            "note": note,
        }
    tone = "waiting" if verdict.because in STILL_AHEAD else "neutral"
    return {"status": _("Not yet"), "tone": tone, "note": in_words(verdict.because, NOT_YET)}


def rule_rows(scheme: Scheme, on: date) -> list[list[Any]]:
    """Each milestone of a scheme: what it asks for, from when, how much and what else."""
    return [
        [
            rule_words(rule, on),
            in_words(rule.anchor, ANCHORS),
            {"text": in_words(rule.metric, METRICS), "note": _amounts(rule)},
            _needs(rule) or _("Nothing"),
            _(rule.denominator),
        ]
        for rule in scheme.rules
    ]


def _amounts(rule: Rule) -> str:
    return "; ".join(
        _("%(amount)s from %(day)s", amount=format_decimal(one.amount), day=in_days(one.since))
        for one in rule.thresholds
    )


def _needs(rule: Rule) -> str:
    """Everything else that a milestone depends on, in a few words each."""
    needs = []
    if rule.service_days:
        needs.append(
            _(
                "within %(count)s days of the day on which the service began, if that is recorded",
                count=rule.service_days,
            )
        )
    if rule.permitted_break:
        needs.append(_("breaks of up to %(count)s days", count=rule.permitted_break))
    needs += [in_words(code, CONFIRMED) for code in (*rule.conditions, *rule.agreements)]
    if rule.evidence:
        known = ", ".join(in_words(code, EVIDENCE) for code in rule.evidence)
        needs.append(_("known by: %(evidence)s", evidence=known))
    left_out = ", ".join(in_words(code, CONFIRMED) for code in rule.exclusions)
    if left_out:
        needs.append(_("not counted: %(who)s", who=left_out))
    return "; ".join(needs)
