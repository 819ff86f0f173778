"""The clerk's present, as the views should show it, and what they show."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.facts import Actor
from projections.folds.pool import PoolRow
from projections.queries.viewer import Viewer
from tests.model.network import Network
from tests.model.present import FOR_EVER, Job, Present

Rows = dict[str, set[tuple[Any, ...]]]

COLUMNS = {
    "pool": ("seeker", "agency", "left_on", "placements_running"),
    "referrals": ("referral", "seeker", "from_agency", "to_agency", "status"),
    "openings": ("opening", "status", "places", "placed", "nominated"),
    "answers": ("opening", "agency", "answer", "reason"),
    "interests": ("opening", "seeker", "confirmed_on", "is_nominated"),
    "nominations": ("nomination", "status"),
    "placements": (
        *("placement", "started_on", "ended_on", "paused_on"),
        *("job_title", "term", "planned_end", "hours_per_week", "hourly_wage"),
    ),
    "follow_ups": ("placement", "day", "due_on", "is_open", "status"),
    "attributions": ("placement", "agency", "credit", "basis", "is_disputed"),
}


def shown(network: Network) -> Rows:
    """What the views show."""
    return {view: set(network.rows(view, *columns)) for view, columns in COLUMNS.items()}


def expected(now: Present) -> Rows:
    """What they should show."""
    running = [p.concerns["seeker"] for p in now.placements.values() if p.ended_on is None]
    return {
        "pool": {
            (seeker, person.agency, person.left_on, running.count(seeker))
            for seeker, person in now.people.items()
        },
        "referrals": {
            (id_, r.seeker, r.from_agency, r.to_agency, r.status)
            for id_, r in now.referrals.items()
        },
        "openings": {
            (
                *(opening, _status(job), job.offers[-1].places),
                *(job.taken_on(FOR_EVER), job.times_nominated),
            )
            for opening, job in now.jobs.items()
        },
        "answers": {
            (opening, agency, *answer)
            for opening, job in now.jobs.items()
            for agency, answer in job.answers.items()
        },
        "interests": {
            (opening, seeker, max(days), seeker in job.nominees)
            for opening, job in now.jobs.items()
            for seeker, days in job.wanted_by.items()
        },
        "nominations": {(id_, nomination.status) for id_, nomination in now.nominations.items()},
        "placements": {
            (
                *(id_, p.started_on, p.ended_on),
                p.moved_on if p.is_paused and p.ended_on is None else None,
                *p.terms_on(FOR_EVER).values(),
            )
            for id_, p in now.placements.items()
        },
        "follow_ups": {
            (id_, day, p.due_on(day), day not in p.answered, p.checkpoints.get(day, (None,))[0])
            for id_, p in now.placements.items()
            for day in p.follow_ups()
        },
        "attributions": {
            (id_, agency, p.credit.of(agency), p.credit.basis, p.credit.disputed_on is not None)
            for id_, p in now.placements.items()
            for agency in p.credit.concerned
        },
    }


def _status(job: Job) -> str:
    return "filled" if job.is_full and job.status != "closed" else job.status


def may_see(rows: list[PoolRow], actor: Actor, today: date) -> dict[str, tuple[bool, bool]]:
    """Of which job seekers somebody sees the profile, and the name."""
    viewer = Viewer.of(actor)
    return {
        row.seeker: (viewer.may_see_profile(row, today), viewer.may_see_name(row, today))
        for row in rows
    }


def should_see(now: Present, actor: Actor, today: date) -> dict[str, tuple[bool, bool]]:
    """The own agency sees its people; agencies and coordinator see what a live consent shares.

    An agency with a placement of theirs that goes on sees whom it looks after.
    """
    seen = {}
    for seeker, person in now.people.items():
        is_own = actor.role == "agency" and actor.agency == person.agency
        consent = person.shares_on(today) if person.left_on is None else None
        in_network = actor.role in ("agency", "coordinator")
        profile = in_network and consent is not None
        name = in_network and consent is not None and consent.scope == "network_with_name"
        looks_after = actor.role == "agency" and any(
            p.ended_on is None
            and (p.concerns["seeker"], p.concerns["agency"]) == (seeker, actor.agency)
            for p in now.placements.values()
        )
        seen[seeker] = (is_own or profile, is_own or name or looks_after)
    return seen
