"""Follow-ups: which checkpoints are due, for whom, and by when."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from projections.queries import agenda
from web.access import allow
from web.clocks import clocks
from web.services import ledger, today, viewer

bp = Blueprint("follow_ups", __name__)


@bp.get("/follow-ups/")
@allow("agency", "coordinator")
def list_follow_ups() -> ResponseReturnValue:
    """What is overdue, due now, and coming up within two weeks: now, or as it was."""
    chosen = clocks()
    found = agenda.agenda(ledger(), viewer(), today(), chosen.list_moment)
    page = render_template(
        "follow_ups/list.html",
        groups=[
            (state, [item for item in found if item.state == state])
            for state in ("overdue", "due", "coming")
        ],
        total=len(found),
        clocks=chosen,
        errors=chosen.errors,
    )
    return page, chosen.status
