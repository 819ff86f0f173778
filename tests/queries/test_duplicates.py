"""People who may be recorded twice: who is told what, and what becomes of two records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.duplicates import MergeSeekers, UnmergeSeekers
from domain.decisions.seekers import GiveConsent, LeavePool, RegisterSeeker
from domain.facts import Actor
from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries import seekers
from projections.queries.duplicates import Pair, look_alike, two_records
from projections.queries.history import history
from projections.queries.home import agency_home
from projections.queries.people import choosable
from projections.queries.seekers import PoolFilter
from projections.queries.viewer import NotVisible, Viewer

TODAY = date(2026, 6, 30)
SYSTEM = Actor(user="system", role="system")
north = Viewer("u-n", "agency", "north")
south = Viewer("u-s", "agency", "south")
coordinator = Viewer("u-c", "coordinator")
auditor = Viewer("u-a", "auditor")
operator = Viewer("u-o", "operator")

Record = Callable[..., None]


@pytest.fixture
def record(ledger: Ledger, projector: Projector) -> Record:
    """Carries out a decision of the system itself, so many days ago."""

    def carry_out(make: type[Decision], days_ago: int = 50, **given: Any) -> None:
        happened_on = TODAY - timedelta(days=days_ago)
        ledger.do(make(by=SYSTEM, today=TODAY, happened_on=happened_on, **given))
        projector.catch_up()

    return carry_out


@pytest.fixture
def network(record: Record) -> None:
    """North has Ada twice, and south has her too. Ada shares her name, the others nothing."""
    for agency in ("north", "south"):
        record(AdmitAgency, agency=agency, name=agency.title())
    for seeker, agency, given_name in (
        ("ada", "north", "Ada"),
        ("again", "north", "ADA"),
        ("there", "south", "Àda"),
        ("bea", "south", "Bea"),
    ):
        record(
            RegisterSeeker,
            seeker=seeker,
            agency=agency,
            given_name=given_name,
            family_name="Moss",
            birth_date="1990-02-28" if seeker != "bea" else "1992-01-01",
            phone="416 555 0100",
        )
    record(GiveConsent, seeker="ada", scope="network_with_name")


def found(ledger: Ledger, viewer: Viewer) -> list[set[str]]:
    return [_ids(pair) for pair in look_alike(ledger, viewer, TODAY)]


def _ids(pair: Pair) -> set[str]:
    return {pair.one.person.seeker, pair.other.person.seeker}


def test_an_agency_compares_its_own(ledger: Ledger, network: None) -> None:
    [pair] = look_alike(ledger, north, TODAY)
    assert _ids(pair) == {"ada", "again"}
    assert pair.signs == ["name", "birth_date", "phone"]
    assert {pair.one.person.name, pair.other.person.name} == {"Ada Moss", "ADA Moss"}
    assert found(ledger, south) == []


def test_the_coordinator_learns_that_records_of_two_agencies_look_alike_and_no_more(
    ledger: Ledger, network: None
) -> None:
    pairs = look_alike(ledger, coordinator, TODAY)
    assert [_ids(pair) for pair in pairs] == [{"ada", "there"}, {"again", "there"}]
    for pair in pairs:
        assert pair.signs == []
        for one in (pair.one, pair.other):
            assert (one.person.name, one.person.has_page) == (None, False)
            assert one.person.reference == reference(one.person.seeker)
    assert "Moss" not in str(pairs) and "1990" not in str(pairs)


@pytest.mark.parametrize("viewer", [auditor, operator, Viewer("u-x", "agency", None)])
def test_nobody_else_is_told(ledger: Ledger, network: None, viewer: Viewer) -> None:
    try:
        assert look_alike(ledger, viewer, TODAY) == []
    except NotVisible:
        assert viewer.role != "agency"
    with pytest.raises(NotVisible):
        two_records(ledger, viewer, TODAY, "ada", "again")


def test_an_agency_decides_about_two_of_its_own(ledger: Ledger, network: None) -> None:
    assert _ids(two_records(ledger, north, TODAY, "ada", "again")) == {"ada", "again"}
    assert _ids(two_records(ledger, coordinator, TODAY, "ada", "there")) == {"ada", "there"}
    for one, other in (("ada", "there"), ("ada", "nobody"), ("ada", "ada")):
        with pytest.raises(NotVisible):
            two_records(ledger, north, TODAY, one, other)


def test_the_pool_shows_one(ledger: Ledger, record: Record, network: None) -> None:
    record(MergeSeekers, 5, seeker="ada", duplicate="again")
    own = seekers.search(ledger, north, TODAY, PoolFilter(whose="own"))
    assert [entry.person.seeker for entry in own.entries] == ["ada"]
    assert [person.seeker for person in choosable(ledger, north, TODAY)] == ["ada"]
    assert agency_home(ledger, north, TODAY).in_pool == 1
    assert found(ledger, north) == []
    record(UnmergeSeekers, 4, seeker="ada", duplicate="again")
    assert len(seekers.search(ledger, north, TODAY, PoolFilter(whose="own")).entries) == 2


def test_each_record_says_where_the_other_is(ledger: Ledger, record: Record, network: None) -> None:
    record(MergeSeekers, 5, seeker="ada", duplicate="again")
    kept = seekers.seeker(ledger, north, TODAY, "ada")
    assert [one.seeker for one in kept.duplicates] == ["again"]
    away = seekers.seeker(ledger, north, TODAY, "again")
    assert away.same_as is not None and away.same_as.seeker == "ada"
    other = seekers.seeker(ledger, south, TODAY, "ada")
    assert (other.same_as, other.duplicates) == (None, [])


def test_a_record_that_is_merged_shares_nothing(
    ledger: Ledger, record: Record, network: None
) -> None:
    record(GiveConsent, 10, seeker="there", scope="network_with_name")
    assert seekers.seeker(ledger, north, TODAY, "there").person.name
    record(MergeSeekers, 5, seeker="ada", duplicate="there")
    for viewer in (north, coordinator):
        with pytest.raises(NotVisible):
            seekers.seeker(ledger, viewer, TODAY, "there")
    assert seekers.seeker(ledger, south, TODAY, "there").is_own


def test_the_history_before_and_after_stays(ledger: Ledger, record: Record, network: None) -> None:
    record(MergeSeekers, 5, seeker="ada", duplicate="again")
    record(UnmergeSeekers, 4, seeker="ada", duplicate="again")
    kinds = [entry.kind for entry in history(ledger, auditor, "seeker:again")]
    assert kinds == ["SeekerRegistered", "SeekersMerged", "SeekersUnmerged"]
    said = [entry.params["duplicate"] for entry in history(ledger, auditor, "seeker:ada")[2:]]
    assert said == [reference("again")] * 2


def test_who_was_told_apart_is_no_question_any_more(
    ledger: Ledger, record: Record, network: None
) -> None:
    record(MergeSeekers, 5, seeker="ada", duplicate="again")
    record(UnmergeSeekers, 4, seeker="ada", duplicate="again")
    assert found(ledger, north) == []


def test_nobody_asks_about_two_who_left(ledger: Ledger, record: Record, network: None) -> None:
    record(LeavePool, 5, seeker="ada", reason="moved_away")
    assert found(ledger, north) == [{"ada", "again"}], "one came back, it seems"
    record(LeavePool, 5, seeker="again", reason="moved_away")
    assert found(ledger, north) == []
