"""The partner's list of agencies: who the numbers in the applications' file stand for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import marshmallow
from flask_babel import gettext as _

from web.imports.answers import ImportRefused, RowRefused
from web.imports.mapping import Agencies
from web.imports.table import read_table
from web.schemas.agencies import AgencyForm


class PartnerAgencies:
    """The agencies' file, which lies in the folder of the imported one."""

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
