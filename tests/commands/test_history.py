"""`commonplace history` on two clocks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from commonplace.start import cli
from commonplace.terminal import Stop
from domain.decisions.base import Decision
from domain.decisions.corrections import StrikeFact
from domain.ledger.ledger import Ledger
from projections.projector import Projector
from tests.decisions import cast

TORONTO = ZoneInfo("America/Toronto")
PROFILE = 2


@pytest.fixture
def run(ledger: Ledger, projector: Projector) -> object:
    """Runs the command on a ledger where Ada's profile was struck three days after it."""
    with ledger.database.connection() as connection:
        connection.execute(f"INSERT INTO {ledger.database.network}.made_up DEFAULT VALUES")

    def do(day: int, hour: int, decision: Decision) -> None:
        ledger.recorder.clock = datetime(2026, 3, day, hour, 30, 20, tzinfo=UTC)
        ledger.do(decision)

    do(2, 15, cast.register(seeker="ada", happened_on=date(2026, 3, 1), today=date(2026, 3, 2)))
    do(
        9,
        18,
        cast.change_profile(seeker="ada", happened_on=date(2026, 3, 8), today=date(2026, 3, 9)),
    )
    found = ledger.at(PROFILE)
    assert found is not None
    do(
        12,
        15,
        StrikeFact(
            by=cast.NORTHSIDE,
            today=date(2026, 3, 12),
            position=PROFILE,
            fact=found.fact,
            reason="wrong_details",
        ),
    )
    parts = SimpleNamespace(
        ledger=ledger, projector=projector, settings=SimpleNamespace(zone=TORONTO)
    )

    def run(*words: str) -> Result:
        return CliRunner().invoke(cli, ["history", *words], obj=parts)

    return run


def entries(run: object, *words: str) -> list[dict[str, object]]:
    result: Result = run("seeker:ada", *words, "--json")  # type: ignore[operator]
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def kinds(run: object, *words: str) -> list[object]:
    return [entry["kind"] for entry in entries(run, *words)]


BOTH = ["SeekerRegistered", "SeekerProfileChanged"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), BOTH),
        (("--as-of", "2026-03-08"), BOTH),
        (("--as-of", "2026-03-07"), BOTH[:1]),
        (("--as-of", "2026-02-28"), []),
        # Recorded at 18:30:20 in UTC, which is 14:30:20 in Toronto.
        (("--known-at", "2026-03-09"), BOTH),
        (("--known-at", "2026-03-08"), BOTH[:1]),
        (("--known-at", "2026-03-09T14:30"), BOTH),
        (("--known-at", "2026-03-09T14:29"), BOTH[:1]),
        (("--known-at", "2026-03-09T14:30:19"), BOTH[:1]),
        (("--known-at", "2026-03-09T18:30:20Z"), BOTH),
        (("--known-at", "2026-03-09T18:30:19.5+00:00"), BOTH[:1]),
        (("--as-of", "2026-03-07", "--known-at", "2026-03-09"), BOTH[:1]),
        (("--as-of", "2026-03-08", "--known-at", "2026-03-01"), []),
    ],
)
def test_each_clock_alone_and_both(
    run: object, words: Sequence[str], expected: Sequence[str]
) -> None:
    assert kinds(run, *words) == expected


def test_before_the_strike_was_known_the_entry_stands(run: object) -> None:
    assert entries(run)[1]["struck"]
    assert not entries(run, "--known-at", "2026-03-11")[1]["struck"]


def test_the_text_says_where_nothing_was_known(run: object) -> None:
    result: Result = run("seeker:ada", "--known-at", "2026-03-01")  # type: ignore[operator]
    assert (result.exit_code, result.stdout) == (0, "Nothing of this was known then.\n")


@pytest.mark.parametrize("words", [(), ("--as-of", "2026-03-08")])
def test_what_is_not_there_is_refused(run: object, words: Sequence[str]) -> None:
    result: Result = run("seeker:nobody", *words)  # type: ignore[operator]
    assert isinstance(result.exception, Stop)
    assert str(result.exception).startswith("Nothing is recorded about seeker:nobody.")


@pytest.mark.parametrize(
    "words",
    [
        ("--known-at", "yesterday"),
        ("--known-at", "2026-02-30"),
        ("--known-at", "0001-01-01T00:00+14:00"),
        ("--known-at", "9999-12-31"),
        ("--as-of", "2026-03-09T14:30"),
    ],
)
def test_what_is_no_date_is_misuse(run: object, words: Sequence[str]) -> None:
    result: Result = run("seeker:ada", *words)  # type: ignore[operator]
    assert result.exit_code == 2, result.output
