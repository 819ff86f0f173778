"""Somebody at a real browser: opens, follows, fills in, presses; and complains of bad pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Request

from tests.browser import axe

Answers = Mapping[str, str | Sequence[str]]
PATIENCE_MS = 60_000  # before a test gives up; no measure of anything


class Person:
    """One person with a browser of their own.

    `troubles` is what went wrong on any page so far: errors of the console or of a script, things
    that did not load, things asked of another host.
    """

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.troubles: list[str] = []
        self.pages_seen: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", lambda it: self.troubles.append(f"did not load: {it.url}"))

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that says no (404, 422 …) is told there too; its status is for the test to expect.
        is_answer = message.text.startswith("Failed to load resource") and (
            message.location["url"].partition("#")[0] == self.page.url.partition("#")[0]
        )
        if message.type == "error" and not is_answer:
            self.troubles.append(f"console: {message.text} ({message.location['url']})")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.troubles.append(f"asks another host: {request.url} ({self.page.url})")

    @property
    def href(self) -> str:
        """Where they are, without the host."""
        return self.page.url.removeprefix(self.origin)

    @property
    def heading(self) -> str:
        """The first heading of the page."""
        return self.page.locator("h1").inner_text()

    def open(self, href: str) -> None:
        """Type an address (of this site), or come to it from elsewhere."""
        self.page.goto(self.origin + href.removeprefix(self.origin))
        self.look()

    def follow(self, name: str) -> None:
        """Click the link whose words begin so."""
        self._click(self._named("link", name))

    def press(self, name: str) -> None:
        """Press the button whose words begin so."""
        self._click(self._named("button", name))

    def _named(self, role: str, name: str) -> Locator:
        starts_so = re.compile(rf"^{re.escape(name)}(\b|$|:)")
        return self.page.get_by_role(role, name=starts_so).first

    def _click(self, what: Locator) -> None:
        with self.page.expect_navigation():
            what.click()
        self.look()

    def fill(self, answers: Answers) -> None:
        """Fill in a form: {label or legend: what to type, or the words of the answer}."""
        for question, answer in answers.items():
            group = self.page.get_by_role("group", name=_exactly(question))
            if group.count():
                for words in [answer] if isinstance(answer, str) else answer:
                    group.get_by_label(_exactly(words)).check()
                continue
            assert isinstance(answer, str)
            control = self.page.get_by_label(_exactly(question))
            if control.evaluate("it => it.localName") == "select":
                control.select_option(label=answer)
            else:
                control.fill(answer)

    def sign_in(self, email: str, password: str) -> None:
        """On the page that asks for it."""
        self.fill({"E-mail address": email, "Password": password})
        self.press("Sign in")

    def sign_out(self) -> None:
        """By the button of the frame."""
        self.press("Sign out")

    def reads(self, *words: str) -> None:
        """These words stand in the main part of the page, one after the other."""
        text = " ".join(self.page.locator("main").inner_text().split())
        at = 0
        for part in words:
            found = text.find(part, at)
            assert found >= 0, f"{part!r} is not on {self.href} after position {at}:\n{text}"
            at = found + len(part)

    def look(self) -> None:
        """Nothing may be wrong with the page that they have come to."""
        assert self.page.locator("h1").count() == 1
        self.pages_seen.append(self.href)
        wrong = [*axe.violations(self.page), *self.troubles]
        assert not wrong, "\n  ".join([self.href, *wrong])


def _exactly(words: str) -> re.Pattern[str]:
    """A label, whether or not an answer is needed."""
    return re.compile(rf"^\s*{re.escape(words)}\s*(\(optional\))?\s*$")
