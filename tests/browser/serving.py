"""Commonplace over real HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120.0  # before a test gives up; no measure of anything


class Installation:
    """Commonplace as somebody installs it: a folder, a port, and its commands."""

    def __init__(self, home: Path, smtp_url: str) -> None:
        port = free_port()
        self.origin = f"http://127.0.0.1:{port}"
        ours = {name for name in os.environ if name.startswith("COMMONPLACE_")}
        self.environment = {k: v for k, v in os.environ.items() if k not in ours} | {
            "COMMONPLACE_HOME": str(home),
            "COMMONPLACE_SMTP_URL": smtp_url,
            "PORT": str(port),
        }

    def run(self, *arguments: str) -> str:
        """Run a command to its end. Returns what it said."""
        done = subprocess.run(
            self._command(*arguments),
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    @contextmanager
    def serving(self) -> Iterator[None]:
        """`commonplace serve`, from when it answers until it has stopped."""
        process = subprocess.Popen(self._command("serve"), cwd=ROOT, env=self.environment)
        try:
            self._await_answer(process)
            yield
        finally:
            process.terminate()
            assert process.wait(PATIENCE_SECONDS) == 0, "serve did not stop cleanly"

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "commonplace", *arguments]

    def _await_answer(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            assert process.poll() is None, "serve ended before it answered"
            try:
                urlopen(f"{self.origin}/sign-in", timeout=5).close()
            except URLError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("serve never answered")


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
