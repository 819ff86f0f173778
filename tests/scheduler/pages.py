"""Somebody who records things on the pages, from outside, through every outage."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import NamedTuple
from uuid import uuid4

PAUSE_SECONDS = 0.1  # before the same is sent again
ANSWER_SECONDS = 15.0


class Done(NamedTuple):
    """One thing that the pages said is recorded: its key, where, and when (by `monotonic`)."""

    key: str
    position: int
    sent_first: float
    answered: float


class Writer:
    """Adds one employer after the other, each until the pages say that it is recorded."""

    def __init__(self, origin: str, email: str, password: str) -> None:
        self._origin = origin
        self._open = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar())
        ).open
        form = {"email": email, "password": password, "csrf_token": self._token("/sign-in")}
        self._open(f"{origin}/sign-in", urllib.parse.urlencode(form).encode(), ANSWER_SECONDS)
        self._csrf = self._token("/employers/new")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._write)
        self.done: list[Done] = []
        self.troubles: list[str] = []  # answers that nobody should get
        self.tries = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """Finish what was begun."""
        self._stop.set()
        self._thread.join()

    def _write(self) -> None:
        while not self._stop.is_set():
            key, began = uuid4().hex, time.monotonic()
            while (position := self._sent(key)) is None:
                time.sleep(PAUSE_SECONDS)
            self.done.append(Done(key, position, began, time.monotonic()))

    def _sent(self, key: str) -> int | None:
        """The position that the pages answer; None where it is not known what came of it."""
        self.tries += 1
        request = urllib.request.Request(
            f"{self._origin}/employers/new",
            json.dumps({"name": f"Employer {key}", "happened_on": "2026-01-02"}).encode(),
            {
                "Content-Type": "application/json",
                "X-CSRFToken": self._csrf,
                "Idempotency-Key": key,
            },
        )
        try:
            with self._open(request, timeout=ANSWER_SECONDS) as answer:
                position: int = json.load(answer)["position"]
                return position
        except urllib.error.HTTPError as no:
            if no.code != 503:
                self.troubles.append(f"{no.code} {no.read().decode()[:300]}")
        except (OSError, http.client.HTTPException) as lost:
            self.troubles.append(f"the pages broke off: {lost!r}")
        return None

    def _token(self, path: str) -> str:
        with self._open(f"{self._origin}{path}", timeout=ANSWER_SECONDS) as page:
            found = re.search(r'name="csrf_token" value="([^"]+)"', page.read().decode())
        assert found, path
        return found[1]
