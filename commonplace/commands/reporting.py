"""Figures of a period, and published reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import IO

import click

from commonplace.parts import MACHINE_AUDITOR, Parts, parts
from commonplace.terminal import DAY, Stop, moment_of, say
from domain.ledger.canonical import canonical
from projections.outcomes.figures import Question
from projections.outcomes.sheets import to_csv, to_xlsx
from projections.queries import attribution as credit
from projections.queries import published as publishing
from projections.queries import reports
from projections.queries.outcomes import answer
from projections.queries.seekers import agency_names
from projections.queries.viewer import NotVisible


@click.group()
def report() -> None:
    """Figures of a period."""


def of_period(command: Callable[..., None]) -> Callable[..., None]:
    """Give a report's command the options of a period, and of what was known of it."""
    known = "As it was known on this day or at this time, like 2026-03-09T14:30."
    for option in (
        click.option("--json", "as_json", is_flag=True),
        click.option("--known-at", help=known),
        click.option("--to", "last", required=True, type=DAY, help="Its last day."),
        click.option(
            "--from", "first", required=True, type=DAY, help="The first day of the period."
        ),
    ):
        command = option(command)
    return command


def parts_for_period(first: datetime, last: datetime) -> Parts:
    """The parts, with their views caught up, where the days are in order."""
    if first > last:
        raise click.UsageError("--from must not be after --to.")
    p = parts()
    p.projector.catch_up()
    return p


@report.command("attribution")
@of_period
def report_attribution(
    first: datetime, last: datetime, known_at: str | None, as_json: bool
) -> None:
    """What each agency is credited for the placements that started in a period."""
    p = parts_for_period(first, last)
    found = credit.report(
        p.ledger,
        MACHINE_AUDITOR,
        p.today,
        first.date(),
        last.date(),
        moment_of(known_at, p.settings.zone),
    )
    say(canonical(found) if as_json else reports.attribution(found, p.settings.zone))


@report.command("outcomes")
@of_period
def report_outcomes(first: datetime, last: datetime, known_at: str | None, as_json: bool) -> None:
    """What the network achieved together in a period. Small counts are hidden."""
    p = parts_for_period(first, last)
    question = Question(
        first=first.date(),
        last=last.date(),
        known_at=moment_of(known_at, p.settings.zone),
    )
    found = answer(p.ledger, MACHINE_AUDITOR, question, p.today, p.settings.zone)
    say(canonical(found) if as_json else reports.outcomes(found, p.settings.zone))


@report.command("published")
@click.argument("report_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="The report's exact bytes.")
@click.option("--csv", "csv_file", type=click.File("wb", lazy=True), help="Write a table.")
@click.option("--xlsx", "xlsx_file", type=click.File("wb", lazy=True), help="Write a workbook.")
def report_published(
    report_id: str | None, as_json: bool, csv_file: IO[bytes] | None, xlsx_file: IO[bytes] | None
) -> None:
    """A published report, worked out again; without an ID, which ones there are."""
    p = parts()
    p.projector.catch_up()
    if report_id is None:
        if as_json or csv_file or xlsx_file:
            raise click.UsageError("Name the report.")
        say(reports.list_of_published(publishing.published(p.ledger, MACHINE_AUDITOR)))
        return
    try:
        found = publishing.to_read(p.ledger, MACHINE_AUDITOR, report_id)
    except NotVisible:
        raise Stop(f"There is no published report {report_id}.") from None
    names = agency_names(p.ledger)
    if csv_file:
        csv_file.write(to_csv(found.report, found.row.title))
    if xlsx_file:
        about = reports.about_release(found, names)
        xlsx_file.write(to_xlsx(found.report, found.row.title, about, found.row.published_at))
    if as_json:
        click.echo(found.content, nl=False)
    elif not csv_file and not xlsx_file:
        say(reports.published(found, names))
    if not found.is_same:
        raise Stop("Worked out again, this report is not what was published.")
