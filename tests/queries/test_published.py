"""A published report says the same for good: after a rebuild, late entries and a strike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.decisions.employers import EngageEmployer
from domain.decisions.figure_rules import AdoptSmallCellThresholds
from domain.decisions.interest import ConfirmInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import PostOpening
from domain.decisions.reports import PublishReport
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.facts import Actor, Fact
from domain.facts.network import FactStruck, MinimumWageAdopted
from domain.facts.nominations import CandidateNominated
from domain.facts.reports import ReportPublished
from domain.ledger.ledger import Ledger
from projections.outcomes.figures import Question, Report
from projections.outcomes.releases import content, digest
from projections.outcomes.sheets import to_csv, to_xlsx
from projections.projector import Projector
from projections.queries import published, reports
from projections.queries.outcomes import answer
from projections.queries.viewer import NotVisible, Viewer
from tests.queries.town import at, joined, journey, on, on_a_moving_clock, posted, write

TODAY = date(2026, 6, 30)
ZONE = ZoneInfo("America/Toronto")
SYSTEM = Actor(user="system", role="system")
coordinator = Viewer("u-c", "coordinator")
auditor = Viewer("u-a", "auditor")
north = Viewer("u-n", "agency", "north")
operator = Viewer("u-o", "operator")
PERIOD = Question(first=date(2026, 1, 1), last=date(2026, 6, 30))


class Desk:
    """A network with as many openings as are asked for, and a nomination for each."""

    def __init__(self, ledger: Ledger, projector: Projector) -> None:
        self.ledger, self.projector = ledger, projector

    def do(self, make: type[Decision], day: date, **given: object) -> None:
        self.ledger.do(make(by=SYSTEM, today=TODAY, happened_on=day, **given))

    def begin(self) -> None:
        start = date(2026, 1, 2)
        for agency in ("north", "south"):
            self.do(AdmitAgency, start, agency=agency, name=agency.title())
            names = {"given_name": agency, "family_name": "M"}
            self.do(RegisterSeeker, start, seeker=agency, agency=agency, **names)
            self.do(GiveConsent, start, seeker=agency, scope="network")
        self.do(EngageEmployer, start, employer="crumb", name="Crumb")

    def openings(self, count: int, day: date, name: str = "o", seeker: str = "north") -> None:
        for number in range(count):
            opening = f"{name}{number}"
            about = {"opening": opening, "seeker": seeker}
            self.do(PostOpening, day, opening=opening, employer="crumb", title="Baker")
            self.do(ConfirmInterest, day, **about)
            self.do(NominateCandidate, day, nomination=opening, **about)
        self.projector.catch_up()

    def publish(self, report: str, asked: Question = PERIOD) -> published.Draft:
        found = published.draft(self.ledger, asked, TODAY, ZONE)
        said = published.as_said(asked, found)
        zone = {"time_zone": ZONE.key}
        self.do(PublishReport, TODAY, report=report, title=report.title(), **zone, **said)
        self.projector.catch_up()
        return found

    def files(self, report: str) -> tuple[bytes, bytes, bytes]:
        found = published.release(self.ledger, coordinator, report)
        assert found.is_same
        made = datetime(2026, 6, 30, tzinfo=UTC)
        return found.content, to_csv(found.report, "R"), to_xlsx(found.report, "R", [], made)

    def strike(self, kind: type, count: int) -> None:
        wrong = [r for r in self.ledger.since(0, 10_000) if isinstance(r.fact, kind)][:count]
        for r in wrong:
            about = {"position": r.position, "fact": r.fact, "reason": "entered_twice"}
            self.ledger.do(StrikeFact(by=SYSTEM, today=TODAY, **about))
        self.projector.catch_up()


@pytest.fixture
def desk(ledger: Ledger, projector: Projector) -> Desk:
    """22 openings in March, each with a nomination; a report of the half year is published."""
    desk = Desk(ledger, projector)
    desk.begin()
    desk.openings(12, date(2026, 3, 1))
    desk.openings(10, date(2026, 3, 2), "p", "south")
    desk.publish("half")
    return desk


def test_it_says_something(desk: Desk) -> None:
    lift = published.release(desk.ledger, coordinator, "half").report.figure("lift")
    assert lift.cell("network", "openings").value == "22"


def test_the_same_bytes_after_everything_that_may_happen(desk: Desk) -> None:
    first = desk.files("half")
    assert desk.files("half") == first
    desk.projector.rebuild()
    assert desk.files("half") == first
    desk.openings(15, date(2026, 3, 10), "late")  # recorded after the report, true before it
    assert desk.files("half") == first
    desk.strike(CandidateNominated, 2)
    assert desk.files("half") == first
    desk.projector.rebuild()
    assert desk.files("half") == first


def test_a_rule_about_small_counts_is_for_what_is_published_from_then_on(desk: Desk) -> None:
    first = desk.files("half")
    # Of other evidence than the first one: the two are not held against each other.
    spring = Question(
        first=date(2026, 4, 1),
        last=date(2026, 6, 30),
        audience="public",
        least_evidence="payslip",
    )
    desk.openings(7, date(2026, 4, 2), "spring")
    assert nominated(desk.publish("hides", spring).report) is None
    hides = desk.files("hides")
    agree(desk, 7, day=TODAY - timedelta(days=1))
    assert (desk.files("half"), desk.files("hides")) == (first, hides)
    shows = desk.publish("shows", spring)
    assert (nominated(shows.report), shows.threshold) == ("7", 7)
    agree(desk, 8)
    kept = published.release(desk.ledger, coordinator, "shows")
    assert kept.is_same and nominated(kept.report) == "7"
    day_before = structs.replace(spring, as_of=TODAY - timedelta(days=1))
    assert nominated(published.draft(desk.ledger, day_before, TODAY, ZONE).report) is None


def test_an_answer_has_the_rule_of_its_day_and_no_weaker_one_than_todays(desk: Desk) -> None:
    desk.openings(7, date(2026, 4, 2), "spring")
    asked = Question(first=date(2026, 4, 1), last=date(2026, 6, 30))
    agreed_on = TODAY - timedelta(days=2)

    def seen(**clocks: object) -> str | None:
        question = structs.replace(asked, **clocks)
        return nominated(answer(desk.ledger, auditor, question, TODAY, ZONE))

    before = desk.ledger.at(desk.ledger.head())
    assert before is not None and seen() is None
    agree(desk, 5, day=agreed_on)
    assert seen() == "7"
    assert seen(as_of=agreed_on) == "7"
    assert seen(as_of=agreed_on - timedelta(days=1)) is None
    assert seen(known_at=before.recorded_at) is None
    agree(desk, 8)
    assert seen() is seen(as_of=agreed_on) is None
    text = reports.outcomes(answer(desk.ledger, auditor, asked, TODAY, ZONE), ZONE)
    assert "Counts under 8 are hidden." in text


def agree(desk: Desk, number: int, day: date = TODAY) -> None:
    """Let everybody see counts from this number on."""
    names = ("for_network", "for_funders", "for_public")
    desk.do(AdoptSmallCellThresholds, day, **dict.fromkeys(names, number))
    desk.projector.catch_up()


def nominated(report: Report) -> str | None:
    """How many openings had a nomination, where it is shown."""
    return report.figure("lift").cell("network", "openings").value


def test_a_report_of_an_earlier_release_comes_out_to_the_byte(
    ledger: Ledger, projector: Projector
) -> None:
    """A figure that comes later changes nothing. Counting in another way does: then the digests are
    made anew, and pages say that such a report is not what was published."""
    on_a_moving_clock(ledger)
    write(ledger, town_at_work(), at(100, 9))
    projector.catch_up()
    known = {"as_of": on(90), "known_at": at(100, 9), "upto": ledger.head()}
    asked = Question(first=date(2026, 1, 1), last=date(2026, 3, 31), **known)  # type: ignore[arg-type]
    for adopted in ([], [MinimumWageAdopted(hourly_wage="17.20", happened_on=on(0))]):
        write(ledger, adopted, at(101, 9))
        projector.catch_up()
        whole, region = (
            answer(ledger, auditor, question, on(120), ZONE)
            for question in (asked, structs.replace(asked, region="north"))
        )
        assert whole.figure("placements").cell("all", "network_count").value == "60"
        assert digest(whole) == ("c3a615beacea14f1c3ba3afe13e42b4cc753ccdbfa98f92a84d6ad3ba4684ec0")
        assert digest(region) == (
            "9882e696759669e6f1d35943684580716e87ce35cba9a95f09e82e972ec97f2e"
        )
    now = answer(ledger, auditor, structs.replace(asked, known_at=None, upto=None), on(120), ZONE)
    assert now.figure("minimum_wage").cell("compared", "network_count").value == "48"
    # Nothing that was told before is hidden now, and nothing else is told.
    others = [one for one in now.figures if one.code not in ("minimum_wage", "placement_terms")]
    assert others == [one for one in whole.figures if one.code != "placement_terms"]


def test_a_report_keeps_the_minimum_wage_that_it_was_published_with(
    ledger: Ledger, projector: Projector
) -> None:
    on_a_moving_clock(ledger)
    write(ledger, town_at_work(), at(100, 9))
    wrong = MinimumWageAdopted(hourly_wage="18.20", happened_on=on(0))
    write(ledger, [wrong], at(101, 9))
    clocks = {"as_of": on(90), "known_at": at(101, 9), "upto": ledger.head()}
    asked = Question(first=date(2026, 1, 1), last=date(2026, 3, 31), **clocks)  # type: ignore[arg-type]
    right = MinimumWageAdopted(hourly_wage="19.60", happened_on=on(0))
    strike = FactStruck(
        position=ledger.head(), things=wrong.tags(), reason="wrong_details", happened_on=on(0)
    )
    reports = []
    for later in ([], [strike, right]):
        write(ledger, later, at(102, 9))
        projector.catch_up()
        reports.append(answer(ledger, auditor, asked, on(120), ZONE))
    assert content(reports[0]) == content(reports[1])
    assert reports[0].figure("minimum_wage").cell("above", "network_count").value == "33"
    today = structs.replace(asked, known_at=None, upto=None)
    now = answer(ledger, auditor, today, on(120), ZONE).figure("minimum_wage")
    assert now.cell("above", "network_count").value == "19"


def town_at_work() -> list[Fact]:
    """Sixty placements in two regions, with hours and wages, of three agencies."""
    agencies = ("northside", "southside", "river")
    return [
        *joined(*agencies),
        posted("baker"),
        posted("porter", 1, region="south", occupation="retail"),
        *(
            fact
            for n in range(60)
            for fact in journey(
                f"p{n}",
                ("baker", "porter")[n % 2],
                *(n % 40 + step for step in (1, 3, 4, 7, 9, 15)),
                agency=agencies[n % 3],
                hours_per_week=10 + n % 30,
                hourly_wage=None if n % 5 == 4 else f"{16 + n % 7}.50",
                term=("permanent", "permanent", "permanent", "fixed_term")[n % 4],
            )
        ),
    ]


def test_what_changed_since(desk: Desk) -> None:
    assert published.changed(desk.ledger, coordinator, "half") == []
    desk.openings(15, date(2026, 3, 10), "late")
    found = {
        (one.line.text, one.column.text): (one.then, one.now)
        for one in published.changed(desk.ledger, coordinator, "half")
        if one.figure.text == "Network lift"
    }
    then, now = found["The whole network", "Openings with a nomination"]
    assert then is not None and now is not None
    assert (then.value, now.value) == ("22", "37")
    with pytest.raises(NotVisible):
        published.changed(desk.ledger, north, "half")


def test_a_later_report_does_not_tell_what_an_earlier_one_hides(desk: Desk) -> None:
    desk.openings(3, date(2026, 3, 20), "more")
    again = desk.publish("again")
    assert "lift" in again.withheld  # 25 beside 22 would tell of three
    found = published.release(desk.ledger, coordinator, "again")
    assert found.is_same
    assert found.report.figure("lift").lines == ()
    desk.openings(20, date(2026, 3, 21), "many")
    assert "lift" not in desk.publish("third").withheld


def test_another_region_is_another_question(desk: Desk) -> None:
    desk.openings(3, date(2026, 3, 20), "more")
    asked = Question(first=PERIOD.first, last=PERIOD.last, region="north")
    assert desk.publish("north", asked).withheld == []


def test_who_reads_what(desk: Desk) -> None:
    desk.openings(20, date(2026, 3, 21), "many")
    for audience in ("funder", "public"):
        desk.publish(
            audience, Question(first=date(2026, 2, 1), last=date(2026, 5, 1), audience=audience)
        )
    read = {
        viewer.role: {row.report for row in published.published(desk.ledger, viewer)}
        for viewer in (coordinator, auditor, north, operator)
    }
    assert read == {
        "coordinator": {"half", "funder", "public"},
        "auditor": {"half", "funder", "public"},
        "agency": {"half", "public"},
        "operator": {"public"},
    }
    with pytest.raises(NotVisible):
        published.release(desk.ledger, north, "funder")
    with pytest.raises(NotVisible):
        published.release(desk.ledger, coordinator, "nothing")


def test_everybody_reads_the_same(desk: Desk) -> None:
    told = {
        published.release(desk.ledger, viewer, "half").content
        for viewer in (coordinator, auditor, north)
    }
    assert len(told) == 1


def test_a_report_that_no_longer_comes_out_the_same_says_so(desk: Desk) -> None:
    found = published.draft(desk.ledger, PERIOD, TODAY, ZONE)
    said = published.as_said(PERIOD, found) | {"digest": "00" * 32}
    desk.do(PublishReport, TODAY, report="odd", title="Odd", time_zone=ZONE.key, **said)
    desk.projector.catch_up()
    assert not published.release(desk.ledger, coordinator, "odd").is_same


def test_a_struck_report_is_no_longer_listed(desk: Desk) -> None:
    desk.strike(ReportPublished, 1)
    assert published.published(desk.ledger, coordinator) == []


def test_days_after_the_cut_off_are_not_counted(desk: Desk) -> None:
    asked = Question(first=PERIOD.first, last=PERIOD.last, as_of=date(2026, 3, 1))
    found = published.draft(desk.ledger, asked, TODAY + timedelta(days=1), ZONE)
    assert found.report.cut_off == date(2026, 3, 1)
    assert found.report.figure("lift").cell("network", "openings").value == "12"
