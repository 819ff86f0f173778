"""What leaves a tally: audited over everything that one reader can ask for, one page at a time."""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from projections.outcomes.disclosure import ALL, Key, Release, exposed, together
from projections.outcomes.releasing import released
from projections.outcomes.showing import Seen, show
from projections.outcomes.tally import NOBODY, OTHERS, Place, Reader, Summed, Tally
from projections.queries.outcomes.answering import Counted, shown_at_each
from tests.outcomes.tables import chance_of

AGENCIES = ("harbour", "northside", "river", "summit")
PLACES = ("north", "south", "east", "")
STEPS = ("wanted", "nominated", "placed")
TALLIES = 1_000 if os.environ.get("COMMONPLACE_SOAK") else 5


def random_tally(chance: Random) -> Tally:
    """Three steps, each a part of the one before; and openings, with an overlapping count."""
    tally = Tally()
    for agency in AGENCIES:
        for place in PLACES:
            number = chance.choice([0, 1, 5, 20, 60])
            for at, step in enumerate(STEPS):
                tally.add(step, agency, place, number)
                number_then = chance.choice([0, number // 2, number - min(number, 3), number])
                if at < len(STEPS) - 1:
                    tally.add(f"stopped {step}", agency, place, number - number_then)
                number = number_then
    tally.link("wanted", "nominated", "stopped wanted")
    tally.link("nominated", "placed", "stopped nominated")
    for place in PLACES:
        served, unserved = chance.choice([0, 4, 30]), chance.choice([0, 2, 15])
        tally.add("openings", NOBODY, place, served + unserved)
        tally.add("served", NOBODY, place, served)
        tally.add("unserved", NOBODY, place, unserved)
        for agency in AGENCIES:
            tally.overlap("by", "served", agency, place, chance.randint(0, served))
    tally.link("openings", "served", "unserved")
    told_last(tally, chance)
    return tally


def told_last(tally: Tally, chance: Random) -> None:
    """Of all that were placed: who can be compared, and how."""
    for place, number in [*tally.additive["placed"].items()]:
        compared = chance.choice([number, number, number - min(number, 3), number // 2, 0])
        above = chance.choice([compared, compared // 2, compared - min(compared, 2)])
        for measure, some in (
            ("compared", compared),
            ("not compared", number - compared),
            ("above", above),
            ("not above", compared - above),
        ):
            tally.add(measure, *place, some)
    link_told_last(tally)


def link_told_last(tally: Tally) -> None:
    """Whoever was placed can be compared or not; who can be, is above or not."""
    tally.link("placed", "compared", "not compared")
    tally.link("compared", "above", "not above")
    tally.told_last.update(("compared", "not compared", "above", "not above"))
    tally.missing.add("not compared")


def read(tally: Tally, reader: Reader) -> tuple[Release, dict[Key, int | None]]:
    """All that one page could show, hidden or not, and what it shows."""
    seen = show(tally, reader)
    whole = released(tally, reader._replace(where=ALL))
    release = whole if reader.where == ALL else together(whole, released(tally, reader))
    return release, {key: seen.counts.get(key) for key in release.counts}


@pytest.mark.parametrize("own", [None, "northside"])
def test_no_pages_together_give_a_hidden_count_away(own: str | None) -> None:
    """The page of the whole network, and the one of every region, laid side by side."""
    for number in range(TALLIES):
        tally = random_tally(chance_of(f"tally {number} {own}"))
        pages = [
            read(tally, Reader(threshold=10, own=own, where=where)) for where in (ALL, *PLACES[:3])
        ]
        release = together(*(page for page, _ in pages))
        shown = {
            key: count for _, page in pages for key, count in page.items() if count is not None
        }
        hidden = {key for key in release.counts if key not in shown}
        assert not list(exposed(release, hidden, 10)), number
        small = {
            key
            for key, count in shown.items()
            if 0 < count < 10
            and (key[1] != own or key[0].startswith("without"))
            # Where nothing is missing but of their own, that tells of nobody.
            and not (key[0] in tally.missing and count == shown.get((key[0], own, key[2])))
        }
        assert not small, (number, small)


@pytest.mark.parametrize("where", [ALL, "north"])
def test_answers_at_several_thresholds_tell_what_the_smallest_tells(where: str) -> None:
    """Those from before a rule changed too, of the whole network: all of it laid side by side."""
    for number in range(TALLIES // 2):
        counted = Counted(random_tally(chance_of(f"thresholds {number}")), Tally(), ())
        before = shown_at_each(counted, (), Reader(10, where=where))[10].seen.hidden
        now = shown_at_each(counted, (), Reader(20, where=where, steps=(10, 5, 7, 10)))
        in_order = [now[one].seen.hidden for one in (5, 7, 10, 20)]
        assert all(less <= more for less, more in pairwise(in_order)), number
        assert in_order[0] < in_order[-1], number
        if where == ALL:
            assert in_order[0] <= before, number


def test_the_own_agency_is_shown_in_full() -> None:
    tally = Tally()
    tally.add("wanted", "northside", "", 3)
    tally.add("wanted", "harbour", "", 50)
    seen = show(tally, Reader(threshold=10, own="northside"))
    assert (seen.count("wanted", "northside"), seen.count("wanted")) == (3, 53)


def test_what_is_left_after_the_own_count_is_hidden() -> None:
    tally = Tally()
    tally.add("wanted", "northside", "", 50)
    tally.add("wanted", "harbour", "", 3)
    seen = show(tally, Reader(threshold=10, own="northside"))
    assert (seen.count("wanted", "northside"), seen.count("wanted")) == (50, None)


def test_a_count_that_another_part_hid_stays_hidden() -> None:
    tally = Tally()
    tally.add("wanted", "northside", "", 50)
    reader = Reader(threshold=10)
    assert show(tally, reader).count("wanted") == 50
    assert show(tally, reader, {("wanted", ALL, ALL)}).count("wanted") is None


def summed(people: int, each: int, largest: int | None = None) -> Summed:
    """Amounts of so many people."""
    whole = Fraction(people * each)
    return Summed(people, people, whole, Fraction(largest or each), Fraction(each))


def amounts(reader: Reader, **cells: Summed) -> Seen:
    """Amounts by agency, of the whole network under the name `all`."""
    tally = Tally()
    for who, one in cells.items():
        tally.amounts["wage"][Place(ALL if who == "all" else who, ALL)] = one
    return show(tally, reader)


def test_amounts_of_too_few_people() -> None:
    assert amounts(Reader(10), all=summed(9, 20)).summed("wage") is None
    assert amounts(Reader(10), all=summed(10, 20)).summed("wage") is not None


def test_amounts_that_are_mostly_one_persons() -> None:
    assert amounts(Reader(10), all=summed(10, 20, largest=101)).summed("wage") is None


def test_amounts_of_the_rest_are_not_worked_out() -> None:
    """Who knows the wages of the own agency knows those of the others from the whole."""
    reader = Reader(10, own="northside")
    cells = {"northside": summed(3, 20), OTHERS: summed(9, 20), "all": summed(12, 20)}
    seen = amounts(reader, **cells)
    assert seen.summed("wage", "northside") is not None
    assert seen.summed("wage") is None
    assert amounts(reader, **cells | {OTHERS: summed(10, 20)}).summed("wage") is not None


def test_one_hidden_part_hides_the_others() -> None:
    tally = Tally()
    tally.amounts["wage"] = {
        Place(ALL, ALL): summed(60, 20),
        Place(ALL, "north"): summed(30, 20),
        Place(ALL, "south"): summed(25, 20),
        Place(ALL, "east"): summed(5, 20),
    }
    for where in ("north", "south", "east"):
        assert show(tally, Reader(10, where=where)).summed("wage") is None
    assert show(tally, Reader(10)).summed("wage") is not None
    tally.amounts["wage"][Place(ALL, "west")] = summed(7, 20)
    assert show(tally, Reader(10, where="north")).summed("wage") is not None
    assert show(tally, Reader(10, where="east")).summed("wage") is None


@pytest.mark.parametrize(
    ("compared", "above", "told"),
    [
        (60, 40, [60, 60, 40, 20]),  # that nothing is missing tells of nobody
        (45, 30, [60, 45, 30, 15]),
        (57, 40, [60, None, 40, None]),  # else three would be known to be missing
        (60, 56, [60, 60, None, None]),
    ],
)
def test_nothing_else_is_hidden_for_what_is_told_last(
    compared: int, above: int, told: list[int | None]
) -> None:
    tally = Tally()
    numbers = {"placed": 60, "compared": compared, "above": above, "not above": compared - above}
    for measure, number in (*numbers.items(), ("not compared", 60 - compared)):
        tally.add(measure, NOBODY, "", number)
    link_told_last(tally)
    seen = show(tally, Reader(threshold=10))
    assert [seen.count(measure) for measure in numbers] == told
