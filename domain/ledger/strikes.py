"""What still stands: facts without those that were struck, and as they were known at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from domain.facts import Fact, Recorded
from domain.facts.network import FactStruck


class Moment(msgspec.Struct, frozen=True):
    """Where the two clocks are set: what was true by `day`, as it was known at `known_at`.

    `upto` is the last entry that was there, for when several came at the same instant.
    """

    day: date
    known_at: datetime  # aware
    upto: int | None = None

    def knows(self, recorded: Recorded) -> bool:
        """Whether an entry was there already."""
        is_there = self.upto is None or recorded.position <= self.upto
        return is_there and recorded.recorded_at <= self.known_at


class Envelope(Protocol):
    """As much of a recorded fact as it takes to tell what stands."""

    @property
    def position(self) -> int: ...

    @property
    def command(self) -> str | None: ...

    @property
    def fact(self) -> Fact: ...


class Known(NamedTuple):
    """A fact as a decision meets it. `position` is 0 for one that is being recorded just now."""

    position: int
    command: str | None
    fact: Fact


E = TypeVar("E", bound=Envelope)


def standing(envelopes: Iterable[E]) -> list[E]:
    """What stands, in order: without strikes, and without what they struck.

    A corrected fact comes in the place of the wrong one, as if it had been right at first: also
    with the time at which the wrong one was recorded, for that is when the network heard of what
    happened. It is the fact of the same kind that the command of the strike recorded after it.
    """
    listed = list(envelopes)
    struck = {e.fact.position for e in listed if isinstance(e.fact, FactStruck)}
    if not struck:
        return listed
    places = _places(listed)
    return [
        _first_heard(listed[i], listed[places[i]])
        for i in sorted(range(len(listed)), key=places.__getitem__)
        if listed[i].position not in struck and not isinstance(listed[i].fact, FactStruck)
    ]


def _first_heard(right: E, wrong: E) -> E:
    """The corrected fact, with the time of the wrong one. `right` and `wrong` may be the same."""
    if isinstance(right, Recorded) and isinstance(wrong, Recorded) and right is not wrong:
        return msgspec.structs.replace(right, recorded_at=wrong.recorded_at)
    return right


def _places(listed: Sequence[Envelope]) -> list[int]:
    """The place of each fact: its own, or that of the one it corrects."""
    places = list(range(len(listed)))
    index = {e.position: i for i, e in enumerate(listed)}
    awaited: dict[tuple[str | None, type[Fact]], list[int]] = {}
    for i, one in enumerate(listed):
        if isinstance(one.fact, FactStruck):
            wrong = index.get(one.fact.position)
            if wrong is not None and one.command is not None:
                kind = type(listed[wrong].fact)
                awaited.setdefault((one.command, kind), []).append(places[wrong])
        elif found := awaited.get((one.command, type(one.fact))):
            places[i] = found.pop(0)
    return places


def is_within(recorded: Recorded, moment: Moment) -> bool:
    """Whether a fact was true by the day and known at the moment.

    A strike has the day of what it strikes, so both are there by the first clock or neither is.
    """
    return moment.knows(recorded) and recorded.fact.happened_on <= moment.day


def as_of(recorded: Iterable[Recorded], moment: Moment) -> list[Recorded]:
    """What stood then: as if nothing that came later, on either clock, had been recorded."""
    known = [r for r in recorded if moment.knows(r)]
    return [r for r in standing(known) if r.fact.happened_on <= moment.day]
