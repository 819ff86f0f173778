"""Both clocks, and corrections: what holds for every view of any history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from domain.decisions.refusals import Refused
from domain.facts import Recorded
from domain.facts.network import FactStruck
from domain.ledger.strikes import Moment, as_of, standing
from projections.folds import VIEWS
from projections.view import Row, View
from tests.folds.histories import FIRST_DAY, Move, made_up, moves, prelude
from tests.folds.story import recorded_at, things
from tests.properties.book import Book, Slip, about, heard, kept, moved, on_paper, slips, table

# No time is asserted: a slow machine proves nothing about a fold.
quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
PRELUDE = len(prelude(""))


def rows_then(view: View, recorded: Sequence[Recorded], moment: Moment) -> list[Row]:
    """The rows of the view at a moment, as the lists that look back work them out."""
    return [
        row
        for thing in things(view, recorded)
        for row in view.fold(
            as_of([r for r in about(view, thing, recorded) if heard(view, r)], moment)
        )
    ]


def agree(recorded: Sequence[Recorded], moment: Moment) -> None:
    """The answer at a moment is that of an empty book in which only what stood then is written."""
    replayed = on_paper(recorded, moment)
    for view in VIEWS:
        assert rows_then(view, recorded, moment) == table(view, replayed), view.name


@quick
@given(
    tried=moves,
    slipped=slips,
    days=st.integers(0, 900),
    known=st.integers(0, 120),
)
def test_the_answer_at_any_moment_is_that_of_what_was_recorded_and_true_by_then(
    tried: list[Move], slipped: list[Slip], days: int, known: int
) -> None:
    recorded = kept(tried, slipped).recorded
    moment = Moment(day=FIRST_DAY + timedelta(days=days), known_at=recorded_at(known))
    agree(recorded, moment)


def test_at_each_clock_of_histories_full_of_slips() -> None:
    """The same for histories that are sure to come far, at moments all along them."""
    for seed in range(3):
        recorded = slipped_often(seed).recorded
        days = sorted({r.fact.happened_on for r in recorded})
        for day in (*days[::7], date.max):
            for position in range(0, len(recorded) + 1, 9):
                agree(recorded, Moment(day=day, known_at=recorded_at(position)))


def slipped_often(seed: int) -> Book:
    """A full history in which every third entry was followed by a correction."""
    often = [Slip(after=n, back=n % 11, days=(-2, 0, 1, 2, -1)[n % 5]) for n in range(0, 90, 3)]
    return kept(made_up(seed), often)


def test_slips_are_many_and_of_many_kinds() -> None:
    """The properties here would hold for histories in which nothing is corrected."""
    kinds: Counter[str] = Counter()
    restated = 0
    for seed in range(3):
        book = slipped_often(seed)
        for strike in book.recorded:
            if isinstance(strike.fact, FactStruck):
                kinds[type(book.recorded[strike.fact.position - 1].fact).TOPIC] += 1
                restated += [r.command for r in book.recorded].count(strike.command) == 2
    assert len(kinds) >= 6
    assert sum(kinds.values()) - 5 > restated > 20


def corrected(book: Book, position: int, days: int) -> tuple[Book, Book] | None:
    """The book with an entry restated at its end, and one where it was right at first.

    None where the rules refuse either, or where what was decided later would differ.
    """
    right = moved(book.made[position], days)
    if right is None:
        return None
    corrected, perfect = Book(), Book()
    corrected.recorded, corrected.made = list(book.recorded), dict(book.made)
    with suppress(Refused):
        corrected.correct(position, right)
        for at, decision in book.made.items():
            perfect.do(right if at == position else decision)
        others = [(a.fact, b.fact) for a, b in zip(book.recorded, perfect.recorded, strict=True)]
        del others[position - 1]
        if all(was == is_now for was, is_now in others):
            return corrected, perfect
    return None


def same_present(corrected: Book, perfect: Book) -> None:
    """Every view shows the same of both."""
    for view in VIEWS:
        assert table(view, standing(corrected.recorded)) == table(view, perfect.recorded), view.name


@quick
@given(tried=moves, back=st.integers(0, 40), days=st.integers(-3, 3))
def test_restated_it_is_as_if_it_had_been_right_at_first(
    tried: list[Move], back: int, days: int
) -> None:
    book = kept(tried)
    position = len(book.recorded) - back % (len(book.recorded) - PRELUDE + 1)
    pair = corrected(book, position, days)
    assume(pair is not None)
    assert pair is not None
    same_present(*pair)
    history = pair[0].recorded
    assert [r.fact for r in history[: len(book.recorded)]] == [r.fact for r in book.recorded]
    strike, again = history[len(book.recorded) :]
    assert isinstance(strike.fact, FactStruck)
    assert strike.fact.position == position
    wrong = book.recorded[position - 1].fact
    moved_on = wrong.happened_on + timedelta(days=days)
    assert again.fact == msgspec.structs.replace(wrong, happened_on=moved_on)


def test_the_same_for_every_entry_of_a_full_history() -> None:
    kinds: Counter[str] = Counter()
    for seed in range(2):
        book = kept(made_up(seed))
        for position in book.made:
            for days in (-1, 1):
                pair = corrected(book, position, days)
                if pair is not None:
                    same_present(*pair)
                    kinds[type(book.recorded[position - 1].fact).TOPIC] += 1
    assert len(kinds) >= 6, kinds
