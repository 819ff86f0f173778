"""Referrals: the list, one referral, and the forms about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.referral_answers import (
    AcceptReferral,
    CloseReferral,
    DeclineReferral,
    WithdrawReferral,
)
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.decisions.seekers import RegisterSeeker
from domain.facts import Fact
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralClosed,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from domain.facts.seekers import SeekerRegistered
from projections.queries import referrals
from projections.queries.referrals import Referral
from projections.queries.seekers import agency_names
from projections.queries.seekers import seeker as one_seeker
from projections.queries.viewer import NotVisible
from web.access import allow
from web.forms import form_page
from web.referring import from_whom, to_whom, whom_words
from web.restating import as_recorded, restates
from web.schemas.base import FormSchema
from web.schemas.referrals import (
    EVERYBODY,
    AcceptForm,
    CloseReferralForm,
    DeclineReferralForm,
    ReceiveForm,
    ReferForm,
    TakeBackForm,
)
from web.schemas.seekers import RegisterForm
from web.services import id_from, ledger, today, viewer, who
from web.timeline import timeline
from web.words import full_name

bp = Blueprint("referrals", __name__)


def close_form(fact: Fact) -> CloseReferralForm:
    """The form for a referral that is closed already. A move closed it for good."""
    form = CloseReferralForm()
    if isinstance(fact, ReferralClosed) and fact.outcome == "transferred":
        form.leave_out("outcome")
    return form


@bp.get("/referrals/")
@allow("agency", "coordinator", "auditor")
def list_referrals() -> str:
    """Every referral that the viewer may see, newest first."""
    which = request.args.get("which", "open")
    found = referrals.all_referrals(ledger(), viewer(), today())
    return render_template(
        "referrals/list.html",
        referrals=[one for one in found if _is_wanted(one, which)],
        which=which,
    )


def _is_wanted(one: Referral, which: str) -> bool:
    own = viewer().agency
    return {
        "open": one.row.status in ("waiting", "accepted"),
        "in": one.row.to_agency == own or (one.row.is_to_pool and one.row.from_agency != own),
        "out": one.row.from_agency == own and own is not None,
    }.get(which, True)


@bp.get("/referrals/<referral>")
@allow("agency", "coordinator", "auditor")
def referral(referral: str) -> str:
    """One referral, how it stands and what happened."""
    return render_template(
        "referrals/referral.html",
        referral=referrals.referral(ledger(), viewer(), today(), referral),
        entries=timeline(f"referral:{referral}"),
    )


@bp.route("/seekers/<seeker>/refer", methods=["GET", "POST"])
@allow("agency")
@restates(ReferralMade, ReferForm, ReferSeeker)
def refer(seeker: str) -> ResponseReturnValue:
    """Ask another agency, or whichever can, to support a job seeker."""
    found = one_seeker(ledger(), viewer(), today(), seeker)
    if not found.is_own:
        raise NotVisible
    others = {id_: name for id_, name in agency_names(ledger()).items() if id_ != found.row.agency}
    return form_page(
        ReferForm().choosing("to_agency", {EVERYBODY: _("Whichever agency can"), **others}),
        lambda values, command: [
            ReferSeeker(**who(), referral=id_from(command), seeker=seeker, **_to(values))
        ],
        heading=_("Refer to another agency"),
        submit=_("Refer"),
        done=lambda command: url_for(".referral", referral=id_from(command)),
        cancel=url_for("seekers.seeker", seeker=seeker),
        start={"happened_on": today()},
        said=_("Referred. They see what the consent shares, no more."),
        about=[(_("Job seeker"), full_name(found.person))],
    )


def _to(values: dict[str, Any]) -> dict[str, Any]:
    to_agency = values["to_agency"]
    return values | {"to_agency": None if to_agency == EVERYBODY else to_agency}


@bp.route("/referrals/new", methods=["GET", "POST"])
@allow("agency")
@restates(ReferralReceived, ReceiveForm, ReceiveReferral)
def receive() -> ResponseReturnValue:
    """Somebody outside the network referred a person to this agency."""
    return form_page(
        ReceiveForm(),
        lambda values, command: [
            ReceiveReferral(
                **who(),
                referral=id_from(command),
                seeker=id_from(f"{command} seeker"),
                agency=viewer().agency or "",
                **values,
            )
        ],
        heading=_("A referral from outside"),
        submit=_("Record the referral"),
        done=lambda command: url_for(".referral", referral=id_from(command)),
        cancel=url_for(".list_referrals"),
        start={"happened_on": today()},
        said=_("Recorded. Answer it when you have talked to them."),
    )


@bp.route("/referrals/<referral>/accept", methods=["GET", "POST"])
@allow("agency")
@restates(ReferralAccepted, AcceptForm, AcceptReferral)
def accept(referral: str) -> ResponseReturnValue:
    """Say yes to another agency."""
    found = _asked(referral, from_outside=False)
    return _form(
        found,
        AcceptForm(),
        AcceptReferral,
        seeker=found.row.seeker,
        agency=viewer().agency or "",
        heading=_("Accept the referral"),
        submit=_("Accept"),
        said=_("Accepted. Agree with the other agency how to go on."),
    )


@bp.route("/referrals/<referral>/register", methods=["GET", "POST"])
@allow("agency")
def register(referral: str) -> ResponseReturnValue:
    """Say yes to somebody outside the network: the person is registered with it."""
    found = _asked(referral, from_outside=True)
    seeker, agency = found.row.seeker, viewer().agency or ""
    return form_page(
        RegisterForm(),
        lambda values, _command: [
            RegisterSeeker(
                **who(), seeker=seeker, agency=agency, **as_recorded(SeekerRegistered, values)
            ),
            AcceptReferral(
                **who(),
                referral=referral,
                seeker=seeker,
                agency=agency,
                happened_on=values["happened_on"],
            ),
        ],
        heading=_("Accept and register"),
        submit=_("Accept and register"),
        done=lambda _command: url_for("seekers.seeker", seeker=seeker),
        cancel=url_for(".referral", referral=referral),
        start={"happened_on": today(), **_known(found.told)},
        said=_("Accepted and registered. Only your agency can see this person so far."),
        about=_about(found),
    )


def _known(told: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in told.items() if text and name != "note"}


@bp.route("/referrals/<referral>/decline", methods=["GET", "POST"])
@allow("agency")
@restates(ReferralDeclined, DeclineReferralForm, DeclineReferral)
def decline(referral: str) -> ResponseReturnValue:
    """Say no."""
    return _form(
        _asked(referral),
        DeclineReferralForm(),
        DeclineReferral,
        heading=_("Decline the referral"),
        submit=_("Decline"),
        said=_("Declined. Whoever referred them can see why."),
    )


@bp.route("/referrals/<referral>/take-back", methods=["GET", "POST"])
@allow("agency")
@restates(ReferralWithdrawn, TakeBackForm, WithdrawReferral)
def take_back(referral: str) -> ResponseReturnValue:
    """Take back a referral that nobody answered."""
    found = referrals.referral(ledger(), viewer(), today(), referral)
    if not found.is_asking:
        raise NotVisible
    return _form(
        found,
        TakeBackForm(),
        WithdrawReferral,
        heading=_("Take the referral back"),
        submit=_("Take it back"),
        said=_("The referral is taken back."),
    )


@bp.route("/referrals/<referral>/close", methods=["GET", "POST"])
@allow("agency")
@restates(ReferralClosed, close_form, CloseReferral)
def close(referral: str) -> ResponseReturnValue:
    """Say what came of an accepted referral."""
    found = referrals.referral(ledger(), viewer(), today(), referral)
    if not (found.is_asked or found.is_asking):
        raise NotVisible
    return _form(
        found,
        CloseReferralForm(),
        CloseReferral,
        heading=_("What came of the referral?"),
        submit=_("Close the referral"),
        said=_("Closed."),
    )


def _asked(referral_id: str, *, from_outside: bool | None = None) -> Referral:
    """A referral that the viewer's agency answers. Raises NotVisible."""
    found = referrals.referral(ledger(), viewer(), today(), referral_id)
    is_from_outside = found.row.sender is not None
    if not found.is_asked or from_outside not in (None, is_from_outside):
        raise NotVisible
    return found


def _form(
    found: Referral,
    schema: FormSchema,
    decision: Callable[..., Decision],
    *,
    heading: str,
    submit: str,
    said: str,
    **given: str,
) -> ResponseReturnValue:
    """A form about one referral."""
    back = url_for(".referral", referral=found.row.referral)
    return form_page(
        schema,
        lambda values, _command: [
            decision(**who(), referral=found.row.referral, **given, **values)
        ],
        heading=heading,
        submit=submit,
        said=said,
        done=lambda _command: back,
        cancel=back,
        start={"happened_on": today()},
        about=_about(found),
    )


def _about(found: Referral) -> list[tuple[str, str]]:
    return [
        (_("Job seeker"), whom_words(found)),
        (_("From"), from_whom(found)),
        (_("To"), to_whom(found)),
    ]
