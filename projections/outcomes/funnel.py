"""The funnel: from the wish to the job, how long each step takes, and where people are lost."""

from __future__ import annotations

from domain.facts.vocabulary import (
    DECLINE_REASONS,
    INTEREST_REASONS,
    N_,
    OFFER_DECLINES,
    WITHDRAWN_BY,
)
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import NOTHING, Figure, Line, Words, count, share
from projections.outcomes.placements import PLACEMENTS
from projections.outcomes.scopes import Said, columns, median, scopes
from projections.outcomes.showing import Seen

STEPS = ("interested", "nominated", "shortlisted", "interviewed", "offered", "placed")
STEP_WORDS = {
    "interested": Words(N_("Interest confirmed")),
    "nominated": Words(N_("Nominated")),
    "shortlisted": Words(N_("Shortlisted")),
    "interviewed": Words(N_("Interviewed")),
    "offered": Words(N_("Offered the job")),
    "placed": Words(N_("Started work")),
}
# The measures: of openings posted in the period, who came so far; who came so far and no further;
# days from the step before. And of the period itself: steps taken in it.
COHORT = {step: f"cohort {step}" for step in STEPS}
STOPPED = {step: f"cohort stopped {step}" for step in STEPS[:-1]}
WAITED = {step: f"days to {step}" for step in STEPS[1:]}
TAKEN = {step: f"steps {step}" for step in STEPS[:-1]} | {"placed": PLACEMENTS}
NOT_PLACED, LOST, OPEN = "cohort not placed", "cohort lost", "cohort open"
LOSSES = "loss "
ENDED_WITH_OPENING = "opening_ended:"

LOSS_WORDS = {
    "interest": (Words(N_("They no longer wanted it")), INTEREST_REASONS),
    "declined": (Words(N_("The employer said no")), DECLINE_REASONS),
    "withdrawn": (Words(N_("The nomination was taken back by")), WITHDRAWN_BY),
    "offer": (Words(N_("They said no to the offer")), OFFER_DECLINES),
}
LOSS_ORDER = (
    *(f"{loss}:{reason}" for loss, (_, reasons) in LOSS_WORDS.items() for reason in reasons),
    ENDED_WITH_OPENING,
)
CANDIDATES = Words(N_("Candidates"))
A_CANDIDATE = Words(
    N_("A candidate is one job seeker and one opening: who wants two openings counts twice.")
)


def cohort(seen: Seen) -> Figure:
    """By opening date: of those who wanted an opening of the period, how many came how far."""
    lines = []
    for step in STEPS:
        cells = []
        for _, who, _ in scopes(seen):
            reached = seen.count(COHORT[step], who)
            cells += [
                count(reached),
                share(reached, seen.count(COHORT[STEPS[0]], who)),
                median(seen, WAITED[step], who, "days") if step in WAITED else NOTHING,
            ]
        lines.append(Line(step, STEP_WORDS[step], tuple(cells)))
    things = (
        Said("count", CANDIDATES, "count"),
        Said("share", Words(N_("Share of all")), "percent"),
        Said("days", Words(N_("Days from the step before, median")), "days"),
    )
    return Figure(
        code="funnel_cohort",
        title=Words(N_("Funnel by opening date")),
        sentence=_cohort_sentence(seen),
        head=Words(N_("Step")),
        columns=columns(seen, things),
        lines=tuple(lines),
        denominator=Words(
            N_("Candidates for openings posted in the period, whatever happened when.")
        ),
        notes=(
            A_CANDIDATE,
            Words(N_("Whoever came to a later step counts at the earlier ones too.")),
        ),
    )


def _cohort_sentence(seen: Seen) -> Words:
    wanted, placed = seen.count(COHORT["interested"]), seen.count(COHORT["placed"])
    if wanted == 0:
        return Words(N_("Nobody wanted an opening that was posted in this period."))
    part = share(placed, wanted).value
    if part is None:
        return Words(N_("How many started work is hidden to protect small groups."))
    return Words(
        N_("Of %(wanted)s candidates for the openings of this period, %(share)s %% started work."),
        {"wanted": wanted, "share": part},
    )


def period(seen: Seen) -> Figure:
    """By the day of each step: what was done in the period, for whatever opening."""
    lines = [
        Line(
            step,
            STEP_WORDS[step],
            tuple(count(seen.count(TAKEN[step], who)) for _, who, _ in scopes(seen)),
        )
        for step in STEPS
    ]
    nominated, placed = seen.count(TAKEN["nominated"]), seen.count(TAKEN["placed"])
    sentence = Words(N_("How many candidates took each step in the period."))
    if nominated is not None and placed is not None:
        sentence = Words(
            N_("In this period %(nominated)s candidates were nominated and %(placed)s placed."),
            {"nominated": nominated, "placed": placed},
        )
    return Figure(
        code="funnel_period",
        title=Words(N_("Steps taken in the period")),
        sentence=sentence,
        head=Words(N_("Step")),
        columns=columns(seen, (Said("count", CANDIDATES, "count"),)),
        lines=tuple(lines),
        denominator=Words(
            N_("Steps by their own day, for openings of any date: a line is no part of another.")
        ),
        notes=(A_CANDIDATE,),
    )


def losses(seen: Seen) -> Figure:
    """What ended it for those who did not start work."""
    lines = []
    for code in LOSS_ORDER:
        numbers = [seen.count(f"{LOSSES}{code}", who) for _, who, _ in scopes(seen)]
        if any(number != 0 for number in numbers):
            lines.append(Line(code, _loss_words(code), tuple(count(one) for one in numbers)))
    for code, measure, words in (
        ("lost", LOST, Words(N_("All who were lost"))),
        ("open", OPEN, Words(N_("Still on the way"))),
    ):
        cells = tuple(count(seen.count(measure, who)) for _, who, _ in scopes(seen))
        lines.append(Line(code, words, cells))
    lost = seen.count(LOST, ALL)
    return Figure(
        code="losses",
        title=Words(N_("Why candidates were lost")),
        sentence=Words(N_("What ended it for candidates who did not start work."))
        if lost is None
        else Words(N_("%(lost)s candidates did not come to a job."), {"lost": lost}),
        head=Words(N_("What ended it")),
        columns=columns(seen, (Said("count", CANDIDATES, "count"),)),
        lines=tuple(lines),
        denominator=Words(
            N_("Candidates for openings posted in the period who have not started work.")
        ),
        notes=(A_CANDIDATE,),
    )


def _loss_words(code: str) -> Words:
    loss, _, reason = code.partition(":")
    if code == ENDED_WITH_OPENING:
        return Words(N_("The opening was closed or filled"))
    what, reasons = LOSS_WORDS[loss]
    return Words(N_("%(what)s: %(why)s"), {"what": what, "why": Words(reasons[reason])})
