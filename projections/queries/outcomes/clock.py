"""Counts for the answer clock: openings of a period, and when each was first answered."""

from __future__ import annotations

from projections.outcomes.clock import (
    ANSWERED,
    ANSWERED_OPENINGS,
    ASKED,
    CLOSES,
    OPENS,
    SHORTLISTED_OPENINGS,
    SILENT,
    TO_ANSWER,
    TO_NOMINATION,
    TO_SHORTLIST,
    WORKING_DAYS,
)
from projections.outcomes.lift import OPENINGS
from projections.outcomes.tally import NOBODY, Tally
from projections.queries.outcomes.amounts import add_up
from projections.queries.outcomes.source import Source

A_MONDAY = "DATE '1900-01-01'"
A_DAY = CLOSES - OPENS
MIDDLE = f"TIME '{(OPENS + CLOSES) // 2}:00'"
POSTED = " WHERE o.posted_on BETWEEN %(first)s AND %(last)s"


def count(source: Source, tally: Tally) -> None:
    """Openings with an answer and with a shortlist, hours to each step, and answers by agency."""
    for where, openings, answered, shortlisted in source.rows(
        f"SELECT {source.where()}, count(*),"
        " count(*) FILTER (WHERE EXISTS"
        " (SELECT FROM {s}.answers AS a WHERE a.opening = o.opening)),"
        " count(*) FILTER (WHERE EXISTS (SELECT FROM {s}.candidacies AS c"
        " WHERE c.opening = o.opening AND c.shortlisted_on IS NOT NULL))"
        f" FROM {{s}}.openings AS o{POSTED} GROUP BY 1"
    ):
        for measure, number in ((ANSWERED_OPENINGS, answered), (SHORTLISTED_OPENINGS, shortlisted)):
            tally.add(measure, NOBODY, where, number)
            tally.add(f"no {measure}", NOBODY, where, openings - number)
    for measure in (ANSWERED_OPENINGS, SHORTLISTED_OPENINGS):
        tally.link(OPENINGS, measure, f"no {measure}")
    add_up(source, tally, TO_ANSWER, _hours(source, "answers", "first"))
    add_up(source, tally, TO_NOMINATION, _hours(source, "candidacies", "nominated"))
    add_up(source, tally, TO_SHORTLIST, _hours(source, "candidacies", "shortlisted"))
    if source.reader.own is not None:
        own = _hours(source, "answers", "first", "%(own)s")
        add_up(source, tally, TO_ANSWER, own, has_whole=False)
    _count_answers(source, tally)


def _count_answers(source: Source, tally: Tally) -> None:
    for who, where, asked, answered in source.rows(
        f"SELECT {source.each_agency('g.agency')}, {source.where()}, count(*), count(a.opening)"
        " FROM {s}.openings AS o JOIN {s}.agencies AS g ON g.joined_on <= o.posted_on"
        " AND (g.left_on IS NULL OR g.left_on > o.posted_on)"
        " LEFT JOIN {s}.answers AS a ON a.opening = o.opening AND a.agency = g.agency"
        f"{POSTED} GROUP BY 1, 2"
    ):
        tally.add(ASKED, who, where, asked)
        tally.add(ANSWERED, who, where, answered)
        tally.add(SILENT, who, where, asked - answered)
    tally.link(ASKED, ANSWERED, SILENT)


def _hours(source: Source, table: str, event: str, agency: str | None = None) -> str:
    """Business hours of each opening from the posting to the first event, as `add_up` wants it."""
    then = business_hours(local(f"t.{event}_at", f"t.{event}_on"))
    posted = business_hours(local("o.posted_at", "o.posted_on"))
    only = f" AND t.agency = {agency}" if agency else ""
    who = agency or f"'{NOBODY}'"
    return (
        f"SELECT {who}::text AS who, {source.where()} AS where_,"
        f" o.opening AS person, greatest(min({then}) - {posted}, 0) AS amount"
        f" FROM {{s}}.openings AS o JOIN {{s}}.{table} AS t USING (opening){POSTED}"
        f" AND t.{event}_on IS NOT NULL{only}"
        " GROUP BY o.opening, o.region, o.occupation, o.posted_at, o.posted_on"
    )


def local(at: str, on: str) -> str:
    """SQL of the local time of an event; of one that was entered on another day, its midday."""
    zoned = f"({at} AT TIME ZONE %(zone)s)"
    return f"CASE WHEN {zoned}::date = {on} THEN {zoned} ELSE {on} + {MIDDLE} END"


def business_hours(moment: str) -> str:
    """SQL of the business hours from a Monday long ago to a local time."""
    days = f"(({moment})::date - {A_MONDAY})"
    hour = f"extract(epoch FROM ({moment})::time) / 3600"
    return (
        f"({days} / 7 * {WORKING_DAYS * A_DAY} + least({days} % 7, {WORKING_DAYS}) * {A_DAY}"
        f" + CASE WHEN {days} % 7 < {WORKING_DAYS}"
        f" THEN least(greatest({hour} - {OPENS}, 0), {A_DAY}) ELSE 0 END)"
    ).replace("% 7", "%% 7")
