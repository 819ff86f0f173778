"""What commands say and ask for in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.progress import Progress

from projections.queries import moments

DAY = click.DateTime(["%Y-%m-%d"])


class Stop(Exception):  # noqa: N818 - says what it does
    """A command's "no", with one clear sentence."""


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
