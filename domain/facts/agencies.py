"""Agencies: the members of the network."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, Fact, coded
from domain.facts.vocabulary import N_, REGIONS


class AgencyJoined(Fact, frozen=True, kw_only=True):
    """An agency became a member of the network."""

    SENTENCE: ClassVar[str] = N_("%(agency)s joined the network.")

    agency: AgencyId
    name: str
    region: Annotated[str, coded(REGIONS)] | None = None
    website: str | None = None


class AgencyDetailsChanged(Fact, frozen=True, kw_only=True):
    """What is known of an agency. Replaces what was known before."""

    SENTENCE: ClassVar[str] = N_("What is known of %(agency)s was put right.")
    RESTS_ON = (("AgencyJoined", ("agency",)),)

    agency: AgencyId
    name: str
    region: Annotated[str, coded(REGIONS)] | None = None
    website: str | None = None


class AgencyLeft(Fact, frozen=True, kw_only=True):
    """An agency is no longer a member. Its staff record nothing from then on."""

    SENTENCE: ClassVar[str] = N_("%(agency)s left the network.")
    RESTS_ON = (("AgencyJoined", ("agency",)),)

    agency: AgencyId
