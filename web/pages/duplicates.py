"""People who may be recorded twice: the list, and the forms that merge and tell apart."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.duplicates import MergeSeekers, UnmergeSeekers
from domain.facts.seekers import SeekersMerged, SeekersUnmerged
from projections.queries import duplicates
from projections.queries.duplicates import Pair, Record
from projections.queries.likeness import SIGNS
from web.access import allow
from web.forms import form_page
from web.restating import restates
from web.schemas.duplicates import ApartForm, MergeForm
from web.services import ledger, today, viewer, who
from web.words import full_name

bp = Blueprint("duplicates", __name__, url_prefix="/duplicates")


@bp.get("/")
@allow("agency", "coordinator")
def list_duplicates() -> str:
    """Pairs of records that look alike."""
    return render_template(
        "duplicates/list.html",
        pairs=duplicates.look_alike(ledger(), viewer(), today()),
        signs=SIGNS,
    )


@bp.route("/<seeker>/<duplicate>/merge", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(SeekersMerged, ApartForm, MergeSeekers)
def merge(seeker: str, duplicate: str) -> ResponseReturnValue:
    """Two records are of one person: keep one."""
    found = duplicates.two_records(ledger(), viewer(), today(), seeker, duplicate)
    choices = {one.person.seeker: _called(one) for one in (found.one, found.other)}
    return form_page(
        MergeForm().choosing("keep", choices),
        lambda values, _command: [
            MergeSeekers(
                **who(),
                seeker=values["keep"],
                duplicate=duplicate if values["keep"] == seeker else seeker,
                happened_on=values["happened_on"],
            )
        ],
        heading=_("Two records of one person"),
        submit=_("Merge the records"),
        done=lambda _command: url_for(".list_duplicates"),
        cancel=url_for(".list_duplicates"),
        start={"happened_on": today()},
        said=_("Merged. The pool shows one record now."),
        about=_about(found),
    )


@bp.route("/<seeker>/<duplicate>/apart", methods=["GET", "POST"])
@allow("agency", "coordinator")
@restates(SeekersUnmerged, ApartForm, UnmergeSeekers)
def apart(seeker: str, duplicate: str) -> ResponseReturnValue:
    """They are two people after all: each record stands for itself again."""
    found = duplicates.two_records(ledger(), viewer(), today(), seeker, duplicate)
    return form_page(
        ApartForm(),
        lambda values, _command: [
            UnmergeSeekers(**who(), seeker=seeker, duplicate=duplicate, **values)
        ],
        heading=_("Two people after all"),
        submit=_("Take the records apart"),
        done=lambda _command: url_for(".list_duplicates"),
        cancel=url_for(".list_duplicates"),
        start={"happened_on": today()},
        said=_("Each record stands for itself again."),
        about=_about(found),
    )


def _called(record: Record) -> str:
    return f"{full_name(record.person)}, {record.agency_name}"


def _about(found: Pair) -> list[tuple[str, str]]:
    return [(_("First record"), _called(found.one)), (_("Second record"), _called(found.other))]
