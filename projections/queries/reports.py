"""Reports as plain text, for a terminal and for files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from domain.facts.vocabulary import (
    DISPUTE_REASONS,
    EVIDENCE,
    OCCUPATIONS,
    REGIONS,
    REPORT_AUDIENCES,
)
from projections.folds.published_reports import PublishedReportRow
from projections.outcomes.figures import Cell, Figure, said
from projections.outcomes.figures import Report as Outcomes
from projections.queries.attribution import Part, Report
from projections.queries.published import Release

GAP = "  "


def attribution(report: Report, zone: tzinfo) -> str:
    """The credit of each agency, of the whole network where it is told, and what is disputed."""
    rows = [
        [
            one.agency_name or one.agency,
            str(one.placements),
            hundredths(one.hundredths),
            hundredths(one.disputed_hundredths),
        ]
        for one in report.credits
    ]
    if report.placements is not None and report.disputed is not None:
        credit, disputed = (hundredths(100 * n) for n in (report.placements, report.disputed))
        rows.append(["The whole network", str(report.placements), credit, disputed])
    lines = [f"Placements that started from {report.first} to {report.last}"]
    if report.known_at:
        known = report.known_at.astimezone(zone).isoformat(sep=" ", timespec="seconds")
        lines.append(f"As it was known at {known}")
    lines += ["", *table(["Agency", "Placements", "Credit", "Disputed"], rows)]
    if report.disputes:
        lines += ["", "Disputed:", *(f"{GAP}{line}" for line in map(_dispute, report.disputes))]
    return "\n".join(lines)


def outcomes(report: Outcomes, zone: tzinfo) -> str:
    """Every figure: its sentence, its table, its small print."""
    asked = report.question
    lines = [f"Outcomes from {asked.first} to {asked.last}, counted until {report.cut_off}"]
    if asked.known_at:
        known = asked.known_at.astimezone(zone).isoformat(sep=" ", timespec="seconds")
        lines.append(f"As it was known at {known}")
    lines.append(
        f"Computed from entry {report.position}. Counts under {report.threshold} are hidden."
    )
    for figure in report.figures:
        lines += ["", *_figure(figure)]
    return "\n".join(lines)


def _figure(figure: Figure) -> list[str]:
    title = said(figure.title)
    headers = [said(figure.head), *(said(column.label) for column in figure.columns)]
    rows = [[said(line.label), *(_cell(cell) for cell in line.cells)] for line in figure.lines]
    small = [said(words) for words in (figure.denominator, *figure.notes)]
    return [title, "=" * len(title), said(figure.sentence), "", *table(headers, rows), "", *small]


def _cell(cell: Cell) -> str:
    if cell.is_hidden:
        return "hidden"
    if cell.low is not None and cell.low != cell.high:
        return f"{cell.low} to {cell.high}"
    return cell.value or cell.low or "-"


def about_release(found: Release, agencies: Mapping[str, str]) -> list[tuple[str, str]]:
    """(label, text) of everything that says what a published report is."""
    row, asked = found.row, found.report.question
    about = [
        ("Period", f"{asked.first} to {asked.last}"),
        ("For whom", REPORT_AUDIENCES[row.audience]),
        ("Published on", str(row.published_on)),
        ("Counted until", str(row.as_of)),
        ("As it was known at", row.known_at),
        ("Entries of the ledger", f"1 to {row.position}"),
        ("Counts under this are hidden", str(row.threshold)),
        ("Agency", agencies.get(row.about_agency or "", "")),
        ("Region", REGIONS.get(row.region or "", "")),
        ("Kind of work", OCCUPATIONS.get(row.occupation or "", "")),
        ("Least evidence", EVIDENCE.get(row.least_evidence or "", "")),
        ("SHA-256", row.digest),
    ]
    return [(label, text) for label, text in about if text]


def published(found: Release, agencies: Mapping[str, str]) -> str:
    """A published report: what it is, then every figure."""
    lines = [found.row.title, "=" * len(found.row.title)]
    lines += [f"{label}: {text}" for label, text in about_release(found, agencies)]
    if not found.is_same:
        lines.append("Worked out again, it is not what was published.")
    for figure in found.report.figures:
        lines += ["", *_figure(figure)]
    return "\n".join(lines)


def list_of_published(found: Sequence[PublishedReportRow]) -> str:
    """One line for each report: its id, its day, its title."""
    lines = [f"{row.report}  {row.published_on}  {row.title}" for row in found]
    return "\n".join(lines or ["No report is published yet."])


def hundredths(count: int) -> str:
    """Hundredths of a placement as a number of placements, exactly."""
    return f"{count // 100}.{count % 100:02d}"


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with the first column to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(headers, *rows, strict=True)]
    return [
        GAP.join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (headers, ["-" * width for width in widths], *rows)
    ]


def _dispute(part: Part) -> str:
    assert part.dispute is not None  # it is listed because of it  # noqa: S101
    reason = DISPUTE_REASONS.get(part.dispute.reason, part.dispute.reason)
    return (
        f"placement:{part.placement}  {part.title} at {part.employer_name}:"
        f" {part.dispute.agency_name} since {part.dispute.since}. {reason}."
    )
