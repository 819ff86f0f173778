"""What a person may strike."""

from __future__ import annotations

from datetime import date

from domain.decisions.corrections import StrikeFact
from domain.decisions.refusals import Refused
from domain.facts import Actor, Fact
from projections.queries.viewer import Viewer


def may_strike(viewer: Viewer, fact: Fact, today: date) -> bool:
    """Whether the rules let this person strike such a fact, whatever rests on it."""
    by = Actor(user=viewer.user, role=viewer.role, agency=viewer.agency)
    try:
        StrikeFact(by=by, today=today, position=0, fact=fact, reason="").must_be_allowed()
    except Refused:
        return False
    return True
