"""The rules for job seekers and openings, up to a nomination, as the documents tell them."""

from __future__ import annotations

from typing import Any

from tests.model.book import Line
from tests.model.present import Job, Offered, in_force
from tests.model.reasons import Why, rule

INTEREST_DAYS = 90  # unless the network agreed on something else


@rule
def admit_agency(why: Why, form: Any) -> Line:
    """The coordinator, or the operator who sets the network up, admits a member."""
    why.only("coordinator", "operator")
    why.no("already_recorded", form.agency in why.now.members)
    return Line("AgencyJoined", form.happened_on, {"agency": form.agency, "name": form.name})


@rule
def engage_employer(why: Why, form: Any) -> Line:
    """Everybody who works with employers may bring one in, an agency for itself."""
    agency = form.agency or form.by.agency
    why.only_of(agency)
    why.no("already_recorded", form.employer in why.now.employers)
    said = {"employer": form.employer, "name": form.name, "agency": agency}
    return Line("EmployerEngaged", form.happened_on, said)


# -- job seekers ----------------------------------------------------------------------------------


@rule
def register_seeker(why: Why, form: Any) -> Line:
    """An agency registers people of its own."""
    why.only_of(form.agency)
    why.no("already_recorded", form.seeker in why.now.people)
    return Line(
        "SeekerRegistered", form.happened_on, {"seeker": form.seeker, "agency": form.agency}
    )


@rule
def change_seeker_profile(why: Why, form: Any) -> Line:
    """What they look for may be written down anew at any time."""
    person = why.person()
    backwards = form.hours_max is not None and form.hours_max < (form.hours_min or 0)
    why.no("hours_the_wrong_way_round", backwards)
    said = {n: getattr(form, n) for n in ("occupations", "skills", "hours_min", "hours_max")}
    about = {"seeker": form.seeker, "agency": person.agency}
    return Line("SeekerProfileChanged", form.happened_on, about | said)


@rule
def give_consent(why: Why, form: Any) -> Line:
    """A consent entered late never brings back one that was taken back since."""
    person = why.person()
    why.never_before("consent_changed_later", person.consent_said_on)
    ends_early = form.valid_until and form.valid_until < form.happened_on
    why.no("consent_ends_before_it_starts", ends_early)
    said = {"seeker": form.seeker, "agency": person.agency, "scope": form.scope}
    return Line("ConsentGiven", form.happened_on, said | {"valid_until": form.valid_until})


@rule
def withdraw_consent(why: Why, form: Any) -> Line:
    """What was given may be taken back, at any time after."""
    person = why.person()
    if not person.consents:
        raise why.not_so("no_consent_to_withdraw")
    why.never_before("before_consent", person.consents[-1].since)
    about = {"seeker": form.seeker, "agency": person.agency}
    return Line("ConsentWithdrawn", form.happened_on, about)


@rule
def leave_pool(why: Why, form: Any) -> Line:
    """Somebody stops looking for work, once."""
    person = why.person()
    why.no("seeker_left_pool", person.left_on)
    why.offered("leaving", form.reason)
    about = {"seeker": form.seeker, "agency": person.agency}
    return Line("SeekerLeftPool", form.happened_on, about | {"reason": form.reason})


# -- openings -------------------------------------------------------------------------------------

OFFER = ("title", "places", "trial_days", "respond_by", "hours_per_week")


def sensible_offer(why: Why, form: Any) -> None:
    """At least one place; a trial of at least a day."""
    why.no("no_places", form.places < 1)
    why.no("trial_too_short", form.trial_days is not None and form.trial_days < 1)


def about_job(form: Any, job: Job) -> dict[str, str]:
    return {"opening": form.opening, "employer": job.employer}


@rule
def post_opening(why: Why, form: Any) -> Line:
    """Whoever knows the employer posts the opening; the coordinator for an agency too."""
    agency = form.agency or form.by.agency
    why.only_of(agency)
    why.no("employer_unknown", form.employer not in why.now.employers)
    why.no("already_recorded", form.opening in why.now.jobs)
    why.no("respond_by_too_early", form.respond_by and form.respond_by < form.happened_on)
    sensible_offer(why, form)
    said = {"opening": form.opening, "employer": form.employer, "agency": agency}
    offer = {name: getattr(form, name) for name in OFFER}
    return Line("OpeningPosted", form.happened_on, said | offer)


def own_opening(why: Why) -> Job:
    """Whoever posted it says what becomes of it, one day after the other."""
    job = why.job()
    why.only_of(job.posted_by)
    why.never_before("before_last_change", job.changed_on)
    return job


@rule
def change_opening(why: Why, form: Any) -> Line:
    """Never fewer places than people who are there, or were there at once."""
    job = own_opening(why)
    why.no("opening_closed", job.status == "closed")
    why.no("respond_by_too_early", form.respond_by and form.respond_by < job.offers[0].since)
    sensible_offer(why, form)
    job.offers.append(Offered(form.happened_on, form.places, form.trial_days))
    why.no("places_taken", not why.codes and job.has_too_many())
    job.offers.pop()
    offer = {name: getattr(form, name) for name in OFFER}
    return Line("OpeningChanged", form.happened_on, about_job(form, job) | offer)


@rule
def pause_opening(why: Why, form: Any) -> Line:
    """An open one may pause."""
    job = own_opening(why)
    why.no("opening_closed", job.status == "closed")
    why.no("opening_paused", job.status == "paused")
    why.offered("opening_pausing", form.reason)
    return Line("OpeningPaused", form.happened_on, about_job(form, job) | {"reason": form.reason})


@rule
def close_opening(why: Why, form: Any) -> Line:
    """Open or paused, it may be closed."""
    job = own_opening(why)
    why.no("opening_closed", job.status == "closed")
    why.offered("closing", form.reason)
    return Line("OpeningClosed", form.happened_on, about_job(form, job) | {"reason": form.reason})


@rule
def reopen_opening(why: Why, form: Any) -> Line:
    """Paused or closed, it may be opened again."""
    job = own_opening(why)
    why.no("opening_is_open", job.status == "open")
    return Line("OpeningReopened", form.happened_on, about_job(form, job))


@rule
def answer_opening(why: Why, form: Any) -> Line:
    """Each agency answers for itself until the opening is closed; "nobody" needs a reason."""
    why.only_of(form.agency)
    job = why.job()
    why.no("opening_closed", job.status == "closed")
    says_nobody = form.answer == "nobody"
    why.no("reason_needed", says_nobody and form.reason is None)
    if says_nobody and form.reason:
        why.offered("nobody", form.reason)
    said = {"answer": form.answer, "reason": form.reason if says_nobody else None}
    about = about_job(form, job) | {"agency": form.agency}
    return Line("OpeningAnswered", form.happened_on, about | said)


# -- interest and nominations ---------------------------------------------------------------------


def takes_candidates(why: Why, job: Job) -> None:
    """It takes candidates now, and took them on the day."""
    why.no("opening_closed", job.status == "closed")
    why.no("opening_paused", job.status == "paused")
    took_candidates(why, job)


def took_candidates(why: Why, job: Job) -> None:
    """It took candidates on the day, whatever came later."""
    day = why.form.happened_on
    if job.took_candidates_on(day) or "before_opening" in why.codes:
        return
    later = "not_open_that_day"
    why.no(later if job.opens_after(day) else f"opening_{job.status}")


@rule
def confirm_interest(why: Why, form: Any) -> Line:
    """Somebody in the pool says that they want this very opening."""
    person = why.person()
    why.no("seeker_left_pool", person.left_on)
    takes_candidates(why, why.job())
    said = {"seeker": form.seeker, "opening": form.opening, "agency": person.agency}
    return Line("InterestConfirmed", form.happened_on, said)


@rule
def withdraw_interest(why: Why, form: Any) -> Line:
    """What was wanted is wanted no longer. Who was nominated takes the nomination back."""
    person = why.person()
    job = why.job_if_any()
    why.no("nominated_already", job is not None and form.seeker in job.nominees)
    said = job.wanted_by.get(form.seeker, []) if job else []
    why.no("no_interest_to_withdraw", not said)
    why.never_before("before_interest", max(said, default=None))
    why.offered("interest", form.reason)
    about = {"seeker": form.seeker, "opening": form.opening, "agency": person.agency}
    return Line("InterestWithdrawn", form.happened_on, about | {"reason": form.reason})


@rule
def nominate_candidate(why: Why, form: Any) -> Line:
    """Only under a live consent, with fresh interest, once, and while a place is left."""
    person = why.person()
    why.no("seeker_left_pool", person.left_on)
    job = why.job()
    why.no("already_nominated", form.seeker in job.nominees)
    takes_candidates(why, job)
    why.no("opening_full", job.is_full)
    why.no("no_live_consent", person.shares_on(form.happened_on) is None)
    wanted(why, job)
    said = {"nomination": form.nomination, "seeker": form.seeker, "opening": form.opening}
    about = {"employer": job.employer, "agency": person.agency}
    return Line("CandidateNominated", form.happened_on, said | about)


def wanted(why: Why, job: Job) -> None:
    """They said by that day that they want it, and not too long before it."""
    said = job.wanted_by.get(why.form.seeker, [])
    by_then = [day for day in said if day <= why.form.happened_on]
    why.no("interest_not_confirmed", not said)
    why.no("before_interest", said and not by_then)
    if by_then:
        agreed = in_force(why.now.agreed.interest_days, why.form.happened_on)
        limit = agreed[1] if agreed else INTEREST_DAYS
        why.no("interest_stale", (why.form.happened_on - max(by_then)).days > limit)
