"""The example of a spreadsheet of placements: what each of its rows becomes."""

from __future__ import annotations

import msgspec

from domain.facts.placements import PlacementStarted
from domain.facts.retention import CheckpointRecorded
from projections.projector import Projector
from projections.queries.history import history
from projections.queries.telling import render_text
from projections.queries.viewer import Viewer
from tests.imports.desk import PLACEMENTS_FILE, Desk, said, shipped_mapping

REFUSED = {6: "Agency", 7: "Contract until", 8: "30 days", 9: "Why"}


def test_every_row_is_recorded_or_refused_at_its_column(placements: Desk) -> None:
    head = placements.ledger.head()
    report = placements.whole(PLACEMENTS_FILE)
    assert said(report.answers) == [
        ("refused", REFUSED[row]) if row in REFUSED else ("recorded", None) for row in range(2, 10)
    ]
    assert all(bool(a.reason and a.next_step) == (a.row in REFUSED) for a in report.answers)
    assert (report.rows, report.recorded, report.refused) == (8, 4, 4)
    assert report.facts == placements.ledger.head() - head


def test_the_same_file_again_records_nothing(placements: Desk) -> None:
    first = placements.whole(PLACEMENTS_FILE)
    head = placements.ledger.head()
    again = placements.whole(PLACEMENTS_FILE)
    assert placements.ledger.head() == head
    assert (again.recorded, again.facts, again.already_recorded) == (0, 0, first.recorded)
    assert [a for a in again.answers if a.outcome == "refused"] == [
        a for a in first.answers if a.outcome == "refused"
    ]
    assert all(a.reason is None for a in again.answers if a.outcome == "already recorded")


def test_a_dry_run_answers_what_the_real_run_answers(placements: Desk) -> None:
    head = placements.ledger.head()
    dry = placements.whole(PLACEMENTS_FILE, dry_run=True)
    assert placements.ledger.head() == head
    real = placements.whole(PLACEMENTS_FILE)
    assert msgspec.structs.replace(dry, is_dry_run=False) == real


def test_a_person_with_two_jobs(placements: Desk) -> None:
    placements.whole(PLACEMENTS_FILE)
    assert placements.story("seeker", "C14") == [
        ("2024-03-04", "SeekerRegistered"),
        ("2024-03-04", "ConsentGiven"),
        ("2024-03-04", "InterestConfirmed"),
        ("2024-03-04", "CandidateNominated"),
        ("2024-03-04", "PlacementStarted"),
        ("2024-04-04", "CheckpointRecorded"),
        ("2024-06-03", "CheckpointRecorded"),
        ("2025-02-03", "InterestConfirmed"),
        ("2025-02-03", "CandidateNominated"),
        ("2025-02-03", "PlacementStarted"),
    ]
    started = [f for f in placements.facts("seeker", "C14") if isinstance(f, PlacementStarted)]
    assert [(f.term, f.hours_per_week, f.hourly_wage, f.agency) for f in started] == [
        ("permanent", 20, "17.50", "marrowdale"),
        ("permanent", 10, None, "marrowdale"),
    ]


def test_a_job_that_ended(placements: Desk) -> None:
    placements.whole(PLACEMENTS_FILE)
    assert placements.story("placement", "placements", "2") == [
        ("2024-06-03", "PlacementStarted"),
        ("2024-07-02", "CheckpointRecorded"),
        ("2024-09-02", "CheckpointRecorded"),
        ("2024-12-31", "PlacementEnded"),
    ]
    assert placements.story("placement", "placements", "4")[-1] == ("2025-05-30", "PlacementEnded")
    checks = [
        (f.day, f.status, f.evidence)
        for key in ("2", "4")
        for f in placements.facts("placement", "placements", key)
        if isinstance(f, CheckpointRecorded)
    ]
    assert checks == [
        (30, "same_job", "staff_observed"),
        (90, "same_job", "seeker_reported"),
        (30, "not_reached", "not_reached"),
    ]


def test_nothing_is_kept_of_people_whose_rows_are_refused(placements: Desk) -> None:
    placements.whole(PLACEMENTS_FILE)
    assert [placements.story("seeker", key) for key in ("C17", "C18", "C19")] == [[], [], []]


def test_the_story_of_a_job_reads_well(placements: Desk, projector: Projector) -> None:
    placements.whole(PLACEMENTS_FILE)
    projector.catch_up()
    tag = f"placement:{placements.of.shipped().id('placement', 'placements', '2')}"
    auditor = Viewer("u-a", "auditor")
    text = render_text(history(placements.ledger, auditor, tag, shipped_mapping().zone))
    assert "started work at Tidewater Bakery (Dishwasher)." in text
    assert "Fixed term came to its end" in text
    assert "Tomas" not in text and "Reyes" not in text
