"""What a reminder says: what is due, for whom, by when, why, where to record it, how it stops.

It names nobody. Anyone may see over a shoulder, or forward it: a reference code and a link that
asks for a sign-in are enough for those whom it is meant for.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from domain.accounts.store import User
from domain.decisions.stages import Reminder
from domain.facts.reference import reference
from domain.facts.vocabulary import N_
from projections.folds.follow_ups import FollowUpRow
from scheduler.delivery import WHOLE_LINES

SUBJECTS = {
    "coming": N_("%(day)d-day checkpoint coming up: job seeker %(reference)s"),
    "due": N_("%(day)d-day checkpoint due: job seeker %(reference)s"),
    "overdue": N_("%(day)d-day checkpoint overdue: job seeker %(reference)s"),
    "escalated": N_("%(day)d-day checkpoint still not recorded: job seeker %(reference)s"),
    "again": N_("%(day)d-day checkpoint to ask for again: job seeker %(reference)s"),
    "handed": N_("%(day)d-day checkpoint handed over to you: job seeker %(reference)s"),
}
BEGINNINGS = {
    "coming": N_("The %(day)d-day checkpoint of a placement comes up. You may ask already."),
    "due": N_(
        "The %(day)d-day checkpoint of a placement is due. Please ask how it goes, and record the"
        " answer."
    ),
    "overdue": N_(
        "The %(day)d-day checkpoint of a placement was due, and nobody has recorded how it goes."
        " Please ask, and record the answer."
    ),
    "escalated": N_(
        "The %(day)d-day checkpoint of a placement was due, and nobody has recorded how it goes."
        " The agency and the coordinator are both told: please agree who asks."
    ),
    "again": N_(
        "The %(day)d-day checkpoint of a placement was put off until now, or nobody was reached."
        " Please ask how it goes, and record the answer."
    ),
    "handed": N_(
        "The %(day)d-day checkpoint of a placement was handed over to you. Please ask how it goes,"
        " and record the answer."
    ),
}
BODY = N_(
    """\
%(beginning)s

Job seeker:         %(reference)s
Due on:             %(due_on)s
Last day on time:   %(closes_on)s

Record the answer here (you sign in first):
%(link)s

Why you get this: the network asks how each placement goes after %(day)d days, and nobody has
recorded the answer yet. %(role)s

Once the answer is recorded, no further reminder of this checkpoint comes. It can be recorded from
%(opens_on)s on. You can also put it off, or hand it over to a colleague, under Follow-ups.
"""
)
TO_STAFF = N_("You work for the agency that supports this job seeker.")
TO_COORDINATOR = N_("You coordinate the network: please see to it that somebody asks.")
SENDER_NAME = N_("Commonplace")


def message_id(network: str, row: FollowUpRow, reminder: Reminder, public_url: str) -> str:
    """The reminder's Message-ID (RFC 5322), the same whoever works it out.

    It goes out into the world, so it holds a digest of the placement's id in place of the id.
    """
    placement = uuid5(NAMESPACE_URL, f"{network}/{row.placement}").hex
    which = f"{reminder.stage}.{row.day}.{reminder.reminds_on}.{placement}"
    return f"<{which}@{_domain(public_url)}>"


def compose(
    row: FollowUpRow,
    stage: str,
    claimed_id: str,
    to: User,
    *,
    sender: str | None,
    public_url: str,
    now: datetime,
) -> EmailMessage:
    """The reminder for one reader. Its Message-ID is the claimed one with a mark of the reader."""
    link = f"{public_url.rstrip('/')}/placements/{quote(row.placement, safe='')}"
    words = {
        "day": row.day,
        "reference": reference(row.seeker),
        "opens_on": _in_words(row.opens_on),
        "due_on": _in_words(row.due_on),
        "closes_on": _in_words(row.closes_on),
        "link": f"{link}/checkpoints/{row.day}",
        "role": TO_STAFF if to.agency else TO_COORDINATOR,
    }
    message = EmailMessage(policy=WHOLE_LINES)
    message["From"] = f"{SENDER_NAME} <{sender or f'commonplace@{_domain(public_url)}'}>"
    message["To"] = to.email
    message["Subject"] = SUBJECTS[stage] % words
    message["Date"] = format_datetime(now)
    message["Message-ID"] = _for_reader(claimed_id, to)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "out of office" comes back
    message.set_content(BODY % (words | {"beginning": BEGINNINGS[stage] % words}))
    return message


def _for_reader(claimed_id: str, to: User) -> str:
    """Two messages never share a Message-ID, and a repeat of one always does."""
    mark = hashlib.sha256(to.id.encode()).hexdigest()[:12]
    left, _, right = claimed_id.partition("@")
    return f"{left}.{mark}@{right}"


def _domain(public_url: str) -> str:
    """The name after the @ of our own addresses. An IP address stands in brackets there."""
    host = urlsplit(public_url).hostname or "localhost"
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return f"[{host}]" if address.version == 4 else f"[IPv6:{host}]"


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
