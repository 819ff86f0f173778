"""Follow-ups: which checkpoints are due, for whom and by when; put one off, or hand it over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.accounts.store import User
from domain.decisions.base import Decision
from domain.decisions.follow_ups import HandOverFollowUp, SnoozeFollowUp
from domain.facts.retention import FollowUpSnoozed
from projections.queries import agenda, nominations
from projections.queries.nominations import Placement
from projections.queries.undelivered import undelivered
from web.access import allow
from web.clocks import clocks
from web.forms import form_page
from web.pages.placements import to_placement
from web.restating import restates
from web.schemas.base import FormSchema
from web.schemas.follow_ups import HandOverForm, SnoozeForm
from web.services import ledger, now, person, services, today, viewer, who
from web.words import day as in_days
from web.words import full_name

bp = Blueprint("follow_ups", __name__)

STATES = ("overdue", "due", "coming", "waiting")  # in the order in which people see to them

USUAL_SNOOZE = timedelta(days=7)


@bp.get("/follow-ups/")
@allow("agency", "coordinator")
def list_follow_ups() -> ResponseReturnValue:
    """What is overdue, due now, and coming up within two weeks: now, or as it was."""
    asked, chosen = request.args.get("which"), clocks()
    found = agenda.agenda(ledger(), viewer(), today(), chosen.list_moment)
    counts = Counter(item.state for item in found)
    which = asked if asked in counts else None
    page = render_template(
        "follow_ups/list.html",
        groups=[
            (state, [item for item in found if item.state == state])
            for state in ([which] if which else STATES)
        ],
        which=which,
        counts=[(state, counts[state]) for state in STATES if counts[state]],
        people={user.id: user.name for item in found for user in _seeing_to(item)},
        me=person().id,
        undelivered=[] if chosen.moment else undelivered(ledger(), viewer(), today(), now()),
        total=len(found),
        clocks=chosen,
        errors=chosen.errors,
    )
    return page, chosen.status


@bp.route("/placements/<placement>/checkpoints/<int:day>/put-off", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(FollowUpSnoozed, SnoozeForm, SnoozeFollowUp)
def snooze(placement: str, day: int) -> ResponseReturnValue:
    """A checkpoint waits until a later day."""
    return _form(
        _placement(placement, day),
        day,
        SnoozeForm(),
        lambda values: SnoozeFollowUp(
            **who(), placement=placement, day=day, happened_on=today(), **values
        ),
        heading=_("Put the checkpoint off"),
        submit=_("Put it off"),
        start={"until": today() + USUAL_SNOOZE},
        said=_("Put off. It comes back on its day."),
    )


@bp.route("/placements/<placement>/checkpoints/<int:day>/hand-over", methods=["GET", "POST"])
@allow("agency", "coordinator")
def hand_over(placement: str, day: int) -> ResponseReturnValue:
    """One person sees to a checkpoint from now on."""
    found = _placement(placement, day)
    accounts = services().accounts
    colleagues = accounts.of_agency(found.row.agency)
    users = [*colleagues, *accounts.by_role("coordinator")]
    by_email = {user.email: user for user in users}
    return _form(
        found,
        day,
        HandOverForm().choosing("to", {user.email: _name(user) for user in users}),
        lambda values: HandOverFollowUp(
            **who(),
            placement=placement,
            day=day,
            happened_on=today(),
            to=by_email[values["to"]].actor(),
        ),
        heading=_("Hand the checkpoint over"),
        submit=_("Hand it over"),
        said=_("Handed over. That person alone is reminded from now on."),
        hint=None if colleagues else _no_colleagues(found.agency_name),
    )


def _no_colleagues(agency_name: str) -> str:
    """Why only coordinators can be chosen, and what to do about it."""
    return str(
        _(
            "%(agency)s has nobody who can sign in yet. Until then a coordinator sees to it: call"
            " the agency, and ask whoever runs this system to add an account for its staff.",
            agency=agency_name,
        )
    )


def _form(
    found: Placement,
    day: int,
    schema: FormSchema,
    decide: Callable[[dict[str, Any]], Decision],
    **words: Any,
) -> ResponseReturnValue:
    """A form about one checkpoint, which leads back to the follow-ups."""
    row = next(row for row in found.follow_ups if row.day == day)
    back = url_for(".list_follow_ups")
    about = [
        (_("Person"), full_name(found.person)),
        (_("Employer"), found.employer_name),
        (_("Checkpoint"), _("%(day)s days", day=day)),
        (_("Due"), in_days(row.due_on)),
        (_("On time until"), in_days(row.closes_on)),
        to_placement(row.placement),
    ]
    return form_page(
        schema,
        lambda values, _command: [decide(values)],
        done=lambda _command: back,
        cancel=back,
        about=about,
        **words,
    )


def _placement(placement: str, day: int) -> Placement:
    """The placement, if the viewer may see it and it has this checkpoint."""
    found = nominations.placement(ledger(), viewer(), today(), placement)
    if day not in [row.day for row in found.follow_ups]:
        abort(404)
    return found


def _seeing_to(item: agenda.FollowUp) -> list[User]:
    """Who took this checkpoint over, if anybody did who still has an account."""
    user = services().accounts.get(item.handed_to) if item.handed_to else None
    return [user] if user else []


def _name(user: User) -> str:
    if user.id == person().id:
        return str(_("%(name)s (you)", name=user.name))
    if user.role == "coordinator":
        return str(_("%(name)s (coordinator)", name=user.name))
    return user.name
