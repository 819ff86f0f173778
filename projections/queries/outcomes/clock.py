"""Counts for network lift and the answer clock: openings of a period, who answered, and when."""

from __future__ import annotations

from typing import Any

from projections.outcomes.clock import (
    ANSWERED,
    ANSWERED_OPENINGS,
    ASKED,
    SHORTLISTED_OPENINGS,
    TO_ANSWER,
    TO_NOMINATION,
    TO_SHORTLIST,
)
from projections.outcomes.lift import NOMINATED, OPENINGS, SERVED
from projections.outcomes.tally import NOBODY, Tally
from projections.queries.outcomes.amounts import add_up
from projections.queries.outcomes.hours import before_each_day, business_hours, midday
from projections.queries.outcomes.source import Source

POSTED = " WHERE o.posted_on BETWEEN %(first)s AND %(last)s"
# What an opening of the period may have come to: the measure, its hours, and the SQL of them.
EVENTS = (
    (ANSWERED_OPENINGS, TO_ANSWER, "answered"),
    (SERVED, TO_NOMINATION, "nominated"),
    (SHORTLISTED_OPENINGS, TO_SHORTLIST, "shortlisted"),
)


Hours = dict[str, Any]  # what %(hours)s and %(hours_from)s stand for


def gather(source: Source, holidays: str | None) -> Hours:
    """Gather the openings posted in a period, for it or for any period within it to be counted.

    `holidays` is the region whose public holidays are left out of the business hours.
    """
    first, last = source.question.first, max(source.question.last, source.cut_off)
    hours: Hours = {"hours_from": first, "hours": before_each_day(first, last, holidays)}
    _gather(source, hours)
    return hours


def count(source: Source, tally: Tally, hours: Hours) -> None:
    """Openings posted in the period, with what they came to; and of each agency, alone.

    `hours` are those of what was gathered.
    """
    source.execute("DROP TABLE IF EXISTS pg_temp.posted")
    source.execute(
        f"CREATE TEMP TABLE posted ON COMMIT DROP AS SELECT * FROM pg_temp.gathered AS o{POSTED}"
    )
    numbers = ", ".join(f"count({column})" for _, _, column in EVENTS)
    for where, openings, *reached in source.rows(
        f"SELECT where_, count(*), {numbers} FROM pg_temp.posted GROUP BY 1"
    ):
        tally.add(OPENINGS, NOBODY, where, openings)
        for (measure, _, _), number in zip(EVENTS, reached, strict=True):
            tally.add(measure, NOBODY, where, number)
    # Everybody in the network sees every opening, and whether an agency answers says of nobody
    # that they were put forward.
    tally.of_things.update((OPENINGS, ANSWERED_OPENINGS, ASKED, ANSWERED))
    took = ", ".join(f"{after_posting(column)} AS {column}" for _, _, column in EVENTS)
    add_up(
        source,
        tally,
        f"(SELECT '{NOBODY}' AS who, where_, {took} FROM pg_temp.posted) AS took",
        {hours: column for _, hours, column in EVENTS},
    )
    _count_agencies(source, tally)
    if source.reader.own is not None:
        _time_own_answers(source, tally, hours)


def _gather(source: Source, business: Hours) -> None:
    """A row for each opening: the business hours, on one scale, of all that happened first."""
    firsts = ", ".join(
        f"{at} AT TIME ZONE %(zone)s AS {event}_at, {on} AS {event}_on"
        for event, (at, on) in {
            "posted": ("o.posted_at", "o.posted_on"),
            "answered": ("a.at", "a.on_"),
            "nominated": ("c.nominated_at", "c.nominated_on"),
            "shortlisted": ("c.shortlisted_at", "c.shortlisted_on"),
        }.items()
    )
    events = ("posted", *(column for _, _, column in EVENTS))
    moments = ", ".join(f"{midday(f'{event}_at', f'{event}_on')} AS {event}" for event in events)
    hours = ", ".join(f"{business_hours(event)} AS {event}" for event in events)
    source.execute("DROP TABLE IF EXISTS pg_temp.gathered")
    source.execute(
        "CREATE TEMP TABLE gathered ON COMMIT DROP AS WITH asked AS MATERIALIZED"
        f" (SELECT * FROM {{s}}.openings AS o{POSTED}), firsts AS MATERIALIZED ("
        f"SELECT o.opening, {source.where()} AS where_, {firsts} FROM asked AS o"
        " LEFT JOIN (SELECT opening, min(first_at) AS at, min(first_on) AS on_"
        " FROM asked JOIN {s}.answers USING (opening) GROUP BY 1) AS a USING (opening)"
        " LEFT JOIN (SELECT opening, min(nominated_at) AS nominated_at,"
        " min(nominated_on) AS nominated_on, min(shortlisted_at) AS shortlisted_at,"
        " min(shortlisted_on) AS shortlisted_on"
        " FROM asked JOIN {s}.candidacies USING (opening) GROUP BY 1) AS c USING (opening)),"
        f" moments AS MATERIALIZED (SELECT opening, where_, posted_on, {moments} FROM firsts)"
        f" SELECT opening, where_, posted_on, {hours} FROM moments",
        **business,
    )


def _count_agencies(source: Source, tally: Tally) -> None:
    """Of each agency: what it was asked, what it answered, and for which it nominated somebody."""
    agency = source.each_agency("g.agency")
    for who, where, asked in source.rows(
        f"SELECT {agency}, where_, sum(openings)::bigint FROM"
        " (SELECT posted_on, where_, count(*) AS openings FROM pg_temp.posted GROUP BY 1, 2) AS d"
        " JOIN {s}.agencies AS g ON g.joined_on <= d.posted_on"
        " AND (g.left_on IS NULL OR g.left_on > d.posted_on) GROUP BY 1, 2"
    ):
        tally.add(ASKED, who, where, asked)
    for who, where, answered in source.rows(
        f"SELECT {agency}, p.where_, count(*)"
        " FROM pg_temp.posted AS p JOIN {s}.answers AS a USING (opening)"
        " JOIN {s}.agencies AS g ON g.agency = a.agency AND g.joined_on <= p.posted_on"
        " AND (g.left_on IS NULL OR g.left_on > p.posted_on) GROUP BY 1, 2"
    ):
        tally.add(ANSWERED, who, where, answered)
    for who, where, openings in source.rows(
        "SELECT a.agency, p.where_, count(*) FROM pg_temp.posted AS p"
        " JOIN {s}.answers AS a USING (opening) WHERE a.nominated > 0 GROUP BY 1, 2"
    ):
        tally.overlap(NOMINATED, SERVED, who, where, openings)


def _time_own_answers(source: Source, tally: Tally, business: Hours) -> None:
    answered = midday("a.first_at AT TIME ZONE %(zone)s", "a.first_on")
    add_up(
        source,
        tally,
        f"(SELECT agency AS who, where_, {after_posting(business_hours('answered'))} AS answered"
        f" FROM (SELECT a.agency, p.where_, p.posted, {answered} AS answered"
        " FROM pg_temp.posted AS p JOIN {s}.answers AS a USING (opening)"
        " WHERE a.agency = %(own)s OFFSET 0) AS own) AS took",
        {TO_ANSWER: "answered"},
        has_whole=False,
        **business,
    )


def after_posting(hours: str) -> str:
    """SQL of the hours from the posting on; none where there are no hours."""
    return f"CASE WHEN {hours} < posted THEN 0 ELSE {hours} - posted END"
