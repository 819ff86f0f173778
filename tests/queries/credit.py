"""What is counted of placements and of the credit for them, before anything is hidden."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from domain.ledger.ledger import Ledger
from projections.outcomes.attribution import CREDIT
from projections.outcomes.figures import Question
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.tally import Reader, Tally
from projections.queries.outcomes import attribution, placements
from projections.queries.outcomes.source import source


def credited(ledger: Ledger, today: date, as_of: date | None = None) -> tuple[int, int]:
    """All placements, and the credit of all agencies in hundredths of one."""
    question = Question(first=date(1900, 1, 1), last=date(2999, 12, 31), as_of=as_of)
    tally = Tally()
    with source(ledger, question, Reader(threshold=10), today, ZoneInfo("UTC")) as here:
        placements.count(here, tally)
        credit = attribution.count(here, tally)
    return sum(tally.additive[PLACEMENTS].values()), sum(credit.additive[CREDIT].values())
