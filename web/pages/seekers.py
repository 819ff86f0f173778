"""Job seekers: the talent pool, one person's page, and the forms about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec
from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from marshmallow import ValidationError

from domain.decisions.base import Decision
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    LeavePool,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.facts.seekers import (
    ConsentGiven,
    ConsentWithdrawn,
    SeekerLeftPool,
    SeekerProfileChanged,
    SeekerRegistered,
)
from projections.queries import nominations, referrals, seekers
from projections.queries.seekers import PAGE, PoolFilter, Seeker
from projections.queries.viewer import NotVisible
from web.access import allow
from web.clocks import clocks
from web.forms import form_page
from web.restating import as_recorded, restates
from web.schemas.base import FormSchema
from web.schemas.seekers import (
    ConsentForm,
    LeaveForm,
    PoolSearch,
    ProfileForm,
    RegisterForm,
    WithdrawConsentForm,
)
from web.services import id_from, ledger, today, viewer, who
from web.sharing import sharing, sharing_sentence
from web.timeline import timeline
from web.words import full_name

bp = Blueprint("seekers", __name__)


@bp.get("/pool")
@allow("agency", "coordinator")
def pool() -> ResponseReturnValue:
    """The people whom this viewer may know of, searched; now, or as it was."""
    schema, chosen = PoolSearch(), clocks()
    typed = {name: text for name in schema.fields if (text := request.args.get(name, "").strip())}
    errors: dict[str, list[str]] = {}
    try:
        wanted = PoolFilter(**schema.load(typed), whose=_whose(), page=_page())
        found = seekers.search(ledger(), viewer(), today(), wanted, chosen.list_moment)
    except ValidationError as wrong:
        wanted, found = PoolFilter(whose=_whose()), seekers.PoolPage([], 0)
        errors = schema.plain_errors(wrong)
    page = render_template(
        "seekers/pool.html",
        entries=found.entries,
        total=found.total,
        first=(wanted.page - 1) * PAGE + 1,
        whose=wanted.whose,
        form=schema.described(typed, errors),
        typed=typed,
        clocks=chosen,
        errors=[*chosen.errors, *schema.summary(errors)],
        page=wanted.page,
        sharing=lambda row: sharing(row, chosen.day),
    )
    return page, 422 if errors else chosen.status


def _whose() -> str:
    return "own" if viewer().role == "agency" and request.args.get("whose") == "own" else ""


def _page() -> int:
    text = request.args.get("page", "")
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


@bp.get("/seekers/<seeker>")
@allow("agency", "coordinator", "auditor")
def seeker(seeker: str) -> str:
    """One job seeker: what is shared, what they look for, where they were put forward."""
    found = seekers.seeker(ledger(), viewer(), today(), seeker)
    sees_story = found.sees_contact or viewer().role != "agency"
    born = found.personal.get("birth_date")
    return render_template(
        "seekers/seeker.html",
        seeker=found,
        consent=sharing_sentence(found.row, found.agency_name, today()),
        sees_story=sees_story,
        birth_date=date.fromisoformat(born) if born else None,
        placements=nominations.all_placements(ledger(), viewer(), today(), seeker=seeker),
        nominations=nominations.all_nominations(ledger(), viewer(), today(), seeker=seeker),
        referrals=referrals.all_referrals(ledger(), viewer(), today(), seeker=seeker),
        entries=timeline(*_tags(found)) if sees_story else [],
    )


@bp.route("/seekers/new", methods=["GET", "POST"])
@allow("agency")
@restates(SeekerRegistered, RegisterForm, RegisterSeeker)
def register() -> ResponseReturnValue:
    """Begin to work with a job seeker."""
    return form_page(
        RegisterForm(),
        lambda values, command: [
            RegisterSeeker(
                **who(),
                seeker=id_from(command),
                agency=viewer().agency or "",
                **as_recorded(SeekerRegistered, values),
            )
        ],
        heading=_("Register a job seeker"),
        submit=_("Register"),
        done=lambda command: url_for(".seeker", seeker=id_from(command)),
        cancel=url_for(".pool"),
        start={"happened_on": today()},
        said=_("Registered. Only your agency can see this person so far."),
    )


@bp.route("/seekers/<seeker>/profile", methods=["GET", "POST"])
@allow("agency")
@restates(SeekerProfileChanged, ProfileForm, ChangeSeekerProfile)
def profile(seeker: str) -> ResponseReturnValue:
    """Write down what they look for and bring. The new profile replaces the one before."""
    found = _own(seeker)
    present = msgspec.structs.asdict(found.row) | found.personal
    fields = ProfileForm().fields
    return _form(
        found,
        ProfileForm(),
        ChangeSeekerProfile,
        heading=_("What do they look for and bring?"),
        submit=_("Save the profile"),
        said=_("The profile is saved."),
        start={name: present[name] for name in fields if name in present},
        template="seekers/profile.html",
        shared_fields=ProfileForm.SHARED,
        inside_fields=ProfileForm.INSIDE,
    )


@bp.route("/seekers/<seeker>/consent", methods=["GET", "POST"])
@allow("agency")
@restates(ConsentGiven, ConsentForm, GiveConsent)
def consent(seeker: str) -> ResponseReturnValue:
    """Record what they agree to share."""
    found = _own(seeker)
    until = found.row.consent_until
    return _form(
        found,
        ConsentForm(),
        GiveConsent,
        heading=_("What may the network see?"),
        submit=_("Record the consent"),
        said=_("The consent is recorded. It holds from now on."),
        start={
            "scope": found.row.consent_scope,
            "valid_until": until if until and until > today() else None,
        },
    )


@bp.route("/seekers/<seeker>/consent/withdraw", methods=["GET", "POST"])
@allow("agency")
@restates(ConsentWithdrawn, WithdrawConsentForm, WithdrawConsent)
def withdraw_consent(seeker: str) -> ResponseReturnValue:
    """They take their consent back."""
    return _form(
        _own(seeker),
        WithdrawConsentForm(),
        WithdrawConsent,
        heading=_("Stop sharing"),
        submit=_("Stop sharing now"),
        said=_("Nothing is shared any more. Other agencies cannot see this person."),
    )


@bp.route("/seekers/<seeker>/leave", methods=["GET", "POST"])
@allow("agency")
@restates(SeekerLeftPool, LeaveForm, LeavePool)
def leave(seeker: str) -> ResponseReturnValue:
    """They stop looking for work through the network."""
    return _form(
        _own(seeker),
        LeaveForm(),
        LeavePool,
        heading=_("They leave the pool"),
        submit=_("Record that they left"),
        said=_("Recorded. Nobody else can see this person now. Their history stays."),
    )


def _tags(found: Seeker) -> list[str]:
    """Whose story is told: also that of records that were merged into this one."""
    records = [found.row.seeker, *(one.seeker for one in found.duplicates)]
    return [f"seeker:{record}" for record in records]


def _own(seeker_id: str) -> Seeker:
    """A job seeker of the signed-in person's own agency. Raises NotVisible."""
    found = seekers.seeker(ledger(), viewer(), today(), seeker_id)
    if not found.is_own:
        raise NotVisible
    return found


def _form(
    found: Seeker,
    schema: FormSchema,
    decision: Callable[..., Decision],
    *,
    start: Mapping[str, Any] | None = None,
    **words: Any,
) -> ResponseReturnValue:
    """A form about one job seeker."""
    back = url_for(".seeker", seeker=found.row.seeker)
    return form_page(
        schema,
        lambda values, _command: [decision(**who(), seeker=found.row.seeker, **values)],
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today(), **(start or {})},
        about=[(_("Job seeker"), full_name(found.person))],
        **words,
    )
