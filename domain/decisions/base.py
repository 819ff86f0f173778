"""What a decision is: given, boundary, how earlier facts bear on it, the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar, dataclass_transform

from eventsourcing.dcb.domain import Selector, Slice, Tagged, decorated_funcs
from eventsourcing.domain import event

from domain.decisions.refusals import (
    AGENCY_GONE,
    IN_THE_FUTURE,
    NOT_ON_THE_LIST,
    NOT_YOUR_AGENCY,
    NOT_YOUR_ROLE,
    YOUR_AGENCY_LEFT,
)
from domain.facts.agencies import AgencyLeft
from domain.facts.base import Actor, Fact, coded_fields, codes_of

T = TypeVar("T")


def known(start: T, *, init: Literal[False] = False) -> T:
    """What a decision learns from earlier facts; `start` is how it stands before any."""
    known_field: T = field(default=start, init=init, repr=False)
    return known_field


def select(*types: type[Fact], **things: str) -> Selector:
    """Facts of these types that concern all of these things: `select(X, opening=id)`."""
    return Selector(types=types, tags=[f"{kind}:{id_}" for kind, id_ in things.items()])


@dataclass_transform(kw_only_default=True, field_specifiers=(field, known))
@dataclass(kw_only=True, eq=False)
class Decision(Slice[Fact]):
    """One thing that a person may do (the library's Slice).

    `today` and every id come in as arguments: a decision reads no clock. Subclasses are
    keyword-only dataclasses without saying so. A fresh copy is made for every try.
    """

    by: Actor
    today: date

    gone: tuple[tuple[str, date], ...] = known(())  # agencies that left the network, and when

    def __init_subclass__(cls, **config: Any) -> None:
        super().__init_subclass__(**config)
        dataclass(kw_only=True, eq=False)(cls)
        # The library looks `@event` methods up by exact class. Decisions on the same thing learn
        # of it in the same way, so what a base class learns, its subclasses learn too.
        for (base, given), learn in list(decorated_funcs.items()):
            if base in cls.__bases__:
                decorated_funcs[(cls, given)] = learn

    def consistency_boundary(self) -> Sequence[Selector]:
        """The facts that this decision depends on."""
        raise NotImplementedError

    def boundary(self) -> list[Selector]:
        """Every fact that this depends on: also whether the person's agency is still a member."""
        own = list(self.consistency_boundary())
        return [*own, select(AgencyLeft, agency=self.by.agency)] if self.by.agency else own

    @event(AgencyLeft)
    def agency_left(self, agency: str, happened_on: date) -> None:
        self.gone += ((agency, happened_on),)

    def must_be_member(self, agency: str) -> None:
        """Refuse what would be recorded for an agency that left. Its `AgencyLeft` must be met."""
        for gone, day in self.gone:
            if gone == agency:
                raise AGENCY_GONE(day=day)

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact. `position` is 0 for one that is being recorded just now."""
        fact.mutate(self)

    def record(self, fact: Fact) -> None:
        """Let this fact happen. Refuses a code that its list of answers does not have."""
        for name, words in coded_fields(type(fact)).items():
            for answer in codes_of(fact, name):
                if answer not in words:
                    raise NOT_ON_THE_LIST(answer=answer)
        self.new_decisions.append(Tagged(tags=fact.tags(), decision=fact))

    def must_not_be_in_future(self, day: date) -> None:
        """Refuse a day after today."""
        if day > self.today:
            raise IN_THE_FUTURE()

    def must_be(self, *roles: str) -> None:
        """Refuse unless the person has one of these roles. The system itself may do anything."""
        if self.by.role not in (*roles, "system"):
            raise NOT_YOUR_ROLE()
        for gone, day in self.gone:
            if gone == self.by.agency:
                raise YOUR_AGENCY_LEFT(day=day)

    def must_act_for(self, agency: str | None) -> None:
        """Refuse unless the person belongs to this agency, or acts for the whole network."""
        self.must_be("agency", "coordinator")
        if self.by.role == "agency" and self.by.agency != agency:
            raise NOT_YOUR_AGENCY()
