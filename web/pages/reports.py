"""Published reports: what was published, to the byte, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.reports import PublishReport
from domain.facts.vocabulary import OCCUPATIONS, REGIONS
from projections.outcomes.figures import Question
from projections.outcomes.sheets import file_name, to_csv, to_xlsx
from projections.queries import published as queries
from projections.queries.reports import about_release
from projections.queries.seekers import agency_names
from web.access import allow
from web.figures import cell, in_text
from web.forms import form_page
from web.schemas.reports import PublishForm
from web.services import id_from, ledger, services, today, viewer, who

bp = Blueprint("reports", __name__, url_prefix="/reports")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/")
@allow("agency", "coordinator", "auditor", "operator")
def list_reports() -> str:
    """Every report that this person may read."""
    return render_template("reports/list.html", reports=queries.published(ledger(), viewer()))


@bp.route("/publish", methods=["GET", "POST"])
@allow("coordinator")
def publish() -> ResponseReturnValue:
    """Publish a report of the ledger as it is now."""
    return form_page(
        PublishForm().choosing("only", _parts()),
        _publish,
        heading=_("Publish a report"),
        submit=_("Publish the report"),
        done=lambda command: url_for(".report", report=id_from(command)),
        cancel=url_for(".list_reports"),
        start={"first": today().replace(month=1, day=1), "last": today()},
        said=_("The report is published. It will always say what it says now."),
        hint=_("It is worked out from what is recorded at this moment. Small counts are hidden."),
    )


def _parts() -> dict[str, str]:
    """What a report may be about alone: `field:code` to its words."""
    parts = {"agency": agency_names(ledger()), "region": REGIONS, "occupation": OCCUPATIONS}
    return {f"{name}:{code}": text for name, one in parts.items() for code, text in one.items()}


def _publish(values: dict[str, Any], command: str) -> Sequence[Decision]:
    title = values.pop("title")
    name, _colon, code = values.pop("only", "").partition(":")
    asked = Question(**values, **({name: code} if name else {}))
    found = queries.draft(ledger(), asked, today(), services().zone)
    return [
        PublishReport(
            **who(),
            **queries.as_said(asked, found),
            report=id_from(command),
            title=title,
            time_zone=services().zone.key,
            happened_on=today(),
        )
    ]


@bp.get("/<report>")
@allow("agency", "coordinator", "auditor", "operator")
def report(report: str) -> str:
    """One report, worked out from the facts that it counted."""
    return _page("reports/report.html", report)


@bp.get("/<report>/print")
@allow("agency", "coordinator", "auditor", "operator")
def on_paper(report: str) -> str:
    """The same for paper: nothing but the report."""
    return _page("reports/print.html", report)


def _page(template: str, report: str) -> str:
    found = queries.to_read(ledger(), viewer(), report)
    return render_template(template, release=found, agencies=agency_names(ledger()))


@bp.get("/<report>/changes")
@allow("coordinator", "auditor")
def changes(report: str) -> str:
    """What late entries and strikes changed, number by number."""
    found = queries.changed(ledger(), viewer(), report)
    return render_template(
        "reports/changes.html",
        row=queries.report_row(ledger(), viewer(), report),
        changes=[
            [in_text(one.figure), in_text(one.line), in_text(one.column)]
            + [cell(at, one.unit) if at else _("Not there") for at in (one.then, one.now)]
            for one in found
        ],
    )


@bp.get("/<report>/report.csv")
@allow("agency", "coordinator", "auditor", "operator")
def as_csv(report: str) -> Response:
    """Every number in one table."""
    found = queries.to_read(ledger(), viewer(), report)
    table = to_csv(found.report, found.row.title)
    return _file(table, "text/csv; charset=utf-8", found, "csv")


@bp.get("/<report>/report.xlsx")
@allow("agency", "coordinator", "auditor", "operator")
def as_xlsx(report: str) -> Response:
    """A workbook with a sheet for each figure."""
    found = queries.to_read(ledger(), viewer(), report)
    about = about_release(found, agency_names(ledger()))
    book = to_xlsx(found.report, found.row.title, about, found.row.published_at)
    return _file(book, XLSX, found, "xlsx")


def _file(content: bytes, kind: str, found: queries.Release, ending: str) -> Response:
    name = f"{file_name(found.row.title, found.report.question)}.{ending}"
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
