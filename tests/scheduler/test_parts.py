"""No part of the process may end unseen."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from apscheduler.schedulers.blocking import BlockingScheduler

from domain.accounts.store import Accounts
from domain.ledger.ledger import Ledger
from domain.ledger.recorder import Recorder
from projections.projector import Projector
from scheduler import parts, process
from scheduler.delivery import Outbox
from scheduler.parts import Part, PartDied, tell, through_outages


def fail(*_: Any, **__: Any) -> None:
    raise ZeroDivisionError("made to fail")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    ("part", "place", "name"),
    [
        ("clock", BlockingScheduler, "_process_jobs"),
        ("listener", Recorder, "read"),
        ("reminders", process, "tick"),
        ("reminders", process, "Lead"),
    ],
)
def test_process_names_the_part_that_died(
    ledger: Ledger,
    projector: Projector,
    accounts: Accounts,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    part: str,
    place: object,
    name: str,
) -> None:
    monkeypatch.setattr(place, name, fail)
    with pytest.raises(PartDied, match=f"its {part} died. ZeroDivisionError: made to fail"):
        process.run(
            ledger,
            projector,
            accounts,
            Outbox(tmp_path),
            zone=ZoneInfo("UTC"),
            public_url="http://127.0.0.1:8000",
            stop=threading.Event(),
        )


def ended(work: Callable[[], object]) -> Part:
    """A part that has come to its end."""
    stop = threading.Event()
    part = Part("test", work, stop)
    part.start()
    assert stop.wait(10)
    part.join(10)
    return part


def test_part_that_returns_early_has_died() -> None:
    with pytest.raises(PartDied, match=r"its test died\. It came to an end\."):
        ended(lambda: None).must_have_lived()


def test_part_that_leaves_the_interpreter_has_died() -> None:
    def leave() -> None:
        raise SystemExit(0)

    with pytest.raises(PartDied, match="SystemExit"):
        ended(leave).must_have_lived()


def test_part_that_ends_when_told_has_lived() -> None:
    stop = threading.Event()
    part = Part("test", stop.wait, stop)
    part.start()
    stop.set()
    part.join(10)
    part.must_have_lived()


def test_outage_is_said_once_and_its_end_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = threading.Event()
    answers = iter([False, False, True, True, False])

    def step(reached: Callable[[], None]) -> None:
        is_there = next(answers, None)
        if is_there is None:
            stop.set()
        elif is_there:
            reached()
        else:
            raise psycopg.OperationalError("no route\nto the host")

    monkeypatch.setattr(parts, "PAUSE_SECONDS", 0)
    through_outages("test", step, stop)
    assert capsys.readouterr().err.splitlines() == [
        "test: the database does not answer, trying again. no route",
        "test: the database is back.",
        "test: the database does not answer, trying again. no route",
    ]


def test_a_line_is_said_in_one_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts speak at the same time: of two writes, the second could come after another's first."""
    said: list[str] = []
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(write=said.append, flush=lambda: None))
    tell("projector: it is so.")
    assert said == ["projector: it is so.\n"]
