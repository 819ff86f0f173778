"""Which employer a cell names: one that the network works with already, or a new one."""

from __future__ import annotations

from functools import cached_property

from flask_babel import gettext as _

from domain.ledger.ledger import Ledger
from projections.queries.openings import employer_names
from web.imports.answers import RowRefused


class NamedEmployers:
    """The employers of the network by name, as they were when the import began."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, name in employer_names(self._ledger).items():
            found.setdefault(name.casefold(), []).append(id_)
        return found

    def find(self, said: str, own_id: str, column: str) -> str:
        """The employer of that name, else `own_id`, for a new one. Raises RowRefused."""
        called = self._by_name.get(said.casefold(), [])
        if not called or own_id in called:
            return own_id
        if len(called) > 1:
            raise RowRefused(
                column,
                _("Several employers are called “%(employer)s”.", employer=said),
                _("Record this placement on the person's page, where you can choose the employer."),
            )
        return called[0]
