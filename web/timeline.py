"""What happened to one thing, as `parts.timeline` shows it: newest first, on two clocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from projections.queries import telling
from projections.queries.history import Entry, history
from web.services import ledger, services, viewer
from web.words import day, moment, unbroken


def timeline(*tags: str, only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The story of the things with these tags, each happening once; of some kinds only, if asked.

    Raises NotVisible.
    """
    entries = {
        entry.position: entry
        for tag in tags
        for entry in history(ledger(), viewer(), tag, services().zone)
        if not only or entry.kind in only
    }
    told = sorted(entries.values(), key=lambda entry: (entry.happened_on, entry.position))
    return [shown(entry) for entry in reversed(told)]


def shown(entry: Entry) -> dict[str, Any]:
    """One entry as the timeline shows it."""
    locale = str(get_locale())
    details = telling.details(entry, _, locale)
    if entry.is_erased:
        details.append((_("Personal details"), _(telling.WERE_ERASED)))
    elif entry.hidden:
        details.append((_("Personal details"), _(telling.HIDDEN)))
    known = _("on %(moment)s", moment=moment(entry.recorded_at))
    if entry.is_late:
        known = _("on %(moment)s, later than it happened", moment=moment(entry.recorded_at))
    return {
        "when": day(entry.happened_on),
        "title": unbroken(telling.sentence(entry, _, locale)),
        "details": details,
        "by": telling.recorder(entry, _),
        "known": known,
        "struck": telling.struck(entry, _, locale),
        "tone": "ended" if entry.struck else "neutral",
    }
