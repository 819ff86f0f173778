"""Network lift, worked out by hand, and what of it each reader sees."""

from __future__ import annotations

from projections.outcomes.figures import Figure
from projections.outcomes.lift import NOMINATED, OPENINGS, SERVED, lift
from projections.outcomes.showing import show
from projections.outcomes.tally import NOBODY, Reader, Tally

NAMES = {"harbour": "Harbour", "northside": "Northside", "river": "River"}


def counted(served: int, unserved: int, **alone: int) -> Tally:
    """Openings with and without a nomination, and for how many each agency nominated somebody."""
    tally = Tally()
    tally.add(OPENINGS, NOBODY, "", served + unserved)
    tally.add(SERVED, NOBODY, "", served)
    tally.of_things.add(OPENINGS)
    for agency, number in alone.items():
        tally.overlap(NOMINATED, SERVED, agency, "", number)
    return tally


def read(tally: Tally, own: str | None = None) -> Figure:
    """The figure as a reader sees it."""
    return lift(show(tally, Reader(threshold=10, own=own)), NAMES)


def shares(figure: Figure) -> dict[str, str | None]:
    """The percentages by row. None: hidden."""
    return {line.code: line.cells[1].value for line in figure.lines}


def test_the_network_beside_each_agency() -> None:
    """80 of 100 openings; 50, 40 and 30 of them by one agency alone."""
    figure = read(counted(80, 20, northside=50, harbour=40, river=30))
    assert shares(figure) == {
        "network": "80.0",
        "best": "50.0",
        "harbour": "40.0",
        "northside": "50.0",
        "river": "30.0",
    }
    assert figure.sentence.params == {"network": "80.0", "best": "50.0"}


def test_an_agency_sees_itself_and_the_network() -> None:
    figure = read(counted(80, 20, northside=50, harbour=40, river=3), own="river")
    assert shares(figure) == {"network": "80.0", "best": "50.0", "river": "3.0"}


def test_a_small_count_of_another_agency_is_hidden() -> None:
    figure = read(counted(80, 20, northside=50, harbour=40, river=3))
    assert shares(figure)["river"] is None
    assert figure.cell("river", "openings").is_hidden
    assert shares(figure)["network"] == "80.0"


def test_what_others_did_is_not_worked_out_from_the_own_count() -> None:
    """Of 30 openings the own agency served 25: 5 were served by others only."""
    figure = read(counted(30, 40, northside=25, harbour=12), own="northside")
    assert figure.cell("northside", "openings").value == "25"
    assert figure.cell("network", "openings").is_hidden


def test_every_opening_had_a_nomination() -> None:
    """That says nothing of any one person."""
    assert shares(read(counted(80, 0, northside=50, harbour=40)))["network"] == "100.0"


def test_few_openings_and_fewer_nominations() -> None:
    figure = read(counted(7, 30, northside=7))
    assert shares(figure)["network"] is None
    assert figure.denominator.params == {"openings": 37}
    assert read(counted(4, 3)).denominator.params == {}


def test_nothing_was_posted() -> None:
    figure = read(counted(0, 0))
    assert figure.sentence.text == "No opening was posted in this period."
    assert shares(figure)["network"] is None
    assert not figure.cell("network", "share").is_hidden
