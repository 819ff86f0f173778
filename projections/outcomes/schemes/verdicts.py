"""What a scheme says of a placement: reached on a day, or not yet and why."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.facts.vocabulary import N_

NOT_YET = {
    "not_begun": N_("The day from which this counts is not known, or not yet here."),
    "too_early": N_("The time for this is not over yet."),
    "time_over": N_("The time in which this had to be reached is over."),
    "waits": N_("An earlier milestone has to be reached first."),
    "not_known": N_("Nobody has confirmed that the work went on for long enough."),
    "ended_short": N_("The work ended before it had lasted long enough."),
    "break_too_long": N_("A break was longer than this scheme permits; counting began again."),
    "not_employed_then": N_("The person was not employed at that time."),
    "not_checked": N_("No checkpoint was recorded in the days that count for this."),
    "not_reached": N_("Nobody could be reached at this checkpoint."),
    "not_evidenced": N_("The work is not confirmed in a way that this scheme accepts."),
    "hours_short": N_("The hours were fewer than this scheme asks for."),
    "hours_unknown": N_("The hours are not known."),
    "earnings_short": N_("The earnings were less than this scheme asks for."),
    "earnings_unknown": N_("The earnings are not known."),
    "amount_unknown": N_("This scheme's amount for that time is not known here."),
    "earned_before": N_("The person had earned as much before this service began."),
    "condition_missing": N_("A condition of this scheme has not been confirmed."),
    "not_agreed": N_("Not everybody has agreed, after the time was over, that it went well."),
    "excluded": N_("This scheme does not count this person."),
}


class Verdict(msgspec.Struct, frozen=True):
    """One milestone of one placement. Either `reached_on`, or `because`: a code of NOT_YET.

    `from_terms`: worked out from agreed hours and wage, where the earnings were not told.
    """

    reached_on: date | None = None
    because: str | None = None
    from_terms: bool = False


def reached(day: date, from_terms: bool = False) -> Verdict:
    """Reached on that day."""
    return Verdict(day, None, from_terms)


def not_yet(because: str) -> Verdict:
    """Not yet, because of one of NOT_YET."""
    if because not in NOT_YET:
        raise ValueError(f"there are no words for {because}")
    return Verdict(None, because)
