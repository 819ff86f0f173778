"""An invitation as a calendar file (RFC 5545, RFC 5546), the same bytes for the same facts.

It names nobody: files are forwarded, and calendars shown to others. A reference code and a link
that asks for a sign-in are enough for those whom it is meant for.
"""

from __future__ import annotations

from datetime import UTC, timedelta, tzinfo
from urllib.parse import urlsplit

from flask_babel import gettext as _
from icalendar import Calendar, Event, vCalAddress

from domain.facts.vocabulary import ACCOMMODATIONS
from projections.queries.invitations import Invitation
from web.words import in_words

PRODUCT = "-//Commonplace//Interviews//EN"
# A calendar needs a length, and nobody says how long an interview will take.
LASTS = timedelta(hours=1)


def empty_calendar() -> Calendar:
    """A file that says who wrote it, and nothing else."""
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    return file


def calendar(found: Invitation, reader: str, link: str) -> bytes:
    """The file for one reader, by e-mail address. `link` is the nomination's page.

    Times are in UTC, so that no change of clocks and no list of zones can move them.
    """
    file = empty_calendar()
    file.add("method", "CANCEL" if found.is_cancelled else "REQUEST")
    event = interview(found, UTC)
    event.add("description", "\n".join([*about(found), *_arranged(found), way_back(link)]))
    event.add("url", link)
    event.add("organizer", _address(f"commonplace@{urlsplit(link).hostname}", CN="Commonplace"))
    event.add("attendee", _address(reader, RSVP="FALSE"))
    file.add_component(event)
    return bytes(file.to_ical())


def interview(found: Invitation, zone: tzinfo | None = None) -> Event:
    """What every calendar shows of an interview; its times in `zone`, else in that of the place."""
    words = {"title": found.nomination.title, "employer": found.nomination.employer_name}
    event = Event()
    event.add("uid", found.uid)
    event.add("sequence", found.sequence)
    event.add("dtstamp", found.changed_at)
    event.add("status", "CANCELLED" if found.is_cancelled else "CONFIRMED")
    event.add("summary", _("Interview: %(title)s at %(employer)s", **words))
    if found.starts_at is None:
        event.add("dtstart", found.day)
    else:
        event.add("dtstart", found.starts_at.astimezone(zone) if zone else found.starts_at)
        event.add("duration", LASTS)
    if found.place:
        event.add("location", found.place)
    return event


def about(found: Invitation) -> list[str]:
    """Lines of words about an interview."""
    lines = [
        _("Job seeker: %(reference)s", reference=found.nomination.person.reference),
        _("Agency: %(agency)s", agency=found.nomination.agency_name),
    ]
    if found.starts_at is not None:
        at, zone = found.starts_at.strftime("%H:%M"), str(found.starts_at.tzinfo)
        lines.append(_("Local time: %(time)s (%(zone)s)", time=at, zone=zone))
    return lines


def way_back(link: str) -> str:
    """The line that leads to the page."""
    return str(_("How it stands (you sign in first): %(link)s", link=link))


def _arranged(found: Invitation) -> list[str]:
    codes = found.nomination.accommodations  # the query opens them for the own agency only
    arranged = ", ".join(in_words(code, ACCOMMODATIONS) for code in codes)
    return [_("Arranged: %(what)s", what=arranged)] if arranged else []


def _address(email: str, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    for name, value in parameters.items():
        address.params[name] = value
    return address
