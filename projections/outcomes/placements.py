"""Placements that started in a period: how many, where, and on what terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.facts.vocabulary import N_, OCCUPATIONS, REGIONS, TERMS
from projections.outcomes.figures import Figure, Line, Words, count, share
from projections.outcomes.scopes import Said, columns, mean, median, scopes
from projections.outcomes.showing import Seen

PLACEMENTS = "placements"
TERM, OCCUPATION, REGION = "term ", "occupation ", "region "
HOURS, WAGE = "hours a week", "hourly wage"
STARTED = Words(N_("Placements that started in the period. A person may hold two."))
NUMBER = Said("count", Words(N_("Placements")), "count")
PART = Said("share", Words(N_("Share")), "percent")


def placements(seen: Seen) -> Figure:
    """How many started, for good or for a time."""
    lines = [_line(seen, "all", Words(N_("All placements")), PLACEMENTS)]
    lines += [_line(seen, code, Words(words), f"{TERM}{code}") for code, words in TERMS.items()]
    started = seen.count(PLACEMENTS)
    sentence = Words(N_("Too few placements started to show how many."))
    if started is not None:
        sentence = Words(N_("%(started)s placements started."), {"started": started})
    return Figure(
        code="placements",
        title=Words(N_("Placements")),
        sentence=sentence,
        head=Words(N_("Term")),
        columns=columns(seen, (NUMBER, PART)),
        lines=tuple(lines),
        denominator=STARTED,
    )


def by_occupation(seen: Seen) -> Figure:
    """In what kinds of work."""
    return _breakdown(
        seen,
        "placements_by_occupation",
        Words(N_("Placements by kind of work")),
        Words(N_("Kind of work")),
        OCCUPATION,
        OCCUPATIONS,
    )


def by_region(seen: Seen) -> Figure:
    """In what regions."""
    return _breakdown(
        seen,
        "placements_by_region",
        Words(N_("Placements by region")),
        Words(N_("Region")),
        REGION,
        REGIONS,
    )


def terms(seen: Seen) -> Figure:
    """Hours and wages on the first day."""
    lines = []
    for code, words, measure, unit in (
        ("hours", Words(N_("Hours a week")), HOURS, "hours"),
        ("wage", Words(N_("Hourly wage")), WAGE, "money"),
    ):
        cells = []
        for _, who, _ in scopes(seen):
            cells += [median(seen, measure, who, unit), mean(seen, measure, who, unit)]
        lines.append(Line(code, words, tuple(cells), unit))
    hours = lines[0].cells[-2].value
    return Figure(
        code="placement_terms",
        title=Words(N_("Hours and wages")),
        sentence=Words(
            N_("Half of the placements start with %(hours)s hours a week or more."),
            {"hours": hours},
        )
        if hours
        else Words(N_("Hours and wages on the first day of work.")),
        head=Words(N_("On the first day of work")),
        columns=columns(
            seen,
            (
                Said("median", Words(N_("Median")), "money"),
                Said("mean", Words(N_("Mean")), "money"),
            ),
        ),
        lines=tuple(lines),
        denominator=Words(
            N_("Placements that started in the period and of which hours or wage are recorded.")
        ),
        notes=(
            Words(
                N_(
                    "The share above the local minimum wage is not known: the network has not"
                    " recorded a minimum wage."
                )
            ),
        ),
    )


def _breakdown(
    seen: Seen, code: str, title: Words, head: Words, prefix: str, words: Mapping[str, str]
) -> Figure:
    lines = [_line(seen, one, Words(text), f"{prefix}{one}") for one, text in words.items()]
    lines.append(_line(seen, "unknown", Words(N_("Not recorded")), prefix))
    kept = tuple(line for line in lines if any(cell.value != "0" for cell in line.cells[::2]))
    return Figure(
        code=code,
        title=title,
        sentence=_largest(kept, len(scopes(seen)) * 2 - 2),
        head=head,
        columns=columns(seen, (NUMBER, PART)),
        lines=kept,
        denominator=STARTED,
    )


def _largest(lines: Sequence[Line], column: int) -> Words:
    shown = [line for line in lines if line.cells[column].value is not None]
    if not shown:
        return Words(N_("There are too few placements to show where they are."))
    most = max(shown, key=lambda line: int(line.cells[column].value or 0))
    return Words(
        N_("Most of those that can be shown: %(what)s, with %(number)s placements."),
        {"what": most.label, "number": int(most.cells[column].value or 0)},
    )


def _line(seen: Seen, code: str, words: Words, measure: str) -> Line:
    cells = []
    for _, who, _ in scopes(seen):
        number = seen.count(measure, who)
        cells += [count(number), share(number, seen.count(PLACEMENTS, who))]
    return Line(code, words, tuple(cells))
