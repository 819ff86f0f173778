"""Somebody moves to another agency: what the new one sees, and what the old one keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from domain.decisions.agencies import AdmitAgency, LeaveNetwork
from domain.decisions.base import Decision
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.interviews import ScheduleInterview
from domain.decisions.moves import TransferSeeker
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import PostOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries import moves, nominations, openings, seekers
from projections.queries.agenda import due
from projections.queries.follow_ups import open_checkpoints
from projections.queries.history import history
from projections.queries.home import agency_home
from projections.queries.seekers import PoolFilter
from projections.queries.viewer import NotVisible, Viewer

TODAY = date(2026, 6, 30)
SYSTEM = Actor(user="system", role="system")
north = Viewer("u-n", "agency", "north")
south = Viewer("u-s", "agency", "south")
coordinator = Viewer("u-c", "coordinator")

Record = Callable[..., None]


@pytest.fixture
def record(ledger: Ledger, projector: Projector) -> Record:
    """Carries out a decision of the system itself, so many days ago."""

    def carry_out(make: type[Decision], days_ago: int, **given: Any) -> None:
        happened_on = TODAY - timedelta(days=days_ago)
        ledger.do(make(by=SYSTEM, today=TODAY, happened_on=happened_on, **given))
        projector.catch_up()

    return carry_out


@pytest.fixture
def network(record: Record) -> None:
    """Ada of north works as a baker since 40 days and wants to be a cook. Nothing is shared."""
    for agency in ("north", "south"):
        record(AdmitAgency, 200, agency=agency, name=agency.title())
    record(EngageEmployer, 200, employer="crumb", name="Crumb")
    record(
        RegisterSeeker,
        150,
        seeker="ada",
        agency="north",
        given_name="Ada",
        family_name="Moss",
        phone="555 0100",
    )
    record(
        ChangeSeekerProfile, 149, seeker="ada", occupations=["food"], skills=[], notes="Old notes"
    )
    record(GiveConsent, 148, seeker="ada", scope="network")
    for opening in ("baker", "cook"):
        record(PostOpening, 100, opening=opening, employer="crumb", title=opening.title())
        record(ConfirmInterest, 90, seeker="ada", opening=opening)
    record(NominateCandidate, 80, nomination="bakes", seeker="ada", opening="baker")
    record(
        ScheduleInterview,
        79,
        nomination="bakes",
        interview_on=TODAY - timedelta(days=70),
        arrangements="Step-free",
    )
    record(
        StartPlacement, 40, placement="job", nomination="bakes", opening="baker", term="permanent"
    )
    record(WithdrawConsent, 30, seeker="ada")


@pytest.fixture
def moved(record: Record, network: None) -> None:
    """Ada moved to south five days ago, and south wrote things down since."""
    record(TransferSeeker, 5, seeker="ada", to_agency="south", agreed_on=TODAY - timedelta(days=6))
    record(ChangeSeekerProfile, 3, seeker="ada", occupations=["care"], skills=[], notes="New notes")


def test_the_new_agency_sees_the_whole_history(ledger: Ledger, moved: None) -> None:
    ada = seekers.seeker(ledger, south, TODAY, "ada")
    assert ada.is_own and ada.person.name == "Ada Moss"
    assert ada.personal["notes"] == "New notes"
    kinds = {entry.kind for entry in history(ledger, south, "seeker:ada")}
    assert {"SeekerRegistered", "CandidateNominated", "SeekerTransferred"} <= kinds
    said = str([entry.details for entry in history(ledger, south, "seeker:ada")])
    assert "Old notes" in said and "555 0100" in said
    [job] = nominations.all_placements(ledger, south, TODAY)
    assert job.agency_name == "North"
    assert nominations.nomination(ledger, south, TODAY, "bakes").arrangements == "Step-free"


def test_the_pool_of_each_follows(ledger: Ledger, moved: None) -> None:
    own = PoolFilter(whose="own")
    assert [e.person.seeker for e in seekers.search(ledger, south, TODAY, own).entries] == ["ada"]
    assert seekers.search(ledger, north, TODAY, own).entries == []


def test_the_old_agency_keeps_what_its_placement_needs(ledger: Ledger, moved: None) -> None:
    ada = seekers.seeker(ledger, north, TODAY, "ada")
    assert (ada.is_own, ada.sees_contact, ada.sees_profile) == (False, True, False)
    assert ada.person.name == "Ada Moss"
    assert ada.personal == {"email": None, "phone": "555 0100"}
    assert ada.row.occupations == []
    said = str(history(ledger, north, "seeker:ada"))
    assert "notes" not in said.casefold() and "555 0100" not in said
    [job] = nominations.all_placements(ledger, north, TODAY)
    assert job.person.name == "Ada Moss"
    assert nominations.nomination(ledger, north, TODAY, "bakes").arrangements == "Step-free"


def test_its_checkpoints_and_reminders_stay_with_it(
    ledger: Ledger, record: Record, moved: None
) -> None:
    [item] = due(ledger, north, TODAY)
    assert (item.placement, item.day, item.name) == ("job", 30, "Ada Moss")
    assert due(ledger, south, TODAY) == []
    assert {one.row.agency for one in open_checkpoints(ledger, TODAY)} == {"north"}
    record(
        RecordCheckpoint,
        1,
        placement="job",
        day=30,
        status="same_job",
        evidence="payslip",
        note="All well",
    )
    for viewer in (north, south):
        assert "All well" in str(history(ledger, viewer, "placement:job"))


def test_it_keeps_no_more_than_that_once_the_placement_ended(
    ledger: Ledger, record: Record, moved: None
) -> None:
    record(EndPlacement, 1, placement="job", reason="laid_off", ended_by="employer")
    with pytest.raises(NotVisible):
        seekers.seeker(ledger, north, TODAY, "ada")
    [job] = nominations.all_placements(ledger, north, TODAY)
    assert job.person.name is None and not job.person.has_page
    assert nominations.nomination(ledger, north, TODAY, "bakes").arrangements is None
    assert "Ada" not in str(history(ledger, north, "placement:job"))


def test_the_old_agency_sees_no_more_from_the_next_request_on(
    ledger: Ledger, projector: Projector, network: None
) -> None:
    """Also while the views are behind."""
    assert seekers.seeker(ledger, north, TODAY, "ada").is_own
    ledger.do(
        TransferSeeker(
            by=SYSTEM,
            today=TODAY,
            seeker="ada",
            to_agency="south",
            agreed_on=TODAY,
            happened_on=TODAY,
        )
    )
    assert not seekers.seeker(ledger, north, TODAY, "ada").is_own
    assert seekers.seeker(ledger, south, TODAY, "ada").is_own


def test_what_they_want_moves_with_them(ledger: Ledger, record: Record, moved: None) -> None:
    record(GiveConsent, 1, seeker="ada", scope="network")
    wanted = [item.opening for item in agency_home(ledger, south, TODAY).wanted]
    assert wanted == ["cook"]
    assert agency_home(ledger, north, TODAY).wanted == []
    [one] = openings.opening(ledger, south, TODAY, "cook").interested
    assert one.person.seeker == "ada"
    assert openings.opening(ledger, north, TODAY, "cook").interested == []


def test_a_move_is_offered_to_where_it_may_go(
    ledger: Ledger, record: Record, network: None
) -> None:
    assert moves.move(ledger, north, TODAY, "ada").choices == {}
    with pytest.raises(NotVisible):
        moves.move(ledger, south, TODAY, "ada")
    with pytest.raises(NotVisible):
        moves.move(ledger, coordinator, TODAY, "ada")
    record(GiveConsent, 2, seeker="ada", scope="network")
    record(NominateCandidate, 1, nomination="cooks", seeker="ada", opening="cook")
    assert set(moves.move(ledger, coordinator, TODAY, "ada").choices) == {"north", "south"}
    assert moves.move(ledger, north, TODAY, "ada").closing == ["Cook"]
    assert moves.move(ledger, coordinator, TODAY, "ada").closing == []


def test_an_agency_that_left_is_on_no_board(ledger: Ledger, record: Record, network: None) -> None:
    assert openings.all_openings(ledger, north, TODAY)[0].agencies == 2
    record(LeaveNetwork, 1, agency="south")
    assert openings.all_openings(ledger, north, TODAY)[0].agencies == 1
    board = openings.opening(ledger, north, TODAY, "cook").board
    assert [line.agency for line in board] == ["north"]
