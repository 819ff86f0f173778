"""A row's decisions, and what they are made with."""

from __future__ import annotations

from collections.abc import Mapping as Words
from datetime import date
from typing import Any, NamedTuple

from domain.decisions.base import Decision
from domain.facts import Actor
from web.imports.agencies import NamedAgencies
from web.imports.employers import NamedEmployers
from web.imports.known import Known


class Step(NamedTuple):
    """One decision of a row, and the file's columns for the fields that it may refuse."""

    decision: Decision
    columns: Words[str, str]


class Desk(NamedTuple):
    """What the rows of a file are worked on with."""

    agencies: NamedAgencies
    employers: NamedEmployers
    known: Known
    by: Actor
    today: date

    def step(self, kind: type[Decision], columns: Words[str, str], **answers: Any) -> Step:
        """A decision of whoever imports, today."""
        return Step(kind(by=self.by, today=self.today, **answers), columns)
