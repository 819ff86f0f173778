"""Referrals: what each side sees, which is no more of a person than the consent shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.referral_answers import AcceptReferral, DeclineReferral, WithdrawReferral
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.decisions.seekers import GiveConsent, RegisterSeeker, WithdrawConsent
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.history import history
from projections.queries.home import agency_home, coordinator_home
from projections.queries.referrals import Referral, all_referrals, referral
from projections.queries.telling import sentence
from projections.queries.viewer import NotVisible, Viewer

TODAY = date(2026, 6, 30)
SYSTEM = Actor(user="system", role="system")
north = Viewer("u-n", "agency", "north")
south = Viewer("u-s", "agency", "south")
west = Viewer("u-w", "agency", "west")
coordinator = Viewer("u-c", "coordinator")
auditor = Viewer("u-a", "auditor")
operator = Viewer("u-o", "operator")
NOTE = "Prefers mornings"

Record = Callable[..., None]


@pytest.fixture
def record(ledger: Ledger, projector: Projector) -> Record:
    """Carries out a decision of the system itself, so many days ago."""

    def carry_out(make: type[Decision], days_ago: int = 20, **given: Any) -> None:
        happened_on = TODAY - timedelta(days=days_ago)
        ledger.do(make(by=SYSTEM, today=TODAY, happened_on=happened_on, **given))
        projector.catch_up()

    return carry_out


@pytest.fixture
def network(record: Record) -> None:
    """Ada and Bea of north are referred to south; Ada 14 days ago, Bea 15. Eve comes from a
    school to south. Ada shares her name, Bea does not."""
    for agency in ("north", "south", "west"):
        record(AdmitAgency, agency=agency, name=agency.title())
    for seeker, scope in (("ada", "network_with_name"), ("bea", "network")):
        record(
            RegisterSeeker,
            seeker=seeker,
            agency="north",
            given_name=seeker.title(),
            family_name="Moss",
        )
        record(GiveConsent, seeker=seeker, scope=scope)
    _refer(record, "ada", 14)
    _refer(record, "bea", 15)
    record(
        ReceiveReferral,
        16,
        referral="eve",
        seeker="eve",
        agency="south",
        sender="school",
        sender_name="Hill School",
        given_name="Eve",
        family_name="Reed",
        phone="555 0199",
        note=NOTE,
    )


def _refer(record: Record, seeker: str, days_ago: int, to_agency: str | None = "south") -> None:
    record(
        ReferSeeker,
        days_ago,
        referral=seeker,
        seeker=seeker,
        to_agency=to_agency,
        reason="closer",
        note=NOTE,
    )


def one(ledger: Ledger, viewer: Viewer, id_: str) -> Referral:
    return referral(ledger, viewer, TODAY, id_)


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [
        (north, {"ada", "bea"}),
        (south, {"ada", "bea", "eve"}),
        (west, set()),
        (coordinator, {"ada", "bea", "eve"}),
        (auditor, {"ada", "bea", "eve"}),
    ],
)
def test_each_side_sees_its_own(
    ledger: Ledger, network: None, viewer: Viewer, seen: set[str]
) -> None:
    assert {r.row.referral for r in all_referrals(ledger, viewer, TODAY)} == seen


def test_the_operator_sees_none(ledger: Ledger, network: None) -> None:
    with pytest.raises(NotVisible):
        all_referrals(ledger, operator, TODAY)
    with pytest.raises(NotVisible):
        one(ledger, west, "ada")


def test_the_agency_that_is_asked_sees_what_the_consent_shares(
    ledger: Ledger, network: None
) -> None:
    ada, bea = one(ledger, south, "ada"), one(ledger, south, "bea")
    assert ada.person is not None and ada.person.name == "Ada Moss"
    assert bea.person is not None and bea.person.name is None
    assert ada.told == bea.told == {}
    own = one(ledger, north, "bea")
    assert own.person is not None and own.person.name == "Bea Moss"
    assert own.told == {"note": NOTE}


def test_the_note_is_read_after_the_yes_and_while_the_consent_holds(
    ledger: Ledger, record: Record, network: None
) -> None:
    record(AcceptReferral, 3, referral="ada", seeker="ada", agency="south")
    assert one(ledger, south, "ada").told == {"note": NOTE}
    for viewer in (coordinator, auditor):
        assert one(ledger, viewer, "ada").told == {}
    record(WithdrawConsent, 0, seeker="ada")
    after = one(ledger, south, "ada")
    assert (after.person, after.told) == (None, {})


def test_a_referral_without_consent_names_nobody(
    ledger: Ledger, record: Record, network: None
) -> None:
    record(WithdrawConsent, 0, seeker="ada")
    assert one(ledger, south, "ada").person is None
    told = [sentence(entry) for entry in history(ledger, south, "referral:ada")]
    assert told == ["North referred a job seeker to South."]


def test_who_comes_from_outside_is_known_to_the_agency_that_received_it(
    ledger: Ledger, network: None
) -> None:
    eve = one(ledger, south, "eve")
    assert eve.person is not None and eve.person.name == "Eve Reed"
    assert eve.told["phone"] == "555 0199" and eve.told["note"] == NOTE
    assert not eve.is_registered and not eve.person.has_page
    for viewer in (coordinator, auditor):
        other = one(ledger, viewer, "eve")
        assert other.person is not None and other.person.name is None
        assert other.told == {}
    assert all(not getattr(eve.row, name) for name in ("given_name", "phone", "note"))


def test_its_history_opens_for_that_agency_only(ledger: Ledger, network: None) -> None:
    [entry] = history(ledger, south, "referral:eve")
    assert [d.value for d in entry.details if d.field == "phone"] == ["555 0199"]
    for viewer in (coordinator, auditor):
        [entry] = history(ledger, viewer, "referral:eve")
        assert entry.hidden and "555" not in str(entry)
    for viewer in (north, west):
        with pytest.raises(NotVisible):
            history(ledger, viewer, "referral:eve")


def test_what_goes_to_all_is_seen_by_all_while_it_waits_and_is_shared(
    ledger: Ledger, record: Record, network: None
) -> None:
    record(WithdrawReferral, 3, referral="bea")
    record(ReferSeeker, 2, referral="pool", seeker="bea", to_agency=None, reason="no_capacity")
    for viewer in (south, west):
        found = one(ledger, viewer, "pool")
        assert found.is_asked and found.to_name is None
        [entry] = history(ledger, viewer, "referral:pool")
        assert sentence(entry).endswith("to the network.")
    record(AcceptReferral, 1, referral="pool", seeker="bea", agency="south")
    assert one(ledger, south, "pool").to_name == "South"
    with pytest.raises(NotVisible):
        one(ledger, west, "pool")


def test_what_went_to_all_is_gone_with_the_consent(
    ledger: Ledger, record: Record, network: None
) -> None:
    record(ReferSeeker, 2, referral="pool", seeker="bea", to_agency=None, reason="no_capacity")
    record(WithdrawConsent, 0, seeker="bea")
    for viewer in (south, west):
        with pytest.raises(NotVisible):
            one(ledger, viewer, "pool")
        with pytest.raises(NotVisible):
            history(ledger, viewer, "referral:pool")


def test_without_an_answer_it_is_stale_to_both_sides(
    ledger: Ledger, record: Record, network: None
) -> None:
    for viewer in (north, south, coordinator):
        assert not one(ledger, viewer, "ada").is_stale, "its last day has come"
        assert one(ledger, viewer, "bea").is_stale
    record(DeclineReferral, 0, referral="bea", reason="too_far")
    assert not one(ledger, north, "bea").is_stale


def test_home_says_what_waits(ledger: Ledger, record: Record, network: None) -> None:
    asked = agency_home(ledger, south, TODAY)
    assert [r.row.referral for r in asked.referrals] == ["eve", "bea", "ada"]
    assert asked.unanswered == []
    asking = agency_home(ledger, north, TODAY)
    assert asking.referrals == []
    assert [r.row.referral for r in asking.unanswered] == ["bea"]
    whole = coordinator_home(ledger, coordinator, TODAY)
    assert [r.row.referral for r in whole.referrals] == ["eve", "bea"]
    record(DeclineReferral, 0, referral="bea", reason="too_far")
    assert agency_home(ledger, north, TODAY).unanswered == []
    assert [r.row.referral for r in agency_home(ledger, south, TODAY).referrals] == ["eve", "ada"]


def test_who_is_asked_and_who_asks(ledger: Ledger, network: None) -> None:
    sides = {
        (viewer.agency, id_): (found.is_asked, found.is_asking)
        for viewer in (north, south)
        for id_ in ("ada", "eve")
        if viewer is south or id_ == "ada"
        for found in [one(ledger, viewer, id_)]
    }
    assert sides == {
        ("north", "ada"): (False, True),
        ("south", "ada"): (True, False),
        ("south", "eve"): (True, True),  # nobody of the school signs in here
    }
    for viewer in (coordinator, auditor):
        found = one(ledger, viewer, "bea")
        assert not (found.is_asked or found.is_asking)
