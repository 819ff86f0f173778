"""Funders' schemes: which ones the network counts by, and how far its placements got."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from domain.decisions.schemes import AdoptOutcomeScheme
from domain.facts.schemes import Scheme
from projections.outcomes.schemes.presets import PRESETS
from projections.outcomes.schemes.presets.network import network_scheme
from projections.queries import schemes as queries
from projections.queries.policy import policy
from web.access import allow
from web.asking import asked_of_period
from web.forms import form_page
from web.milestones import in_columns, rule_rows, rule_words
from web.schemas.attribution import PeriodForm
from web.schemas.schemes import AdoptionForm
from web.services import ledger, today, viewer, who

bp = Blueprint("schemes", __name__, url_prefix="/schemes")

MOST_LISTED = 50  # placements on a page


@bp.get("/")
@allow("agency", "coordinator", "auditor")
def list_schemes() -> str:
    """What is adopted since when, and what else could be."""
    return render_template(
        "schemes/list.html", adopted=queries.adoptions(ledger()), presets=list(PRESETS.values())
    )


@bp.get("/<scheme>")
@allow("agency", "coordinator", "auditor")
def scheme(scheme: str) -> ResponseReturnValue:
    """One scheme: what it counts, and how far the placements of a period got."""
    versions = [one for one in queries.adoptions(ledger()) if one.scheme.code == scheme]
    if not versions:
        abort(404)
    asked, found = asked_of_period(PeriodForm()), None
    if asked.values is not None:
        found = queries.tried(ledger(), viewer(), today(), scheme, **asked.values)
    page = render_template(
        "schemes/scheme.html",
        versions=versions,
        scheme=versions[0].scheme,
        rules=rule_rows(versions[0].scheme, today()),
        **_counted(queries.counts(found or [])),
        listed=_listed(found or []),
        total=len(found or []),
        is_counted=found is not None,
        form=asked.form,
        errors=asked.errors,
    )
    return page, asked.status


def _counted(counts: list[queries.Count]) -> dict[str, Any]:
    """The milestones with their words, without those at the end that nobody has reached yet."""
    far = max((at for at, one in enumerate(counts, 1) if one.reached), default=0)
    shown = counts[: far + 1]
    return {
        "counts": [(rule_words(one.rule, today()), one) for one in shown],
        "unreached": len(counts) - len(shown),
    }


def _listed(found: list[queries.Tried]) -> list[tuple[queries.Tried, Any]]:
    """The newest placements, each with the furthest milestone reached and the next one."""
    listed = []
    for one in found[:MOST_LISTED]:
        [column] = in_columns([one.judged], today())
        listed.append((one, column))
    return listed


@bp.route("/adopt/<preset>", methods=["GET", "POST"])
@allow("coordinator")
def adopt(preset: str) -> ResponseReturnValue:
    """Count placements by a scheme from a day on."""
    chosen = _preset(preset)
    return form_page(
        AdoptionForm(),
        lambda values, _command: [
            AdoptOutcomeScheme(
                **who(),
                scheme=msgspec.structs.replace(chosen, version=values["version"]),
                happened_on=values["happened_on"],
            )
        ],
        heading=_("Adopt: %(scheme)s", scheme=_(chosen.name)),
        submit=_("Adopt this scheme"),
        done=lambda _command: url_for(".scheme", scheme=chosen.code),
        cancel=url_for(".list_schemes"),
        start={"happened_on": today(), "version": chosen.version},
        said=_("The scheme is adopted. Placements that start from its day on are counted by it."),
        template="schemes/adopt.html",
        scheme=chosen,
        rules=rule_rows(chosen, today()),
        about=_about(chosen),
    )


def _preset(code: str) -> Scheme:
    """A preset. The network's own follows the retention schedule that is in force."""
    if code not in PRESETS:
        abort(404)
    if code != "network":
        return PRESETS[code]
    now = policy(ledger()).schedule(today())
    return network_scheme(now.days, now.opens_before, now.closes_after, PRESETS[code].version)


def _about(chosen: Scheme) -> list[tuple[str, str]]:
    count = len(chosen.rules)
    return [
        (_("Published in"), chosen.source),
        (_("It counts"), ngettext("%(num)s milestone", "%(num)s milestones", count)),
        *((_("Not checked in the source, or left out"), _(text)) for text in chosen.unverified),
    ]
