"""Attribution: who is credited how much, who sees what of it, and what was known when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.decisions.base import Decision
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.attribution import Part, Report, part, report, to_settle
from projections.queries.viewer import NotVisible, Viewer
from tests.decisions import cast
from tests.decisions.cast import SHARED_CREDIT, SYSTEM, TODAY, april, february, june, march, may

north = Viewer("u-n", "agency", "northside")
south = Viewer("u-s", "agency", "southside")
west = Viewer("u-w", "agency", "westside")
coordinator = Viewer("u-c", "coordinator")
auditor = Viewer("u-a", "auditor")
NOTE = "They met the bakery through us"


class Network:
    """A ledger whose views are current when they are asked."""

    def __init__(self, ledger: Ledger, projector: Projector) -> None:
        self.ledger, self.projector = ledger, projector

    def do(self, *decisions: Decision) -> None:
        self.ledger.do(*decisions)
        self.projector.catch_up()

    def report(self, viewer: Viewer = coordinator, **asked: object) -> Report:
        period = {"first": february(1), "last": june(30), **asked}
        return report(self.ledger, viewer, TODAY, **period)  # type: ignore[arg-type]

    def credit(self, viewer: Viewer = coordinator, **asked: object) -> dict[str, int]:
        found = self.report(viewer, **asked)
        return {one.agency: one.hundredths for one in found.credits}

    def part(self, viewer: Viewer, placement: str = "ada-crumb") -> Part:
        return part(self.ledger, viewer, TODAY, placement)


BY_SYSTEM = {"by": SYSTEM}
AGREED = cast.agree_credit(**BY_SYSTEM)
DISPUTED = cast.dispute_credit(**BY_SYSTEM, disputed_by="southside", note=NOTE)
SETTLED = cast.settle_credit(
    **BY_SYSTEM, **SHARED_CREDIT | {"sourcing_share": 45, "employer_share": 40}
)


@pytest.fixture
def network(ledger: Ledger, projector: Projector) -> Network:
    """Ada of Northside works since 2 March, in an opening that Southside brought in; Bea, of
    Northside too, since 1 May in one that nobody but Northside knew of."""
    network = Network(ledger, projector)
    for agency in ("northside", "southside", "westside"):
        network.do(cast.admit_agency(**BY_SYSTEM, agency=agency, name=agency.title()))
    network.do(cast.engage_employer(**BY_SYSTEM))
    for seeker, opening, poster in (("ada", "baker", "southside"), ("bea", "cook", None)):
        by = {"by": cast.SOUTHSIDE} if poster else BY_SYSTEM
        network.do(cast.post_opening(**by, opening=opening, title=opening.title()))
        who = {**BY_SYSTEM, "seeker": seeker}
        network.do(cast.register(**who, given_name=f"{seeker.title()}lina"))
        network.do(cast.give_consent(**who, scope="network_with_name"))
        network.do(cast.confirm_interest(**who, opening=opening))
        nomination = f"{seeker}-{opening}"
        network.do(cast.nominate(**who, opening=opening, nomination=nomination))
        network.do(
            cast.start_placement(
                **BY_SYSTEM,
                placement=f"{seeker}-crumb",
                nomination=nomination,
                opening=opening,
                happened_on=march(2) if poster else may(1),
            )
        )
    return network


class TestCredit:
    def test_by_the_rules(self, network: Network) -> None:
        found = network.report()
        assert (found.placements, found.disputed) == (2, 0)
        assert {one.agency: (one.placements, one.hundredths) for one in found.credits} == {
            "northside": (2, 170),
            "southside": (1, 30),
            "westside": (0, 0),
        }
        assert [one.agency_name for one in found.credits] == ["Northside", "Southside", "Westside"]

    def test_as_agreed_then_as_settled(self, network: Network) -> None:
        network.do(AGREED)
        assert network.credit() == {"northside": 165, "southside": 35, "westside": 0}
        network.do(DISPUTED)
        network.do(SETTLED)
        assert network.credit() == {"northside": 160, "southside": 40, "westside": 0}

    def test_only_what_started_in_the_period(self, network: Network) -> None:
        march_only = {"first": march(2), "last": march(2)}
        assert network.credit(**march_only) == {"northside": 70, "southside": 30, "westside": 0}
        assert network.report(first=march(3), last=april(30)).placements == 0
        assert network.report(first=may(1), last=may(1)).placements == 1

    def test_a_disputed_one_is_listed_apart_and_counted_once(self, network: Network) -> None:
        network.do(DISPUTED)
        found = network.report()
        assert (found.placements, found.disputed) == (2, 1)
        assert sum(one.hundredths for one in found.credits) == 200
        assert {one.agency: one.disputed_hundredths for one in found.credits} == {
            "northside": 70,
            "southside": 30,
            "westside": 0,
        }
        [one] = found.disputes
        assert one.placement == "ada-crumb"
        assert one.dispute is not None
        assert (one.dispute.agency_name, one.dispute.since) == ("Southside", march(12))
        assert (one.dispute.reason, one.dispute.note) == ("share_sizes", NOTE)

    def test_as_it_was_known_at_a_moment(self, network: Network) -> None:
        before = datetime.now(UTC)
        network.do(AGREED)
        network.do(DISPUTED)
        now = network.report()
        then = network.report(known_at=before)
        assert now.disputed == 1
        assert (then.placements, then.disputed, then.disputes) == (2, 0, [])
        assert network.credit(known_at=before) == {"northside": 170, "southside": 30, "westside": 0}
        known_now = network.report(known_at=datetime.now(UTC))
        assert known_now.credits == now.credits
        assert known_now.disputes == now.disputes
        assert network.report(known_at=datetime(2020, 1, 1, tzinfo=UTC)).placements == 0


class TestWhoSeesWhat:
    def test_an_agency_sees_its_own_credit_and_nothing_of_the_total(self, network: Network) -> None:
        network.do(DISPUTED)
        for viewer, own in ((north, 170), (south, 30), (west, 0)):
            found = network.report(viewer)
            assert found.placements is found.disputed is None
            assert network.credit(viewer) == {viewer.agency: own}

    def test_the_agency_that_holds_the_employer_sees_no_person(self, network: Network) -> None:
        network.do(DISPUTED)
        [theirs] = network.report(south).parts
        assert (theirs.title, theirs.employer_name, theirs.own) == ("Baker", "Crumb", 30)
        # Not even under a consent that shares the name: who was placed is not in it.
        assert theirs.person is None
        for shown in (network.report(south), network.part(south)):
            assert "Adalina" not in repr(shown)
        own = network.part(north)
        assert own.person is not None
        assert own.person.name == "Adalina Moss"
        assert {one.placement for one in network.report(north).parts} == {"ada-crumb", "bea-crumb"}

    def test_who_has_no_part_sees_nothing_of_a_placement(self, network: Network) -> None:
        network.do(DISPUTED)
        assert network.report(west).parts == network.report(west).disputes == []
        for viewer, placement in ((west, "ada-crumb"), (south, "bea-crumb"), (north, "nothing")):
            with pytest.raises(NotVisible):
                network.part(viewer, placement)

    def test_who_is_left_out_since_may_still_look(self, network: Network) -> None:
        network.do(cast.agree_credit(**BY_SYSTEM, employer_agency="northside"))
        assert network.part(south).own == 0
        assert network.credit(south) == {"southside": 0}

    def test_a_note_is_for_those_who_talk_about_it(self, network: Network) -> None:
        network.do(cast.agree_credit(**BY_SYSTEM, coaching_agency="westside"))
        network.do(DISPUTED)
        for viewer, note in ((north, NOTE), (south, NOTE), (coordinator, NOTE), (west, None)):
            dispute = network.part(viewer).dispute
            assert dispute is not None
            assert dispute.note == note
        told = network.part(auditor).dispute
        assert told is not None
        assert told.note is None

    def test_the_coordinator_has_every_dispute_to_settle(self, network: Network) -> None:
        assert to_settle(network.ledger, coordinator, TODAY) == []
        network.do(DISPUTED)
        later = cast.dispute_credit(**BY_SYSTEM, placement="bea-crumb", happened_on=may(2))
        network.do(later)
        waiting = to_settle(network.ledger, coordinator, TODAY)
        assert [one.placement for one in waiting] == ["ada-crumb", "bea-crumb"]
        network.do(SETTLED)
        assert [one.placement for one in to_settle(network.ledger, coordinator, TODAY)] == [
            "bea-crumb"
        ]
        for viewer in (north, auditor):
            with pytest.raises(NotVisible):
                to_settle(network.ledger, viewer, TODAY)

    def test_who_did_what(self, network: Network) -> None:
        network.do(AGREED)
        assert [(s.role, s.agency_name, s.percent) for s in network.part(auditor).shares] == [
            ("sourcing", "Northside", 50),
            ("employer", "Southside", 35),
            ("coaching", "Northside", 15),
        ]

    def test_it_is_not_for_the_operator(self, network: Network) -> None:
        for ask in (network.report, network.part):
            with pytest.raises(NotVisible):
                ask(Viewer("u-o", "operator"))
