"""What a reminder says: what is due, for whom, by when, why, where to record it, how it stops.

It names nobody. Anyone may see over a shoulder, or forward it: a reference code and a link that
asks for a sign-in are enough for those whom it is meant for. It says so as text and as HTML.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from domain.accounts.store import User
from domain.decisions.stages import Reminder
from domain.facts.reference import reference
from domain.facts.vocabulary import N_, REMINDER_STAGES
from projections.folds.follow_ups import FollowUpRow
from scheduler import markup
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
RECORD_HERE = N_("Record the answer here (you sign in first)")
WHY = N_(
    "Why you get this: the network asks how each placement goes after %(day)d days, and nobody has"
    " recorded the answer yet. %(role)s"
)
HOW_IT_STOPS = N_(
    "Once the answer is recorded, no further reminder of this checkpoint comes. It can be recorded"
    " from %(opens_on)s on. Under Follow-ups you can also put it off, or hand it over."
)
TO_STAFF = N_("You work for the agency that supports this job seeker.")
TO_COORDINATOR = N_("You coordinate the network: please see to it that somebody asks.")
DIGEST_SUBJECT = N_("Follow-ups of %(day)s: %(number)d to see to")
DIGEST_WHY = N_(
    "Why you get this: these wait for somebody of your agency or for you, and you asked for one"
    " e-mail a day."
)
ITEM = N_("%(day)d-day checkpoint, job seeker %(reference)s")
CHANGE = N_("Change how these e-mails come")
SENDER_NAME = N_("Commonplace")


class Envelope(NamedTuple):
    """What every letter of a run has in common."""

    network: str
    sender: str | None
    public_url: str
    now: datetime


class Section(NamedTuple):
    """A part of an e-mail of the day: what it is about, what is known, and where to go."""

    title: str
    facts: list[tuple[str, str]]
    link: str
    action: str


def message_id(network: str, row: FollowUpRow, reminder: Reminder, public_url: str) -> str:
    """The reminder's Message-ID (RFC 5322), the same whoever works it out.

    It goes out into the world, so it holds a digest of the placement's id in place of the id.
    """
    placement = uuid5(NAMESPACE_URL, f"{network}/{row.placement}").hex
    which = f"{reminder.stage}.{row.day}.{reminder.reminds_on}.{placement}"
    return f"<{which}@{domain_of(public_url)}>"


def compose(
    row: FollowUpRow, stage: str, claimed_id: str, to: User, envelope: Envelope
) -> EmailMessage:
    """The reminder for one reader. Its Message-ID is the claimed one with a mark of the reader."""
    words = _words(row) | {"role": TO_STAFF if to.agency else TO_COORDINATOR}
    link = _link(row, envelope)
    subject, beginning = SUBJECTS[stage] % words, BEGINNINGS[stage] % words
    why, how_it_stops = WHY % words, HOW_IT_STOPS % words
    text = "\n\n".join(
        (beginning, _listed(_facts(row)), f"{RECORD_HERE}:\n{link}", why, how_it_stops)
    )
    parts = (
        markup.paragraph(beginning),
        markup.facts(_facts(row)),
        markup.link(link, RECORD_HERE),
        markup.paragraph(why),
        markup.paragraph(how_it_stops),
    )
    return message(subject, text, parts, for_reader(claimed_id, to), to, envelope)


def section(row: FollowUpRow, stage: str, envelope: Envelope) -> Section:
    """A checkpoint as a part of an e-mail of the day."""
    how_it_stands = ("How it stands", REMINDER_STAGES[stage])
    return Section(
        ITEM % _words(row), [how_it_stands, *_facts(row)[1:]], _link(row, envelope), RECORD_HERE
    )


def compose_digest(
    sections: Sequence[Section], day: date, to: User, envelope: Envelope
) -> EmailMessage:
    """One letter about several things."""
    subject = DIGEST_SUBJECT % {"day": in_words(day), "number": len(sections)}
    texts, parts = [], []
    for title, facts, link, action in sections:
        texts.append(f"{title}\n{_listed(facts)}\n{link}")
        parts += [markup.heading(title), markup.facts(facts), markup.link(link, action)]
    text = "\n\n".join((*texts, DIGEST_WHY))
    own_id = f"<digest.{day}.{person_of(envelope.network, to)}@{domain_of(envelope.public_url)}>"
    return message(subject, text, (*parts, markup.paragraph(DIGEST_WHY)), own_id, to, envelope)


def person_of(network: str, to: User) -> str:
    """A person in the Message-ID of an e-mail of the day: a digest that tells nothing."""
    return uuid5(NAMESPACE_URL, f"{network}/{to.id}").hex


def message(
    subject: str,
    text: str,
    parts: Sequence[str],
    own_id: str,
    to: User,
    envelope: Envelope,
) -> EmailMessage:
    """A letter as text and as HTML."""
    preferences = f"{envelope.public_url.rstrip('/')}/account/e-mails"
    letter = EmailMessage(policy=WHOLE_LINES)
    host = domain_of(envelope.public_url)
    letter["From"] = f"{SENDER_NAME} <{envelope.sender or f'commonplace@{host}'}>"
    letter["To"] = to.email
    letter["Subject"] = subject
    letter["Date"] = format_datetime(envelope.now)
    letter["Message-ID"] = own_id
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "out of office" comes back
    letter["List-Unsubscribe"] = f"<{preferences}>"  # RFC 2369
    letter.set_content(f"{text}\n")
    html = markup.page(subject, (*parts, markup.link(preferences, CHANGE)))
    letter.add_alternative(html, subtype="html")
    return letter


def _words(row: FollowUpRow) -> dict[str, object]:
    return {
        "day": row.day,
        "reference": reference(row.seeker),
        "opens_on": in_words(row.opens_on),
    }


def _facts(row: FollowUpRow) -> list[tuple[str, str]]:
    return [
        ("Job seeker", reference(row.seeker)),
        ("Due on", in_words(row.due_on)),
        ("Last day on time", in_words(row.closes_on)),
    ]


def _listed(facts: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{label + ':':<19} {value}" for label, value in facts)


def _link(row: FollowUpRow, envelope: Envelope) -> str:
    placement = f"{envelope.public_url.rstrip('/')}/placements/{quote(row.placement, safe='')}"
    return f"{placement}/checkpoints/{row.day}"


def for_reader(claimed_id: str, to: User) -> str:
    """Two messages never share a Message-ID, and a repeat of one always does."""
    left, _, right = claimed_id.partition("@")
    return f"{left}.{mark_of(to)}@{right}"


def mark_of(to: User) -> str:
    """A reader in a Message-ID."""
    return hashlib.sha256(to.id.encode()).hexdigest()[:12]


def domain_of(public_url: str) -> str:
    """The name after the @ of our own addresses. An IP address stands in brackets there."""
    host = urlsplit(public_url).hostname or "localhost"
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return f"[{host}]" if address.version == 4 else f"[IPv6:{host}]"


def in_words(day: date) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B %Y}"
