"""What the schemes say of real placements, and who sees it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.decisions.duplicates import MergeSeekers
from domain.decisions.employers import EngageEmployer
from domain.decisions.evidence import ConfirmSchemeCondition, RecordEarnings
from domain.decisions.interest import ConfirmInterest
from domain.decisions.moves import TransferSeeker
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import PostOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.schemes import AdoptOutcomeScheme
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.outcomes.schemes.presets import PRESETS
from projections.outcomes.schemes.verdicts import Verdict
from projections.projector import Projector
from projections.queries import nominations, schemes
from projections.queries.viewer import NotVisible, Viewer

TODAY = date(2026, 6, 30)
SYSTEM = Actor(user="system", role="system")
north = Viewer("u-n", "agency", "north")
south = Viewer("u-s", "agency", "south")
coordinator = Viewer("u-c", "coordinator")


class Desk:
    """Carries out decisions of the system itself, so many days ago."""

    def __init__(self, ledger: Ledger, projector: Projector) -> None:
        self.ledger, self.projector = ledger, projector

    def do(self, make: type[Decision], days_ago: int, **given: object) -> None:
        day = TODAY - timedelta(days=days_ago)
        self.ledger.do(make(by=SYSTEM, today=TODAY, happened_on=day, **given))
        self.projector.catch_up()

    def place(self, seeker: str, opening: str, days_ago: int, wanted: int = 199) -> None:
        of = {"seeker": seeker, "opening": opening}
        self.do(PostOpening, wanted, opening=opening, employer="crumb", title=opening)
        self.do(ConfirmInterest, wanted, **of)
        self.do(NominateCandidate, wanted, nomination=opening, **of)
        of = {"nomination": opening, "opening": opening}
        terms = {"term": "permanent", "hours_per_week": 20, "hourly_wage": "17.00"}
        self.do(StartPlacement, days_ago, placement=f"{seeker}-{opening}", **of, **terms)

    def adopt(self, preset: str, days_ago: int, version: str = "1") -> None:
        scheme = msgspec.structs.replace(PRESETS[preset], version=version)
        self.do(AdoptOutcomeScheme, days_ago, scheme=scheme)

    def says(self, viewer: Viewer, placement: str) -> dict[str, dict[str, Verdict]]:
        found = nominations.placement(self.ledger, viewer, TODAY, placement)
        return {
            one.scheme.code: {m.rule.code: m.verdict for m in one.milestones}
            for one in schemes.judged(self.ledger, viewer, TODAY, found)
        }

    def tried(self, viewer: Viewer, scheme: str = "odsp") -> list[schemes.Tried]:
        return schemes.tried(self.ledger, viewer, TODAY, scheme, date(2026, 1, 1), TODAY)


@pytest.fixture
def desk(ledger: Ledger, projector: Projector) -> Desk:
    """Ada of north works as a baker since 150 days, and was seen there 100 days after the start.
    Nobody saw Bea, who has worked as a cook for as long."""
    desk = Desk(ledger, projector)
    for agency in ("north", "south"):
        desk.do(AdmitAgency, 300, agency=agency, name=agency.title())
    desk.do(EngageEmployer, 300, employer="crumb", name="Crumb")
    for seeker, opening in (("ada", "baker"), ("bea", "cook")):
        desk.do(
            RegisterSeeker, 250, seeker=seeker, agency="north", given_name=seeker, family_name="M"
        )
        desk.do(GiveConsent, 249, seeker=seeker, scope="network")
        desk.place(seeker, opening, 150)
    check = {"placement": "ada-baker", "day": 90, "status": "same_job", "evidence": "payslip"}
    desk.do(RecordCheckpoint, 50, **check)
    return desk


def test_no_scheme_is_adopted(desk: Desk) -> None:
    assert desk.says(coordinator, "ada-baker") == {}
    assert desk.tried(coordinator) == []
    assert schemes.adoptions(desk.ledger) == []


def test_a_scheme_counts_placements_from_its_day_on(desk: Desk) -> None:
    desk.adopt("odsp", 149)
    assert desk.says(coordinator, "ada-baker") == {}
    desk.adopt("us_vr", 150)
    assert list(desk.says(coordinator, "ada-baker")) == ["us_vr"]


def test_several_schemes_side_by_side(desk: Desk) -> None:
    for preset in ("odsp", "us_vr", "us_ticket", "uk_ipes"):
        desk.adopt(preset, 200)
    said = desk.says(coordinator, "ada-baker")
    start = TODAY - timedelta(days=150)
    assert said["odsp"]["placement"].reached_on == start + timedelta(days=90)
    assert said["us_vr"]["closure"].because == "condition_missing"
    assert said["us_ticket"]["phase_1_milestone_1"].because == "not_begun"
    # At 20 hours and 17.00 the lower amount takes 53 days, the higher one 107: nobody saw so many.
    assert said["uk_ipes"]["8_hours"].from_terms
    assert said["uk_ipes"]["16_hours"].because == "not_known"
    assert desk.says(coordinator, "bea-cook")["odsp"]["placement"].because == "not_known"


def test_what_is_recorded_for_schemes_counts(desk: Desk) -> None:
    for preset in ("us_vr", "us_ticket"):
        desk.adopt(preset, 200)
    for code in ("integrated", "consistent_with_plan", "customer_agrees", "counsellor_agrees"):
        desk.do(ConfirmSchemeCondition, 40, placement="ada-baker", condition=code)
    desk.do(ConfirmSchemeCondition, 160, placement="ada-baker", condition="assigned")
    earned = {"placement": "ada-baker", "month": "2026-03", "evidence": "payslip"}
    desk.do(RecordEarnings, 80, amount="1209.99", **earned)
    said = desk.says(coordinator, "ada-baker")
    assert said["us_vr"]["closure"].reached_on == TODAY - timedelta(days=40)
    # 20 hours at 17.00 come to 1,360.00 in the 28 days of February: enough, but only worked out.
    first = said["us_ticket"]["phase_1_milestone_1"]
    assert (first.reached_on, first.from_terms) == (date(2026, 2, 28), True)
    desk.do(RecordEarnings, 79, amount="1000.00", **earned | {"month": "2026-02"})
    first = desk.says(coordinator, "ada-baker")["us_ticket"]["phase_1_milestone_1"]
    assert (first.reached_on, first.from_terms) == (date(2026, 4, 30), True)


def test_two_jobs_of_one_person_count_together(desk: Desk) -> None:
    desk.adopt("odsp", 200)
    desk.do(EndPlacement, 100, placement="bea-cook", reason="resigned", ended_by="employee")
    assert desk.says(north, "bea-cook")["odsp"]["placement"].because == "ended_short"
    desk.place("bea", "clerk", 60)  # 51 days as a cook, and 40 as a clerk
    desk.do(EndPlacement, 20, placement="bea-clerk", reason="resigned", ended_by="employee")
    reached = desk.says(north, "bea-cook")["odsp"]["placement"].reached_on
    assert reached == TODAY - timedelta(days=21)
    [placement] = [one for one in schemes.counts(desk.tried(north)) if one.rule.code == "placement"]
    assert (placement.placements, placement.reached, placement.people) == (3, 2, 2)


def test_two_records_of_one_person_count_together(desk: Desk) -> None:
    desk.adopt("odsp", 200)
    desk.do(RegisterSeeker, 240, seeker="bea2", agency="north", given_name="bea", family_name="M")
    desk.do(GiveConsent, 239, seeker="bea2", scope="network")
    desk.do(EndPlacement, 100, placement="bea-cook", reason="resigned", ended_by="employee")
    desk.place("bea2", "clerk", 60)
    desk.do(EndPlacement, 20, placement="bea2-clerk", reason="resigned", ended_by="employee")
    assert desk.says(north, "bea-cook")["odsp"]["placement"].because == "ended_short"
    desk.do(MergeSeekers, 10, seeker="bea", duplicate="bea2")
    reached = desk.says(north, "bea-cook")["odsp"]["placement"].reached_on
    assert reached == TODAY - timedelta(days=21)


def test_a_job_at_another_agency_does_not_count_where_it_may_not_be_seen(desk: Desk) -> None:
    desk.adopt("odsp", 200)
    desk.do(EndPlacement, 100, placement="bea-cook", reason="resigned", ended_by="employee")
    desk.do(TransferSeeker, 90, seeker="bea", to_agency="south", agreed_on=date(2026, 1, 1))
    desk.do(GiveConsent, 89, seeker="bea", scope="network")
    desk.place("bea", "clerk", 60, wanted=80)
    desk.do(EndPlacement, 20, placement="bea-clerk", reason="resigned", ended_by="employee")
    assert desk.says(north, "bea-cook")["odsp"]["placement"].because == "ended_short"
    for viewer in (south, coordinator):
        assert desk.says(viewer, "bea-cook")["odsp"]["placement"].reached_on is not None
    with pytest.raises(NotVisible):
        desk.says(north, "bea-clerk")


def test_an_agency_counts_its_own(desk: Desk) -> None:
    desk.adopt("odsp", 200)
    assert {one.placement.row.placement for one in desk.tried(north)} == {"ada-baker", "bea-cook"}
    assert desk.tried(south) == []
    assert len(desk.tried(coordinator)) == 2
    with pytest.raises(NotVisible):
        desk.tried(Viewer("u-o", "operator"))


def test_a_struck_checkpoint_shows_nothing(desk: Desk) -> None:
    desk.adopt("odsp", 200)
    [check] = [
        r for r in desk.ledger.history("placement:ada-baker") if "Checkpoint" in type(r.fact).TOPIC
    ]
    desk.ledger.do(
        StrikeFact(
            by=SYSTEM, today=TODAY, position=check.position, fact=check.fact, reason="wrong_person"
        )
    )
    assert desk.says(coordinator, "ada-baker")["odsp"]["placement"].because == "not_known"


def test_versions_each_with_its_time(desk: Desk) -> None:
    desk.adopt("odsp", 200, version="1")
    desk.adopt("us_vr", 190)
    desk.adopt("odsp", 150, version="2")
    found = [(a.scheme.code, a.scheme.version, a.until) for a in schemes.adoptions(desk.ledger)]
    assert found == [
        ("odsp", "2", None),
        ("odsp", "1", TODAY - timedelta(days=150)),
        ("us_vr", "1", None),
    ]
    assert {one.judged.scheme.version for one in desk.tried(north)} == {"2"}
