"""The made-up network: lived through real decisions and the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from psycopg import errors

from domain.accounts.store import Accounts
from domain.database.connection import Database
from domain.decisions.agencies import AdmitAgency
from domain.demo import NotEmpty, live
from domain.facts import Actor, Recorded, sealed_fields, tag_fields, vocabulary
from domain.facts.attribution import AttributionDisputed, AttributionSettled
from domain.facts.network import OWN
from domain.facts.nominations import InterestWithdrawn
from domain.facts.openings import OpeningChanged, OpeningClosed, OpeningPaused, OpeningReopened
from domain.facts.seekers import SeekerRegistered
from domain.ledger.ledger import Ledger
from domain.ledger.vault import subject_of
from tests.demo.lived import FIRST, PASSWORD, SEEKERS, UNTIL, Lived


def outline(line: Recorded) -> tuple[Any, ...]:
    """Everything in a line but the sealing, and the ids of accounts."""
    fact = line.fact
    hidden = sealed_fields(type(fact))
    fields = [(f, v) for f, v in fact.as_dict().items() if f not in hidden]
    return (type(fact).TOPIC, line.position, line.recorded_at, line.tags, line.by.role, fields)


def test_every_fact_came_through_a_decision(lived: Lived) -> None:
    assert len(lived.ledger.recorded) == len(lived.lines) > 400
    for given, line in zip(lived.ledger.recorded, lived.lines, strict=True):
        assert (type(given), given.happened_on) == (type(line.fact), line.fact.happened_on)


def test_refusals_are_rare(lived: Lived, new_network: Callable[[str], Database]) -> None:
    busy = Lived(new_network("demo_busy"), seekers=90, seed=11)
    for one in (lived, busy):
        assert len(one.ledger.refusals) < one.ledger.tries * 0.02, one.ledger.refusals


def test_same_seed_same_facts_other_seed_other_facts(
    lived: Lived, new_network: Callable[[str], Database]
) -> None:
    again = Lived(new_network("demo_again"))
    other = Lived(new_network("demo_other"), seed=2)
    assert [outline(line) for line in again.lines] == [outline(line) for line in lived.lines]
    assert [outline(line) for line in other.lines] != [outline(line) for line in lived.lines]
    sealed = [one.facts(SeekerRegistered)[0].given_name for one in (lived, again)]
    assert sealed[0] != sealed[1]
    names = [
        one.ledger.vault.open([(subject_of(fact), fact.given_name)])
        for one in (lived, again)
        for fact in one.facts(SeekerRegistered)[:1]
    ]
    assert names[0] == names[1] != [None]


def test_time_moves_with_the_simulated_days(lived: Lived) -> None:
    times = [line.recorded_at for line in lived.lines]
    assert times == sorted(times)
    assert FIRST <= times[0].date() < FIRST + timedelta(days=7)
    assert UNTIL - timedelta(days=7) < times[-1].date() < UNTIL
    assert len({time.date() for time in times}) > 100
    assert all(time.weekday() < 5 for time in times)
    late = [line for line in lived.lines if line.fact.happened_on < line.recorded_at.date()]
    assert len(lived.lines) * 0.1 < len(late) < len(lived.lines) * 0.5
    assert all(line.fact.happened_on <= line.recorded_at.date() for line in lived.lines)


def test_the_clock_is_given_back(lived: Lived) -> None:
    assert lived.ledger.recorder.clock is None


def test_the_clock_is_given_back_after_an_error(ledger: Ledger, database: Database) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _: int) -> None:
        if done > 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        live(
            ledger,
            Accounts(database),
            seekers=10,
            years=1,
            until=UNTIL,
            password=PASSWORD,
            progress=stop,
        )
    assert ledger.head() > 0
    assert ledger.recorder.clock is None


def test_a_second_time_is_refused(lived: Lived) -> None:
    before = lived.ledger.head()
    with pytest.raises(NotEmpty, match="empty"):
        Lived(lived.ledger.database)
    assert lived.ledger.head() == before


def test_a_ledger_in_use_is_refused_and_not_marked(ledger: Ledger, database: Database) -> None:
    by = Actor(user="user-1", role="coordinator")
    ledger.do(AdmitAgency(by=by, today=UNTIL, agency="a", name="A", happened_on=UNTIL))
    with pytest.raises(NotEmpty):
        Lived(database)
    assert ledger.head() == 1
    ledger.recorder.clock = datetime.fromisoformat("2020-01-01T12:00:00+00:00")
    with pytest.raises(errors.RaiseException, match="made-up"):
        ledger.do(AdmitAgency(by=by, today=UNTIL, agency="b", name="B", happened_on=UNTIL))


def test_no_time_lies_ahead_of_the_real_clock(new_network: Callable[[str], Database]) -> None:
    database = new_network("demo_ahead")
    with database.connection() as connection:
        now = connection.execute("SELECT now()").fetchone()
        assert now is not None
    lived = Lived(database, seekers=10, until=now[0].date() + timedelta(days=40))
    with database.connection() as connection:
        later = connection.execute("SELECT now()").fetchone()
        assert later is not None
    assert lived.lines[-1].recorded_at <= later[0]


def test_one_user_for_each_role_can_sign_in(lived: Lived) -> None:
    assert [user.role for user in lived.users] == [
        "agency",
        "agency",
        "coordinator",
        "auditor",
        "operator",
    ]
    for user in lived.users:
        account = lived.accounts.check(user.email, PASSWORD)
        assert account is not None
        assert account.role == user.role
    assert len(set(lived.agencies_with_accounts())) == 2
    coordinator = lived.accounts.check("coordinator@commonplace.example", PASSWORD)
    assert coordinator is not None
    assert coordinator.id in {line.by.user for line in lived.lines}


def test_as_many_as_asked_for(lived: Lived) -> None:
    assert len(lived.facts(SeekerRegistered)) <= SEEKERS
    assert len(lived.facts(SeekerRegistered)) >= SEEKERS - 2  # late entries still to come
    assert lived.steps[-1] == (365, 365)
    assert [done for done, _ in lived.steps] == list(range(1, 366))


def test_ids_look_like_ids(lived: Lived) -> None:
    for line in lived.lines:
        for field, _ in tag_fields(type(line.fact)):
            value = getattr(line.fact, field)
            assert value in (None, OWN) or (len(value) == 32 and int(value, 16))


def test_contact_data_leads_nowhere(lived: Lived) -> None:
    registered = lived.facts(SeekerRegistered)
    opened = lived.ledger.vault.open([(subject_of(f), f.email) for f in registered])
    emails = [email for email in opened if email]
    assert len(emails) > SEEKERS // 2
    assert all(email.endswith("@example.org") and " " not in email for email in emails)
    assert len(set(emails)) == len(emails)
    phones = lived.ledger.vault.open([(subject_of(f), f.phone) for f in registered])
    assert all("555-01" in phone for phone in phones if phone)


def test_openings_pause_and_change_and_places_are_offered_again(crowd: Lived) -> None:
    assert len(crowd.facts(OpeningPaused)) >= 3
    assert len(crowd.facts(OpeningChanged)) >= 3
    closed = {f.opening for f in crowd.facts(OpeningClosed) if f.reason == "filled"}
    again = {f.opening for f in crowd.facts(OpeningReopened)}
    assert again & closed, "nobody left within a trial"
    assert again - closed, "no pause was over"
    assert crowd.facts(InterestWithdrawn)


CODES: dict[str, dict[str, str]] = {
    "occupation": vocabulary.OCCUPATIONS,
    "occupations": vocabulary.OCCUPATIONS,
    "skills": vocabulary.SKILLS,
    "region": vocabulary.REGIONS,
    "scope": vocabulary.CONSENT_SCOPES,
    "sender": vocabulary.REFERRAL_SOURCES,
    "outcome": vocabulary.REFERRAL_OUTCOMES,
    "ReferralMade.reason": vocabulary.REFERRAL_REASONS,
    "ReferralDeclined.reason": vocabulary.REFERRAL_DECLINES,
    "answer": vocabulary.ANSWERS,
    "term": vocabulary.TERMS,
    "ended_by": vocabulary.ENDED_BY,
    "withdrawn_by": vocabulary.WITHDRAWN_BY,
    "missed_by": vocabulary.INTERVIEW_MISSED_BY,
    "status": vocabulary.CHECKPOINT_STATUSES,
    "evidence": vocabulary.EVIDENCE,
    "OpeningAnswered.reason": vocabulary.NOBODY_REASONS,
    "OpeningPaused.reason": vocabulary.PAUSING_REASONS,
    "OpeningClosed.reason": vocabulary.CLOSING_REASONS,
    "InterestWithdrawn.reason": vocabulary.INTEREST_REASONS,
    "AttributionDisputed.reason": vocabulary.DISPUTE_REASONS,
    "PlacementPaused.reason": vocabulary.PAUSE_REASONS,
    "InterviewCancelled.reason": vocabulary.INTERVIEW_CANCELLATIONS,
    "OfferDeclined.reason": vocabulary.OFFER_DECLINES,
    "NominationDeclined.reason": vocabulary.DECLINE_REASONS,
    "PlacementEnded.reason": vocabulary.ENDING_REASONS,
    "SeekerLeftPool.reason": vocabulary.LEAVING_REASONS,
}


def test_every_code_has_words(new_network: Callable[[str], Database]) -> None:
    seen = set()
    lived = Lived(new_network("demo_codes"), seekers=150, seed=5)
    for line in lived.lines:
        for field, value in line.fact.as_dict().items():
            name = f"{type(line.fact).TOPIC}.{field}" if field == "reason" else field
            if name in CODES and value is not None:
                seen.add(name)
                codes = value if isinstance(value, list) else [value]
                assert set(codes) <= set(CODES[name]), f"{name}: {codes}"
    assert seen == set(CODES)
    kinds = Counter(type(line.fact).TOPIC for line in lived.lines)
    # People are sent from outside and referred on; a few move to another agency.
    assert kinds["ReferralReceived"] > kinds["ReferralDeclined"] > 0
    assert kinds["ReferralMade"] > kinds["SeekerTransferred"] > 0
    assert kinds["ReferralWithdrawn"] > 0
    # Jobs change and pause, agencies share credit and seldom dispute it.
    started = kinds["PlacementStarted"]
    for kind in ("PlacementTermsChanged", "PlacementPaused", "AttributionAgreed"):
        assert 0 < kinds[kind] < started / 2
    assert 0 < kinds["AttributionDisputed"] < started / 5
    settled = {f.placement for f in lived.facts(AttributionSettled)}
    left = [
        f.placement
        for f in lived.facts(AttributionDisputed)
        if f.happened_on < UNTIL - timedelta(days=60) and f.placement not in settled
    ]
    assert len(left) <= 1 + len(settled)


def test_agencies_out_of_range(ledger: Ledger, database: Database) -> None:
    with pytest.raises(ValueError, match="2 to 12"):
        Lived(database, agencies=13)
    assert ledger.head() == 0
