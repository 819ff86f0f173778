"""A desk to import at: rows made up by what matters in them, and one call to import them."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from domain.facts import Actor
from domain.ledger.ledger import Ledger
from web.imports.answers import Report, RowAnswer
from web.imports.applications.journey import Applications
from web.imports.applications.mapping import ApplicationsMapping
from web.imports.mapping import read_mapping
from web.imports.recorder import import_file

DATA = Path(__file__).parent / "data"
PARTNER_FILE = DATA / "partner-applications.csv"
MAPPING = Path(__file__).parents[2] / "docs" / "partner-applications.toml"
TODAY = date(2026, 11, 1)
IMPORTER = Actor(user="machine", role="system")

HEADER = tuple(PARTNER_FILE.read_text("utf-8").splitlines()[0].split(","))
_numbers = itertools.count(1)


def applied(**cells: str) -> dict[str, str]:
    """A row about a new person who applied on 3 March 2026 and waits, but for what is said."""
    number = next(_numbers)
    return {
        "application": f"application-{number}",
        "created_at": "2026-03-03T10:00:00Z",
        "job_seeker": f"seeker-{number}",
        "first_name": "Ada",
        "last_name": "Byron",
        "sent_by": "prescriber",
        "agency": "115",
        "employer": "company-1",
        "job": "1",
        "job_title": "Baker",
        "state": "new",
    } | cells


def hired(**cells: str) -> dict[str, str]:
    """The same person, who started on 1 April 2026."""
    return (
        applied(state="accepted", processed_at="2026-03-10T10:00:00Z", hiring_start_at="2026-04-01")
        | cells
    )


def answered(state: str, **cells: str) -> dict[str, str]:
    """The same person, who was answered on 10 March 2026."""
    return applied(state=state, processed_at="2026-03-10T10:00:00Z") | cells


def shipped_mapping() -> ApplicationsMapping:
    """The mapping that docs/ ships."""
    return read_mapping(MAPPING, ApplicationsMapping)


class Desk:
    """Imports into one ledger, from a folder with the agencies' file in it."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        self.ledger, self.folder = ledger, folder
        self.file = folder / "applications.csv"
        agencies = (DATA / "partner-agencies.csv").read_bytes()
        (folder / "partner-agencies.csv").write_bytes(agencies)

    def rows(
        self, *rows: dict[str, str], dry_run: bool = False, today: date = TODAY
    ) -> list[RowAnswer]:
        """Import these rows and give the answers."""
        with self.file.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, HEADER, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return self.whole(self.file, dry_run=dry_run, today=today).answers

    def whole(
        self,
        file: Path,
        *,
        mapping: Path = MAPPING,
        by: Actor = IMPORTER,
        dry_run: bool = False,
        today: date = TODAY,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Report:
        """Import a file and give the report."""
        return import_file(
            self.ledger,
            Applications,
            file,
            mapping,
            by=by,
            today=today,
            dry_run=dry_run,
            progress=progress,
        )

    def story(self, kind: str, *key: str) -> list[tuple[str, str]]:
        """(day, fact) of everything about a thing of the partner's."""
        tag = f"{kind}:{shipped_mapping().id(kind, *key)}"
        return [
            (r.fact.happened_on.isoformat(), type(r.fact).TOPIC) for r in self.ledger.history(tag)
        ]


def said(answers: Sequence[RowAnswer]) -> list[tuple[str, str | None]]:
    """(outcome, column) of each answer."""
    return [(answer.outcome, answer.field) for answer in answers]
