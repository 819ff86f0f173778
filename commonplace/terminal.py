"""What commands say and ask for in the same way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

import click
import psycopg
from rich.console import Console
from rich.progress import Progress

from domain.ledger.canonical import UnreadableFact
from projections.queries import moments


class When(click.DateTime):
    """A day or a time, with an example in the "no" and not the format."""

    def __init__(self, example: str, *formats: str) -> None:
        super().__init__(formats)
        self._example = example

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            found: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"cannot read {value!r}. Write it like {self._example}.", param, ctx)
        return found


DAY = When("2026-03-09", "%Y-%m-%d")
MOMENT = When("2026-03-09T14:30:00", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S")


class Stop(Exception):  # noqa: N818 - says what it does
    """A command's "no", with one clear sentence."""


def sentence(no: Exception) -> str:
    """Why a command cannot go on."""
    if isinstance(no, UnreadableFact):
        return f"This release cannot read an entry of the ledger ({no}). Install a newer one."
    if isinstance(no, psycopg.OperationalError):
        first_line = str(no).strip().partition("\n")[0]
        return f"The database cannot be reached: {first_line.rstrip(':')}"
    return str(no)


def fail(why: str, status: int) -> NoReturn:
    """Say why, and stop."""
    click.echo(why, err=True)
    sys.exit(status)


def say(text: str) -> None:
    """Write to standard output."""
    click.echo(text)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; nothing where the output is a file."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(label, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def moment_of(text: str | None, zone: ZoneInfo) -> datetime | None:
    """The end of the day, minute or second that is written, in the network's zone."""
    try:
        return moments.end_of(text, zone) if text else None
    except ValueError:
        raise click.UsageError(
            f"--known-at takes a day or a time, like 2026-03-09T14:30, not {text!r}."
        ) from None
