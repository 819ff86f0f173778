"""What stands around every page: where one can go, who is signed in, how fresh the page is."""

from __future__ import annotations

from typing import Any

import psycopg
from flask import Flask, g, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from domain.facts.vocabulary import N_
from projections.freshness import freshness
from web.services import ledger, person, services, viewer

ROLE_WORDS = {
    "agency": N_("Agency staff"),
    "coordinator": N_("Coordinator"),
    "auditor": N_("Auditor"),
    "operator": N_("Operator"),
}

NETWORK = ("agency", "coordinator", "auditor")
EVERYBODY = (*NETWORK, "operator")

# The menu: each item leads to one page, or to a few that belong together and lead to each other.
# A page is (label, endpoint, roles).
MENU = (
    (N_("Home"), ((N_("Home"), "home.home", EVERYBODY),)),
    (N_("Talent pool"), ((N_("Talent pool"), "seekers.pool", ("agency", "coordinator")),)),
    (N_("Referrals"), ((N_("Referrals"), "referrals.list_referrals", NETWORK),)),
    (N_("Openings"), ((N_("Openings"), "openings.list_openings", NETWORK),)),
    (N_("Placements"), ((N_("Placements"), "placements.list_placements", NETWORK),)),
    (
        N_("Follow-ups"),
        ((N_("Follow-ups"), "follow_ups.list_follow_ups", ("agency", "coordinator")),),
    ),
    (
        N_("Results"),
        (
            (N_("Outcomes"), "outcomes.report", NETWORK),
            (N_("Attribution"), "attribution.report", NETWORK),
            (N_("Funders' schemes"), "schemes.list_schemes", NETWORK),
            (N_("Published reports"), "reports.list_reports", EVERYBODY),
        ),
    ),
    (
        N_("Employers"),
        ((N_("Employers"), "employers.list_employers", ("agency", "coordinator")),),
    ),
    (
        N_("Network"),
        (
            (N_("Agencies"), "agencies.list_agencies", EVERYBODY),
            (N_("Rules"), "network.rules", ("coordinator", "auditor")),
            (N_("System"), "health.page", ("coordinator", "operator")),
        ),
    ),
)
# Pages that stand below an item of the menu under another name.
PART_OF = {
    "calendars": "follow_ups",
    "evidence": "placements",
    "interviews": "openings",
    "nominations": "openings",
    "offers": "openings",
}


def dress(app: Flask) -> None:
    """Give every template the frame's values."""
    app.context_processor(frame)


def frame() -> dict[str, Any]:
    """The variables that `base.html` reads. Without the database, only the bare frame."""
    bare: dict[str, Any] = {"locale": "en", "home_href": url_for("home.home")}
    if g.get("is_database_lost"):
        return bare
    try:
        return bare | _full()
    except psycopg.OperationalError:
        return bare


def _full() -> dict[str, Any]:
    full: dict[str, Any] = {"demonstration": is_made_up()}
    if current_user.is_authenticated:
        full["viewer"] = {
            "name": person().name,
            "role": _(ROLE_WORDS[person().role]),
            "agency": agency_name(),
        }
        full["role"], full["own_agency"] = person().role, person().agency
        full["nav_items"] = nav_items()
        full["freshness"] = freshness(ledger())
    return full


def nav_items() -> list[dict[str, Any]]:
    """The menu of this person's role. An item with several pages has them as `pages`."""
    here = _subject(request.endpoint or "")
    here = PART_OF.get(here, here)
    items = []
    for label, entries in MENU:
        pages = [
            {"label": _(name), "href": url_for(endpoint), "current": _subject(endpoint) == here}
            for name, endpoint, roles in entries
            if person().role in roles
        ]
        if pages:
            items.append(
                {
                    "label": _(label),
                    "href": pages[0]["href"],
                    "current": any(page["current"] for page in pages),
                    "pages": pages if len(pages) > 1 else [],
                }
            )
    return items


def _subject(endpoint: str) -> str:
    return endpoint.partition(".")[0]


def agency_name() -> str | None:
    """The name of the signed-in person's agency."""
    agency = viewer().agency
    if agency is None:
        return None
    network = ledger().database.network
    with ledger().database.connection() as connection:
        row = connection.execute(
            f"SELECT name FROM {network}_views.agencies WHERE agency = %s", [agency]
        ).fetchone()
    return row[0] if row else None


def is_made_up() -> bool:
    """Whether this ledger is a demonstration."""
    database = services().ledger.database
    with database.connection() as connection:
        row = connection.execute(f"SELECT EXISTS (SELECT FROM {database.network}.made_up)")
        found = row.fetchone()
    return bool(found and found[0])
