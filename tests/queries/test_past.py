"""Lists as they were known at a moment, with a struck placement among them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.facts.placements import PlacementStarted
from domain.facts.seekers import SeekerRegistered
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment
from projections.projector import Projector
from projections.queries import agenda, nominations, seekers
from projections.queries.viewer import Viewer
from tests.decisions import cast

LATER = date(2026, 12, 1)
north, south = Viewer.of(cast.NORTHSIDE), Viewer.of(cast.SOUTHSIDE)
coordinator = Viewer.of(cast.COORDINATOR)


@pytest.fixture
def ledger(ledger: Ledger, projector: Projector) -> Ledger:
    """Ada starts as a baker on 1 February, which is recorded on the 4th and struck on the 10th.

    On the 11th that she was registered is struck, too.
    """
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")

    def do(month: int, day: int, *decisions: Decision) -> None:
        ledger.recorder.clock = datetime(2026, month, day, 12, tzinfo=UTC)
        ledger.do(*decisions)

    first = {"today": LATER, "happened_on": date(2026, 1, 5)}
    do(
        1,
        5,
        cast.engage_employer(**first, by=cast.COORDINATOR),
        cast.post_opening(**first, by=cast.COORDINATOR),
        cast.register(**first),
        cast.give_consent(**first),
        cast.confirm_interest(**first),
        cast.nominate(**first),
    )
    do(2, 4, cast.start_placement(today=LATER, happened_on=date(2026, 2, 1)))
    for day, kind in ((10, PlacementStarted), (11, SeekerRegistered)):
        strike_all_from(ledger, kind, day)
    projector.catch_up()
    return ledger


def strike_all_from(ledger: Ledger, kind: type, day: int) -> None:
    """Strike the fact of this kind, and what stands after it about the job seeker."""
    ledger.recorder.clock = datetime(2026, 2, day, 12, tzinfo=UTC)
    recorded = ledger.history("seeker:ada")
    first = next(r for r in recorded if isinstance(r.fact, kind))
    for r in reversed(recorded):
        is_struck = type(r.fact).TOPIC == "FactStruck" or ledger.strike_of(r) is not None
        if r.position >= first.position and not is_struck:
            ledger.do(
                StrikeFact(
                    by=cast.COORDINATOR,
                    today=LATER,
                    position=r.position,
                    fact=r.fact,
                    reason="wrong_person",
                )
            )


def known(day: int, as_of: date = LATER) -> Moment:
    """The clocks set to the evening of a day in February."""
    return Moment(day=as_of, known_at=datetime(2026, 2, day, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        (None, 0),
        (known(3), 0),
        (known(4), 1),
        (known(9), 1),
        (known(10), 0),
        (known(9, date(2026, 1, 31)), 0),
        (known(9, date(2026, 2, 1)), 1),
    ],
)
def test_a_placement_stood_from_its_record_to_its_strike(
    ledger: Ledger, moment: Moment | None, count: int
) -> None:
    for viewer in (north, coordinator):
        found = nominations.all_placements(ledger, viewer, LATER, moment)
        assert len(found) == count
    assert nominations.all_placements(ledger, south, LATER, moment) == []
    assert len(agenda.agenda(ledger, north, LATER, moment)) == (
        0 if moment is None or moment.day < LATER else count * 4
    )


def test_whoever_was_struck_from_the_pool_is_known_by_code(ledger: Ledger) -> None:
    (job,) = nominations.all_placements(ledger, north, LATER, known(9))
    assert (job.person.reference, job.person.name) == (seekers.reference("ada"), None)
    assert len(job.follow_ups) == 5


@pytest.mark.parametrize(("viewer", "count"), [(north, 1), (south, 0), (coordinator, 0)])
def test_and_is_shared_with_nobody(ledger: Ledger, viewer: Viewer, count: int) -> None:
    wanted = seekers.PoolFilter()
    assert seekers.search(ledger, viewer, LATER, wanted).total == 0
    assert seekers.search(ledger, viewer, LATER, wanted, known(9)).total == count
    assert seekers.search(ledger, viewer, LATER, wanted, known(11)).total == 0


def test_the_past_is_searched_and_put_in_order_like_the_present(ledger: Ledger) -> None:
    then = known(9)
    hired = nominations.all_placements(ledger, north, LATER, then, seeker="ada")
    assert [p.row.seeker for p in hired] == ["ada"]
    assert nominations.all_placements(ledger, north, LATER, then, seeker="nobody") == []
    wanted = seekers.PoolFilter(skill="tools")
    assert seekers.search(ledger, north, LATER, wanted, then).total == 0
