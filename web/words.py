"""How codes, dates and refusals are put into words on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from flask_babel import format_date, format_datetime, format_decimal
from flask_babel import gettext as _

from domain.decisions.refusals import Refused
from domain.facts import vocabulary
from domain.facts.reference import reference
from domain.facts.vocabulary import N_
from projections.folds.nominations import NominationRow
from projections.folds.placements import PlacementRow
from projections.queries.people import Person
from web.services import services

CODE = re.compile(r"\b([0-9A-Z]{4})-([0-9A-Z]{4})\b")  # a reference in running text
DAY = "d\u00a0MMM\u00a0yyyy"  # with spaces that hold it together


def in_words(code: str | None, words: Mapping[str, str]) -> str:
    """The words of a code; nothing for no code."""
    return _(words[code]) if code is not None and code in words else (code or "")


def day(value: date | None) -> str:
    """A date as people write it, never broken over two lines."""
    return str(format_date(value, DAY)) if value else ""


def moment(value: datetime | None) -> str:
    """A moment in the network's zone."""
    if value is None:
        return ""
    local = value.astimezone(services().zone)
    return str(format_datetime(local, f"{DAY}, HH:mm", rebase=False))


def interview_time(row: NominationRow) -> str:
    """The local time of an interview, with its zone where that is not the network's."""
    if row.interview_at is None or row.time_zone in (None, services().zone.key):
        return row.interview_at or ""
    return f"{row.interview_at} ({row.time_zone})"


def refusal_words(refused: Refused) -> str:
    """What was refused and what to do next, as one text."""
    params = {
        name: day(value) if isinstance(value, date) else value
        for name, value in refused.params.items()
    }
    refusal = refused.refusal
    return f"{_(refusal.sentence) % params} {_(refusal.next_step) % params}"


# (words, tone) of each status: never colour alone (see parts/parts.html).
OPENING_STATUS = {
    "open": (N_("Open"), "good"),
    "paused": (N_("Paused"), "waiting"),
    "filled": (N_("Filled"), "ended"),
    "closed": (N_("Closed"), "ended"),
}
NOMINATION_STATUS = {
    "nominated": (N_("Waiting for the employer"), "waiting"),
    "shortlisted": (N_("The employer wants to see them"), "waiting"),
    "interview_scheduled": (N_("Interview agreed"), "waiting"),
    "interview_missed": (N_("Interview did not take place"), "attention"),
    "interview_cancelled": (N_("Interview called off"), "attention"),
    "interviewed": (N_("Interviewed"), "waiting"),
    "offered": (N_("Job offered"), "waiting"),
    "offer_declined": (N_("They said no to the offer"), "attention"),
    "no_longer_open": (N_("No longer open"), "ended"),
    "placed": (N_("Hired"), "good"),
    "declined": (N_("The employer said no"), "ended"),
    "withdrawn": (N_("Taken back"), "ended"),
}
INTERVIEW_STATE = {
    "agreed": (N_("Agreed"), "waiting"),
    "held": (N_("It took place"), "good"),
    "missed": (N_("It did not take place"), "attention"),
    "cancelled": (N_("Called off"), "ended"),
}
REFERRAL_STATUS = {
    "waiting": (N_("Waits for an answer"), "waiting"),
    "stale": (N_("No answer in time"), "attention"),
    "accepted": (N_("Accepted"), "good"),
    "declined": (N_("Declined"), "ended"),
    "withdrawn": (N_("Taken back"), "ended"),
    "closed": (N_("Closed"), "ended"),
}
FOLLOW_UP_STATE = {
    "coming": (N_("Coming up"), "neutral"),
    "due": (N_("Due now"), "waiting"),
    "overdue": (N_("Overdue"), "attention"),
    "waiting": (N_("Put off"), "ended"),
}


def placements(hundredths: int) -> str:
    """Hundredths of a placement as a number of placements: exact, with two digits."""
    return str(format_decimal(Decimal(hundredths).scaleb(-2), "#,##0.00"))


def placement_status(row: PlacementRow) -> dict[str, str]:
    """How a placement stands, as `status` gives it."""
    if row.ended_on:
        return {"status": _("Ended %(day)s", day=day(row.ended_on)), "tone": "ended"}
    if row.paused_on:
        return {"status": _("Pauses since %(day)s", day=day(row.paused_on)), "tone": "waiting"}
    return {"status": _("At work"), "tone": "good"}


def status(code: str, words: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """A status as `parts.status` and `parts.data_table` take it."""
    text, tone = words[code]
    return {"status": _(text), "tone": tone}


def whom(person: Person, href: str | None = None) -> dict[str, str | None]:
    """A person as `parts.person_ref` and `parts.data_table` take it."""
    return {"reference": person.reference, "name": person.name, "href": href}


def full_name(person: Person) -> str:
    """A person in running text: the name where it may be shown, and the reference code."""
    code = unbroken(person.reference)
    return f"{person.name} ({code})" if person.name else code


def unbroken(text: str) -> str:
    """The text with reference codes that are never broken over two lines at their hyphen."""
    return CODE.sub("\\1\u2011\\2", text)


FILTERS = {
    "in_words": in_words,
    "day": day,
    "moment": moment,
    "interview_time": interview_time,
    "reference": reference,
    "opening_status": lambda code: status(code, OPENING_STATUS),
    "nomination_status": lambda code: status(code, NOMINATION_STATUS),
    "placement_status": placement_status,
    "placements": placements,
    "interview_state": lambda code: status(code, INTERVIEW_STATE),
    "referral_status": lambda one: status(
        "stale" if one.is_stale else one.row.status, REFERRAL_STATUS
    ),
    "follow_up_state": lambda code: status(code, FOLLOW_UP_STATE),
    "whom": whom,
    "full_name": full_name,
}
# The lists of codes, for `code|in_words(words.REGIONS)`.
GLOBALS = {"words": vocabulary}
