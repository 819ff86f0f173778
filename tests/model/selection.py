"""The rules for what becomes of a nomination, until somebody starts work."""

from __future__ import annotations

from typing import Any

from tests.model.book import Line
from tests.model.present import AgreedInterview, Nomination
from tests.model.reasons import Why, rule


def about(id_: str, nomination: Nomination) -> dict[str, str]:
    """What every entry of a nomination is about."""
    return {"nomination": id_, **nomination.concerns}


def about_nomination(why: Why) -> dict[str, str]:
    """The same, of the one that the form names."""
    return about(why.form.nomination, why.now.nominations[why.form.nomination])


def comes_after_interviews(why: Why, nomination: Nomination) -> None:
    """After those that were held, and those that came to nothing."""
    why.never_before("before_interview", max(nomination.held, default=None))
    why.never_before("before_last_interview", nomination.fell_through_on)


def comes_last(why: Why, nomination: Nomination) -> None:
    """After everything that was said so far."""
    comes_after_interviews(why, nomination)
    agreed = nomination.agreed
    why.never_before("before_interview_agreed", agreed.said_on if agreed else None)
    why.never_before("before_shortlisted", nomination.shortlisted_on)
    why.never_before("before_offer", nomination.offer_word_on)


@rule
def shortlist_nomination(why: Why, form: Any) -> Line:
    """The employer wants to see them: said once."""
    nomination = why.nomination()
    why.no("shortlisted_already", nomination.shortlisted_on)
    return Line("NominationShortlisted", form.happened_on, about_nomination(why))


# -- interviews -----------------------------------------------------------------------------------


@rule
def schedule_interview(why: Why, form: Any) -> Line:
    """One at a time, for the day of the agreement or a later one."""
    nomination = why.nomination()
    why.no("interview_agreed_already", nomination.agreed is not None)
    comes_after_interviews(why, nomination)
    why.no("interview_before_agreed", form.interview_on < form.happened_on)
    said = about_nomination(why) | {"interview_on": form.interview_on}
    return Line("InterviewScheduled", form.happened_on, said)


def agreed_interview(why: Why) -> AgreedInterview:
    """The one that is agreed."""
    agreed = why.nomination().agreed
    if agreed is None:
        raise why.not_so("no_interview_agreed")
    return agreed


def before_its_time(why: Why) -> None:
    """From the day on which it was agreed to the day for which it was."""
    agreed = agreed_interview(why)
    why.never_before("before_interview_agreed", agreed.said_on)
    why.no("interview_day_passed", why.day > agreed.day)


@rule
def reschedule_interview(why: Why, form: Any) -> Line:
    """Before its time, for that day or a later one."""
    before_its_time(why)
    why.no("interview_before_agreed", form.interview_on < form.happened_on)
    said = about_nomination(why) | {"interview_on": form.interview_on}
    return Line("InterviewRescheduled", form.happened_on, said)


@rule
def cancel_interview(why: Why, form: Any) -> Line:
    """Before its time."""
    before_its_time(why)
    why.offered("cancelling", form.reason)
    said = about_nomination(why) | {"reason": form.reason}
    return Line("InterviewCancelled", form.happened_on, said)


@rule
def record_missed_interview(why: Why, form: Any) -> Line:
    """Its day has come. It is missed on that day, whenever somebody says so."""
    agreed = agreed_interview(why)
    why.no("interview_to_come", agreed.day > form.today)
    said = about_nomination(why) | {"missed_by": form.missed_by}
    return Line("InterviewMissed", agreed.day, said)


@rule
def record_interview(why: Why, form: Any) -> Line:
    """Agreed before or not: one on a day."""
    nomination = why.nomination()
    why.no("interview_held_already", form.happened_on in nomination.held)
    return Line("InterviewHeld", form.happened_on, about_nomination(why))


# -- offers, and the end --------------------------------------------------------------------------


@rule
def make_offer(why: Why, form: Any) -> Line:
    """One waits for its answer at a time."""
    nomination = why.nomination()
    why.no("offer_stands", nomination.offer == "made")
    comes_last(why, nomination)
    why.no("starts_before_offer", form.starts_on and form.starts_on < form.happened_on)
    said = about_nomination(why) | {"starts_on": form.starts_on}
    return Line("OfferMade", form.happened_on, said)


@rule
def decline_offer(why: Why, form: Any) -> Line:
    """The job seeker says no."""
    nomination = why.nomination()
    why.no("no_offer", nomination.offer != "made")
    comes_last(why, nomination)
    why.offered("offer_declining", form.reason)
    said = about_nomination(why) | {"reason": form.reason}
    return Line("OfferDeclined", form.happened_on, said)


@rule
def decline_nomination(why: Why, form: Any) -> Line:
    """The employer says no."""
    comes_last(why, why.nomination())
    why.offered("declining", form.reason)
    said = about_nomination(why) | {"reason": form.reason}
    return Line("NominationDeclined", form.happened_on, said)


@rule
def withdraw_nomination(why: Why, form: Any) -> Line:
    """The job seeker or the agency takes it back."""
    comes_last(why, why.nomination())
    said = about_nomination(why) | {"withdrawn_by": form.withdrawn_by}
    return Line("NominationWithdrawn", form.happened_on, said)
