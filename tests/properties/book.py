"""A ledger in memory, with slips of the pen: some entries are struck, some restated.

It takes decisions as the real one does, keeps envelopes, and never forgets. What stands of it is
worked out here a second time, in another way than the ledger does it: entry by entry, as on paper.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

import msgspec
from hypothesis import strategies as st

from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.decisions.refusals import Refused
from domain.facts import Fact, Recorded
from domain.facts.network import FactStruck
from domain.ledger.strikes import Known, Moment, standing
from projections.view import Row, View
from tests.decisions.story import selects
from tests.folds.histories import BY_SYSTEM, Move, play, prelude
from tests.folds.story import recorded_at, things


class Slip(NamedTuple):
    """After so many entries, the one so far back is corrected; or taken out, where days is 0."""

    after: int
    back: int
    days: int  # by which it was wrong


slips = st.lists(
    st.builds(
        Slip,
        after=st.integers(0, 60),
        back=st.integers(0, 30),
        days=st.integers(-3, 3),
    ),
    max_size=8,
)


class Book:
    """Entries in order. `made` says by which decision each came, by position."""

    def __init__(self) -> None:
        self.recorded: list[Recorded] = []
        self.made: dict[int, Decision] = {}

    def do(self, *decisions: Decision) -> None:
        """Carry out the decisions of one command, all or none. Raises Refused."""
        head, command = len(self.recorded), f"command {len(self.recorded)}"
        known = [Known(r.position, r.command, r.fact) for r in self.recorded]
        made: list[tuple[Decision, Fact]] = []
        for decision in decisions:
            fresh = dataclasses.replace(decision)
            boundary = fresh.consistency_boundary()
            for position, _, fact in standing(known):
                if any(selects(selector, fact) for selector in boundary):
                    fresh.meet(position, fact)
            fresh.execute()
            new = [tagged.decision for tagged in fresh.collect_events()]
            known += [Known(0, command, fact) for fact in new]
            made += [(decision, fact) for fact in new]
        for position, (decision, fact) in enumerate(made, head + 1):
            self.made[position] = decision
            self.recorded.append(
                Recorded(
                    position=position,
                    recorded_at=recorded_at(position),
                    tags=fact.tags(),
                    by=decision.by,
                    command=command,
                    fact=fact,
                )
            )

    def correct(self, position: int, decision: Decision | None) -> None:
        """Strike the entry at a position, and restate it where there is a decision to."""
        strike = StrikeFact(
            **BY_SYSTEM,  # type: ignore[arg-type]
            position=position,
            fact=self.recorded[position - 1].fact,
            reason="wrong_details",
        )
        self.do(strike, *([decision] if decision else []))

    def slip(self, slip: Slip) -> None:
        """Correct the first entry from so far back on, for which the rules allow it."""
        for position in range(len(self.recorded) - slip.back, 0, -1):
            decision = moved(self.made[position], slip.days)
            if slip.days and decision is None:
                continue
            with suppress(Refused):
                self.correct(position, decision)
                return


def moved(decision: Decision, days: int) -> Decision | None:
    """The same decision for another day; None for the same day, or where it has none."""
    asked = {field.name for field in dataclasses.fields(decision) if field.init}
    if not days or "happened_on" not in asked:
        return None
    on = decision.happened_on + timedelta(days=days)  # type: ignore[attr-defined]
    return dataclasses.replace(decision, happened_on=on)  # type: ignore[call-arg]


def kept(tried: Iterable[Move], slipped: Sequence[Slip] = ()) -> Book:
    """A history as it was written down, with its slips."""
    book, first = Book(), len(prelude(""))

    def do(decision: Decision) -> None:
        book.do(decision)
        for slip in slipped:
            if len(book.recorded) - first == slip.after:
                book.slip(slip)

    play(tried, do)
    return book


def on_paper(recorded: Iterable[Recorded], moment: Moment) -> list[Recorded]:
    """What a reader of the book finds at a moment, going through it from the first line on.

    A strike crosses out a line. The entry that follows in its place is written beside it.
    """
    lines: list[Recorded | None] = []
    margin: dict[tuple[str | None, type[Fact]], list[int]] = {}
    where: dict[int, int] = {}
    first_heard = {}
    for one in recorded:
        if one.recorded_at > moment.known_at:
            continue
        if isinstance(one.fact, FactStruck):
            line = where[one.fact.position]
            wrong = lines[line]
            assert wrong is not None
            margin.setdefault((one.command, type(wrong.fact)), []).append(line)
            lines[line] = None
            continue
        waiting = margin.get((one.command, type(one.fact)))
        line = waiting.pop(0) if waiting else len(lines)
        if line == len(lines):
            lines.append(None)
            first_heard[line] = one.recorded_at
        where[one.position] = line
        lines[line] = msgspec.structs.replace(one, recorded_at=first_heard[line])
    return [one for one in lines if one is not None and one.fact.happened_on <= moment.day]


def table(view: View, recorded: Sequence[Recorded]) -> list[Row]:
    """Every row of the view, of facts that all stand."""
    return [
        row
        for thing in things(view, recorded)
        for row in view.fold([r for r in about(view, thing, recorded) if heard(view, r)])
    ]


def about(view: View, thing: str, recorded: Iterable[Recorded]) -> list[Recorded]:
    """What concerns a thing, strikes too."""
    tag = f"{view.kind}:{thing}"
    return [r for r in recorded if tag in r.tags]


def heard(view: View, recorded: Recorded) -> bool:
    """Whether the view listens to such a fact, or it is a strike."""
    return isinstance(recorded.fact, (FactStruck, *view.hears))
