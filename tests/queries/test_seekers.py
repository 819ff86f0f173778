"""The talent pool and a job seeker's page: what each role finds, and what it does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    LeavePool,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.facts import Actor
from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries import seekers
from projections.queries.people import people
from projections.queries.seekers import PAGE, PoolFilter
from projections.queries.viewer import NotVisible, Viewer

TODAY = date(2026, 6, 30)
SYSTEM = Actor(user="system", role="system")
north = Viewer("u-n", "agency", "north")
south = Viewer("u-s", "agency", "south")
coordinator = Viewer("u-c", "coordinator")
auditor = Viewer("u-a", "auditor")
operator = Viewer("u-o", "operator")
VIEWERS = {"own": north, "other": south, "coordinator": coordinator, "auditor": auditor}

Record = Callable[..., None]


@pytest.fixture
def record(ledger: Ledger) -> Record:
    """Carries out a decision of the system itself."""

    def carry_out(make: type[Decision], **given: Any) -> None:
        ledger.do(make(by=SYSTEM, today=TODAY, **{"happened_on": date(2026, 1, 5)} | given))

    return carry_out


@pytest.fixture
def pool(record: Record, projector: Projector) -> None:
    """All of the agency north: Ada is shared with her name, Berta without, Carl not, Dora left,
    and Emil's consent ended."""
    record(AdmitAgency, agency="north", name="Northside")
    names = {"ada": "Moss", "berta": "Fern", "carl": "Moss", "dora": "Moss", "emil": "Moss"}
    for given, family in names.items():
        record(
            RegisterSeeker,
            seeker=given,
            agency="north",
            given_name=given.title(),
            family_name=family,
            email=f"{given}@example.org",
        )
        record(
            ChangeSeekerProfile,
            seeker=given,
            occupations=["care"],
            skills=["writing"],
            region="east",
            hours_min=10,
            hours_max=20,
            work_needs=f"What {given} needs",
            disability=f"What {given} has",
        )
    record(GiveConsent, seeker="ada", scope="network_with_name")
    record(GiveConsent, seeker="berta", scope="network")
    record(GiveConsent, seeker="dora", scope="network_with_name")
    record(LeavePool, seeker="dora", reason="moved_away", happened_on=date(2026, 2, 1))
    record(GiveConsent, seeker="emil", scope="network_with_name", valid_until=date(2026, 6, 29))
    projector.catch_up()


def found(ledger: Ledger, viewer: Viewer, **wanted: Any) -> set[str]:
    page = seekers.search(ledger, viewer, TODAY, PoolFilter(**wanted))
    assert page.total == len(page.entries)
    return {entry.person.seeker for entry in page.entries}


def opened(ledger: Ledger, viewer: Viewer) -> set[str]:
    """The job seekers whose page this viewer can open."""
    can = set()
    for id_ in ("ada", "berta", "carl", "dora", "emil", "nobody"):
        try:
            seekers.seeker(ledger, viewer, TODAY, id_)
        except NotVisible:
            continue
        can.add(id_)
    return can


EVERYBODY = {"ada", "berta", "carl", "dora", "emil"}


@pytest.mark.parametrize(
    ("viewer", "listed", "can_open"),
    [
        (north, EVERYBODY - {"dora"}, EVERYBODY),
        (south, {"ada", "berta"}, {"ada", "berta"}),
        (coordinator, {"ada", "berta"}, {"ada", "berta"}),
        (auditor, set(), EVERYBODY),
        (operator, set(), set()),
        (Viewer("u-x", "agency", None), set(), set()),
    ],
)
def test_each_role_finds_whom_it_may(
    ledger: Ledger, pool: None, viewer: Viewer, listed: set[str], can_open: set[str]
) -> None:
    assert found(ledger, viewer) == listed
    assert opened(ledger, viewer) == can_open


@pytest.mark.parametrize("seeker_id", ["ada", "berta", "carl"])
def test_no_page_holds_a_sealed_text(ledger: Ledger, pool: None, seeker_id: str) -> None:
    for viewer in VIEWERS.values():
        try:
            row = seekers.seeker(ledger, viewer, TODAY, seeker_id).row
        except NotVisible:
            continue
        assert {getattr(row, name) for name in seekers.SEALED} <= {None, ""}
    for entry in seekers.search(ledger, north, TODAY, PoolFilter()).entries:
        assert {getattr(entry.row, name) for name in seekers.SEALED} <= {None, ""}


def test_own_agency_reads_everything(ledger: Ledger, pool: None) -> None:
    carl = seekers.seeker(ledger, north, TODAY, "carl")
    assert carl.person.name == "Carl Moss"
    assert carl.personal["email"] == "carl@example.org"
    assert carl.personal["disability"] == "What carl has"
    assert carl.is_own and not carl.is_shared


@pytest.mark.parametrize("viewer", [south, coordinator])
def test_others_read_what_the_consent_shares(ledger: Ledger, pool: None, viewer: Viewer) -> None:
    ada = seekers.seeker(ledger, viewer, TODAY, "ada")
    assert ada.person.name == "Ada Moss"
    assert ada.personal == {"work_needs": "What ada needs"}
    assert ada.row.occupations == ["care"]
    berta = seekers.seeker(ledger, viewer, TODAY, "berta")
    assert berta.person.name is None
    assert berta.personal == {"work_needs": "What berta needs"}


def test_the_auditor_reads_codes_only(ledger: Ledger, pool: None) -> None:
    ada = seekers.seeker(ledger, auditor, TODAY, "ada")
    assert ada.person.name is None
    assert ada.person.reference == reference("ada")
    assert ada.personal == {}
    assert (ada.row.occupations, ada.row.skills, ada.row.region, ada.row.hours_min) == (
        [],
        [],
        None,
        None,
    )


def test_a_name_finds_only_people_whose_name_the_viewer_may_see(ledger: Ledger, pool: None) -> None:
    assert found(ledger, north, text="moss") == {"ada", "carl", "emil"}
    assert found(ledger, south, text="moss") == {"ada"}
    assert found(ledger, coordinator, text="berta fern") == set()
    assert found(ledger, north, text="fern BERTA") == {"berta"}
    assert found(ledger, auditor, text="moss") == set()


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda code: code.replace("-", ""), lambda code: code[:4]]
)
def test_a_reference_code_finds_them_however_it_is_typed(
    ledger: Ledger, pool: None, typed: Callable[[str], str]
) -> None:
    assert found(ledger, south, text=typed(reference("berta"))) == {"berta"}
    assert found(ledger, south, text=typed(reference("carl"))) == set()


def test_only_an_auditor_finds_every_reference_code(ledger: Ledger, pool: None) -> None:
    code = reference("carl").lower().replace("-", " ")
    assert seekers.by_reference(ledger, auditor, TODAY, code) == "carl"
    assert seekers.by_reference(ledger, north, TODAY, code) == "carl"
    for viewer in (south, coordinator, operator):
        assert seekers.by_reference(ledger, viewer, TODAY, code) is None
    assert seekers.by_reference(ledger, auditor, TODAY, "0000-0000") is None
    assert seekers.by_reference(ledger, auditor, TODAY, "") is None


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        ({"occupation": "care"}, True),
        ({"occupation": "retail"}, False),
        ({"skill": "writing"}, True),
        ({"skill": "tools"}, False),
        ({"region": "east"}, True),
        ({"region": "west"}, False),
        ({"hours": 10}, True),
        ({"hours": 20}, True),
        ({"hours": 9}, False),
        ({"hours": 21}, False),
        ({"whose": "own"}, False),
    ],
)
def test_filters(ledger: Ledger, pool: None, wanted: dict[str, Any], is_found: bool) -> None:
    assert found(ledger, south, **wanted) == ({"ada", "berta"} if is_found else set())


def test_somebody_without_hours_can_work_any(
    ledger: Ledger, projector: Projector, record: Record, pool: None
) -> None:
    record(RegisterSeeker, seeker="fay", agency="south", given_name="Fay", family_name="Lark")
    projector.catch_up()
    assert found(ledger, south, whose="own", hours=60) == {"fay"}


@pytest.mark.parametrize("is_view_behind", [False, True])
def test_a_withdrawal_works_at_once(
    ledger: Ledger, projector: Projector, record: Record, pool: None, is_view_behind: bool
) -> None:
    record(WithdrawConsent, seeker="ada", happened_on=TODAY)
    if not is_view_behind:
        projector.catch_up()
    for viewer in (south, coordinator):
        assert found(ledger, viewer) == {"berta"}
        assert found(ledger, viewer, text="ada") == set()
        assert opened(ledger, viewer) == {"berta"}
        assert people(ledger, viewer, TODAY, ["ada"])["ada"].name is None
    ada = seekers.seeker(ledger, north, TODAY, "ada")
    assert ada.person.name == "Ada Moss"
    assert not ada.is_shared and not ada.is_name_shared


def test_pages_hold_everybody_once(ledger: Ledger, projector: Projector, record: Record) -> None:
    record(AdmitAgency, agency="north", name="Northside")
    for number in range(PAGE + 3):
        record(
            RegisterSeeker,
            seeker=f"s{number}",
            agency="north",
            given_name="Sam",
            family_name=f"Nr{number}",
        )
    projector.catch_up()
    pages = [seekers.search(ledger, north, TODAY, PoolFilter(page=number)) for number in (1, 2, 3)]
    assert [len(page.entries) for page in pages] == [PAGE, 3, 0]
    assert {page.total for page in pages} == {PAGE + 3}
    assert len({entry.person.seeker for page in pages for entry in page.entries}) == PAGE + 3
