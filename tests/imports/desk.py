"""A desk to import at: rows made up by what matters in them, and one call to import them."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from domain.decisions.agencies import AdmitAgency
from domain.facts import Actor, Fact
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from web.imports.answers import Report, RowAnswer
from web.imports.applications.journey import Applications
from web.imports.applications.mapping import ApplicationsMapping
from web.imports.kind import Kind
from web.imports.mapping import Mapping, names_of, read_mapping
from web.imports.placements.journey import Placements
from web.imports.recorder import import_file
from web.imports.referrals.journey import Referrals

DATA = Path(__file__).parent / "data"
DOCS = Path(__file__).parents[2] / "docs"
PARTNER_FILE = DATA / "partner-applications.csv"
MAPPING = DOCS / "partner-applications.toml"
PLACEMENTS_FILE = DATA / "placements.csv"
REFERRALS_FILE = DATA / "referrals.csv"
TODAY = date(2026, 11, 1)
IMPORTER = Actor(user="machine", role="system")
AGENCIES = {"marrowdale": "Marrowdale Employment Partners", "ottersby": "Ottersby Works"}

_numbers = itertools.count(1)


def header_of(file: Path) -> list[str]:
    """The columns of a file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


HEADER = tuple(header_of(PARTNER_FILE))


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


class FileKind(NamedTuple):
    """A kind of file with the mapping and the example that are shipped."""

    kind: type[Kind[Any, Any]]
    mapping: Path
    example: Path

    def shipped(self) -> Mapping:
        """The mapping that docs/ ships."""
        return read_mapping(self.mapping, self.kind.MAPPING)

    def row(self, ours: dict[str, str]) -> dict[str, str]:
        """A row by what we call its cells."""
        names = names_of(self.shipped().columns)
        return {names.get(name, name): cell for name, cell in ours.items()}


APPLICATIONS = FileKind(Applications, MAPPING, PARTNER_FILE)
PLACEMENTS = FileKind(Placements, DOCS / "placements.toml", PLACEMENTS_FILE)
REFERRALS = FileKind(Referrals, DOCS / "referrals.toml", REFERRALS_FILE)


def placed(**ours: str) -> dict[str, str]:
    """A row about a new person who works at Tidewater since 2 March 2026, but for what is said."""
    number = next(_numbers)
    return PLACEMENTS.row(
        {
            "placement": f"placement-{number}",
            "first_day": "2026-03-02",
            "seeker": f"person-{number}",
            "given_name": "Ines",
            "family_name": "Okafor",
            "agency": "Ottersby Works",
            "employer": "Tidewater",
            "job_title": "Baker",
            "term": "permanent",
        }
        | ours
    )


def left(**ours: str) -> dict[str, str]:
    """The same person, who quit: 30 June 2026 was the last day."""
    return placed(
        **{"last_day": "2026-06-30", "ending_reason": "quit", "ended_by": "client"} | ours
    )


def checked(day: int, status: str, evidence: str, on: str) -> dict[str, str]:
    """The cells of a checkpoint."""
    return {
        f"{day} days": status,
        f"{day} days, known from": evidence,
        f"{day} days, asked on": on,
    }


def referred(**ours: str) -> dict[str, str]:
    """A row about a new person of Ottersby's, who waits for Marrowdale since 2 March 2026."""
    number = next(_numbers)
    return REFERRALS.row(
        {
            "referral": f"referral-{number}",
            "made_on": "2026-03-02",
            "seeker": f"person-{number}",
            "given_name": "Ines",
            "family_name": "Okafor",
            "from_agency": "Ottersby Works",
            "to_agency": "Marrowdale Employment Partners",
        }
        | ours
    )


def from_outside(**ours: str) -> dict[str, str]:
    """The same person, referred by a school."""
    sender = {"from_agency": "", "sender": "school", "sender_name": "Hollow Lane College"}
    return referred(**sender | ours)


class Desk:
    """Imports one kind of file into one ledger, from a folder with the agencies' file in it."""

    def __init__(self, ledger: Ledger, folder: Path, of: FileKind = APPLICATIONS) -> None:
        self.ledger, self.folder, self.of = ledger, folder, of
        self.file = folder / f"{of.kind.NAME}.csv"
        agencies = (DATA / "partner-agencies.csv").read_bytes()
        (folder / "partner-agencies.csv").write_bytes(agencies)

    def admit(self, projector: Projector) -> None:
        """The agencies that the examples name join the network, under ids of ours."""
        for agency, name in AGENCIES.items():
            self.ledger.do(
                AdmitAgency(
                    by=IMPORTER, today=TODAY, agency=agency, name=name, happened_on=date(2024, 1, 1)
                )
            )
        projector.catch_up()

    def with_partners_agencies(self, source: str | None = None) -> Path:
        """The shipped mapping, for cells that hold numbers of the partner's list of agencies."""
        own = self.of.shipped().source
        text = self.of.mapping.read_text("utf-8").replace(own, source or own)
        columns = ("agency", "name", "website")
        lines = [f'{column} = "{column}"' for column in columns]
        mapping = self.folder / "numbers.toml"
        section = ["[agencies]", 'file = "partner-agencies.csv"', *lines]
        mapping.write_text("\n".join([text, *section]), "utf-8")
        return mapping

    def rows(
        self, *rows: dict[str, str], dry_run: bool = False, today: date = TODAY
    ) -> list[RowAnswer]:
        """Import these rows and give the answers."""
        with self.file.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header_of(self.of.example), restval="")
            writer.writeheader()
            writer.writerows(rows)
        return self.whole(self.file, dry_run=dry_run, today=today).answers

    def whole(
        self,
        file: Path,
        *,
        mapping: Path | None = None,
        by: Actor = IMPORTER,
        dry_run: bool = False,
        today: date = TODAY,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Report:
        """Import a file and give the report."""
        return import_file(
            self.ledger,
            self.of.kind,
            file,
            mapping or self.of.mapping,
            by=by,
            today=today,
            dry_run=dry_run,
            progress=progress,
        )

    def facts(self, kind: str, *key: str) -> list[Fact]:
        """Everything about a thing of the file's."""
        tag = f"{kind}:{self.of.shipped().id(kind, *key)}"
        return [recorded.fact for recorded in self.ledger.history(tag)]

    def story(self, kind: str, *key: str) -> list[tuple[str, str]]:
        """(day, fact) of everything about a thing of the file's."""
        return [(f.happened_on.isoformat(), type(f).TOPIC) for f in self.facts(kind, *key)]


def said(answers: Sequence[RowAnswer]) -> list[tuple[str, str | None]]:
    """(outcome, column) of each answer."""
    return [(answer.outcome, answer.field) for answer in answers]
