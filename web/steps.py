"""What may be done with a nomination next: the likely step first, none that would be refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from projections.folds.nominations import NominationRow
from projections.queries.nominations import NO_LONGER_OPEN, Nomination
from projections.queries.viewer import Viewer

Step = tuple[str, str]  # (words, endpoint)


def next_steps(found: Nomination, viewer: Viewer, today: date) -> list[dict[str, Any]]:
    """The steps as `parts.page_actions` takes them."""
    row = found.row
    if row.placement:
        href = url_for("placements.placement", placement=row.placement)
        return [{"label": _("Open the placement"), "href": href}]
    if not row.is_live or not (viewer.role == "coordinator" or viewer.is_of(row.agency)):
        return []
    if found.status == NO_LONGER_OPEN:
        steps = [*_agreed_interview(row, today), *_end(viewer)]
    else:
        steps = [*_offer(row), *_interview(row, today), *_hiring(row), *_end(viewer)]
    return [
        {"label": words, "href": url_for(endpoint, nomination=row.nomination)}
        for words, endpoint in steps
    ]


def _offer(row: NominationRow) -> Iterator[Step]:
    """An offer that waits for its answer comes first."""
    if _offer_stands(row):
        yield _("Start the placement"), "placements.start"
        yield _("They say no to the offer"), "offers.decline"


def _interview(row: NominationRow, today: date) -> Iterator[Step]:
    if row.interview == "agreed":
        yield from _agreed_interview(row, today)
        return
    if row.status == "nominated":
        yield _("The employer wants to see them"), "nominations.shortlist"
    if not _offer_stands(row):
        yield _("Agree an interview"), "interviews.schedule"
    if row.interviewed_on is None:
        yield _("The interview took place"), "interviews.held"


def _agreed_interview(row: NominationRow, today: date) -> Iterator[Step]:
    if row.interview != "agreed" or row.interview_on is None:
        return
    if row.interview_on <= today:
        yield _("The interview took place"), "interviews.held"
        yield _("It did not take place"), "interviews.missed"
    if today <= row.interview_on:
        yield _("Move the interview"), "interviews.reschedule"
        yield _("Call it off"), "interviews.cancel"


def _hiring(row: NominationRow) -> Iterator[Step]:
    if _offer_stands(row):
        return
    yield _("The employer offers the job"), "offers.make"
    # Employers are informal: work may begin without an offer. After a no it takes a new one.
    if row.offer_declined_on is None:
        yield _("Start the placement"), "placements.start"


def _end(viewer: Viewer) -> Iterator[Step]:
    yield _("The employer said no"), "nominations.decline"
    if viewer.role == "agency":
        yield _("Take it back"), "nominations.withdraw"


def _offer_stands(row: NominationRow) -> bool:
    return row.offered_on is not None and row.offer_declined_on is None
