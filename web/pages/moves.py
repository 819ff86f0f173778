"""A job seeker moves to another agency."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.moves import TransferSeeker
from projections.queries import moves
from web.access import allow
from web.forms import form_page
from web.schemas.moves import MoveForm
from web.services import ledger, today, viewer, who
from web.words import full_name

bp = Blueprint("moves", __name__)


@bp.route("/seekers/<seeker>/move", methods=["GET", "POST"])
@allow("agency", "coordinator")
def move(seeker: str) -> ResponseReturnValue:
    """Record that they are supported by another agency from now on."""
    found = moves.move(ledger(), viewer(), today(), seeker)
    if not found.choices:
        return render_template("moves/nobody.html", seeker=seeker, person=found.person)
    # The old agency may not be able to open their page any more.
    is_agency = viewer().role == "agency"
    there = url_for("seekers.pool") if is_agency else url_for("seekers.seeker", seeker=seeker)
    about = [(_("Job seeker"), full_name(found.person)), (_("Agency now"), found.agency_name)]
    if found.closing:
        about.append((_("Nominations that this takes back"), ", ".join(found.closing)))
    return form_page(
        MoveForm().choosing("to_agency", found.choices),
        lambda values, _command: [TransferSeeker(**who(), seeker=seeker, **values)],
        heading=_("They move to another agency"),
        submit=_("Record the move"),
        done=lambda _command: there,
        cancel=url_for("seekers.seeker", seeker=seeker),
        start={"happened_on": today()},
        said=_("The move is recorded. The other agency sees their whole history now."),
        about=about,
    )
