"""Employers: who the network works with."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, EmployerId, Fact, Sealed, coded
from domain.facts.vocabulary import N_, REGIONS


class EmployerEngaged(Fact, frozen=True, kw_only=True):
    """The network began to work with an employer.

    The contact is a person too: it is sealed under the employer's own key.
    """

    SENTENCE: ClassVar[str] = N_("The network began to work with %(employer)s.")

    SUBJECT: ClassVar[str] = "employer"

    employer: EmployerId
    name: str
    region: Annotated[str, coded(REGIONS)] | None = None
    agency: AgencyId | None = None  # who holds the relationship; None: the coordinator
    contact: Sealed | None = None
