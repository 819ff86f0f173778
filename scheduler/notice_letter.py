"""What a reminder of something else than a checkpoint says. It names nobody either."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import quote

from domain.accounts.store import User
from domain.facts.reference import reference
from domain.facts.vocabulary import N_
from projections.queries.notices import Notice
from scheduler import markup
from scheduler.letter import Envelope, Section, domain_of, for_reader, in_words, message

SUBJECTS = {
    "interview": N_("Interview on %(day)s: job seeker %(reference)s"),
    "referral": N_("A referral waits for your answer: job seeker %(reference)s"),
    "opening": N_("An opening waits for the answer of your agency"),
    "consent": N_("A consent ends on %(day)s: job seeker %(reference)s"),
    "interest": N_("An interest needs to be confirmed again: job seeker %(reference)s"),
}
TEXTS = {
    "interview": N_(
        "An interview is agreed for %(when)s. Please see to it that everything is arranged."
    ),
    "referral": N_("A job seeker was referred to your agency. The answer was due on %(day)s."),
    "opening": N_(
        "An employer's opening waits for the answer of your agency, due on %(day)s. \u201cNobody"
        " right now\u201d is an answer too."
    ),
    "consent": N_(
        "After %(day)s nothing of this job seeker is shared any more. Please ask whether they want"
        " to go on, and record what they say."
    ),
    "interest": N_(
        "This job seeker wanted an opening that is still open. Since %(day)s that counts no longer:"
        " please ask again before you nominate them."
    ),
}
AT = N_("%(day)s at %(time)s")
LOOK_HERE = N_("Look at it here (you sign in first)")
WHY = N_("Why you get this: you work for the agency that sees to it. It comes once.")
WHY_COORDINATOR = N_(
    "Why you get this: you coordinate the network, and the agency could not be reached by e-mail."
)


def compose_notice(notice: Notice, claimed_id: str, to: User, envelope: Envelope) -> EmailMessage:
    """The reminder for one reader. Its Message-ID is the claimed one with a mark of the reader."""
    words, link = _words(notice), _link(notice, envelope)
    subject, text = SUBJECTS[notice.reminder_of] % words, TEXTS[notice.reminder_of] % words
    why = WHY if to.agency else WHY_COORDINATOR
    parts = (markup.paragraph(text), markup.link(link, LOOK_HERE), markup.paragraph(why))
    plain = "\n\n".join((text, f"{LOOK_HERE}:\n{link}", why))
    return message(subject, plain, parts, for_reader(claimed_id, to), to, envelope)


def notice_section(notice: Notice, envelope: Envelope) -> Section:
    """The same as a part of an e-mail of the day."""
    title = SUBJECTS[notice.reminder_of] % _words(notice)
    facts = [("Day", in_words(notice.on))]
    if notice.at:
        facts.append(("Time", notice.at))
    return Section(title, facts, _link(notice, envelope), LOOK_HERE)


def notice_message_id(notice: Notice, envelope: Envelope) -> str:
    """Its Message-ID, the same whoever works it out. Its id is a digest that tells nothing."""
    host = domain_of(envelope.public_url)
    return f"<{notice.reminder_of}.{notice.reminds_on}.{notice.id}@{host}>"


def _words(notice: Notice) -> dict[str, str]:
    day = in_words(notice.on)
    return {
        "day": day,
        "when": AT % {"day": day, "time": notice.at} if notice.at else day,
        "reference": reference(notice.seeker) if notice.seeker else "",
    }


def _link(notice: Notice, envelope: Envelope) -> str:
    """Where it is seen to."""
    kind, thing = notice.thing
    return f"{envelope.public_url.rstrip('/')}/{kind}s/{quote(thing, safe='')}"
