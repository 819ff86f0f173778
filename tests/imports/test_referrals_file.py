"""The example of a spreadsheet of referrals: what each of its rows becomes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from projections.projector import Projector
from projections.queries.referrals import all_referrals
from projections.queries.viewer import Viewer
from tests.imports.desk import PLACEMENTS, PLACEMENTS_FILE, REFERRALS_FILE, TODAY, Desk, said

REFUSED = {9: "From agency", 10: "Answered on"}


def test_every_row_is_recorded_or_refused_at_its_column(referrals: Desk) -> None:
    head = referrals.ledger.head()
    report = referrals.whole(REFERRALS_FILE)
    assert said(report.answers) == [
        ("refused", REFUSED[row]) if row in REFUSED else ("recorded", None) for row in range(2, 12)
    ]
    assert all(bool(a.reason and a.next_step) == (a.row in REFUSED) for a in report.answers)
    assert (report.rows, report.recorded, report.refused) == (10, 8, 2)
    assert report.facts == referrals.ledger.head() - head == 20


def test_the_same_file_again_records_nothing(referrals: Desk) -> None:
    first = referrals.whole(REFERRALS_FILE)
    head = referrals.ledger.head()
    again = referrals.whole(REFERRALS_FILE)
    assert referrals.ledger.head() == head
    assert (again.recorded, again.facts, again.already_recorded) == (0, 0, first.recorded)
    assert [(a.row, a.seeker) for a in again.answers] == [(a.row, a.seeker) for a in first.answers]
    assert all(a.reason is None for a in again.answers if a.outcome == "already recorded")


def test_a_dry_run_answers_what_the_real_run_answers(referrals: Desk) -> None:
    head = referrals.ledger.head()
    dry = referrals.whole(REFERRALS_FILE, dry_run=True)
    assert referrals.ledger.head() == head
    real = referrals.whole(REFERRALS_FILE)
    assert msgspec.structs.replace(dry, is_dry_run=False) == real


def test_somebody_from_outside_is_registered_with_the_yes(referrals: Desk) -> None:
    referrals.whole(REFERRALS_FILE)
    assert referrals.story("seeker", "C14") == [
        ("2024-02-05", "ReferralReceived"),
        ("2024-02-12", "SeekerRegistered"),
        ("2024-02-12", "ReferralAccepted"),
    ]


def test_a_person_of_the_agencys_own_is_referred_again_after_a_no(referrals: Desk) -> None:
    referrals.whole(REFERRALS_FILE)
    assert referrals.story("seeker", "C15") == [
        ("2024-05-06", "SeekerRegistered"),
        ("2024-05-06", "ConsentGiven"),
        ("2024-05-06", "ReferralMade"),
        ("2024-05-13", "ReferralDeclined"),
        ("2024-09-02", "ReferralMade"),
        ("2024-09-09", "ReferralAccepted"),
    ]


def test_somebody_who_got_a_no_may_come_again(referrals: Desk) -> None:
    referrals.whole(REFERRALS_FILE)
    assert referrals.story("seeker", "referrals", "4") == [
        ("2024-10-07", "ReferralReceived"),
        ("2024-10-14", "ReferralDeclined"),
    ]
    assert referrals.story("seeker", "C20") == [
        ("2024-11-04", "ReferralReceived"),
        ("2024-11-06", "SeekerRegistered"),
        ("2024-11-06", "ReferralAccepted"),
    ]


def test_what_became_of_the_others(referrals: Desk) -> None:
    referrals.whole(REFERRALS_FILE)
    assert referrals.story("referral", "2")[-1] == ("2024-05-13", "ReferralDeclined")
    assert referrals.story("referral", "6") == [
        ("2025-01-13", "ReferralMade"),
        ("2025-02-03", "ReferralWithdrawn"),
    ]
    assert referrals.story("seeker", "C22") == [("2025-02-10", "ReferralReceived")]
    assert referrals.story("seeker", "C23") == []


def test_the_pages_show_them(referrals: Desk, projector: Projector) -> None:
    referrals.whole(REFERRALS_FILE)
    projector.catch_up()
    ottersby = Viewer("u-o", "agency", "ottersby")
    found = all_referrals(referrals.ledger, ottersby, TODAY)
    assert sorted(one.row.status for one in found) == [
        "accepted", "declined", "declined", "waiting", "waiting", "withdrawn",
    ]  # fmt: skip


def test_the_placements_of_the_same_people_follow(referrals: Desk, tmp_path: Path) -> None:
    referrals.whole(REFERRALS_FILE)
    answers = Desk(referrals.ledger, tmp_path, PLACEMENTS).whole(PLACEMENTS_FILE).answers
    assert said(answers)[:3] == [("recorded", None)] * 3
    kinds = [kind for _, kind in referrals.story("seeker", "C14")]
    assert kinds.count("SeekerRegistered") == 1 and kinds.count("PlacementStarted") == 2
