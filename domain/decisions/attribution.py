"""What may be done about the credit for a placement: agree it, dispute it, settle it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

import msgspec
from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.network import SHARES_NOT_WHOLE
from domain.decisions.placements import AboutPlacement, OnPlacement
from domain.decisions.policy import UnderPolicy, adopted_rules
from domain.decisions.refusals import Refusal
from domain.facts import Fact
from domain.facts.agencies import AgencyJoined
from domain.facts.attribution import AttributionAgreed, AttributionDisputed, AttributionSettled
from domain.facts.placements import PlacementStarted
from domain.facts.vocabulary import N_

CREDIT_DISPUTED = Refusal(
    "credit_disputed",
    N_("The credit for this placement is disputed since %(day)s."),
    N_("The coordinator settles it. Talk to them, and to the other agencies."),
)
CREDIT_SETTLED = Refusal(
    "credit_settled",
    N_("The coordinator settled the credit for this placement on %(day)s."),
    N_("Ask the coordinator. If something was missed, you can dispute it again."),
)
NOT_DISPUTED = Refusal(
    "not_disputed",
    N_("Nobody disputes the credit for this placement."),
    N_("To change it, agree the shares with the other agencies."),
)
NOT_CONCERNED = Refusal(
    "not_concerned",
    N_("This agency has no part in the placement."),
    N_("An agency that found the candidate, knows the employer or coaches may dispute it."),
    field="disputed_by",
)
CREDITED_AGENCY_UNKNOWN = Refusal(
    "credited_agency_unknown",
    N_("One of these agencies is not a member of the network."),
    N_("Choose the agencies from the list."),
    field="sourcing_agency",
)


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what for a placement, and for how many percent of the credit; 100 together."""

    sourcing_agency: str
    sourcing_share: int
    employer_agency: str
    employer_share: int
    coaching_agency: str
    coaching_share: int

    @classmethod
    def of(cls, fact: PlacementStarted | AttributionAgreed | AttributionSettled) -> Split:
        """By the rules that a placement started under, or as it was agreed or settled."""
        if isinstance(fact, PlacementStarted):
            sourcing, employer, coaching = fact.agency, fact.employer_agency, fact.agency
        else:
            sourcing, employer = fact.sourcing_agency, fact.employer_agency
            coaching = fact.coaching_agency
        return cls(
            sourcing_agency=sourcing,
            sourcing_share=fact.sourcing_share,
            employer_agency=employer or fact.agency,
            employer_share=fact.employer_share,
            coaching_agency=coaching,
            coaching_share=fact.coaching_share,
        )

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that are named, each once."""
        named = (self.sourcing_agency, self.employer_agency, self.coaching_agency)
        return tuple(dict.fromkeys(named))

    def shares(self, agency: str) -> tuple[int, int, int]:
        """What an agency is credited, in percent: for sourcing, the employer, coaching."""
        return (
            self.sourcing_share if self.sourcing_agency == agency else 0,
            self.employer_share if self.employer_agency == agency else 0,
            self.coaching_share if self.coaching_agency == agency else 0,
        )


class OnAttribution(OnPlacement):
    """What every decision on the credit for a placement has to know of it."""

    concerned: frozenset[str] = known(frozenset())  # every agency that was ever named
    disputed_on: date | None = known(None)  # None: nobody disputes it now
    settled_on: date | None = known(None)  # None: what holds is not the coordinator's word
    said_on: date | None = known(None)  # the last day on which something was said about it

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(
                AttributionAgreed,
                AttributionDisputed,
                AttributionSettled,
                placement=self.placement,
            ),
        ]

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact."""
        if isinstance(fact, PlacementStarted | AttributionAgreed | AttributionSettled):
            self.concerned |= set(Split.of(fact).agencies)
        super().meet(position, fact)

    @event(AttributionAgreed)
    def agreed(self, happened_on: date) -> None:
        self.settled_on, self.said_on = None, happened_on

    @event(AttributionDisputed)
    def disputed(self, happened_on: date) -> None:
        self.disputed_on = self.said_on = happened_on

    @event(AttributionSettled)
    def settled(self, happened_on: date) -> None:
        self.disputed_on = None
        self.settled_on = self.said_on = happened_on

    def about_credit(self) -> AboutPlacement:
        """The things that the placement concerns; refuses a day before the last word on it."""
        about, _ = self.about()
        self.must_not_be_before(self.said_on)
        return about


class _Shares(TypedDict):
    sourcing_agency: str
    sourcing_share: int
    employer_agency: str
    employer_share: int
    coaching_agency: str
    coaching_share: int


class SharesCredit(OnAttribution):
    """What every decision has in common that says who is credited for what."""

    sourcing_agency: str
    sourcing_share: int
    employer_agency: str
    employer_share: int
    coaching_agency: str
    coaching_share: int

    members: frozenset[str] = known(frozenset())

    def consistency_boundary(self) -> Sequence[Selector]:
        named = {self.sourcing_agency, self.employer_agency, self.coaching_agency}
        return [
            *super().consistency_boundary(),
            *(select(AgencyJoined, agency=agency) for agency in sorted(named)),
        ]

    @event(AgencyJoined)
    def joined(self, agency: str) -> None:
        self.members |= {agency}

    def shares(self) -> _Shares:
        """The shares, as a fact keeps them; refuses what is not exactly 100 percent of members."""
        percents = (self.sourcing_share, self.employer_share, self.coaching_share)
        if sum(percents) != 100 or min(percents) < 0:
            raise SHARES_NOT_WHOLE(total=sum(percents))
        if not {self.sourcing_agency, self.employer_agency, self.coaching_agency} <= self.members:
            raise CREDITED_AGENCY_UNKNOWN()
        return _Shares(
            sourcing_agency=self.sourcing_agency,
            sourcing_share=self.sourcing_share,
            employer_agency=self.employer_agency,
            employer_share=self.employer_share,
            coaching_agency=self.coaching_agency,
            coaching_share=self.coaching_share,
        )


class AgreeAttribution(SharesCredit):
    """The agencies agreed who is credited: the placement's agency, or the coordinator, says so."""

    def execute(self) -> None:
        about = self.about_credit()
        if self.disputed_on:
            raise CREDIT_DISPUTED(day=self.disputed_on)
        if self.settled_on and self.by.role == "agency":
            raise CREDIT_SETTLED(day=self.settled_on)
        self.record(AttributionAgreed(**about, **self.shares(), happened_on=self.happened_on))


class DisputeAttribution(OnAttribution, UnderPolicy):
    """An agency that has a part in the placement says that the credit is not right."""

    disputed_by: str
    reason: str
    note: str | None = None

    def consistency_boundary(self) -> Sequence[Selector]:
        return [*super().consistency_boundary(), adopted_rules()]

    def acting_for(self, placed_by: str) -> str:
        return self.disputed_by

    def execute(self) -> None:
        about = self.about_credit()
        if self.disputed_by not in self.concerned:
            raise NOT_CONCERNED()
        if self.disputed_on:
            raise CREDIT_DISPUTED(day=self.disputed_on)
        self.record(
            AttributionDisputed(
                **about,
                disputed_by=self.disputed_by,
                reason=self.reason,
                note=self.note,
                happened_on=self.happened_on,
            )
        )


class SettleAttribution(SharesCredit):
    """The coordinator decides a dispute."""

    def execute(self) -> None:
        self.must_be("coordinator")
        about = self.about_credit()
        if self.disputed_on is None:
            raise NOT_DISPUTED()
        self.record(AttributionSettled(**about, **self.shares(), happened_on=self.happened_on))
