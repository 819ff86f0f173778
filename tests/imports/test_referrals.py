"""What a row about a referral becomes, and which cannot be facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.decisions.moves import TransferSeeker
from domain.decisions.seekers import WithdrawConsent
from domain.facts.referrals import ReferralDeclined, ReferralMade, ReferralReceived
from projections.projector import Projector
from tests.imports.desk import IMPORTER, REFERRALS, TODAY, Desk, from_outside, referred, said
from web.imports.answers import ImportRefused
from web.imports.mapping import read_mapping
from web.imports.referrals.mapping import ReferralsMapping

ON = "2026-03-09"

REFUSED_ROWS = {
    "No": [referred(referral="")],
    "Referred on": [
        referred(made_on=""),
        referred(made_on="last spring"),
        referred(made_on="2026-11-02"),
    ],
    "Client": [referred(seeker="")],
    "First name": [referred(given_name=""), from_outside(given_name="")],
    "Last name": [referred(family_name=""), from_outside(family_name="")],
    "From agency": [referred(from_agency=""), referred(from_agency="Nowhere Works")],
    "Why": [referred(reason="mood")],
    "From outside": [
        referred(sender="school", sender_name="Hollow Lane College"),
        from_outside(sender="a stranger"),
    ],
    "Name of the office": [
        from_outside(sender_name=""),
        from_outside(sender="family", sender_name="Mrs Okafor"),
    ],
    "To agency": [
        from_outside(to_agency=""),
        referred(to_agency="Nowhere Works"),
        referred(to_agency="Ottersby Works"),
        referred(to_agency="", answer="yes", answered_on=ON),
    ],
    "Answer": [referred(answer="perhaps", answered_on=ON)],
    "Answered on": [
        referred(answer="yes"),
        referred(answered_on=ON),
        referred(answer="yes", answered_on="2026-03-01"),
        referred(answer="no", answered_on="2026-11-02"),
    ],
    "Why not": [
        referred(answer="no", answered_on=ON, decline_reason="mood"),
        referred(answer="yes", answered_on=ON, decline_reason="too far"),
    ],
    None: [referred(to_agency="", answer="no", answered_on=ON)],  # nobody has to say no
}


def test_what_cannot_be_facts_is_refused_at_its_column(referrals: Desk) -> None:
    head = referrals.ledger.head()
    rows = [(column, row) for column, rows in REFUSED_ROWS.items() for row in rows]
    answers = referrals.rows(*(row for _, row in rows))
    assert said(answers) == [("refused", column) for column, _ in rows]
    assert all(answer.reason and answer.next_step for answer in answers)
    assert referrals.ledger.head() == head


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        ({}, ["ReferralMade"]),
        ({"answer": "yes"}, ["ReferralMade", "ReferralAccepted"]),
        ({"answer": "no"}, ["ReferralMade", "ReferralDeclined"]),
        ({"answer": "taken back"}, ["ReferralMade", "ReferralWithdrawn"]),
    ],
)
def test_what_each_answer_becomes(
    referrals: Desk, answer: dict[str, str], kinds: list[str]
) -> None:
    row = referred(**answer, answered_on=ON if answer else "")
    assert said(referrals.rows(row)) == [("recorded", None)]
    story = referrals.story("referral", row["No"])
    assert [kind for _, kind in story] == kinds
    assert story[1:] == [(ON, kind) for kind in kinds[1:]]
    assert [kind for _, kind in referrals.story("seeker", row["Client"])][:2] == [
        "SeekerRegistered",
        "ConsentGiven",
    ]


@pytest.mark.parametrize("answer", ["no", "taken back"])
def test_nobody_is_registered_for_a_no_to_somebody_outside(referrals: Desk, answer: str) -> None:
    row = from_outside(answer=answer, answered_on=ON)
    again = from_outside(seeker=row["Client"], made_on="2026-04-01")
    answers = referrals.rows(row, again)
    assert said(answers) == [("recorded", None)] * 2
    assert answers[0].seeker != answers[1].seeker
    assert [kind for _, kind in referrals.story("seeker", row["Client"])] == ["ReferralReceived"]


def test_an_empty_cell_means_what_the_mapping_says(referrals: Desk) -> None:
    row = referred(reason="", answer="no", answered_on=ON, decline_reason="")
    referrals.rows(row)
    made, declined = referrals.facts("referral", row["No"])
    assert isinstance(made, ReferralMade) and isinstance(declined, ReferralDeclined)
    assert (made.reason, declined.reason) == ("other", "other")


def test_a_referral_into_the_pool(referrals: Desk) -> None:
    row = referred(to_agency="")
    assert said(referrals.rows(row)) == [("recorded", None)]
    (made,) = referrals.facts("referral", row["No"])
    assert isinstance(made, ReferralMade) and made.to_agency is None


def test_what_somebody_outside_told_is_sealed(referrals: Desk) -> None:
    row = from_outside(given_name="Marigold")
    referrals.rows(row)
    (received,) = referrals.facts("referral", row["No"])
    assert isinstance(received, ReferralReceived)
    assert (received.sender, received.sender_name) == ("school", "Hollow Lane College")
    assert "Marigold" not in received.given_name


def test_somebody_whom_the_network_knows_does_not_come_from_outside(referrals: Desk) -> None:
    first = from_outside(answer="yes", answered_on=ON)
    again = from_outside(seeker=first["Client"], made_on="2026-05-04")
    assert said(referrals.rows(first, again)) == [("recorded", None), ("refused", "Client")]


def test_one_open_referral_for_each_person_and_agency(referrals: Desk) -> None:
    first = referred()
    again = referred(seeker=first["Client"], made_on="2026-05-04")
    answers = referrals.rows(first, again)
    assert said(answers) == [("recorded", None), ("refused", "To agency")]
    assert "open since 2 Mar 2026" in (answers[1].reason or "")


def test_a_person_of_another_agency_is_refused(referrals: Desk) -> None:
    first = referred()
    back = {"from_agency": "Marrowdale Employment Partners", "to_agency": "Ottersby Works"}
    answers = referrals.rows(first, referred(seeker=first["Client"], **back))
    assert said(answers) == [("recorded", None), ("refused", "From agency")]


def test_a_person_who_moved_belongs_to_their_new_agency(referrals: Desk) -> None:
    first = referred(answer="yes", answered_on=ON)
    referrals.rows(first)
    referrals.ledger.do(
        TransferSeeker(
            by=IMPORTER,
            today=TODAY,
            seeker=referrals.of.shipped().id("seeker", first["Client"]),
            to_agency="marrowdale",
            agreed_on=date(2026, 4, 1),
            happened_on=date(2026, 4, 1),
        )
    )
    about = {"seeker": first["Client"], "made_on": "2026-05-04", "to_agency": ""}
    new = referred(**about, from_agency="Marrowdale Employment Partners")
    answers = referrals.rows(referred(**about), new)
    assert said(answers) == [("refused", "From agency"), ("recorded", None)]
    assert "Marrowdale" in (answers[0].reason or "")


def test_a_consent_that_was_taken_back_is_not_given_again(referrals: Desk) -> None:
    row = referred(answer="no", answered_on=ON)
    referrals.rows(row)
    seeker = referrals.of.shipped().id("seeker", row["Client"])
    referrals.ledger.do(
        WithdrawConsent(by=IMPORTER, today=TODAY, seeker=seeker, happened_on=date(2026, 3, 10))
    )
    answers = referrals.rows(row, referred(seeker=row["Client"], made_on="2026-05-04"))
    assert said(answers) == [("already recorded", None), ("refused", None)]
    assert "consent" in (answers[1].reason or "")


@pytest.mark.parametrize("made", [referred, from_outside])
def test_a_newer_file_that_says_more_is_told_apart(referrals: Desk, made: type) -> None:
    row = made()
    first = referrals.rows(row)
    head = referrals.ledger.head()
    answered = referrals.rows(row | {"Answer": "no", "Answered on": ON})
    assert said(answered) == [("already recorded", "Answer")]
    assert "“no”" in (answered[0].reason or "")
    assert answered[0].seeker == first[0].seeker
    assert referrals.ledger.head() == head


def test_agencies_may_be_numbers_of_a_partners_list(desk: Desk, projector: Projector) -> None:
    projector.catch_up()
    mine = Desk(desk.ledger, desk.folder, REFERRALS)
    mapping = mine.with_partners_agencies()
    mine.rows(referred(from_agency="121", to_agency="115"), dry_run=True)
    assert said(mine.whole(mine.file, mapping=mapping).answers) == [("recorded", None)]
    kinds = [type(r.fact).TOPIC for r in mine.ledger.since(0, 100)]
    assert kinds == [
        "AgencyJoined",
        "AgencyJoined",
        "SeekerRegistered",
        "ConsentGiven",
        "ReferralMade",
    ]


@pytest.mark.parametrize("left_out", [("from_agency", "reason"), ("sender", "sender_name")])
def test_a_spreadsheet_of_one_kind_of_referral(referrals: Desk, left_out: tuple[str, str]) -> None:
    lines = REFERRALS.mapping.read_text().splitlines()
    short = referrals.folder / "short.toml"
    short.write_text("\n".join(line for line in lines if not line.startswith(left_out)))
    row = from_outside() if "from_agency" in left_out else referred()
    other = referred() if "from_agency" in left_out else from_outside()
    referrals.rows(row, other, dry_run=True)
    answers = referrals.whole(referrals.file, mapping=short).answers
    assert answers[0].outcome == "recorded"
    assert "does not say who" in (answers[1].reason or "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('from_agency = "From agency"', ""),
        ('sender_name = "Name of the office"', ""),
        ('"no" = "declined"', '"no" = "refused"'),
        ('"school" = "school"', '"school" = "university"'),
        ('"too far" = "too_far"', '"too far" = "far"'),
        ('answer = "Answer"', ""),
    ],
)
def test_a_mapping_with_a_mistake_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = REFERRALS.mapping.read_text()
    assert text.count(old) == 1
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text.replace(old, new))
    with pytest.raises(ImportRefused, match=r"wrong\.toml cannot be used.*docs/referrals\.toml"):
        read_mapping(wrong, ReferralsMapping)
