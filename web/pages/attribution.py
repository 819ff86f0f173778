"""Attribution: what each agency earned, and who is credited for one placement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.attribution import AgreeAttribution, DisputeAttribution, SettleAttribution
from domain.decisions.base import Decision
from domain.facts import Fact
from domain.facts.attribution import AttributionAgreed, AttributionSettled
from domain.facts.vocabulary import CREDIT_BASES, CREDIT_ROLES, DISPUTE_REASONS
from projections.queries import attribution as queries
from projections.queries.attribution import Part
from projections.queries.moments import end_of_day
from projections.queries.seekers import agency_names
from web.access import allow
from web.asking import asked_of_period
from web.forms import form_page
from web.restating import restates
from web.schemas.attribution import (
    AGENCY_FIELDS,
    CreditForm,
    DisputeForm,
    SettleForm,
    SharesForm,
)
from web.schemas.base import FormSchema
from web.services import ledger, services, today, viewer, who
from web.words import day as in_days
from web.words import full_name, in_words

bp = Blueprint("attribution", __name__, url_prefix="/attribution")


def agree_form(_fact: Fact | None = None) -> FormSchema:
    """What the agencies agreed, with every agency to choose from."""
    return _offering_agencies(SharesForm())


def settle_form(_fact: Fact | None = None) -> FormSchema:
    """The same, as the coordinator decides it."""
    return _offering_agencies(SettleForm())


def _offering_agencies(schema: FormSchema) -> FormSchema:
    agencies = agency_names(ledger())
    for name in AGENCY_FIELDS:
        schema.choosing(name, agencies)
    return schema


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def report() -> ResponseReturnValue:
    """What each agency earned in a period: this year, unless another one is asked for."""
    asked, found = asked_of_period(CreditForm()), None
    if asked.values is not None:
        period = dict(asked.values)
        known_on = period.pop("known_on", None)
        known_at = end_of_day(known_on, None, services().zone) if known_on else None
        found = queries.report(ledger(), viewer(), today(), **period, known_at=known_at)
    page = render_template(
        "attribution/report.html",
        report=found,
        form=asked.form,
        errors=asked.errors,
    )
    return page, asked.status


@bp.get("/<placement>")
@allow("agency", "coordinator", "auditor")
def placement(placement: str) -> str:
    """Who is credited for one placement, also for an agency that only knows the employer."""
    return render_template("attribution/placement.html", part=_part(placement))


@bp.route("/<placement>/agree", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(AttributionAgreed, agree_form, AgreeAttribution)
def agree(placement: str) -> ResponseReturnValue:
    """Say who is credited, as the agencies agreed."""
    return _shares_form(
        placement,
        agree_form(),
        AgreeAttribution,
        heading=_("Agree the credit"),
        submit=_("Record what was agreed"),
        said=_("Recorded. Every agency that is named can see it."),
        hint=_("Agree with the other agencies first. Each of them can dispute it."),
    )


@bp.route("/<placement>/settle", methods=["GET", "POST"])
@allow("coordinator")
@restates(AttributionSettled, settle_form, SettleAttribution)
def settle(placement: str) -> ResponseReturnValue:
    """Decide a dispute."""
    return _shares_form(
        placement,
        settle_form(),
        SettleAttribution,
        heading=_("Settle the credit"),
        submit=_("Record the decision"),
        said=_("The dispute is settled."),
    )


@bp.route("/<placement>/dispute", methods=["GET", "POST"])
@allow("agency")
def dispute(placement: str) -> ResponseReturnValue:
    """Say that the credit is not right."""
    return _form(
        placement,
        DisputeForm(),
        DisputeAttribution,
        {"disputed_by": viewer().agency or ""},
        heading=_("Dispute the credit"),
        submit=_("Record the dispute"),
        said=_("Recorded. The coordinator settles it."),
    )


def _part(placement: str) -> Part:
    return queries.part(ledger(), viewer(), today(), placement)


def _shares_form(
    placement: str, schema: FormSchema, decision: Callable[..., Decision], **words: Any
) -> ResponseReturnValue:
    """A form that says who is credited for what. It starts with what holds now."""
    found = _part(placement)
    # A thing that nobody is credited for was done by the job seeker's own agency.
    start: dict[str, Any] = dict.fromkeys(AGENCY_FIELDS, found.agency)
    start |= {f"{role}_share": 0 for role in CREDIT_ROLES}
    for share in found.shares:
        start |= {f"{share.role}_agency": share.agency, f"{share.role}_share": share.percent}
    return _form(placement, schema, decision, start=start, **words)


def _form(
    placement: str,
    schema: FormSchema,
    decision: Callable[..., Decision],
    about: dict[str, str] | None = None,
    start: dict[str, Any] | None = None,
    **words: Any,
) -> ResponseReturnValue:
    """A form about the credit for one placement."""
    found = _part(placement)
    back = url_for(".placement", placement=placement)
    return form_page(
        schema,
        lambda values, _command: [
            decision(**who(), placement=placement, **(about or {}), **values)
        ],
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today(), **(start or {})},
        about=_about(found),
        **words,
    )


def _about(found: Part) -> list[tuple[str, str]]:
    """What a form about the credit reminds its reader of."""
    about = [
        (_("Job"), found.title),
        (_("Employer"), found.employer_name),
        (_("First day of work"), in_days(found.started_on)),
        (_("Person"), full_name(found.person) if found.person else ""),
        (_("Agency"), found.agency_name),
        *(
            (in_words(one.role, CREDIT_ROLES), f"{one.agency_name}, {one.percent}\u00a0%")
            for one in found.shares
        ),
        (_("Why it is so"), in_words(found.basis, CREDIT_BASES)),
    ]
    if found.dispute:
        about += [
            (_("Disputed by"), found.dispute.agency_name),
            (_("What is not right"), in_words(found.dispute.reason, DISPUTE_REASONS)),
            (_("What happened"), found.dispute.note or ""),
        ]
    return [(label, text) for label, text in about if text]
