"""Follow-ups: which checkpoints are due, for whom, and by when."""

from __future__ import annotations

from flask import Blueprint, render_template

from projections.queries import agenda
from web.access import allow
from web.services import ledger, today, viewer

bp = Blueprint("follow_ups", __name__)


@bp.get("/follow-ups/")
@allow("agency", "coordinator")
def list_follow_ups() -> str:
    """What is overdue, due now, and coming up within two weeks."""
    found = agenda.agenda(ledger(), viewer(), today())
    return render_template(
        "follow_ups/list.html",
        groups=[
            (state, [item for item in found if item.state == state])
            for state in ("overdue", "due", "coming")
        ],
        total=len(found),
    )
