"""Entries of a history in words: translated, with dates as people write them, as text and JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

import msgspec
from babel.dates import format_date

from domain.facts.vocabulary import N_
from domain.ledger.canonical import canonical
from projections.queries.entries import Entry, Recorder, Value
from projections.queries.names import Translate, as_is

WIDTH = 96  # letters in a line of text
MARGIN = " " * 13  # as wide as the date column
DATE = "d MMM yyyy"
HIDDEN = N_("Personal details are hidden.")
WERE_ERASED = N_("Personal details were erased.")
WAS_STRUCK = N_("Struck on %(day)s by %(who)s: %(reason)s.")
RECORDED_BY = N_("Recorded by %(who)s.")
RECORDED_BY_ON = N_("Recorded by %(who)s on %(day)s.")


def sentence(entry: Entry, translate: Translate = as_is, locale: str = "en") -> str:
    """What happened, in one sentence."""
    return translate(entry.sentence_template) % {
        name: _text(value, name in entry.coded_params, translate, locale)
        for name, value in entry.params.items()
    }


def details(
    entry: Entry, translate: Translate = as_is, locale: str = "en"
) -> list[tuple[str, str]]:
    """(label, text) of everything that the sentence does not say."""
    return [
        (
            translate(detail.label),
            _text(detail.value, detail.code is not None, translate, locale),
        )
        for detail in entry.details
    ]


def struck(entry: Entry, translate: Translate = as_is, locale: str = "en") -> str:
    """That an entry was a mistake, when that was said and why; nothing for one that stands."""
    if entry.struck is None:
        return ""
    return translate(WAS_STRUCK) % {
        "day": format_date(entry.struck.recorded_on, DATE, locale=locale),
        "who": who(entry.struck.recorded_by, translate),
        "reason": translate(entry.struck.reason),
    }


def recorder(entry: Entry, translate: Translate = as_is) -> str:
    """Who recorded it: the role, and the agency's name."""
    return who(entry.recorded_by, translate)


def who(by: Recorder, translate: Translate = as_is) -> str:
    """A role and an agency's name."""
    return ", ".join(part for part in (translate(by.words), by.agency) if part)


def render_text(entries: Sequence[Entry], translate: Translate = as_is, locale: str = "en") -> str:
    """The story for a terminal. When it was recorded is told where that was another day."""
    return "\n".join(line for entry in entries for line in _lines(entry, translate, locale))


def to_json(entries: Sequence[Entry]) -> str:
    """The entries as one JSON list, each with its sentence."""
    return canonical([{**msgspec.to_builtins(e), "sentence": sentence(e)} for e in entries])


def _lines(entry: Entry, translate: Translate, locale: str) -> list[str]:
    day = format_date(entry.happened_on, DATE, locale=locale)
    told = [f"{label}: {text}" for label, text in details(entry, translate, locale)]
    is_same_day = entry.recorded_on == entry.happened_on
    below = [
        "; ".join(told),
        struck(entry, translate, locale),
        translate(WERE_ERASED) if entry.is_erased else "",
        translate(HIDDEN) if entry.hidden else "",
        translate(RECORDED_BY if is_same_day else RECORDED_BY_ON)
        % {
            "who": recorder(entry, translate),
            "day": format_date(entry.recorded_on, DATE, locale=locale),
        },
    ]
    first = f"{day:>11}  "
    return [
        *textwrap.wrap(
            sentence(entry, translate, locale),
            WIDTH,
            initial_indent=first,
            subsequent_indent=MARGIN,
        ),
        *(
            line
            for text in below
            for line in textwrap.wrap(text, WIDTH, initial_indent=MARGIN, subsequent_indent=MARGIN)
        ),
    ]


def _text(value: Value, is_words: bool, translate: Translate, locale: str) -> str:
    if isinstance(value, date):
        return format_date(value, DATE, locale=locale)
    if isinstance(value, list):
        return ", ".join(_text(part, is_words, translate, locale) for part in value)
    return translate(value) if is_words and isinstance(value, str) else str(value)
