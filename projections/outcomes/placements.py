"""Placements that started in a period: how many, where, and on what terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.facts.vocabulary import N_, OCCUPATIONS, REGIONS, TERMS
from projections.outcomes.figures import Figure, Line, Words, count, share
from projections.outcomes.scopes import Said, columns, mean, median, scopes
from projections.outcomes.showing import Seen

PLACEMENTS = "placements"
MINIMUM_WAGE = "minimum_wage"  # the code of the figure
TERM, OCCUPATION, REGION = "term ", "occupation ", "region "
HOURS, WAGE = "hours a week", "hourly wage"
# Those whose hourly wage can be held against a minimum wage of their first day, and the others.
COMPARED, UNCOMPARED = "wage compared", "wage not compared"
ABOVE, NOT_ABOVE = "wage above the minimum", "wage not above the minimum"
AT_MINIMUM, BELOW = "wage at the minimum", "wage below the minimum"
STARTED = Words(N_("Placements that started in the period. A person may hold two."))
NUMBER = Said("count", Words(N_("Placements")), "count")
PART = Said("share", Words(N_("Share")), "percent")


def placements(seen: Seen) -> Figure:
    """How many started, for good or for a time."""
    lines = [_line(seen, "all", Words(N_("All placements")), PLACEMENTS)]
    lines += [_line(seen, code, Words(words), f"{TERM}{code}") for code, words in TERMS.items()]
    started = seen.count(PLACEMENTS)
    sentence = Words(N_("How many placements started is hidden to protect small groups."))
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


def terms(seen: Seen, has_minimum: bool) -> Figure:
    """Hours and wages on the first day. `has_minimum`: the network agreed on a minimum wage."""
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
        # Reports that were published before there was any say so too, and keep their bytes.
        notes=()
        if has_minimum
        else (
            Words(
                N_(
                    "The share above the local minimum wage is not known: the network has not"
                    " recorded a minimum wage."
                )
            ),
        ),
    )


def minimum_wage(seen: Seen) -> Figure:
    """How many are paid more than the least that may be paid where they work."""
    lines = tuple(
        _line(seen, code, Words(words), measure, COMPARED)
        for code, words, measure in (
            ("compared", N_("All that can be compared"), COMPARED),
            ("above", N_("Above the minimum wage"), ABOVE),
            ("not_above", N_("Not above it"), NOT_ABOVE),
            ("at", N_("Exactly at it"), AT_MINIMUM),
        )
    )
    compared = seen.count(COMPARED)
    return Figure(
        code=MINIMUM_WAGE,
        title=Words(N_("Wages above the minimum wage")),
        sentence=_above(compared, lines[1].cells[-1].value),
        head=Words(N_("Hourly wage on the first day of work")),
        columns=columns(seen, (NUMBER, PART)),
        lines=lines,
        denominator=Words(
            N_(
                "Placements that started in the period, whose hourly wage is recorded, and for"
                " which a minimum wage was in force on the first day of work."
            )
        ),
        notes=(WHICH_MINIMUM, WHY_HIDDEN) if compared is None else (WHICH_MINIMUM,),
    )


WHICH_MINIMUM = Words(
    N_(
        "The minimum wage is that of the opening's region; where a region has none of its own, that"
        " of the whole network."
    )
)
WHY_HIDDEN = Words(
    N_(
        "While only a few placements cannot be compared, the others are not shown, so that nobody"
        " can be told apart. To see them, record the wages that are missing."
    )
)


def _above(compared: int | None, percent: str | None) -> Words:
    if compared == 0:
        return Words(
            N_(
                "No placement can be compared: no wage is recorded, or no minimum wage was in"
                " force on the first day."
            )
        )
    if percent is None:
        return Words(N_("The groups are too small to show how many are above it."))
    return Words(
        N_("%(percent)s %% of the placements start with more than the minimum wage."),
        {"percent": percent},
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
        return Words(N_("Where the placements are is hidden to protect small groups."))
    most = max(shown, key=lambda line: int(line.cells[column].value or 0))
    return Words(
        N_("Most of those that can be shown: %(what)s, with %(number)s placements."),
        {"what": most.label, "number": int(most.cells[column].value or 0)},
    )


def _line(seen: Seen, code: str, words: Words, measure: str, within: str = PLACEMENTS) -> Line:
    cells = []
    for _, who, _ in scopes(seen):
        number = seen.count(measure, who)
        cells += [count(number), share(number, seen.count(within, who))]
    return Line(code, words, tuple(cells))
