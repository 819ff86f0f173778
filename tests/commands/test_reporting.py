"""`commonplace report`: exact credit, as it stands and as it was known; published reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from commonplace.start import cli
from commonplace.terminal import Stop
from domain.decisions.base import Decision
from domain.facts.reports import ReportPublished
from domain.ledger.ledger import Ledger
from projections.outcomes.figures import Question
from projections.projector import Projector
from projections.queries.published import as_said, draft
from tests.decisions import cast
from tests.decisions.cast import june, march

TORONTO = ZoneInfo("America/Toronto")
PERIOD = ("--from", "2026-01-01", "--to", "2026-06-30")
Run = Callable[..., Result]


@pytest.fixture
def run(ledger: Ledger, projector: Projector) -> Run:
    """Runs the command where Ada's credit was agreed on 1 June, and disputed on 10 June."""
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")

    def do(month: int, day: int, *decisions: Decision) -> None:
        ledger.recorder.clock = datetime(2026, month, day, 15, 30, 20, tzinfo=UTC)
        for decision in decisions:
            ledger.do(decision)

    by = {"by": cast.SYSTEM}
    do(
        3,
        2,
        cast.admit_agency(**by),
        cast.admit_agency(**by, agency="southside", name="Southside Steps"),
        cast.engage_employer(**by),
        cast.register(**by),
        cast.give_consent(**by, scope="network_with_name"),
        cast.post_opening(**by),
        cast.confirm_interest(**by),
        cast.nominate(**by),
        cast.start_placement(**by),
    )
    do(6, 1, cast.agree_credit(**by, happened_on=june(1)))
    do(6, 10, cast.dispute_credit(**by, disputed_by="southside", happened_on=june(10)))
    parts = SimpleNamespace(
        ledger=ledger,
        projector=projector,
        today=cast.TODAY,
        settings=SimpleNamespace(zone=TORONTO),
    )

    def run(*words: str, group: str = "report attribution") -> Result:
        return CliRunner().invoke(cli, [*group.split(), *words], obj=parts)

    return run


def told(result: Result) -> Any:
    """What the one JSON document says."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_plain_table(run: Run) -> None:
    result = run(*PERIOD)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Placements that started from 2026-01-01 to 2026-06-30",
        "",
        "Agency             Placements  Credit  Disputed",
        "-----------------  ----------  ------  --------",
        "Northside Works             1    0.65      0.65",
        "Southside Steps             1    0.35      0.35",
        "The whole network           1    1.00      1.00",
        "",
        "Disputed:",
        "  placement:ada-crumb  Baker at Crumb: Southside Steps since 2026-06-10."
        " How large the shares are.",
    ]


def test_the_same_as_one_document(run: Run) -> None:
    found = told(run(*PERIOD, "--json"))
    assert (found["placements"], found["disputed"]) == (1, 1)
    assert {one["agency"]: one["hundredths"] for one in found["credits"]} == {
        "northside": 65,
        "southside": 35,
    }
    assert [one["placement"] for one in found["disputes"]] == ["ada-crumb"]
    assert "Moss" not in json.dumps(found)


@pytest.mark.parametrize(
    ("known_at", "south", "disputed"),
    [
        ("2026-05-31", 0, 0),
        ("2026-06-01", 35, 0),
        ("2026-06-01T11:29", 0, 0),  # in Toronto; it was recorded at 11:30:20 there
        ("2026-06-01T11:30", 35, 0),
        ("2026-06-10", 35, 1),
    ],
)
def test_as_it_was_known(run: Run, known_at: str, south: int, disputed: int) -> None:
    found = told(run(*PERIOD, "--known-at", known_at, "--json"))
    earned = {one["agency"]: one["hundredths"] for one in found["credits"]}
    assert earned["southside"] == south
    assert sum(earned.values()) == 100
    assert found["disputed"] == disputed


def test_the_table_says_when_it_was_known(run: Run) -> None:
    lines = run(*PERIOD, "--known-at", "2026-06-01T11:30").stdout.splitlines()
    assert lines[1] == "As it was known at 2026-06-01 11:30:59-04:00"


def test_another_period(run: Run) -> None:
    start = str(march(2))
    assert told(run("--from", start, "--to", start, "--json"))["placements"] == 1
    assert told(run("--from", "2026-03-03", "--to", "2026-06-30", "--json"))["placements"] == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--from", "2026-01-01"), "Missing option '--to'"),
        (("--from", "soon", "--to", "2026-01-01"), "Invalid value for '--from'"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "--from must not be after --to."),
        ((*PERIOD, "--known-at", "noon"), "--known-at takes a day or a time"),
    ],
)
def test_it_is_misused(run: Run, words: tuple[str, ...], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.output


class TestPublished:
    @pytest.fixture
    def published(self, run: Run, ledger: Ledger, projector: Projector) -> None:
        """A report of the half year, on 30 June."""
        projector.catch_up()
        asked = Question(first=march(1), last=june(30))
        found = draft(ledger, asked, cast.TODAY, TORONTO)
        said = as_said(asked, found) | {"time_zone": TORONTO.key}
        ledger.do(cast.publish_report(**said, happened_on=cast.TODAY))

    def test_which_there_are(self, run: Run, published: None) -> None:
        result = run("published", group="report")
        assert result.stdout.splitlines() == ["first-half  2026-06-30  The first half"]

    def test_the_exact_bytes(self, run: Run, published: None, ledger: Ledger) -> None:
        result = run("published", "first-half", "--json", group="report")
        assert result.exit_code == 0, result.stderr
        [fact] = [r.fact for r in ledger.history("report:first-half")]
        assert isinstance(fact, ReportPublished)
        assert hashlib.sha256(result.stdout_bytes).hexdigest() == fact.digest

    def test_as_text_and_as_files(self, run: Run, published: None, tmp_path: Path) -> None:
        text = run("published", "first-half", group="report").stdout
        assert "For whom: The agencies of the network" in text and "Network lift" in text
        files = tmp_path / "r.csv", tmp_path / "r.xlsx"
        result = run(
            *("published", "first-half", "--csv", str(files[0]), "--xlsx", str(files[1])),
            group="report",
        )
        assert (result.exit_code, result.stdout) == (0, "")
        assert files[0].read_text().startswith("figure,title,row")
        assert files[1].read_bytes().startswith(b"PK")

    def test_no_such_report(self, run: Run) -> None:
        result = run("published", "nothing", group="report")
        assert isinstance(result.exception, Stop)
        assert run("published", "--json", group="report").exit_code == 2


def test_outcomes_as_text(run: Run) -> None:
    result = run(*PERIOD, group="report outcomes")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "Outcomes from 2026-01-01 to 2026-06-30, counted until 2026-06-30"
    network = next(line for line in lines if line.startswith("The whole network"))
    assert network.split()[3:] == ["hidden", "hidden"]


@pytest.mark.parametrize("known_at", [(), ("--known-at", "2026-06-05")])
def test_no_count_of_so_few_leaves_the_command(run: Run, known_at: tuple[str, ...]) -> None:
    """One of everything has happened."""
    found = told(run(*PERIOD, *known_at, "--json", group="report outcomes"))
    cells = [cell for one in found["figures"] for line in one["lines"] for cell in line["cells"]]
    values = {cell[name] for cell in cells for name in ("value", "low", "high")}
    assert values <= {None, "0", "0.0", "0.00"}
    assert any(cell["is_hidden"] for cell in cells)
