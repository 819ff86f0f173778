"""What a row about a placement becomes, and which cannot be facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from domain.decisions.corrections import StrikeFact
from domain.decisions.employers import EngageEmployer
from domain.facts import Actor, Fact
from domain.facts.agencies import AgencyJoined
from domain.facts.employers import EmployerEngaged
from domain.facts.openings import OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.imports.desk import (
    IMPORTER,
    PLACEMENTS,
    TODAY,
    Desk,
    applied,
    checked,
    hired,
    left,
    placed,
    said,
)
from web.imports.answers import ImportRefused
from web.imports.mapping import read_mapping
from web.imports.placements.mapping import PlacementsMapping

F = TypeVar("F", bound=Fact)

STILL_THERE = checked(30, "still there", "payslip", "2026-04-02")

REFUSED_ROWS = {
    "No": [placed(placement=""), placed(placement="x" * 201)],
    "Started": [
        placed(first_day=""),
        placed(first_day="2 March"),
        placed(first_day="2026-02-30"),
        placed(first_day="2026-11-02"),
    ],
    "Client": [placed(seeker="")],
    "First name": [placed(given_name="")],
    "Last name": [placed(family_name="")],
    "Agency": [placed(agency=""), placed(agency="Nowhere Works")],
    "Employer": [placed(employer="")],
    "Job": [placed(job_title="")],
    "Contract": [placed(term="zero hours")],
    "Contract until": [
        placed(term="fixed term"),
        placed(term="fixed term", planned_end="2026-03-01"),
        placed(planned_end="2026-12-31"),
        placed(term="fixed term", planned_end="spring"),
    ],
    "Hours": [placed(hours_per_week="81"), placed(hours_per_week="37.5")],
    "Wage": [placed(hourly_wage="a lot"), placed(hourly_wage="0")],
    "Left on": [
        left(last_day=""),
        left(last_day="2026-03-01"),
        left(last_day="2026-11-02"),
        left() | checked(90, "still there", "payslip", "2026-07-01") | {"Left on": "2026-05-25"},
    ],
    "Why": [left(ending_reason=""), left(ending_reason="moved to the moon")],
    "Who": [left(ended_by=""), left(ended_by="nobody")],
    "30 days": [
        placed() | checked(30, "", "payslip", "2026-04-02"),
        placed() | checked(30, "fine", "payslip", "2026-04-02"),
    ],
    "30 days, known from": [
        placed() | checked(30, "still there", "", "2026-04-02"),
        placed() | checked(30, "still there", "rumour", "2026-04-02"),
        placed() | checked(30, "no answer", "payslip", "2026-04-02"),
    ],
    "30 days, asked on": [
        placed() | checked(30, "still there", "payslip", ""),
        placed() | checked(30, "still there", "payslip", "2026-03-05"),
        placed() | checked(30, "still there", "payslip", "2026-11-02"),
    ],
}


def every(kind: type[F], ledger: Ledger) -> list[F]:
    """All facts of a kind."""
    return [r.fact for r in ledger.since(0, 100) if isinstance(r.fact, kind)]


def test_what_cannot_be_facts_is_refused_at_its_column(placements: Desk) -> None:
    head = placements.ledger.head()
    rows = [(column, row) for column, rows in REFUSED_ROWS.items() for row in rows]
    answers = placements.rows(*(row for _, row in rows))
    assert said(answers) == [("refused", column) for column, _ in rows]
    assert all(answer.reason and answer.next_step for answer in answers)
    assert placements.ledger.head() == head


def test_a_refused_checkpoint_leaves_nothing_of_the_row_behind(placements: Desk) -> None:
    row = placed() | checked(30, "still there", "payslip", "2026-03-05")
    answers = placements.rows(row)
    assert said(answers) == [("refused", "30 days, asked on")]
    assert "opens on" in (answers[0].reason or "")
    assert placements.story("seeker", row["Client"]) == []


def test_rows_in_any_order_meet_in_the_order_of_their_days(placements: Desk) -> None:
    later = placed(first_day="2026-05-04", given_name="", family_name="")
    earlier = placed(seeker=later["Client"], employer="Quarry Road Garage")
    answers = placements.rows(later, earlier)
    assert said(answers) == [("recorded", None), ("recorded", None)]
    days = [day for day, kind in placements.story("seeker", later["Client"])]
    assert days == sorted(days)


def test_an_empty_cell_means_what_the_mapping_says(placements: Desk) -> None:
    row = placed(term="")
    placements.rows(row)
    (started,) = every(PlacementStarted, placements.ledger)
    assert started.term == "permanent"


@pytest.mark.parametrize("named", ["Ottersby Works", "ottersby works", "ottersby"])
def test_an_agency_is_named_by_its_name_or_id(placements: Desk, named: str) -> None:
    row = placed(agency=named)
    assert said(placements.rows(row)) == [("recorded", None)]
    (started,) = every(PlacementStarted, placements.ledger)
    assert started.agency == "ottersby"


def test_agencies_may_be_numbers_of_a_partners_list(desk: Desk, projector: Projector) -> None:
    projector.catch_up()
    mine = Desk(desk.ledger, desk.folder, PLACEMENTS)
    mapping = mine.with_partners_agencies()
    mine.rows(placed(agency="121"), placed(agency="77"), dry_run=True)
    assert said(mine.whole(mine.file, mapping=mapping).answers) == [
        ("recorded", None),
        ("refused", "Agency"),
    ]
    joined = every(AgencyJoined, mine.ledger)
    assert [(f.name, f.happened_on) for f in joined] == [
        ("Association La Belle Verte", date(2026, 3, 2))
    ]


def test_an_employer_is_known_by_its_name(placements: Desk, projector: Projector) -> None:
    def engage(employer: str) -> None:
        placements.ledger.do(
            EngageEmployer(
                by=IMPORTER, today=TODAY, employer=employer, name="Tidewater", happened_on=TODAY
            )
        )
        projector.catch_up()

    engage("one")
    row = placed(employer="tidewater")
    assert said(placements.rows(row)) == [("recorded", None)]
    assert [f.employer for f in every(PlacementStarted, placements.ledger)] == ["one"]
    engage("two")
    assert said(placements.rows(row, placed())) == [
        ("already recorded", None),
        ("refused", "Employer"),
    ]


def test_an_employer_that_is_new_is_engaged_once(placements: Desk, projector: Projector) -> None:
    placements.rows(placed(), placed())
    projector.catch_up()
    placements.rows(placed())
    engaged = [
        r.fact for r in placements.ledger.since(0, 99) if isinstance(r.fact, EmployerEngaged)
    ]
    assert [f.name for f in engaged] == ["Tidewater"]


def test_each_job_is_an_opening_with_one_place_that_is_taken(placements: Desk) -> None:
    placements.rows(placed(job_title="Night baker"), left())
    posted = every(OpeningPosted, placements.ledger)
    assert [(f.title, f.places) for f in posted] == [("Night baker", 1), ("Baker", 1)]


def test_a_placement_that_another_row_told_counts_once(placements: Desk) -> None:
    row = placed()
    again = placed(seeker=row["Client"], job_title="Shop assistant")
    answers = placements.rows(row, again)
    assert said(answers) == [("recorded", None), ("refused", "Started")]
    assert "at Tidewater from 2 Mar 2026" in (answers[1].reason or "")
    assert said(placements.rows(row, again)) == [("already recorded", None), ("refused", "Started")]


def test_a_person_meets_themselves_in_a_file_of_applications(
    placements: Desk, tmp_path: Path
) -> None:
    """The same source's name and the same key: the same person, though the files differ."""
    mapping = placements.with_partners_agencies("partner")
    partner = Desk(placements.ledger, tmp_path)
    application = hired(application="1")
    partner.rows(application)
    about = {"seeker": application["job_seeker"], "agency": "115", "given_name": ""}
    same = placed(**about, employer="company-1", first_day="2026-04-01", placement="1")
    older = placed(**about)
    newer = placed(**about, first_day="2026-05-04")
    placements.rows(same, older, newer, dry_run=True)
    answers = placements.whole(placements.file, mapping=mapping).answers
    assert said(answers) == [("refused", "Started"), ("refused", "Started"), ("recorded", None)]
    assert "registered here since 3 Mar 2026" in (answers[1].reason or "")


def test_a_newer_file_that_says_more_is_told_apart(placements: Desk) -> None:
    row = placed()
    placements.rows(row)
    head = placements.ledger.head()
    ended = row | {"Left on": "2026-06-30", "Why": "quit", "Who": "client"}
    assert said(placements.rows(ended)) == [("already recorded", "Left on")]
    assert said(placements.rows(row | STILL_THERE)) == [("already recorded", "30 days")]
    assert placements.ledger.head() == head


def test_today_may_be_the_last_day(placements: Desk) -> None:
    row = left(last_day=TODAY.isoformat())
    assert said(placements.rows(row)) == [("recorded", None)]
    (ended,) = every(PlacementEnded, placements.ledger)
    assert (ended.reason, ended.ended_by) == ("resigned", "employee")


def test_somebody_who_may_not_import_is_refused(placements: Desk) -> None:
    placements.rows(placed(), dry_run=True)
    head = placements.ledger.head()
    staff = Actor(user="u-1", role="agency", agency="marrowdale")
    report = placements.whole(placements.file, by=staff)
    assert (report.refused, placements.ledger.head()) == (1, head)


@pytest.mark.parametrize("key", ["placement", "applications:1"])
def test_keys_of_other_files_do_not_meet_these(placements: Desk, tmp_path: Path, key: str) -> None:
    applications = Desk(placements.ledger, tmp_path)
    assert said(applications.rows(applied(application=key))) == [("recorded", None)]
    assert said(placements.rows(placed(placement=key))) == [("recorded", None)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('last_day = "Left on"', ""),
        ('"quit" = "resigned"', '"quit" = "left"'),
        ('term = "Contract"', ""),
        ('scope = "network"', 'scope = "all"'),
        ("day = 30", 'day = "thirty"'),
        ("[ended_by]", "[ended]"),
    ],
)
def test_a_mapping_with_a_mistake_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = PLACEMENTS.mapping.read_text()
    assert text.count(old) == 1
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text.replace(old, new))
    with pytest.raises(ImportRefused, match=r"wrong\.toml cannot be used.*docs/placements\.toml"):
        read_mapping(wrong, PlacementsMapping)


def test_a_spreadsheet_without_the_columns_that_may_be_left_out(placements: Desk) -> None:
    text = PLACEMENTS.mapping.read_text()
    optional = text[text.index("planned_end =") : text.index("# That an agency put")]
    short = placements.folder / "short.toml"
    short.write_text(text.replace(optional, ""))
    row = left() | STILL_THERE
    placements.rows(row, dry_run=True)
    assert said(placements.whole(placements.file, mapping=short).answers) == [("recorded", None)]
    assert placements.story("placement", "placements", row["No"]) == [
        ("2026-03-02", "PlacementStarted")
    ]


def test_a_checkpoint_column_must_be_in_the_file(placements: Desk) -> None:
    placements.rows(placed(), dry_run=True)
    text = placements.file.read_text().replace("90 days,", "three months,", 1)
    placements.file.write_text(text)
    with pytest.raises(ImportRefused, match="no column 90 days"):
        placements.whole(placements.file)


def test_what_a_person_struck_is_not_brought_back(placements: Desk) -> None:
    row = placed()
    placements.rows(row)
    tag = f"placement:{placements.of.shipped().id('placement', 'placements', row['No'])}"
    (started,) = placements.ledger.history(tag)
    placements.ledger.do(
        StrikeFact(
            by=IMPORTER,
            today=TODAY,
            position=started.position,
            fact=started.fact,
            reason="entered_twice",
        )
    )
    head = placements.ledger.head()
    assert said(placements.rows(row)) == [("already recorded", None)]
    assert placements.ledger.head() == head
    # Under another key it is another placement: the struck one does not count.
    again = row | {"No": "again"}
    assert said(placements.rows(again)) == [("recorded", None)]
