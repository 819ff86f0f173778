"""Home: what an agency and the coordinator are told to do, and when it is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest, WithdrawInterest
from domain.decisions.interviews import (
    CancelInterview,
    RecordInterview,
    RecordMissedInterview,
    RescheduleInterview,
    ScheduleInterview,
)
from domain.decisions.network import AdoptDayLimits
from domain.decisions.nominations import NominateCandidate
from domain.decisions.offers import DeclineOffer, MakeOffer
from domain.decisions.opening_turns import CloseOpening, PauseOpening, ReopenOpening
from domain.decisions.openings import AnswerOpening, ChangeOpening, PostOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.decisions.selection import (
    DeclineNomination,
    ShortlistNomination,
    WithdrawNomination,
)
from domain.facts import Actor
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.home import AgencyHome, CoordinatorHome, agency_home, coordinator_home
from projections.queries.nominations import Nomination
from projections.queries.viewer import NotVisible, Viewer

TODAY = date(2026, 6, 30)
SYSTEM = Actor(user="system", role="system")
north = Viewer("u-n", "agency", "north")
south = Viewer("u-s", "agency", "south")
coordinator = Viewer("u-c", "coordinator")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


class Network:
    """A ledger whose views are current after each step."""

    def __init__(self, ledger: Ledger, projector: Projector) -> None:
        self.ledger, self._projector = ledger, projector

    def record(self, make: type[Decision], days_ago: int = 100, **given: Any) -> None:
        self.ledger.do(make(by=SYSTEM, today=TODAY, happened_on=ago(days_ago), **given))

    def home(self, viewer: Viewer = north) -> AgencyHome:
        self._projector.catch_up()
        return agency_home(self.ledger, viewer, TODAY)

    def coordinator(self) -> CoordinatorHome:
        self._projector.catch_up()
        return coordinator_home(self.ledger, coordinator, TODAY)


@pytest.fixture
def network(ledger: Ledger, projector: Projector) -> Network:
    """Ada is ready to be nominated by north; south is the other agency; a bakery wants a baker."""
    network = Network(ledger, projector)
    for agency in ("north", "south"):
        network.record(AdmitAgency, 200, agency=agency, name=agency.title())
    network.record(EngageEmployer, 200, employer="crumb", name="Crumb")
    network.record(
        RegisterSeeker, 150, seeker="ada", agency="north", given_name="Ada", family_name="Moss"
    )
    network.record(ChangeSeekerProfile, seeker="ada", occupations=["food"], skills=[])
    network.record(GiveConsent, seeker="ada", scope="network")
    network.record(
        PostOpening,
        opening="baker",
        employer="crumb",
        title="Baker",
        places=2,
        respond_by=ago(90),
    )
    return network


def test_nobody_reads_the_home_of_another_role(ledger: Ledger, network: Network) -> None:
    for role in ("coordinator", "auditor", "operator"):
        with pytest.raises(NotVisible):
            agency_home(ledger, Viewer("u", role), TODAY)
    for viewer in (north, Viewer("u", "auditor"), Viewer("u", "operator")):
        with pytest.raises(NotVisible):
            coordinator_home(ledger, viewer, TODAY)


def test_an_opening_waits_for_an_answer_and_no_longer_than_that(network: Network) -> None:
    assert [entry.row.opening for entry in network.home().openings] == ["baker"]
    assert [entry.row.opening for entry in network.coordinator().openings] == ["baker"]
    network.record(AnswerOpening, 1, opening="baker", agency="north", answer="nominating")
    assert network.home().openings == []
    assert len(network.home(south).openings) == 1
    assert network.coordinator().openings[0].answered == 1
    network.record(
        AnswerOpening, 1, opening="baker", agency="south", answer="nobody", reason="hours"
    )
    assert network.coordinator().openings == []
    assert network.coordinator().open_openings == 1


def test_an_answer_is_late_after_its_day_for_whoever_is_missing(network: Network) -> None:
    for opening, respond_by in (("today", TODAY), ("over", ago(1)), ("none", None)):
        network.record(
            PostOpening,
            10,
            opening=opening,
            employer="crumb",
            title=opening,
            respond_by=respond_by,
        )

    def late(home: AgencyHome | CoordinatorHome) -> set[str]:
        return {entry.row.opening for entry in home.openings if entry.is_late}

    assert late(network.home()) == late(network.coordinator()) == {"baker", "over"}
    network.record(AnswerOpening, 1, opening="over", agency="north", answer="nominating")
    assert late(network.home()) == {"baker"}
    assert late(network.home(south)) == late(network.coordinator()) == {"baker", "over"}
    network.record(PauseOpening, 1, opening="over", reason="budget")
    assert late(network.home(south)) == late(network.coordinator()) == {"baker"}


def test_how_long_an_employer_waited_for_the_first_answer(network: Network) -> None:
    (entry,) = network.coordinator().openings
    assert (entry.days_waited, entry.share_answered) == (100, 0)
    network.record(AnswerOpening, 90, opening="baker", agency="south", answer="nominating")
    (entry,) = network.coordinator().openings
    assert (entry.days_waited, entry.share_answered) == (10, 50)


def test_openings_are_in_order_of_the_day_to_answer(network: Network) -> None:
    for title, respond_by in (("later", ago(-9)), ("never", None), ("sooner", ago(-2))):
        network.record(
            PostOpening,
            5,
            opening=title,
            employer="crumb",
            title=title,
            respond_by=respond_by,
        )
    titles = ["baker", "sooner", "later", "never"]
    assert [entry.row.opening for entry in network.home().openings] == titles


def test_an_interest_waits_until_they_are_nominated(network: Network) -> None:
    network.record(ConfirmInterest, 20, seeker="ada", opening="baker")
    (wanted,) = network.home().wanted
    assert (wanted.person.name, wanted.title, wanted.employer_name) == (
        "Ada Moss",
        "Baker",
        "Crumb",
    )
    assert wanted.may_be_nominated
    assert network.home(south).wanted == []
    network.record(WithdrawConsent, 10, seeker="ada")
    assert not network.home().wanted[0].may_be_nominated
    network.record(GiveConsent, 9, seeker="ada", scope="network")
    network.record(NominateCandidate, 8, nomination="n", seeker="ada", opening="baker")
    assert network.home().wanted == []
    assert network.home().waiting == 1


@pytest.mark.parametrize(("days_ago", "is_stale"), [(90, False), (91, True)])
def test_an_interest_of_long_ago_must_be_confirmed_again(
    network: Network, days_ago: int, is_stale: bool
) -> None:
    network.record(ConfirmInterest, days_ago, seeker="ada", opening="baker")
    assert network.home().wanted[0].is_stale == is_stale
    network.record(ConfirmInterest, 1, seeker="ada", opening="baker")
    assert not network.home().wanted[0].is_stale


def test_the_network_says_how_long_an_interest_counts(network: Network) -> None:
    network.record(ConfirmInterest, 20, seeker="ada", opening="baker")
    network.record(AdoptDayLimits, 2, interest_days=19, referral_days=14)
    assert network.home().wanted[0].is_stale


def test_who_no_longer_wants_it_waits_for_no_nomination(network: Network) -> None:
    network.record(ConfirmInterest, 20, seeker="ada", opening="baker")
    network.record(WithdrawInterest, 3, seeker="ada", opening="baker", reason="not_now")
    assert network.home().wanted == []


def test_an_interest_in_a_closed_opening_is_over(network: Network) -> None:
    network.record(ConfirmInterest, 20, seeker="ada", opening="baker")
    network.record(CloseOpening, 3, opening="baker", reason="cancelled")
    assert network.home().wanted == []


def nominate(network: Network, seeker: str, opening: str = "baker") -> None:
    """Somebody of an agency wants an opening and is nominated for it."""
    network.record(ConfirmInterest, 90, seeker=seeker, opening=opening)
    network.record(
        NominateCandidate, 80, nomination=f"{seeker}-{opening}", seeker=seeker, opening=opening
    )


def start(network: Network, seeker: str, days_ago: int = 70, opening: str = "baker") -> None:
    network.record(
        StartPlacement,
        days_ago,
        nomination=f"{seeker}-{opening}",
        placement=f"{seeker}-{opening}",
        opening=opening,
        term="permanent",
    )


@pytest.fixture
def crowded(network: Network) -> Network:
    """Ada, Bo and Cleo of north and Dan of south are nominated for the bakery's two places."""
    for seeker, agency in (("bo", "north"), ("cleo", "north"), ("dan", "south")):
        name = {"given_name": seeker.title(), "family_name": "Fern"}
        network.record(RegisterSeeker, 150, seeker=seeker, agency=agency, **name)
        network.record(GiveConsent, seeker=seeker, scope="network")
    for seeker in ("ada", "bo", "cleo", "dan"):
        nominate(network, seeker)
    return network


def test_when_every_place_is_taken_the_others_are_told_once(crowded: Network) -> None:
    crowded.record(ScheduleInterview, 75, nomination="cleo-baker", interview_on=ago(60))
    start(crowded, "dan")
    assert crowded.home().no_longer_open == []
    assert (crowded.home().waiting, len(crowded.home().interviews)) == (3, 1)
    start(crowded, "ada")
    home = crowded.home()
    (over,) = home.no_longer_open
    assert (over.opening, over.title, over.employer_name) == ("baker", "Baker", "Crumb")
    assert {one.name for one in over.people} == {"Bo Fern", "Cleo Fern"}
    assert (home.waiting, home.interviews) == (0, [])
    assert crowded.home(south).no_longer_open == []
    assert len(crowded.coordinator().interviews) == 1  # somebody has to call it off
    crowded.record(WithdrawNomination, 5, nomination="bo-baker", withdrawn_by="agency")
    crowded.record(DeclineNomination, 5, nomination="cleo-baker", reason="another_candidate")
    assert crowded.home().no_longer_open == []


def test_a_closed_opening_is_no_longer_open_and_a_paused_one_is(crowded: Network) -> None:
    crowded.record(PauseOpening, 60, opening="baker", reason="budget")
    assert (crowded.home().no_longer_open, crowded.home().waiting) == ([], 3)
    crowded.record(CloseOpening, 50, opening="baker", reason="cancelled")
    assert len(crowded.home().no_longer_open[0].people) == 3
    crowded.record(ReopenOpening, 40, opening="baker")
    assert (crowded.home().no_longer_open, crowded.home().waiting) == ([], 3)


def test_a_place_that_is_free_again_gives_the_others_hope_again(crowded: Network) -> None:
    crowded.record(ChangeOpening, 79, opening="baker", title="Baker", places=1, trial_days=30)
    start(crowded, "dan")
    assert len(crowded.home().no_longer_open[0].people) == 3
    crowded.record(EndPlacement, 45, placement="dan-baker", reason="resigned", ended_by="employee")
    assert (crowded.home().no_longer_open, crowded.home().waiting) == ([], 3)
    start(crowded, "ada", days_ago=44)
    assert len(crowded.home().no_longer_open[0].people) == 2


@pytest.mark.parametrize(("days_ago", "is_due"), [(1, True), (0, True), (-1, False)])
def test_an_interview_is_to_be_recorded_from_its_day_on(
    network: Network, days_ago: int, is_due: bool
) -> None:
    network.record(ConfirmInterest, 20, seeker="ada", opening="baker")
    network.record(NominateCandidate, 18, nomination="n", seeker="ada", opening="baker")
    network.record(ScheduleInterview, 15, nomination="n", interview_on=ago(days_ago))
    assert [one.row.nomination for one in network.home().interviews] == (["n"] if is_due else [])
    assert [one.row.nomination for one in network.coordinator().interviews] == ["n"]
    network.record(RecordInterview, 0, nomination="n")
    assert network.home().interviews == []
    assert network.coordinator().interviews == []


def nominations(found: list[Nomination]) -> list[str]:
    return [one.row.nomination for one in found]


@pytest.fixture
def nominated(network: Network) -> Network:
    """Ada is nominated as a baker."""
    network.record(ConfirmInterest, 20, seeker="ada", opening="baker")
    network.record(NominateCandidate, 18, nomination="n", seeker="ada", opening="baker")
    return network


@pytest.mark.parametrize(
    ("days_ago", "comes_up"), [(0, False), (-1, True), (-3, True), (-4, False)]
)
def test_an_interview_comes_up_in_the_days_before(
    nominated: Network, days_ago: int, comes_up: bool
) -> None:
    nominated.record(ScheduleInterview, 15, nomination="n", interview_on=ago(days_ago))
    assert nominations(nominated.home().coming) == (["n"] if comes_up else [])
    assert nominated.home(south).coming == []


def test_an_interview_that_was_moved_comes_up_on_its_new_day(nominated: Network) -> None:
    nominated.record(ScheduleInterview, 15, nomination="n", interview_on=ago(0))
    nominated.record(RescheduleInterview, 1, nomination="n", interview_on=ago(-2))
    assert nominated.home().interviews == []
    assert nominations(nominated.home().coming) == ["n"]


def test_an_interview_that_fell_through_is_to_be_agreed_again(nominated: Network) -> None:
    nominated.record(ScheduleInterview, 15, nomination="n", interview_on=ago(1))
    nominated.record(CancelInterview, 2, nomination="n", reason="employer_unavailable")
    home = nominated.home()
    assert nominations(home.fell_through) == ["n"]
    assert home.interviews == []
    assert nominated.coordinator().interviews == []
    nominated.record(ScheduleInterview, 2, nomination="n", interview_on=ago(1))
    assert nominated.home().fell_through == []
    nominated.ledger.do(
        RecordMissedInterview(by=SYSTEM, today=TODAY, nomination="n", missed_by="seeker")
    )
    assert nominations(nominated.home().fell_through) == ["n"]
    nominated.record(DeclineNomination, 0, nomination="n", reason="no_reason")
    assert nominated.home().fell_through == []


def test_an_interview_of_a_nomination_that_is_over_needs_nothing(nominated: Network) -> None:
    nominated.record(ScheduleInterview, 15, nomination="n", interview_on=ago(1))
    nominated.record(DeclineNomination, 3, nomination="n", reason="another_candidate")
    assert nominated.home().interviews == []
    assert nominated.coordinator().interviews == []


@pytest.mark.parametrize(
    ("starts_on", "is_asked"), [(None, True), (ago(1), True), (TODAY, True), (ago(-1), False)]
)
def test_an_offer_is_asked_about_when_its_first_day_has_come(
    nominated: Network, starts_on: date | None, is_asked: bool
) -> None:
    nominated.record(MakeOffer, 5, nomination="n", starts_on=starts_on)
    assert nominations(nominated.home().offers) == (["n"] if is_asked else [])
    nominated.record(DeclineOffer, 1, nomination="n", reason="hours")
    assert nominated.home().offers == []


def test_every_live_nomination_waits(nominated: Network) -> None:
    assert nominated.home().waiting == 1
    nominated.record(ShortlistNomination, 17, nomination="n")
    nominated.record(MakeOffer, 5, nomination="n")
    assert nominated.home().waiting == 1
    nominated.record(DeclineNomination, 3, nomination="n", reason="other")
    assert nominated.home().waiting == 0


def test_a_checkpoint_is_due_then_overdue_then_done(network: Network) -> None:
    network.record(ConfirmInterest, 99, seeker="ada", opening="baker")
    network.record(NominateCandidate, 98, nomination="n", seeker="ada", opening="baker")
    network.record(
        StartPlacement, 70, nomination="n", placement="p", opening="baker", term="permanent"
    )
    home, overview = network.home(), network.coordinator()
    assert [(item.day, item.state) for item in home.checkpoints] == [(30, "overdue"), (60, "due")]
    assert network.home(south).checkpoints == []
    assert [item.day for item in overview.overdue] == [30]
    assert (overview.due, overview.at_work, home.at_work) == (2, 1, 1)
    network.record(
        RecordCheckpoint, 1, placement="p", day=30, status="same_job", evidence="payslip"
    )
    assert [item.day for item in network.home().checkpoints] == [60]
    assert network.coordinator().overdue == []


@pytest.mark.parametrize(
    ("valid_until", "ends_soon", "is_ready"),
    [
        (None, False, True),
        (ago(-31), False, True),
        (ago(-30), True, True),
        (TODAY, True, True),
        (ago(1), False, False),
    ],
)
def test_a_consent_is_asked_for_again_before_and_after_it_ends(
    network: Network, valid_until: date | None, ends_soon: bool, is_ready: bool
) -> None:
    network.record(GiveConsent, 50, seeker="ada", scope="network", valid_until=valid_until)
    home = network.home()
    assert [one.until for one in home.consents] == ([valid_until] if ends_soon else [])
    assert [one.consent_ended_on for one in home.unready] == ([] if is_ready else [valid_until])
    assert network.coordinator().shared == is_ready


def test_people_without_profile_or_consent_are_named(network: Network) -> None:
    assert network.home().unready == []
    network.record(
        RegisterSeeker, 3, seeker="bo", agency="north", given_name="Bo", family_name="Fern"
    )
    (bo,) = network.home().unready
    assert (bo.person.name, bo.has_profile, bo.has_consent) == ("Bo Fern", False, False)
    network.record(GiveConsent, 2, seeker="bo", scope="network")
    assert [(one.has_profile, one.has_consent) for one in network.home().unready] == [(False, True)]
    network.record(ChangeSeekerProfile, 2, seeker="bo", occupations=["care"], skills=[])
    assert network.home().unready == []
    assert network.home().in_pool == 2
    assert network.home(south).in_pool == 0
