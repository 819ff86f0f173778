"""Which agency a cell names: a number of the partner's, or a member by its id or its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import marshmallow
from flask_babel import gettext as _

from domain.ledger.ledger import Ledger
from projections.queries.agencies import UnknownAgency, agency_called
from web.imports.answers import ImportRefused, RowRefused
from web.imports.mapping import Agencies, Mapping
from web.imports.table import read_table
from web.schemas.agencies import AgencyForm


class Named(NamedTuple):
    """An agency: its id here, and the number that stands for it in the partner's own list."""

    id: str
    number: str | None


class NamedAgencies:
    """The agencies that a file names."""

    def __init__(self, ledger: Ledger, folder: Path, mapping: Mapping) -> None:
        self._ledger, self._mapping = ledger, mapping
        self._partners = PartnerAgencies(folder, mapping.agencies) if mapping.agencies else None
        self._members: dict[str, str] = {}

    def find(self, said: str, column: str) -> Named:
        """The agency that a cell means. Raises RowRefused."""
        if self._partners:
            self._partners.must_have(said, column)
            return Named(self._mapping.id("agency", said), said)
        try:
            if said not in self._members:
                self._members[said] = agency_called(self._ledger, said)
            return Named(self._members[said], None)
        except UnknownAgency:
            raise RowRefused(
                column,
                _("No agency of the network is called “%(agency)s”.", agency=said),
                _(
                    "Write its name as the list of agencies has it, or let the coordinator add"
                    " it there, then import the file again."
                ),
            ) from None

    def details(self, agency: Named, column: str) -> dict[str, Any] | None:
        """What its form wants of one that is to join; None: it is a member. Raises RowRefused."""
        if self._partners is None or agency.number is None:
            return None
        return self._partners.details(agency.number, column)


class PartnerAgencies:
    """The partner's list of agencies, which lies in the folder of the imported file."""

    def __init__(self, folder: Path, said: Agencies) -> None:
        self._file = said.file
        names = {"name": said.name, "website": said.website}
        self._said: dict[str, dict[str, str]] = {}
        for row in read_table(folder / said.file, [said.agency, *names.values()]):
            number = row.cells.get(said.agency, "")
            if number in self._said:
                raise ImportRefused(
                    _(
                        "%(file)s names the agency “%(agency)s” more than once."
                        " Leave one of them, then import again.",
                        file=said.file,
                        agency=number,
                    )
                )
            self._said[number] = {
                ours: row.cells[theirs] for ours, theirs in names.items() if theirs in row.cells
            }

    def must_have(self, agency: str, column: str) -> None:
        """Refuse a number that stands for no agency. Raises RowRefused."""
        if agency not in self._said:
            raise RowRefused(
                column,
                _("Agency %(agency)s is not in %(file)s.", agency=agency, file=self._file),
                _("Check the number, or add the agency there, then import the file again."),
            )

    def details(self, agency: str, column: str) -> dict[str, Any]:
        """Name and website of an agency, as its form wants them. Raises RowRefused."""
        form = AgencyForm(only=("name", "website"))
        said = dict(self._said[agency])
        if "website" in form.validate(said):  # better none than one that leads nowhere
            del said["website"]
        try:
            details: dict[str, Any] = form.load(said)
        except marshmallow.ValidationError:
            raise RowRefused(
                column,
                _(
                    "%(file)s gives no usable name for agency %(agency)s.",
                    agency=agency,
                    file=self._file,
                ),
                _("Write its name there, then import the file again."),
            ) from None
        return details
