"""Employers: who the network works with."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, EmployerId, Fact, Sealed, coded
from domain.facts.vocabulary import CONTACT_KINDS, N_, REGIONS


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


class EmployerDetailsChanged(Fact, frozen=True, kw_only=True):
    """What is known of an employer. Replaces what was known before."""

    SENTENCE: ClassVar[str] = N_("What is known of %(employer)s was put right.")
    RESTS_ON = (("EmployerEngaged", ("employer",)),)

    SUBJECT: ClassVar[str] = "employer"

    employer: EmployerId
    agency: AgencyId | None = None  # who holds the relationship; None: the coordinator
    name: str
    region: Annotated[str, coded(REGIONS)] | None = None
    contact: Sealed | None = None


class EmployerContactLogged(Fact, frozen=True, kw_only=True):
    """Somebody of the network talked to an employer."""

    SENTENCE: ClassVar[str] = N_("The network was in touch with %(employer)s: %(kind)s.")
    RESTS_ON = (("EmployerEngaged", ("employer",)),)

    SUBJECT: ClassVar[str] = "employer"

    employer: EmployerId
    agency: AgencyId | None = None  # whose staff it was; None: the coordinator
    kind: Annotated[str, coded(CONTACT_KINDS)]
    note: Sealed | None = None
