"""`import applications`, and the story of somebody whom the file brought to work."""

from __future__ import annotations

from datetime import UTC, datetime

from babel.dates import format_date

from tests.commands.terminal import ROOT, Terminal
from tests.imports.desk import PARTNER_FILE, PLACEMENTS_FILE, REFERRALS_FILE

MAPPING = "docs/partner-applications.toml"
IMPORT = ["import", "applications", str(PARTNER_FILE), "--mapping", MAPPING]
HIRED = "3ccb2f6e-78ee-4505-abab-6955da283bdb"

STORY = """\
24 Jul 2025  MISSION LOCALE DU TERRITOIRE registered CY0S-83GC as a job seeker.
             Personal details are hidden.
             Recorded by Commonplace itself on TODAY.
24 Jul 2025  CY0S-83GC gave consent to share their profile with the network.
             Agreed to: Share the pool profile with the network, without the name
             Recorded by Commonplace itself on TODAY.
24 Jul 2025  CY0S-83GC said that they want the opening Agent d'accueil.
             Recorded by Commonplace itself on TODAY.
24 Jul 2025  MISSION LOCALE DU TERRITOIRE nominated CY0S-83GC for Agent d'accueil at
             company-3850.
             Recorded by Commonplace itself on TODAY.
31 Jul 2025  CY0S-83GC started work at company-3850 (Agent d'accueil).
             Term: Fixed term; Planned end: 1 Aug 2025
             Recorded by Commonplace itself on TODAY.
 1 Aug 2025  The placement of CY0S-83GC at company-3850 ended.
             Reason: Fixed term came to its end; Ended by: The end of the fixed term
             Recorded by Commonplace itself on TODAY.
"""


def test_every_row_is_answered_and_the_file_is_recorded_once(empty: Terminal) -> None:
    dry = empty.run(*IMPORT, "--dry-run", "--json").json
    assert dry["is_dry_run"]
    first = empty.run(*IMPORT, "--json").json
    assert not first["is_dry_run"]
    assert dry["answers"] == first["answers"]
    assert (first["rows"], first["recorded"], first["refused"]) == (61, 35, 26)
    again = empty.run(*IMPORT, "--json").json
    assert (again["rows"], again["recorded"], again["facts"]) == (61, 0, 0)
    assert again["already_recorded"] == 35


def test_as_text_it_is_read_from_top_to_bottom(empty: Terminal) -> None:
    *rows, totals, hint = empty.ok(*IMPORT).splitlines()
    assert rows[:4] == [
        "Row 2    refused  86821a94-d876-4f70-9bbb-18cafdd045b8",
        "         agency: The row names no agency: the file says only that “employer” sent it.",
        "         Commonplace records what agencies do. If an agency did send it, write its number"
        " in",
        "         this column, then import the file again. Otherwise you need not do anything.",
    ]
    assert totals == "61 rows: 35 recorded (188 facts), 26 refused, 0 recorded already."
    assert hint == "To read what happened to a person: commonplace history seeker:ID"


def test_a_dry_run_records_nothing(empty: Terminal) -> None:
    assert "This was a dry run: nothing is recorded." in empty.ok(*IMPORT, "--dry-run")
    assert empty.ok("rebuild") == "The views are at entry 0.\n"


def test_the_history_of_a_hired_person_reads_like_the_story_it_is(empty: Terminal) -> None:
    answers = empty.run(*IMPORT, "--json").json["answers"]
    (seeker,) = (a["seeker"] for a in answers if a["key"] == HIRED)
    told = empty.ok("history", seeker)
    today = format_date(datetime.now(UTC).date(), "d MMM yyyy", locale="en")
    assert told.replace(today, "TODAY") == STORY
    entries = empty.run("history", seeker, "--json").json
    assert [e["kind"] for e in entries][-2:] == ["PlacementStarted", "PlacementEnded"]


def test_old_spreadsheets_on_top_of_the_demo(demo: Terminal) -> None:
    referrals = ["import", "referrals", str(REFERRALS_FILE), "--mapping", "docs/referrals.toml"]
    placements = ["import", "placements", str(PLACEMENTS_FILE), "--mapping", "docs/placements.toml"]
    for command, counts in ((referrals, (10, 8, 2)), (placements, (8, 4, 4))):
        dry = demo.run(*command, "--dry-run", "--json").json
        first = demo.run(*command, "--json").json
        assert dry["answers"] == first["answers"]
        assert (first["rows"], first["recorded"], first["refused"]) == counts
    assert demo.ok(*placements).splitlines()[-2:] == [
        "8 rows: 0 recorded (0 facts), 4 refused, 4 recorded already.",
        "To read what happened to a person: commonplace history seeker:ID",
    ]
    told = demo.ok("history", first["answers"][1]["seeker"])
    assert "referred" in told and "started work at Tidewater Bakery (Dishwasher)." in told


def test_a_file_or_a_mapping_that_is_not_one(empty: Terminal) -> None:
    not_there = empty.run("import", "applications", "nowhere.csv", "--mapping", MAPPING)
    assert not_there.misused() == "Invalid value for 'FILE': File 'nowhere.csv' does not exist."
    no_mapping = empty.run("import", "applications", "README.md", "--mapping", "README.md").no(1)
    assert no_mapping.startswith("The mapping README.md cannot be used: ")
    no_columns = empty.run("import", "applications", "README.md", "--mapping", MAPPING).no(1)
    assert "README.md" in no_columns
    binary = empty.run(
        "import", "applications", str(ROOT / "tests/__init__.py"), "--mapping", MAPPING, "--json"
    ).no(1)
    assert "__init__.py" in binary


def test_a_demo_does_not_go_on_top_of_it(empty: Terminal) -> None:
    empty.ok(*IMPORT)
    assert empty.run("demo").no(1).startswith("This ledger is not empty")
