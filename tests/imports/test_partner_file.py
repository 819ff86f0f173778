"""The partner's whole file: every one of its 61 rows answered as a person would answer it."""

from __future__ import annotations

import msgspec

from domain.facts import Actor
from domain.facts.openings import OpeningPosted
from domain.facts.placements import PlacementStarted
from projections.projector import Projector
from projections.queries.history import history
from projections.queries.telling import render_text
from projections.queries.viewer import Viewer
from tests.imports.desk import PARTNER_FILE, Desk, shipped_mapping

# Worked out by hand from the file. Rows that are not here are recorded.
NO_AGENCY = "sent by the employer or the job seeker, or by an agency that is not named"
TOO_EARLY = "the first day of work is before the application"
REFUSED = {
    **dict.fromkeys((2, 3, 4, 11, 12, 15, 16, 26, 37, 40, 46, 52, 53, 61, 62), NO_AGENCY),
    **dict.fromkeys((6, 7, 8, 9, 10, 30, 31, 32, 39), TOO_EARLY),
    21: "job 1 belongs to company-3850, not to company-3853",
    60: "the job seeker is registered with agency 1003, and 115 sent this",
}
COLUMN = {NO_AGENCY: "agency", TOO_EARLY: "hiring_start_at", REFUSED[21]: "job"}
ROWS = range(2, 63)


def test_every_row_is_recorded_or_refused_for_the_right_reason(desk: Desk) -> None:
    report = desk.whole(PARTNER_FILE)
    assert [answer.row for answer in report.answers] == list(ROWS)
    assert {a.row: (a.outcome, a.field) for a in report.answers} == {
        row: ("refused", COLUMN.get(REFUSED[row], "agency"))
        if row in REFUSED
        else ("recorded", None)
        for row in ROWS
    }
    assert all(bool(a.reason and a.next_step) == (a.row in REFUSED) for a in report.answers)
    assert (report.rows, report.recorded, report.refused) == (61, 35, 26)
    assert report.facts == desk.ledger.head() == sum(answer.facts for answer in report.answers)


def test_the_same_file_again_records_nothing(desk: Desk) -> None:
    first = desk.whole(PARTNER_FILE)
    head = desk.ledger.head()
    again = desk.whole(PARTNER_FILE)
    assert desk.ledger.head() == head
    assert (again.recorded, again.facts, again.already_recorded) == (0, 0, first.recorded)
    assert [a for a in again.answers if a.outcome == "refused"] == [
        a for a in first.answers if a.outcome == "refused"
    ]
    assert all(a.reason is None for a in again.answers if a.outcome == "already recorded")


def test_a_dry_run_answers_what_the_real_run_answers(desk: Desk) -> None:
    dry = desk.whole(PARTNER_FILE, dry_run=True)
    assert desk.ledger.head() == 0
    real = desk.whole(PARTNER_FILE)
    assert dry.is_dry_run and not real.is_dry_run
    assert msgspec.structs.replace(dry, is_dry_run=False) == real
    assert desk.whole(PARTNER_FILE, dry_run=True).answers == desk.whole(PARTNER_FILE).answers


def test_the_history_of_a_hired_person_is_their_story(desk: Desk) -> None:
    desk.whole(PARTNER_FILE)
    assert desk.story("seeker", "js-99") == [
        ("2025-07-24", "SeekerRegistered"),
        ("2025-07-24", "ConsentGiven"),
        ("2025-07-24", "InterestConfirmed"),
        ("2025-07-24", "CandidateNominated"),
        ("2025-07-31", "PlacementStarted"),
        ("2025-08-01", "PlacementEnded"),
    ]
    # js-2: an open-ended hire; what others sent of him stays outside.
    assert desk.story("seeker", "js-2") == [
        ("2025-07-24", "SeekerRegistered"),
        ("2025-07-24", "ConsentGiven"),
        ("2025-07-24", "InterestConfirmed"),
        ("2025-07-24", "CandidateNominated"),
        ("2025-08-01", "PlacementStarted"),
    ]


def test_what_became_of_the_others(desk: Desk) -> None:
    desk.whole(PARTNER_FILE)
    # js-95: hired by one employer and so no longer free for another; then that hire was cancelled.
    assert desk.story("seeker", "js-95")[2:] == [
        ("2025-07-24", "InterestConfirmed"),
        ("2025-07-24", "CandidateNominated"),
        ("2025-07-24", "NominationDeclined"),
        ("2025-07-24", "InterestConfirmed"),
        ("2025-07-24", "CandidateNominated"),
        ("2025-07-24", "NominationWithdrawn"),
    ]
    # js-101 was not interested; js-115 did not come to the interview.
    assert desk.story("seeker", "js-101")[-1] == ("2025-07-28", "NominationWithdrawn")
    assert desk.story("seeker", "js-115")[-1] == ("2025-07-31", "NominationDeclined")
    # js-17: the first row is refused whole, so the agency of the second one registers them.
    assert desk.story("seeker", "js-17")[0] == ("2025-07-31", "SeekerRegistered")
    # js-103: every row about them is refused, and nothing of them is kept.
    assert desk.story("seeker", "js-103") == []


def test_one_job_hires_several_people_and_keeps_a_place_for_those_who_wait(desk: Desk) -> None:
    desk.whole(PARTNER_FILE)
    facts = [r.fact for r in desk.ledger.since(0, 1000)]
    opening = shipped_mapping().id("opening", "job", "6")
    posted = [f for f in facts if isinstance(f, OpeningPosted) and f.opening == opening]
    started = [f for f in facts if isinstance(f, PlacementStarted) and f.opening == opening]
    assert [(f.places, f.title) for f in posted] == [(3, "Agent de propreté des locaux H/F")]
    assert len(started) == 2


def test_the_story_reads_well_and_says_who_recorded_it(desk: Desk, projector: Projector) -> None:
    desk.whole(PARTNER_FILE, by=Actor(user="u-7", role="coordinator"))
    projector.catch_up()
    seeker = f"seeker:{shipped_mapping().id('seeker', 'js-99')}"
    entries = history(desk.ledger, Viewer("u-a", "auditor"), seeker, shipped_mapping().zone)
    text = render_text(entries)
    assert "MISSION LOCALE DU TERRITOIRE registered" in text
    assert "started work at company-3850 (Agent d'accueil)." in text
    assert "Fixed term came to its end" in text
    assert "Matteo" not in text and "Tino" not in text
    assert {r.by.user for r in desk.ledger.history(seeker)} == {"u-7"}


def test_names_are_sealed(desk: Desk) -> None:
    desk.whole(PARTNER_FILE)
    with desk.ledger.database.connection() as connection:
        lines = connection.execute(
            f"SELECT line FROM {desk.ledger.database.network}.facts"
        ).fetchall()
    assert not [line for (line,) in lines if "Matteo" in line or "LARAVA" in line]
