"""What else agencies are reminded of: interviews, referrals, openings, consents, interests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.accounts.digests import Digests
from domain.accounts.store import Accounts
from domain.decisions.interest import ConfirmInterest
from domain.decisions.interviews import RescheduleInterview, ScheduleInterview
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import AnswerOpening, PostOpening
from domain.decisions.referrals import ReceiveReferral
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.facts.reference import reference
from domain.ledger.ledger import Ledger
from projections import attempts
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice, plain

START = date(2026, 3, 1)
STAFF = world.STAFF_EMAIL
ADA = reference("ada")


def day(number: int) -> date:
    """That many days after the beginning."""
    return START + timedelta(days=number)


def noon(number: int) -> datetime:
    return datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=12)


def begin(ledger: Ledger) -> None:
    """Ada shares her profile until day 40 and wants to be a baker. Nobody answered the opening."""
    on = world.on(START)
    ledger.do(
        RegisterSeeker(
            **on, seeker="ada", agency=world.AGENCY, given_name="Wilhelmina", family_name="Q"
        ),
        GiveConsent(**on, seeker="ada", scope="network", valid_until=day(40)),
        PostOpening(
            **on, opening="baker", employer=world.EMPLOYER, title="Baker", respond_by=day(5)
        ),
        ConfirmInterest(**on, seeker="ada", opening="baker"),
    )


def subjects(run: Tick, post_office: PostOffice, *days: int) -> list[tuple[int, str, str]]:
    """(Day, reader, subject) of each letter, when the reminders run on these days."""
    sent = []
    for number in days:
        post_office.letters.clear()
        run(noon(number))
        sent += [(number, to, str(letter["Subject"])) for to, letter, _ in post_office.letters]
    return sent


def test_each_comes_once_on_its_day(network: Ledger, run: Tick, post_office: PostOffice) -> None:
    begin(network)
    network.do(
        ReceiveReferral(
            **world.on(START),
            referral="sent",
            seeker="edda",
            agency=world.AGENCY,
            sender="school",
            sender_name="Hill School",
            given_name="Wilhelmina",
            family_name="Q",
        )
    )
    days = (4, 5, 6, 14, 15, 16, 25, 26, 27, 90, 91, 92)
    assert subjects(run, post_office, *days) == [
        (5, STAFF, "An opening waits for the answer of your agency"),
        (15, STAFF, f"A referral waits for your answer: job seeker {reference('edda')}"),
        (26, STAFF, f"A consent ends on 10 April 2026: job seeker {ADA}"),
        (91, STAFF, f"An interest needs to be confirmed again: job seeker {ADA}"),
    ]
    told = [type(r.fact).TOPIC for r in network.history("opening:baker")]
    assert told[-4:] == ["NoticeClaimed", "NoticeSent"] * 2


def test_an_interview_the_day_before_and_again_when_it_moves(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    begin(network)
    on = world.on(day(1))
    network.do(
        NominateCandidate(**on, nomination="ada-baker", seeker="ada", opening="baker"),
        ScheduleInterview(**on, nomination="ada-baker", interview_on=day(9), place="Mill Lane 1"),
    )
    wanted = (8, STAFF, f"Interview on 10 March 2026: job seeker {ADA}")
    assert subjects(run, post_office, 5, 7, 8, 9) == [wanted]
    network.do(
        RescheduleInterview(**world.on(day(8)), nomination="ada-baker", interview_on=day(12))
    )
    again = (11, STAFF, f"Interview on 13 March 2026: job seeker {ADA}")
    assert subjects(run, post_office, 9, 10, 11, 12) == [again]


def test_it_says_at_which_time_an_interview_is_and_says_so_again_when_that_changes(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    begin(network)
    on = world.on(day(1))
    when = {"interview_on": day(9), "interview_at": "10:30", "place": "Mill Lane 1"}
    network.do(
        NominateCandidate(**on, nomination="ada-baker", seeker="ada", opening="baker"),
        ScheduleInterview(**on, nomination="ada-baker", **when),
    )
    run(noon(8))
    when |= {"interview_at": "14:00", "time_zone": "America/Toronto"}
    network.do(RescheduleInterview(**world.on(day(8)), nomination="ada-baker", **when))
    run(noon(8))
    letters = [letter for _, letter, _ in post_office.letters if "Interview" in letter["Subject"]]
    for letter, time in zip(letters, ("10:30", "14:00 (America/Toronto)"), strict=True):
        for kind in ("plain", "html"):
            text = letter.get_body((kind,)).get_content()
            assert f"agreed for 10 March 2026 at {time}." in text and "Mill Lane" not in text


def test_it_says_where_to_look_and_nothing_of_the_person(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    begin(network)
    run(noon(26))
    [(_, letter, raw)] = post_office.letters
    assert "https://network.example/seekers/ada" in plain(letter).splitlines()
    assert b"Wilhelmina" not in raw and b"Baker" not in raw
    assert letter["List-Unsubscribe"]
    assert letter["Message-ID"].startswith("<consent.2026-03-27.")


def test_what_is_old_or_answered_is_no_news(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    begin(network)
    network.do(
        AnswerOpening(**world.on(day(2)), opening="baker", agency=world.AGENCY, answer="nominating")
    )
    assert subjects(run, post_office, 5, 34) == []  # the consent was news until day 32


def test_a_mail_server_that_is_away_delays_it(
    network: Ledger, run: Tick, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(network)
    post_office.close()
    assert run(noon(5)).failed == 1
    post_office.open()
    # Pauses are measured from when the database recorded the failure.
    monkeypatch.setattr(attempts, "RETRY_AFTER", (timedelta(days=-10_000),))
    assert run(noon(5)).sent == 1
    told = [type(r.fact).TOPIC for r in network.history("opening:baker")]
    assert told[-3:] == ["NoticeClaimed", "NoticeFailed", "NoticeSent"]


def test_after_five_failures_the_coordinator_is_told(
    network: Ledger, run: Tick, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(network)
    post_office.refusals = {STAFF: "550 no such person"}
    monkeypatch.setattr(attempts, "RETRY_AFTER", (timedelta(days=-10_000),) * 5)
    assert [run(noon(5)).failed for _ in range(5)] == [1] * 5
    assert run(noon(5)).sent == 1
    [(to, letter, _)] = post_office.letters
    assert to == world.COORDINATOR_EMAIL
    assert "the agency could not be reached by e-mail" in plain(letter)


def test_it_waits_for_the_e_mail_of_the_day(
    network: Ledger, accounts: Accounts, run: Tick, post_office: PostOffice
) -> None:
    begin(network)
    (staff,) = accounts.of_agency(world.AGENCY)
    Digests(network.database).want(staff.id, 12, network.head())
    assert run(noon(5) - timedelta(hours=3)).sent == 0
    assert post_office.letters == []
    assert run(noon(5)).sent == 1
    [(_, letter, _)] = post_office.letters
    assert letter["Subject"] == "Follow-ups of 6 March 2026: 1 to see to"
    assert "An opening waits for the answer of your agency" in plain(letter)
    assert "https://network.example/openings/baker" in plain(letter).splitlines()
    assert run(noon(5) + timedelta(hours=3)).sent == 0
