"""What each kind of row becomes, and which cannot be facts."""

from __future__ import annotations

from datetime import date

import pytest

from domain.decisions.seekers import WithdrawConsent
from domain.facts import Actor
from domain.facts.agencies import AgencyJoined
from domain.facts.nominations import CandidateNominated, NominationDeclined
from domain.facts.openings import OpeningPosted
from domain.facts.placements import PlacementStarted
from tests.imports.desk import (
    IMPORTER,
    TODAY,
    Desk,
    answered,
    applied,
    hired,
    said,
    shipped_mapping,
)
from web.imports.answers import Report, RowAnswer

REFUSED_ROWS = {
    "agency": [
        applied(agency="", sent_by="employer"),
        applied(agency="", sent_by=""),
        applied(agency="77"),
    ],
    "application": [applied(application=""), applied(application="x" * 201)],
    "created_at": [
        applied(created_at=""),
        applied(created_at="yesterday"),
        applied(created_at="2026-02-30T10:00:00Z"),
        applied(created_at="0001-01-01T00:00:00+14:00"),
        applied(created_at="2026-11-02T10:00:00Z"),
    ],
    "job_seeker": [applied(job_seeker="")],
    "first_name": [applied(first_name=""), applied(first_name="A\x00da")],
    "last_name": [applied(last_name="")],
    "employer": [applied(employer="")],
    "state": [applied(state=""), applied(state="archived")],
    "processed_at": [
        answered("refused", processed_at=""),
        answered("refused", processed_at="2026-03-03T09:59:59Z"),
        answered("cancelled", processed_at="2026-04-01T10:00:00Z", hiring_start_at="2026-04-01"),
        hired(processed_at="2027-01-01T00:00:00Z"),
        hired(processed_at="soon"),
    ],
    "refusal_reason": [answered("refused", refusal_reason="weather")],
    "hiring_start_at": [
        hired(hiring_start_at=""),
        hired(hiring_start_at="2026-03-02"),
        hired(hiring_start_at="2026-11-02"),
        hired(hiring_start_at="1/4/2026"),
    ],
    "hiring_end_at": [hired(hiring_end_at="2026-03-31"), hired(hiring_end_at="later")],
    "hours_per_week": [hired(hours_per_week=hours) for hours in ("0", "81", "3.5", "many")],
}


def test_what_cannot_be_facts_is_refused_at_its_column(desk: Desk) -> None:
    rows = [(column, row) for column, rows in REFUSED_ROWS.items() for row in rows]
    answers = desk.rows(*(row for _, row in rows))
    assert said(answers) == [("refused", column) for column, _ in rows]
    assert all(answer.reason and answer.next_step for answer in answers)
    assert desk.ledger.head() == 0


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_row_refused_by_a_rule_leaves_nothing_behind(desk: Desk, dry_run: bool) -> None:
    first = applied()
    again = applied(job_seeker=first["job_seeker"])
    answers = desk.rows(first, again, dry_run=dry_run)
    assert said(answers) == [("recorded", None), ("refused", "job_seeker")]
    assert answers[1].reason == "This job seeker was nominated for this opening already."
    assert desk.ledger.head() == (0 if dry_run else answers[0].facts)


def test_days_are_the_partners_own(desk: Desk) -> None:
    # Half past eleven at night in Greenwich is the next day in Paris: the day work began.
    row = hired(created_at="2026-03-31T23:30:00Z", processed_at="", hiring_start_at="2026-04-01")
    assert said(desk.rows(row)) == [("recorded", None)]
    assert desk.story("seeker", row["job_seeker"])[0] == ("2026-04-01", "SeekerRegistered")


def test_a_moment_without_an_offset_is_local(desk: Desk) -> None:
    row = applied(created_at="2026-03-31T23:30:00")
    desk.rows(row)
    assert desk.story("seeker", row["job_seeker"])[0] == ("2026-03-31", "SeekerRegistered")


def test_rows_in_any_order_meet_in_the_order_of_their_days(desk: Desk) -> None:
    later = applied(created_at="2026-05-05T10:00:00Z", job="2")
    earlier = applied(job_seeker=later["job_seeker"])
    answers = desk.rows(later, earlier)
    assert said(answers) == [("recorded", None), ("recorded", None)]
    assert [answer.row for answer in answers] == [2, 3]
    assert [day for day, _ in desk.story("seeker", later["job_seeker"])] == [
        *["2026-03-03"] * 4,
        *["2026-05-05"] * 2,
    ]


def test_a_person_of_another_agency_is_refused(desk: Desk) -> None:
    first = applied()
    answers = desk.rows(first, applied(job_seeker=first["job_seeker"], agency="121", job="2"))
    assert said(answers) == [("recorded", None), ("refused", "agency")]
    assert "France Travail - ARLES" in (answers[1].reason or "")


def test_a_job_of_another_employer_is_refused(desk: Desk) -> None:
    answers = desk.rows(applied(), applied(employer="company-2"))
    assert said(answers) == [("recorded", None), ("refused", "job")]


def test_a_consent_that_was_taken_back_is_not_given_again(desk: Desk) -> None:
    row = applied()
    desk.rows(row)
    seeker = shipped_mapping().id("seeker", row["job_seeker"])
    desk.ledger.do(
        WithdrawConsent(by=IMPORTER, today=TODAY, seeker=seeker, happened_on=date(2026, 3, 4))
    )
    answers = desk.rows(row, applied(job_seeker=row["job_seeker"], job="2"))
    assert said(answers) == [("already recorded", None), ("refused", "job_seeker")]


def test_many_hires_of_one_job_and_people_who_were_not_chosen(desk: Desk) -> None:
    rows = [hired(), hired(), answered("refused"), hired(), applied()]
    assert said(desk.rows(*rows)) == [("recorded", None)] * 5
    facts = [r.fact for r in desk.ledger.since(0, 100)]
    assert [f.places for f in facts if isinstance(f, OpeningPosted)] == [4]
    assert sum(isinstance(f, PlacementStarted) for f in facts) == 3


def test_an_open_application_is_an_opening_for_one_person(desk: Desk) -> None:
    row, other = applied(job="", job_title=""), hired(job="", job_title="")
    third = answered("refused", job="", job_title="")
    assert said(desk.rows(row, other, third)) == [("recorded", None)] * 3
    assert desk.story("opening", "no job", row["application"]) == [
        ("2026-03-03", "OpeningPosted"),
        ("2026-03-03", "InterestConfirmed"),
        ("2026-03-03", "CandidateNominated"),
        ("2026-03-03", "OpeningPaused"),
    ]
    assert desk.story("opening", "no job", other["application"])[-1][1] == "PlacementStarted"
    kinds = [kind for _, kind in desk.story("opening", "no job", third["application"])]
    assert kinds[-2:] == ["OpeningClosed", "NominationDeclined"]


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"job_title": "Baker"}, "Baker"),
        ({"job_title": "15078"}, "Job 15078"),
        ({"job_title": ""}, "Job 1"),
        ({"job": "", "job_title": ""}, "Open application"),
        ({"job_title": "=HYPERLINK(1)"}, "=HYPERLINK(1)"),
    ],
)
def test_what_an_opening_is_called(desk: Desk, cells: dict[str, str], title: str) -> None:
    desk.rows(applied(**cells))
    facts = [r.fact for r in desk.ledger.since(0, 100)]
    assert [f.title for f in facts if isinstance(f, OpeningPosted)] == [title]


@pytest.mark.parametrize(
    ("last_day", "term", "ends"),
    [
        ("", "permanent", []),
        ("2026-10-31", "fixed_term", [("2026-10-31", "PlacementEnded")]),
        ("2026-11-01", "fixed_term", []),  # today is the last day: it is not over
        ("2027-03-31", "fixed_term", []),
    ],
)
def test_a_hire_and_its_end(
    desk: Desk, last_day: str, term: str, ends: list[tuple[str, str]]
) -> None:
    row = hired(hiring_end_at=last_day, hours_per_week="20")
    desk.rows(row)
    story = desk.story("placement", row["application"])
    assert story == [("2026-04-01", "PlacementStarted"), *ends]
    started = next(
        f for f in (r.fact for r in desk.ledger.since(0, 100)) if isinstance(f, PlacementStarted)
    )
    assert (started.term, started.hours_per_week) == (term, 20)
    assert started.planned_end == (date.fromisoformat(last_day) if last_day else None)


@pytest.mark.parametrize(
    ("cells", "kind", "reason"),
    [
        ({"refusal_reason": "did_not_come_to_interview"}, NominationDeclined, "did_not_attend"),
        ({"refusal_reason": "training"}, NominationDeclined, "other"),
        ({"refusal_reason": ""}, NominationDeclined, "no_reason"),
    ],
)
def test_reasons_of_a_refusal(
    desk: Desk, cells: dict[str, str], kind: type[NominationDeclined], reason: str
) -> None:
    desk.rows(answered("refused", **cells))
    facts = [r.fact for r in desk.ledger.since(0, 100)]
    assert [f.reason for f in facts if isinstance(f, kind)] == [reason]


def test_a_hire_that_was_called_off_before_it_began(desk: Desk) -> None:
    row = answered("cancelled", hiring_start_at="2026-04-01")
    desk.rows(row)
    assert desk.story("nomination", row["application"])[-1] == ("2026-03-10", "NominationDeclined")


def test_a_newer_export_that_says_more_is_told_apart(desk: Desk) -> None:
    waiting = applied()
    desk.rows(waiting)
    head = desk.ledger.head()
    changed = waiting | {"state": "refused", "processed_at": "2026-03-10T10:00:00Z"}
    answer = desk.rows(changed)[0]
    assert (answer.outcome, answer.field, answer.facts) == ("already recorded", "state", 0)
    assert answer.reason and answer.next_step
    assert desk.ledger.head() == head


def test_a_key_twice_in_one_file(desk: Desk) -> None:
    row = applied()
    answers = desk.rows(row, row | {"state": "refused"})
    assert said(answers) == [("recorded", None), ("refused", "application")]
    assert "Row 2" in (answers[1].reason or "")
    assert said(desk.rows(row, row)) == [("already recorded", None), ("refused", "application")]


def test_a_later_row_may_try_again_what_was_refused(desk: Desk) -> None:
    row = hired(hiring_start_at="2026-11-05")
    assert said(desk.rows(row)) == [("refused", "hiring_start_at")]
    assert said(desk.rows(row, today=date(2026, 11, 5))) == [("recorded", None)]


def test_an_agency_is_admitted_once_with_its_name_and_website(desk: Desk) -> None:
    desk.rows(applied(agency="121"), applied(agency="121"), applied(agency="115"))
    facts = [r.fact for r in desk.ledger.since(0, 100)]
    assert [(f.name, f.website) for f in facts if isinstance(f, AgencyJoined)] == [
        ("Association La Belle Verte", "https://www.pousseverte.com"),
        ("France Travail - ARLES", None),
    ]


def test_an_agency_without_a_usable_name_or_website(desk: Desk) -> None:
    (desk.folder / "partner-agencies.csv").write_text(
        "agency,name,website\n1,,https://example.org\n2,Northside,javascript:alert(1)\n"
    )
    answers = desk.rows(applied(agency="1"), applied(agency="2"))
    assert said(answers) == [("refused", "agency"), ("recorded", None)]
    facts = [r.fact for r in desk.ledger.since(0, 100)]
    assert [(f.name, f.website) for f in facts if isinstance(f, AgencyJoined)] == [
        ("Northside", None)
    ]


def test_somebody_who_may_not_import_is_refused_row_by_row(desk: Desk) -> None:
    desk.rows(applied(), dry_run=True)
    report = desk.whole(desk.file, by=Actor(user="u-1", role="agency", agency="north"))
    assert (report.refused, desk.ledger.head()) == (1, 0)


def test_the_nomination_is_the_agencys(desk: Desk) -> None:
    desk.rows(applied(agency="121"))
    facts = [r.fact for r in desk.ledger.since(0, 100)]
    made = [f for f in facts if isinstance(f, CandidateNominated)]
    assert [f.agency for f in made] == [shipped_mapping().id("agency", "121")]


def test_two_imports_at_once_record_each_row_once(desk: Desk) -> None:
    rows = [applied(), applied()]
    desk.rows(*rows, dry_run=True)  # writes the file
    others: list[Report] = []

    def meanwhile(done: int, total: int) -> None:
        if not others:
            others.append(desk.whole(desk.file))

    first = desk.whole(desk.file, progress=meanwhile)
    assert (others[0].recorded, first.recorded) == (2, 0)
    assert desk.ledger.head() == others[0].facts


def test_another_file_was_quicker_with_what_both_share(desk: Desk) -> None:
    desk.rows(applied(agency="121"))
    # The first row makes this import look for agency 115 in vain, and is refused afterwards.
    in_vain = applied(employer="company-9", created_at="2026-03-02T10:00:00Z")
    desk.rows(in_vain, applied(), dry_run=True)
    mine = desk.file.rename(desk.folder / "mine.csv")
    others: list[list[RowAnswer]] = []

    def meanwhile(done: int, total: int) -> None:
        if done == 1:
            others.append(desk.rows(applied()))

    answers = desk.whole(mine, progress=meanwhile).answers
    assert said(others[0]) == [("recorded", None)]
    assert said(answers) == [("refused", "job"), ("recorded", None)]


def test_dates_that_contradict_each_other_are_both_told(desk: Desk) -> None:
    late = hired(hiring_start_at="2026-02-01")
    answer_first = answered("refused", processed_at="2026-03-01T10:00:00Z")
    assert [a.reason for a in desk.rows(late, answer_first)] == [
        "The first day of work, 1 Feb 2026, is before the day of the application, 3 Mar 2026.",
        "The answer, on 1 Mar 2026, is dated before the application, on 3 Mar 2026.",
    ]
