"""Headings that name the agency, region or kind of work that was chosen, on every way out.

A figure says "The whole network" also where it is of a part of it. The bytes of published reports
have those words and keep them; whoever shows a report puts in what it is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from domain.facts.vocabulary import N_, OCCUPATIONS, REGIONS
from projections.outcomes.figures import (
    OWN_AGENCY,
    THE_NETWORK,
    Figure,
    Question,
    Report,
    Words,
    named,
)


def headed(report: Report, agencies: Mapping[str, str]) -> Report:
    """The report, saying in its headings of which part of the network it is."""
    says = _says(report.question, agencies)
    if not says:
        return report
    figures = tuple(_figure(one, says) for one in report.figures)
    return msgspec.structs.replace(report, figures=figures)


def _says(asked: Question, agencies: Mapping[str, str]) -> list[tuple[Words, Words]]:
    """Words that a report has, and what they stand for in it."""
    if asked.agency:
        return [(THE_NETWORK, named(agencies.get(asked.agency, asked.agency)))]
    for code, words in ((asked.region, REGIONS), (asked.occupation, OCCUPATIONS)):
        if code:
            part = Words(words.get(code, code))
            return [
                (whole, Words(N_("%(whole)s, %(part)s"), {"whole": whole, "part": part}))
                for whole in (THE_NETWORK, OWN_AGENCY)
            ]
    return []


def _figure(figure: Figure, says: list[tuple[Words, Words]]) -> Figure:
    return msgspec.structs.replace(
        figure,
        title=_put(figure.title, says),
        sentence=_put(figure.sentence, says),
        columns=tuple(_labelled(one, says) for one in figure.columns),
        lines=tuple(_labelled(one, says) for one in figure.lines),
    )


def _labelled(one: Any, says: list[tuple[Words, Words]]) -> Any:
    """A row or a column."""
    return msgspec.structs.replace(one, label=_put(one.label, says))


def _put(words: Words, says: list[tuple[Words, Words]]) -> Words:
    for found, instead in says:
        if words == found:
            return instead
    params = {
        name: _put(value, says) if isinstance(value, Words) else value
        for name, value in words.params.items()
    }
    return Words(words.text, params)
