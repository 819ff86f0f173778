"""What concerns the ledger and the network as a whole: corrections."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, Fact, coded
from domain.facts.vocabulary import N_, STRIKE_REASONS


class FactStruck(Fact, frozen=True, kw_only=True):
    """An earlier fact was a mistake. It stays in the ledger, crossed out, and no longer counts.

    `happened_on` is the day of the struck fact: a mistake was never true. `things` are the tags
    of what is struck, so every read of a boundary or a history meets the strike too.
    """

    SENTENCE: ClassVar[str] = N_("Entry %(position)s was struck: %(reason)s.")

    position: int  # of the struck fact
    things: list[str]
    reason: Annotated[str, coded(STRIKE_REASONS)]
    agency: AgencyId | None = None

    def tags(self) -> list[str]:
        """Every tag of what is struck."""
        return sorted({*self.things, *super().tags()})
