"""The rules for placements, their checkpoints and the credit for them."""

from __future__ import annotations

from typing import Any

from tests.model.book import TERMS, Line
from tests.model.looking_for_work import took_candidates
from tests.model.present import FIXED, Placement, changed, in_force
from tests.model.reasons import Why, rule
from tests.model.selection import about_nomination, comes_last

# Unless the network agreed on something else.
CHECKPOINT_DAYS, OPENS_BEFORE = [30, 60, 90, 180, 365], 7
SHARES = (40, 30, 30)


@rule
def start_placement(why: Why, form: Any) -> Line:
    """The first day of work of somebody who was nominated, in a place that is free.

    The opening may be closed since: it took candidates on that day.
    """
    nomination = why.nomination()
    comes_last(why, nomination)
    why.no("offer_was_declined", nomination.offer == "declined")
    job = why.job()
    took_candidates(why, job)
    is_fixed = form.term == FIXED
    why.no("planned_end_needed", is_fixed and form.planned_end is None)
    why.no("planned_end_too_early", form.planned_end and form.planned_end < form.happened_on)
    if not why.codes:
        job.workers[form.placement] = (form.happened_on, None)
        why.no("opening_full", job.has_too_many())
        del job.workers[form.placement]
    schedule = in_force(why.now.agreed.schedules, form.happened_on)
    shares = in_force(why.now.agreed.shares, form.happened_on)
    sourcing, employer, coaching = shares[1] if shares else SHARES
    said = about_nomination(why) | {
        "placement": form.placement,
        "term": form.term,
        "planned_end": form.planned_end if is_fixed else None,
        "hours_per_week": form.hours_per_week,
        "hourly_wage": form.hourly_wage,
        "employer_agency": job.posted_by,
        "checkpoint_days": schedule[1] if schedule else CHECKPOINT_DAYS,
        "opens_before": schedule[2] if schedule else OPENS_BEFORE,
        "sourcing_share": sourcing,
        "employer_share": employer,
        "coaching_share": coaching,
    }
    return Line("PlacementStarted", form.happened_on, said)


def about_placement(why: Why, placement: Placement) -> dict[str, str]:
    about = {"placement": why.form.placement, "nomination": placement.nomination}
    return about | placement.concerns


def running(why: Why) -> Placement:
    """A placement that has not ended, for the agency that placed the person."""
    placement = why.placement()
    why.only_of(placement.concerns["agency"])
    why.no("placement_ended", placement.ended_on)
    return placement


@rule
def change_terms(why: Why, form: Any) -> Line:
    """From a day on the work is different: only what differs is written down."""
    placement = running(why)
    before = placement.terms_on(form.happened_on)
    after = changed(before, {name: getattr(form, name) for name in TERMS})
    why.no("nothing_changed", after == before)
    why.no("planned_end_needed", after["term"] == FIXED and after["planned_end"] is None)
    why.no("term_over_already", after["planned_end"] and after["planned_end"] < form.happened_on)
    new = {name: after[name] if after[name] != before[name] else None for name in TERMS}
    return Line("PlacementTermsChanged", form.happened_on, about_placement(why, placement) | new)


@rule
def pause_placement(why: Why, form: Any) -> Line:
    """They stay employed, and do not work for a while."""
    placement = running(why)
    why.no("paused_already", placement.is_paused)
    why.never_before("later_on_record", placement.moved_on)
    why.offered("pausing", form.reason)
    said = about_placement(why, placement) | {"reason": form.reason}
    return Line("PlacementPaused", form.happened_on, said)


@rule
def resume_placement(why: Why, form: Any) -> Line:
    """They are back."""
    placement = running(why)
    why.no("not_paused", not placement.is_paused)
    why.never_before("later_on_record", placement.moved_on)
    return Line("PlacementResumed", form.happened_on, about_placement(why, placement))


@rule
def end_placement(why: Why, form: Any) -> Line:
    """The last day is not before anything that is known of the work."""
    placement = running(why)
    why.never_before("later_on_record", placement.moved_on)
    why.never_before("later_on_record", max((day for day, _ in placement.changes), default=None))
    why.never_before("employed_later", placement.seen_at_work_on)
    why.offered("ending", form.reason)
    said = {"reason": form.reason, "ended_by": form.ended_by}
    return Line("PlacementEnded", form.happened_on, about_placement(why, placement) | said)


@rule
def record_checkpoint(why: Why, form: Any) -> Line:
    """From the day on which it opens. Who was not reached may be reached later."""
    placement = why.placement()
    why.only_of(placement.concerns["agency"])
    why.no("no_such_checkpoint", form.day not in placement.checkpoint_days)
    opens_in = placement.due_on(form.day) - form.happened_on
    why.no("before_window", opens_in.days > placement.opens_before)
    is_over = placement.ended_on and form.happened_on > placement.ended_on
    why.no("checkpoint_after_end", is_over and form.status != "not_reached")
    why.no("checkpoint_recorded", form.day in placement.answered)
    knows_nothing = form.evidence == "not_reached"
    why.no("evidence_missing", knows_nothing != (form.status == "not_reached"))
    said = {"placement": form.placement, "day": form.day, "status": form.status}
    said |= {name: placement.concerns[name] for name in ("seeker", "agency")}
    return Line("CheckpointRecorded", form.happened_on, said | {"evidence": form.evidence})


# -- credit ---------------------------------------------------------------------------------------


def sensible_shares(why: Why, placement: Placement) -> dict[str, Any]:
    """Three parts, 100 percent together, for agencies of the network. One word after the other."""
    form = why.form
    why.never_before("later_on_record", placement.credit.said_on)
    percents = [form.sourcing_share, form.employer_share, form.coaching_share]
    why.no("shares_not_whole", sum(percents) != 100 or min(percents) < 0)
    agencies = {form.sourcing_agency, form.employer_agency, form.coaching_agency}
    why.no("credited_agency_unknown", not agencies <= why.now.members)
    shares = ("sourcing_share", "employer_share", "coaching_share")
    named = ("sourcing_agency", "employer_agency", "coaching_agency")
    return about_placement(why, placement) | {n: getattr(form, n) for n in (*shares, *named)}


@rule
def agree_attribution(why: Why, form: Any) -> Line:
    """Nobody agrees while it is disputed; what was settled, only the coordinator changes."""
    placement = why.placement()
    why.only_of(placement.concerns["agency"])
    why.no("credit_disputed", placement.credit.disputed_on)
    why.no("credit_settled", placement.credit.settled_on and form.by.role == "agency")
    return Line("AttributionAgreed", form.happened_on, sensible_shares(why, placement))


@rule
def dispute_attribution(why: Why, form: Any) -> Line:
    """An agency that was ever named for it may say that it is not right."""
    placement = why.placement()
    why.only_of(form.disputed_by)
    why.no("not_concerned", form.disputed_by not in placement.credit.concerned)
    why.no("credit_disputed", placement.credit.disputed_on)
    why.never_before("later_on_record", placement.credit.said_on)
    why.offered("disputing", form.reason)
    said = {"disputed_by": form.disputed_by, "reason": form.reason}
    return Line("AttributionDisputed", form.happened_on, about_placement(why, placement) | said)


@rule
def settle_attribution(why: Why, form: Any) -> Line:
    """The coordinator decides what is disputed."""
    why.only("coordinator")
    placement = why.placement()
    why.no("not_disputed", placement.credit.disputed_on is None)
    return Line("AttributionSettled", form.happened_on, sensible_shares(why, placement))
