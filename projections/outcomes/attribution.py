"""Attribution: what each agency is credited for the placements of a period."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from domain.facts.vocabulary import N_
from projections.outcomes.figures import (
    THE_NETWORK,
    Column,
    Figure,
    Line,
    Words,
    amount,
    share,
)
from projections.outcomes.placements import PLACEMENTS, STARTED
from projections.outcomes.scopes import agencies
from projections.outcomes.showing import Seen

# Credit is counted in hundredths of a placement, in a tally of its own: a count of it is small
# where it is less than so many whole placements.
CREDIT, HUNDREDTHS = "credit", 100
DISPUTED, UNDISPUTED = "placements disputed", "placements not disputed"
COLUMNS = (
    Column("credit", Words(N_("Credit, in placements")), "placements"),
    Column("share", Words(N_("Share of the network's")), "percent"),
)


def attribution(seen: Seen, credit: Seen, names: Mapping[str, str]) -> Figure:
    """The credit of each agency that the reader sees, and of the whole network."""
    whole = credit.count(CREDIT)
    lines = []
    for agency, label in agencies(credit, names):
        lines.append(_line(agency, label, credit.count(CREDIT, agency), whole))
    lines.append(_line("network", THE_NETWORK, whole, whole))
    placements, disputed = seen.count(PLACEMENTS), seen.count(DISPUTED)
    sentence = Words(N_("The network's credit is hidden to protect small groups."))
    if whole is not None and placements is not None:
        sentence = Words(
            N_("Together, the agencies are credited with exactly the %(number)s placements."),
            {"number": placements},
        )
    return Figure(
        code="attribution",
        title=Words(N_("Attribution")),
        sentence=sentence,
        head=Words(N_("Agency")),
        columns=COLUMNS,
        lines=tuple(lines),
        denominator=STARTED,
        notes=(
            Words(
                N_(
                    "The credit for a placement is shared between the agencies that made it"
                    " possible, 100 percent together."
                )
            ),
            Words(N_("Disputed, and counted as before until settled: too few to show."))
            if disputed is None
            else Words(
                N_("Disputed, and counted as before until settled: %(disputed)s placements."),
                {"disputed": disputed},
            ),
        ),
    )


def _line(code: str, label: Words, hundredths: int | None, whole: int | None) -> Line:
    placements = None if hundredths is None else Fraction(hundredths, HUNDREDTHS)
    return Line(code, label, (amount(placements, "placements"), share(hundredths, whole)))
