"""A nomination from interest to the employer's answer, and what may be done with it next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.interest import ConfirmInterest, WithdrawInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.selection import (
    DeclineNomination,
    ShortlistNomination,
    WithdrawNomination,
)
from domain.facts import Fact
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationDeclined,
    NominationShortlisted,
    NominationWithdrawn,
)
from projections.folds.nominations import NominationRow
from projections.queries import nominations, openings
from projections.queries.people import choosable
from projections.queries.seekers import seeker as one_seeker
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.base import FormSchema
from web.schemas.nominations import (
    DeclineForm,
    InterestForm,
    NominateForm,
    ShortlistForm,
    WithdrawForm,
    WithdrawInterestForm,
)
from web.services import id_from, ledger, services, today, viewer, who
from web.steps import next_steps
from web.timeline import timeline
from web.words import full_name

bp = Blueprint("nominations", __name__)


def interest_form(_fact: Fact | None = None) -> FormSchema:
    """The form that offers the people whom this person's agency can put forward."""
    people = choosable(ledger(), viewer(), today())
    return InterestForm().choosing("seeker", {p.seeker: full_name(p) for p in people})


@bp.route("/openings/<opening>/interest", methods=["GET", "POST"])
@allow("agency")
@restates(InterestConfirmed, interest_form, ConfirmInterest)
def interest(opening: str) -> ResponseReturnValue:
    """Record that a job seeker wants this opening."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    form = interest_form()
    if not form.fields["seeker"].metadata["choices"]:
        return render_template("nominations/nobody.html", opening=found)
    return form_page(
        form,
        lambda values, _command: [ConfirmInterest(**who(), opening=opening, **values)],
        heading=_("Who wants this opening?"),
        submit=_("Record the interest"),
        done=lambda _command: url_for("openings.opening", opening=opening),
        cancel=url_for("openings.opening", opening=opening),
        start={"happened_on": today(), "seeker": request.args.get("seeker", "")},
        said=_("Recorded. You can nominate them now."),
        about=_about(found),
    )


@bp.route("/openings/<opening>/interest/<seeker>/withdraw", methods=["GET", "POST"])
@allow("agency")
@restates(InterestWithdrawn, WithdrawInterestForm, WithdrawInterest)
def withdraw_interest(opening: str, seeker: str) -> ResponseReturnValue:
    """Record that a job seeker no longer wants this opening."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    person = _seeker(seeker)
    back = url_for("openings.opening", opening=opening)
    return form_page(
        WithdrawInterestForm(),
        lambda values, _command: [
            WithdrawInterest(**who(), seeker=seeker, opening=opening, **values)
        ],
        heading=_("%(person)s no longer wants this opening", person=person),
        submit=_("Record it"),
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today()},
        said=_("Recorded. They will not be nominated for this opening."),
        about=[*_about(found), (_("Job seeker"), person)],
    )


@bp.route("/openings/<opening>/nominate/<seeker>", methods=["GET", "POST"])
@allow("agency")
@restates(CandidateNominated, NominateForm, NominateCandidate)
def nominate(opening: str, seeker: str) -> ResponseReturnValue:
    """Put a job seeker forward."""
    found = openings.opening(ledger(), viewer(), today(), opening)
    person = _seeker(seeker)
    return form_page(
        NominateForm(),
        lambda values, command: [
            NominateCandidate(
                **who(), nomination=id_from(command), seeker=seeker, opening=opening, **values
            )
        ],
        heading=_("Nominate %(person)s", person=person),
        submit=_("Nominate"),
        done=lambda command: url_for(".nomination", nomination=id_from(command)),
        cancel=url_for("openings.opening", opening=opening),
        start={"happened_on": today()},
        said=_("Nominated. The coordinator can see it now."),
        about=[*_about(found), (_("Job seeker"), person)],
    )


@bp.get("/nominations/<nomination>")
@allow("agency", "coordinator", "auditor")
def nomination(nomination: str) -> str:
    """One nomination, how it stands and what happened."""
    found = nominations.nomination(ledger(), viewer(), today(), nomination)
    return render_template(
        "nominations/nomination.html",
        nomination=found,
        steps=next_steps(found, viewer(), today()),
        zone=services().zone.key,
        entries=timeline(f"nomination:{nomination}"),
    )


@bp.route("/nominations/<nomination>/shortlist", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(NominationShortlisted, ShortlistForm, ShortlistNomination)
def shortlist(nomination: str) -> ResponseReturnValue:
    """The employer wants to see the candidate."""
    return nomination_form(
        nomination,
        ShortlistForm(),
        ShortlistNomination,
        heading=_("The employer wants to see them"),
        submit=_("Record it"),
        said=_("Recorded. Agree an interview next."),
    )


@bp.route("/nominations/<nomination>/decline", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(NominationDeclined, DeclineForm, DeclineNomination)
def decline(nomination: str) -> ResponseReturnValue:
    """The employer says no."""
    return nomination_form(
        nomination,
        DeclineForm(),
        DeclineNomination,
        heading=_("The employer said no"),
        submit=_("Record the answer"),
        said=_("Recorded."),
    )


@bp.route("/nominations/<nomination>/withdraw", methods=["GET", "POST"])
@allow("agency")
@restates(NominationWithdrawn, WithdrawForm, WithdrawNomination)
def withdraw(nomination: str) -> ResponseReturnValue:
    """Take the nomination back."""
    return nomination_form(
        nomination,
        WithdrawForm(),
        WithdrawNomination,
        heading=_("Take the nomination back"),
        submit=_("Take it back"),
        said=_("The nomination is taken back."),
    )


def nomination_form(
    nomination: str,
    schema: FormSchema,
    decision: Callable[..., Decision],
    start: Callable[[NominationRow], Mapping[str, Any]] = lambda _row: {},
    **words: Any,
) -> ResponseReturnValue:
    """A form about one nomination. `start` gives its first values, besides today's date."""
    found = nominations.nomination(ledger(), viewer(), today(), nomination)
    back = url_for("nominations.nomination", nomination=nomination)
    return form_page(
        schema,
        lambda values, _command: [decision(**who(), nomination=nomination, **values)],
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today(), **start(found.row)},
        about=about_nomination(found),
        **words,
    )


def about_nomination(found: nominations.Nomination) -> list[tuple[str, str]]:
    """What a form about a nomination reminds its reader of."""
    return [
        (_("Job seeker"), full_name(found.person)),
        (_("Opening"), found.title),
        (_("Employer"), found.employer_name),
    ]


def _about(found: openings.Opening) -> list[tuple[str, str]]:
    return [(_("Opening"), found.row.title), (_("Employer"), found.employer_name)]


def _seeker(seeker_id: str) -> str:
    return full_name(one_seeker(ledger(), viewer(), today(), seeker_id).person)
