"""Somebody at a terminal: runs the real commands, each as a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60.0  # before a test gives up; no measure of anything


class Said(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        assert self.status == 0, self.err
        return json.loads(self.out)

    def no(self, status: int) -> str:
        """The one sentence with which the command said no."""
        assert (self.status, self.out) == (status, ""), self
        (sentence,) = self.err.splitlines()
        return sentence

    def misused(self) -> str:
        """Why the command was misused: the last line, after how it is used."""
        assert (self.status, self.out) == (2, ""), self
        usage, *_, sentence = self.err.splitlines()
        assert usage.startswith("Usage: commonplace ")
        return sentence.removeprefix("Error: ")


class Terminal:
    """A home, a database (None: one of its own, in the home), and nothing else that is set."""

    def __init__(self, home: Path, url: str | None, **settings: str) -> None:
        self.home, self.url = home, url
        self._settings = {"COMMONPLACE_HOME": str(home)} | settings
        if url:
            self._settings["COMMONPLACE_DATABASE_URL"] = url

    def run(self, *words: str, typed: str = "", **settings: str) -> Said:
        """Run a command to its end. `typed` comes on standard input, which is no terminal."""
        done = subprocess.run(
            _command(words),
            cwd=ROOT,
            env=self._environ(settings),
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def ok(self, *words: str, typed: str = "", **settings: str) -> str:
        """What a command says that does what it should, and complains of nothing."""
        said = self.run(*words, typed=typed, **settings)
        assert (said.status, said.err) == (0, ""), said
        return said.out

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        """Start a command that goes on, in a process group of its own as on a terminal."""
        return subprocess.Popen(
            _command(words),
            cwd=ROOT,
            env=self._environ(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            process_group=0,
        )

    def _environ(self, settings: dict[str, str]) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("COMMONPLACE_") and name != "PORT"
        }
        return kept | {"PYTHONUTF8": "1"} | self._settings | settings


def _command(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "commonplace", *words]


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
