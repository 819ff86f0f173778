"""Which Chromium the tests drive, how it is started, and what happens where there is none."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

FOUND = Path(__file__).parents[2] / ".venv" / "browser"  # written by .ci/browser
NONE = (
    "NO BROWSER: every browser test is skipped, and accessibility is NOT being checked."
    " `make test` looks for a Chromium; COMMONPLACE_BROWSER=/path names one."
)
# Nothing but the pages: no updates, no telling home, no start-up dialogues.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    """The path of Chromium. Skips the test loudly, or fails it where a browser is required."""
    path = os.environ.get("COMMONPLACE_BROWSER") or (FOUND.read_text() if FOUND.exists() else "")
    if path.strip():
        return path.strip()
    if os.environ.get("CI") == "true" or os.environ.get("COMMONPLACE_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{NONE} It is required here.")
    warnings.warn(NONE, stacklevel=1)  # pytest tells warnings at its end, also under xdist
    pytest.skip(NONE)


@contextmanager
def running() -> Iterator[Browser]:
    """One Chromium without a window. Its own sandbox refuses to work for root."""
    path = executable()
    is_root = os.name == "posix" and os.geteuid() == 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, args=list(FLAGS), chromium_sandbox=not is_root
        )
        yield browser
        browser.close()
