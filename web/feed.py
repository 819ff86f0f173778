"""Follow-ups and interviews as one calendar (RFC 5545, RFC 7986): same facts, same bytes.

It names nobody, and says less than a page does: whoever has its address reads it, and the address
lies with the calendar's provider. A reference code and a link that asks for a sign-in are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import url_for
from flask_babel import gettext as _
from icalendar import Calendar, Event, Timezone

from projections.queries.due_days import DueDay
from projections.queries.invitations import Invitation
from web.invitations import about, empty_calendar, interview, way_back
from web.words import day

ASK_AGAIN = timedelta(hours=1)
A_YEAR = timedelta(days=366)


def feed(
    title: str, due: Sequence[DueDay], interviews: Sequence[Invitation], public_url: str
) -> bytes:
    """The file. `public_url`: where people find the pages."""
    file = empty_calendar()
    file.add("name", title)
    file.add("x-wr-calname", title)  # what programs read that do not know RFC 7986
    file.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "PT1H")
    for checkpoint in due:
        file.add_component(_checkpoint(checkpoint, public_url))
    for found in interviews:
        file.add_component(_interview(found, public_url))
    for zone in _zones(file, interviews):
        file.add_component(zone)
    return bytes(file.to_ical())


def _checkpoint(due: DueDay, public_url: str) -> Event:
    path = url_for("placements.checkpoint", placement=due.placement, day=due.day)
    words = {"days": due.day, "reference": due.reference}
    event = Event()
    event.add("uid", due.uid)
    event.add("sequence", due.sequence)
    event.add("dtstamp", due.changed_at)
    event.add("last-modified", due.changed_at)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it takes a moment of the day, not the day
    event.add("summary", _("%(days)s-day checkpoint: job seeker %(reference)s", **words))
    event.add("dtstart", due.ask_on)
    event.add("dtend", due.ask_on + timedelta(days=1))
    lines = [
        _("Ask how the job goes, and record the answer."),
        _("Last day on time: %(day)s", day=day(due.closes_on)),
    ]
    return _ending(event, lines, public_url + path)


def _interview(found: Invitation, public_url: str) -> Event:
    path = url_for("nominations.nomination", nomination=found.nomination.row.nomination)
    event = interview(found)
    event.add("last-modified", found.changed_at)
    return _ending(event, about(found), public_url + path)


def _ending(event: Event, lines: Sequence[str], link: str) -> Event:
    event.add("description", "\n".join([*lines, way_back(link)]))
    event.add("url", link)
    event.add("class", "PRIVATE")
    return event


def _zones(file: Calendar, interviews: Sequence[Invitation]) -> Iterator[Timezone]:
    """What each zone means, over the years that are told of: not every program has a list."""
    days = [found.day for found in interviews]
    for key in sorted(file.get_missing_tzids()):
        yield Timezone.from_tzinfo(ZoneInfo(key), key, min(days) - A_YEAR, max(days) + A_YEAR)
