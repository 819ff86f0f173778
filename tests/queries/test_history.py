"""Histories: what each role reads of one journey, and what it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import facts
from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import Decision
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.interviews import RecordInterview, ScheduleInterview
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import AnswerOpening, PostOpening
from domain.decisions.placements import StartPlacement
from domain.decisions.reminders import ClaimReminder, RecordReminder
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    LeavePool,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.facts import FACTS, Actor, coded_fields, sealed_fields, tag_fields
from domain.facts.reference import reference
from domain.facts.vocabulary import FIELD_LABELS
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from projections.queries.entries import PLACES
from projections.queries.history import Entry, NotVisible, history
from projections.queries.names import AFTER_OTHERS, names
from projections.queries.telling import details, recorder, render_text, sentence, to_json
from projections.queries.viewer import Viewer

SYSTEM = Actor(user="system", role="system")
COORDINATOR = Actor(user="u-c", role="coordinator")
NORTH = Actor(user="u-north", role="agency", agency="north")
SOUTH = Actor(user="u-south", role="agency", agency="south")

own_agency, other_agency = Viewer.of(NORTH), Viewer.of(SOUTH)
coordinator = Viewer.of(COORDINATOR)
auditor = Viewer("u-a", "auditor")
operator = Viewer("u-o", "operator")

ADA = reference("ada")
SECRETS = ("Ada", "Byron", "ada@example.org", "Wheelchair", "Ramp", "Quiet break", "settled in")

Do = Callable[..., None]


@pytest.fixture
def do(ledger: Ledger, projector: Projector) -> Do:
    """Carries out decisions of somebody at a moment of a made-up year, and updates the views."""
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")

    def carry_out(
        by: Actor, at: datetime, make: type[Decision], happened_on: date | None = None, **given: Any
    ) -> None:
        ledger.recorder.clock = at
        day = at.date()
        ledger.do(make(by=by, today=day, happened_on=happened_on or day, **given))
        projector.catch_up()

    return carry_out


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=UTC)


@pytest.fixture
def journey(do: Do) -> None:
    """Ada of Northside becomes a baker at Crumb. Southside has nobody to nominate."""
    do(COORDINATOR, at(1, 6), AdmitAgency, agency="north", name="Northside Works")
    do(COORDINATOR, at(1, 6), AdmitAgency, agency="south", name="Southside Jobs")
    do(COORDINATOR, at(1, 7), EngageEmployer, employer="crumb", name="Crumb", contact="Jo, 555")
    do(
        NORTH,
        at(1, 8),
        RegisterSeeker,
        seeker="ada",
        agency="north",
        given_name="Ada",
        family_name="Byron",
        email="ada@example.org",
    )
    do(
        NORTH,
        at(1, 8, 11),
        ChangeSeekerProfile,
        seeker="ada",
        occupations=["food", "retail"],
        skills=["food_hygiene"],
        region="north",
        hours_max=30,
        disability="Wheelchair user",
        work_needs="Ramp",
    )
    do(NORTH, at(1, 9), GiveConsent, seeker="ada", scope="network")
    do(
        COORDINATOR,
        at(2, 3),
        PostOpening,
        opening="baker",
        employer="crumb",
        title="Baker",
        occupation="food",
        hourly_wage="19.50",
        respond_by=date(2025, 2, 14),
    )
    do(
        SOUTH,
        at(2, 4),
        AnswerOpening,
        opening="baker",
        agency="south",
        answer="nobody",
        reason="too_far",
    )
    do(NORTH, at(2, 5), ConfirmInterest, seeker="ada", opening="baker")
    do(NORTH, at(2, 6), NominateCandidate, nomination="nom", seeker="ada", opening="baker")
    do(
        NORTH,
        at(2, 10),
        ScheduleInterview,
        nomination="nom",
        interview_on=date(2025, 2, 17),
        interview_at="14:30",
        place="Mill Street 3",
        arrangements="Quiet break room",
    )
    do(NORTH, at(2, 18), RecordInterview, date(2025, 2, 17), nomination="nom")
    do(
        NORTH,
        at(3, 12),
        StartPlacement,
        date(2025, 3, 3),
        placement="job",
        nomination="nom",
        opening="baker",
        term="permanent",
        hours_per_week=24,
        hourly_wage="19.50",
    )
    about = {"placement": "job", "day": 30}
    reminder = {**about, "stage": "due", "reminds_on": date(2025, 4, 2)}
    do(SYSTEM, at(4, 2), ClaimReminder, **reminder, message_id="<job-30@example.org>")
    do(SYSTEM, at(4, 2), RecordReminder, **reminder, error="451 try later")
    do(SYSTEM, at(4, 2), RecordReminder, **reminder)
    do(
        NORTH,
        at(4, 3),
        RecordCheckpoint,
        **about,
        status="same_job",
        evidence="payslip",
        note="Ada has settled in",
    )


STORY = f"""\
 8 Jan 2025  Northside Works registered {ADA} as a job seeker.
             Personal details are hidden.
             Recorded by Agency staff, Northside Works.
 8 Jan 2025  Northside Works wrote down what {ADA} looks for and brings.
             Kinds of work: Kitchen and food service, Shops and sales; Skills: Food hygiene;
             Region: North; Most hours a week: 30
             Personal details are hidden.
             Recorded by Agency staff, Northside Works.
 9 Jan 2025  {ADA} gave consent to share their profile with the network.
             Agreed to: Share the pool profile with the network, without the name
             Recorded by Agency staff, Northside Works.
 5 Feb 2025  {ADA} said that they want the opening Baker.
             Recorded by Agency staff, Northside Works.
 6 Feb 2025  Northside Works nominated {ADA} for Baker at Crumb.
             Recorded by Agency staff, Northside Works.
10 Feb 2025  An interview of {ADA} at Crumb was agreed for 17 Feb 2025.
             Time of the interview: 14:30; Place: Mill Street 3
             Personal details are hidden.
             Recorded by Agency staff, Northside Works.
17 Feb 2025  {ADA} had an interview at Crumb for Baker.
             Recorded by Agency staff, Northside Works on 18 Feb 2025.
 3 Mar 2025  {ADA} started work at Crumb (Baker).
             Term: Permanent; Hours a week: 24; Hourly wage: 19.50
             Recorded by Agency staff, Northside Works on 12 Mar 2025.
 2 Apr 2025  The reminder of the 30-day checkpoint for {ADA} was prepared.
             Reminder: Due; Message: <job-30@example.org>
             Recorded by Commonplace itself.
 2 Apr 2025  The reminder of the 30-day checkpoint for {ADA} could not be sent.
             Reminder: Due; What the mail server said: 451 try later; What was at fault: This
             message, or whom it is for
             Recorded by Commonplace itself.
 2 Apr 2025  The reminder of the 30-day checkpoint for {ADA} was sent.
             Reminder: Due
             Recorded by Commonplace itself.
 3 Apr 2025  Checkpoint at 30 days for {ADA}: Employed in the same job.
             How this is known: Payslip
             Personal details are hidden.
             Recorded by Agency staff, Northside Works."""


def one(entries: list[Entry], kind: str) -> Entry:
    (found,) = [entry for entry in entries if entry.kind == kind]
    return found


def test_the_auditor_reads_the_whole_journey_by_reference_code(
    ledger: Ledger, journey: None
) -> None:
    entries = history(ledger, auditor, "seeker:ada")
    assert render_text(entries) == STORY
    assert not [secret for secret in SECRETS if secret in to_json(entries)]


def test_json_says_the_same_with_codes_and_both_clocks(ledger: Ledger, journey: None) -> None:
    told = json.loads(to_json(history(ledger, auditor, "placement:job")))
    start = told[0]
    assert [entry["position"] for entry in told] == sorted(entry["position"] for entry in told)
    assert start["sentence"] == f"{ADA} started work at Crumb (Baker)."
    assert (start["kind"], start["happened_on"]) == ("PlacementStarted", "2025-03-03")
    assert start["recorded_at"] == "2025-03-12T10:00:00Z"
    assert start["recorded_by"] == {
        "role": "agency",
        "words": "Agency staff",
        "agency": "Northside Works",
    }
    assert start["details"][0] == {
        "field": "term",
        "label": "Term",
        "value": "Permanent",
        "code": "permanent",
    }
    assert set(start["links"]) == {
        "agency:north",
        "employer:crumb",
        "nomination:nom",
        "opening:baker",
        "placement:job",
        "seeker:ada",
    }


def test_late_is_more_than_a_day_after_it_happened(ledger: Ledger, journey: None) -> None:
    entries = history(ledger, auditor, "nomination:nom")
    late = {entry.kind: entry.is_late for entry in entries}
    assert late == {
        "CandidateNominated": False,
        "InterviewScheduled": False,
        "InterviewHeld": False,  # recorded the next day
        "PlacementStarted": True,  # nine days later
    }


def test_the_day_of_recording_is_the_networks_day(ledger: Ledger, do: Do) -> None:
    do(COORDINATOR, at(1, 7, 2), AdmitAgency, date(2025, 1, 6), agency="north", name="Northside")
    (in_toronto,) = history(ledger, auditor, "agency:north", ZoneInfo("America/Toronto"))
    (in_utc,) = history(ledger, auditor, "agency:north")
    assert (in_toronto.recorded_on, in_utc.recorded_on) == (date(2025, 1, 6), date(2025, 1, 7))


def test_what_was_recorded_late_stands_where_it_happened(
    ledger: Ledger, journey: None, do: Do
) -> None:
    do(NORTH, at(5, 2), GiveConsent, date(2025, 2, 1), seeker="ada", scope="network_with_name")
    entries = history(ledger, auditor, "seeker:ada")
    assert [entry.happened_on for entry in entries] == sorted(e.happened_on for e in entries)
    assert entries[3].recorded_on == date(2025, 5, 2)


def test_the_own_agency_reads_everything(ledger: Ledger, journey: None) -> None:
    entries = history(ledger, own_agency, "seeker:ada")
    assert len(entries) == len(history(ledger, auditor, "seeker:ada"))
    assert not [entry for entry in entries if entry.hidden or entry.is_erased]
    assert sentence(entries[0]) == f"Northside Works registered Ada Byron ({ADA}) as a job seeker."
    assert details(entries[0]) == [
        ("Given name", "Ada"),
        ("Family name", "Byron"),
        ("E-mail", "ada@example.org"),
    ]
    told = to_json(entries)
    assert not [secret for secret in SECRETS if secret not in told]


def test_the_coordinator_reads_everything_by_reference_code(ledger: Ledger, journey: None) -> None:
    entries = history(ledger, coordinator, "seeker:ada")
    assert len(entries) == len(history(ledger, auditor, "seeker:ada"))
    assert not [secret for secret in SECRETS if secret in to_json(entries)]
    assert one(entries, "CheckpointRecorded").hidden
    assert not one(entries, "CandidateNominated").hidden
    assert details(one(entries, "SeekerProfileChanged"))  # shared by consent


def test_the_coordinator_reads_the_name_where_it_is_shared(
    ledger: Ledger, journey: None, do: Do
) -> None:
    do(NORTH, at(5, 2), GiveConsent, seeker="ada", scope="network_with_name")
    entries = history(ledger, coordinator, "placement:job")
    assert sentence(entries[0]) == f"Ada Byron ({ADA}) started work at Crumb (Baker)."
    told = to_json(history(ledger, coordinator, "seeker:ada"))
    assert not [secret for secret in ("ada@example.org", "Wheelchair", "Ramp") if secret in told]


def test_another_agency_reads_what_a_live_consent_shares(ledger: Ledger, journey: None) -> None:
    entries = history(ledger, other_agency, "seeker:ada")
    assert [entry.kind for entry in entries] == [
        "SeekerRegistered",
        "SeekerProfileChanged",
        "ConsentGiven",
    ]
    assert [entry.hidden for entry in entries] == [True, True, False]
    assert not [secret for secret in SECRETS if secret in to_json(entries)]


@pytest.mark.parametrize("tag", ["placement:job", "nomination:nom", "placement:none", "nonsense"])
def test_another_agency_cannot_tell_hidden_from_missing(
    ledger: Ledger, journey: None, tag: str
) -> None:
    with pytest.raises(NotVisible):
        history(ledger, other_agency, tag)


def test_an_opening_is_read_without_the_people_of_other_agencies(
    ledger: Ledger, journey: None
) -> None:
    entries = history(ledger, other_agency, "opening:baker")
    assert [sentence(entry) for entry in entries] == [
        "Crumb posted the opening Baker.",
        "Southside Jobs answered the opening Baker: Nobody right now.",
    ]
    assert details(entries[0]) == [
        ("Kind of work", "Kitchen and food service"),
        ("Places", "1"),
        ("Hourly wage", "19.50"),
        ("Answer by", "14 Feb 2025"),
    ]
    assert [recorder(entry) for entry in entries] == ["Coordinator", "Agency staff, Southside Jobs"]


@pytest.mark.parametrize("tag", ["seeker:ada", "placement:job", "opening:baker", "agency:north"])
def test_the_operator_reads_no_history(ledger: Ledger, journey: None, tag: str) -> None:
    with pytest.raises(NotVisible):
        history(ledger, operator, tag)


def test_an_employers_contact_is_for_those_who_work_with_it(ledger: Ledger, journey: None) -> None:
    (told,) = history(ledger, other_agency, "employer:crumb")[:1]
    assert details(told) == [("Contact", "Jo, 555")]
    (hidden,) = history(ledger, auditor, "employer:crumb")[:1]
    assert (details(hidden), hidden.hidden) == ([], True)


@pytest.mark.parametrize(
    ("decision", "given"),
    [(WithdrawConsent, {}), (LeavePool, {"reason": "health"})],
)
@pytest.mark.parametrize("views_are_behind", [False, True])
def test_withdrawal_works_at_the_next_call(
    ledger: Ledger,
    journey: None,
    do: Do,
    projector: Projector,
    monkeypatch: pytest.MonkeyPatch,
    decision: type[Decision],
    given: dict[str, str],
    views_are_behind: bool,
) -> None:
    do(NORTH, at(5, 2), GiveConsent, seeker="ada", scope="network_with_name")
    assert "Byron" in to_json(history(ledger, other_agency, "seeker:ada"))
    assert "Byron" in to_json(history(ledger, coordinator, "seeker:ada"))
    if views_are_behind:
        monkeypatch.setattr(projector, "catch_up", lambda: 0)
    do(NORTH, at(5, 3), decision, seeker="ada", **given)
    with pytest.raises(NotVisible):
        history(ledger, other_agency, "seeker:ada")
    entries = history(ledger, coordinator, "seeker:ada")
    assert "Byron" not in to_json(entries)
    profile = one(entries, "SeekerProfileChanged")
    assert (profile.details, profile.hidden) == ([], True)
    assert "Byron" in to_json(history(ledger, own_agency, "seeker:ada"))


def test_a_consent_that_ran_out_shares_nothing(ledger: Ledger, journey: None, do: Do) -> None:
    day = date(2025, 6, 1)
    do(NORTH, at(5, 2), GiveConsent, seeker="ada", scope="network_with_name", valid_until=day)
    with pytest.raises(NotVisible):
        history(ledger, other_agency, "seeker:ada")


def test_an_erased_person_is_said_to_be_erased(ledger: Ledger, journey: None) -> None:
    with ledger.database.connection() as connection:
        connection.execute(
            f"DELETE FROM {ledger.database.network}_keys.subject_keys WHERE subject = 'seeker:ada'"
        )
    entries = history(ledger, own_agency, "seeker:ada")
    assert sentence(entries[0]) == f"Northside Works registered {ADA} as a job seeker."
    assert entries[0].is_erased
    assert details(entries[0])[0] == ("Given name", "Erased")
    assert "Personal details were erased." in render_text(entries)
    assert not one(entries, "CandidateNominated").is_erased


def test_every_word_goes_through_the_translation(ledger: Ledger, journey: None) -> None:
    words = {
        "Checkpoint at %(day)s days for %(seeker)s: %(status)s.": "%(day)s : %(seeker)s %(status)s",
        "Employed in the same job": "Même emploi",
        "How this is known": "Preuve",
        "Payslip": "Fiche de paie",
        "Agency staff": "Équipe",
    }
    translate = lambda text: words.get(text, text)  # noqa: E731
    entry = history(ledger, auditor, "placement:job")[-1]
    assert sentence(entry, translate) == f"30 : {ADA} Même emploi"
    assert details(entry, translate) == [("Preuve", "Fiche de paie")]
    assert recorder(entry, translate) == "Équipe, Northside Works"
    start = history(ledger, auditor, "nomination:nom")[1]
    assert sentence(start, locale="fr").endswith("17 févr. 2025.")


def test_names_of_many_things_at_once(ledger: Ledger, journey: None) -> None:
    tags = ["agency:north", "placement:job", "nomination:nom", "seeker:ada", "opening:unknown"]
    today = date(2025, 5, 1)

    def known_to(viewer: Viewer) -> dict[str, str]:
        return {tag: name.words() for tag, name in names(ledger, viewer, tags, today).items()}

    assert known_to(auditor) == {
        "agency:north": "Northside Works",
        "employer:crumb": "Crumb",
        "opening:baker": "Baker",
        "placement:job": f"placement of {ADA} at Crumb",
        "nomination:nom": f"nomination of {ADA} for Baker at Crumb",
        "seeker:ada": ADA,
    }
    assert known_to(own_agency)["placement:job"] == f"placement of Ada Byron ({ADA}) at Crumb"
    assert known_to(operator)["placement:job"] == "placement of a job seeker at Crumb"


def test_visibility_ends_with_the_last_day_of_a_consent(
    ledger: Ledger, journey: None, do: Do
) -> None:
    last = date(2025, 6, 1)
    do(NORTH, at(5, 2), GiveConsent, seeker="ada", scope="network_with_name", valid_until=last)

    def called(day: date) -> str:
        return names(ledger, other_agency, ["seeker:ada"], day)["seeker:ada"].words()

    assert called(date(2025, 5, 1)) == "a job seeker"
    assert called(date(2025, 5, 2)) == f"Ada Byron ({ADA})"
    assert called(last) == f"Ada Byron ({ADA})"
    assert called(last + timedelta(days=1)) == "a job seeker"


def test_a_reference_is_short_stable_and_easy_to_say() -> None:
    assert reference("ada") == "ZQQ4-63A0"  # SHA-256, worked out apart from this code
    codes = {reference(str(number)) for number in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_fact_tells_itself(fact: type[facts.Fact]) -> None:
    assert "SENTENCE" in vars(fact)
    tags = dict(tag_fields(fact))
    tellable = {field for field, kind in tags.items() if kind not in AFTER_OTHERS}
    tellable |= set(fact.__struct_fields__) - tags.keys()
    places = set(PLACES.findall(fact.SENTENCE))
    assert places <= tellable - set(sealed_fields(fact))
    assert fact.SENTENCE.count("%") == len(PLACES.findall(fact.SENTENCE))
    assert fact.SENTENCE.endswith(".")
    told = set(fact.__struct_fields__) - tags.keys() - {"happened_on", *fact.QUIET}
    assert told <= FIELD_LABELS.keys()


def test_every_coded_field_is_marked() -> None:
    """A comment such as "code of REASONS" would be a mark that nothing reads."""
    source = "".join(path.read_text() for path in Path(facts.__file__).parent.glob("*.py"))
    assert not re.findall(r"# codes? of \w+", source)
    names_of_codes = {
        "answer",
        "audience",
        "condition",
        "evidence",
        "least_evidence",
        "kind",
        "occupation",
        "occupations",
        "outcome",
        "reason",
        "region",
        "scope",
        "sender",
        "skills",
        "stage",
        "status",
        "term",
        "ended_by",
        "offered",
        "reasons_for",
        "missed_by",
        "accommodations",
        "withdrawn_by",
        "stages",
        "to_role",
        "moves",
        "reminder_of",
        "holiday_region",
        "fault",
        "reached",
    }
    for fact in FACTS.values():
        assert set(fact.__struct_fields__) & names_of_codes == set(coded_fields(fact))
