"""The answer clock: how soon the network answers an employer, and who answers at all.

Hours are business hours (OUTCOMES): of working days, from 9 to 17 o'clock in the network's zone.
"""

from __future__ import annotations

from collections.abc import Mapping

from domain.facts.holiday_regions import HOLIDAY_REGIONS
from domain.facts.vocabulary import N_
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import (
    THE_NETWORK,
    Cell,
    Column,
    Figure,
    Line,
    Words,
    count,
    share,
)
from projections.outcomes.lift import OPENINGS, SERVED
from projections.outcomes.scopes import agencies, median
from projections.outcomes.showing import Seen

OPENS, CLOSES = 9, 17  # o'clock
ANSWERED_OPENINGS, SHORTLISTED_OPENINGS = "openings answered", "openings with a shortlist"
TO_ANSWER, TO_NOMINATION, TO_SHORTLIST = (
    "hours to answer",
    "hours to nomination",
    "hours to shortlist",
)
ASKED, ANSWERED = "answers asked", "answers given"

CLOCK_COLUMNS = (
    Column("openings", Words(N_("Openings")), "count"),
    Column("share", Words(N_("Share of all openings")), "percent"),
    Column("hours", Words(N_("Business hours, median")), "hours"),
)
EVENTS = (
    ("answer", Words(N_("First answer of an agency")), ANSWERED_OPENINGS, TO_ANSWER),
    ("nomination", Words(N_("First nomination")), SERVED, TO_NOMINATION),
    ("shortlist", Words(N_("First candidate shortlisted")), SHORTLISTED_OPENINGS, TO_SHORTLIST),
)


def clock(seen: Seen, holidays: str | None) -> Figure:
    """How long it took from the posting. `holidays`: whose public holidays are left out."""
    openings = seen.count(OPENINGS)
    lines = []
    for code, words, measure, hours in EVENTS:
        number = seen.count(measure)
        cells = (count(number), share(number, openings), median(seen, hours, ALL, "hours"))
        lines.append(Line(code, words, cells))
    if seen.reader.own:
        cell = median(seen, TO_ANSWER, seen.reader.own, "hours")
        number, asked = (seen.count(one, seen.reader.own) for one in (ANSWERED, ASKED))
        own = Words(N_("Answer of your agency"))
        lines.append(Line("own", own, (count(number), share(number, asked), cell)))
    return Figure(
        code="answer_clock",
        title=Words(N_("Answer clock")),
        sentence=_clock_sentence(lines[0].cells[2]),
        head=Words(N_("From the posting to")),
        columns=CLOCK_COLUMNS,
        lines=tuple(lines),
        denominator=Words(N_("Openings posted in the period.")),
        notes=(
            Words(
                N_(
                    "Business hours: Monday to Friday, %(opens)s to %(closes)s o'clock in the"
                    " network's time zone."
                ),
                {"opens": OPENS, "closes": CLOSES},
            ),
            _holidays(holidays),
            Words(
                N_(
                    "What was entered on a later day counts from the middle of the day on which it"
                    " happened."
                )
            ),
        ),
    )


def _holidays(region: str | None) -> Words:
    if region is None:
        return Words(
            N_("Public holidays are counted: the network has not said which ones it keeps.")
        )
    return Words(
        N_("The public holidays of %(region)s are left out."),
        {"region": Words(HOLIDAY_REGIONS[region])},
    )


def _clock_sentence(hours: Cell) -> Words:
    if hours.value is None:
        return Words(N_("How soon openings were answered is hidden to protect small groups."))
    return Words(
        N_(
            "Half of the openings that were answered had an answer within %(hours)s business hours."
        ),
        {"hours": hours.value},
    )


ANSWER_COLUMNS = (
    Column("asked", Words(N_("Openings asked about")), "count"),
    Column("answered", Words(N_("Answered")), "count"),
    Column("share", Words(N_("Share")), "percent"),
)


def answers(seen: Seen, names: Mapping[str, str]) -> Figure:
    """Who answers at all: "nobody right now" is an answer."""
    lines = []
    for agency, label in agencies(seen, names):
        lines.append(_answers_line(seen, agency, label, agency))
    lines.append(_answers_line(seen, "network", THE_NETWORK, ALL))
    cell = lines[-1].cells[2]
    return Figure(
        code="answers",
        title=Words(N_("Answers of the agencies")),
        sentence=Words(N_("How many agencies answer is hidden: there are too few openings."))
        if cell.value is None
        else Words(
            N_("The agencies answered %(share)s %% of what they were asked."), {"share": cell.value}
        ),
        head=Words(N_("Agency")),
        columns=ANSWER_COLUMNS,
        lines=tuple(lines),
        denominator=Words(
            N_("Openings posted in the period, once for each agency that was a member that day.")
        ),
        notes=(Words(N_("“Nobody right now” is an answer too.")),),
    )


def _answers_line(seen: Seen, code: str, label: Words, who: str) -> Line:
    asked, answered = seen.count(ASKED, who), seen.count(ANSWERED, who)
    return Line(code, label, (count(asked), count(answered), share(answered, asked)))
