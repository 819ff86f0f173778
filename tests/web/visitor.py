"""The one way in which tests fetch pages: as a person with a browser, checking all that is seen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from tests.web.page import Page, Values, complaints


class Visitor:
    """Somebody with a browser. `secrets` are words that no page may ever show them."""

    def __init__(self, app: Flask, secrets: Sequence[str] = ()) -> None:
        self.client = app.test_client()
        self.secrets = list(secrets)

    def get(self, href: str, expect: int = 200) -> Page:
        """Open an address. Redirects are followed, except where one is expected."""
        response = self.client.get(href)
        if response.status_code in (302, 303) and expect not in (302, 303):
            return self.get(self._onward(response), expect)
        return self._page(response, expect)

    def follow(self, href: str) -> Page | None:
        """Go where a link leads: to a page, or to a file, which is no page."""
        if href.endswith((".ics", ".csv", ".xlsx")):
            self.file(href)
            return None
        return self.get(href)

    def file(self, href: str) -> TestResponse:
        """Download a file. Like a page, it shows no secret and is not kept."""
        response = self.client.get(href)
        text = _readable(response.get_data())
        assert response.status_code == 200, f"{href}: {response.status_code} {text}"
        assert response.headers["Content-Disposition"].startswith("attachment"), href
        assert response.headers["Cache-Control"] == "no-store"
        # A calendar folds its lines anywhere.
        shown = [secret for secret in self.secrets if secret in text.replace("\r\n ", "")]
        assert not shown, f"{href} shows {shown}"
        return response

    def send(
        self, href: str, data: Mapping[str, Sequence[str]] | None = None, expect: int = 302
    ) -> Page:
        """Post a form, field by field, and stay where that leads."""
        return self._page(self.client.post(href, data=dict(data or {})), expect)

    def submit(self, page: Page, values: Values | None = None, expect: int = 302) -> Page:
        """Fill in the form of a page and send it. Where it is taken, go on to what it leads to."""
        answer = self.send(page.form.action, page.form.filled(values or {}), expect)
        return self.get(self._local(answer.headers["Location"])) if answer.status == 302 else answer

    def sign_in(self, email: str, password: str, expect: int = 302) -> Page:
        """Sign in as a person does."""
        form = self.get("/sign-in")
        return self.submit(form, {"email": email, "password": password}, expect)

    def sign_out(self) -> Page:
        """Press the button of the frame."""
        page = self.get("/")
        token = page.soup.select_one("form[action='/sign-out'] [name=csrf_token]")
        assert token is not None
        self.send("/sign-out", {"csrf_token": [str(token["value"])]})
        return self.get("/sign-in")

    def cookie(self) -> str:
        """What the browser keeps of this visit."""
        cookie = self.client.get_cookie("commonplace")
        assert cookie is not None
        return cookie.value

    def token(self) -> str:
        """The CSRF token of this visit, read out of the frame, which the least of pages has too."""
        page = self.get("/nowhere", expect=404)
        tag = page.soup.select_one("[name=csrf_token]")
        assert tag is not None
        return str(tag["value"])

    def json(
        self, href: str, body: Any, expect: int, key: str | None = None, token: str | None = None
    ) -> tuple[Any, TestResponse]:
        """Post JSON as a program does, with the token of this visit."""
        headers = {"X-CSRFToken": self.token() if token is None else token}
        if key is not None:
            headers["Idempotency-Key"] = key
        how = (
            {"data": body, "content_type": "application/json"}
            if isinstance(body, bytes)
            else {"json": body}
        )
        response = self.client.post(href, headers=headers, **how)
        text = response.get_data(as_text=True)
        assert response.status_code == expect, f"{href}: {response.status_code} {text}"
        assert response.is_json, f"{href} answers {response.content_type}: {text}"
        assert response.headers["Cache-Control"] == "no-store"
        shown = [secret for secret in self.secrets if secret in text]
        assert not shown, f"{href} shows {shown}"
        return response.get_json(), response

    def _page(self, response: TestResponse, expect: int) -> Page:
        page = Page(response)
        assert page.status == expect, f"{page.href}: {page.status}, not {expect}\n{page.text}"
        if page.status in (302, 303):
            self._local(page.headers["Location"])
            return page
        assert page.headers["Content-Type"] == "text/html; charset=utf-8", page.headers
        wrong = complaints(page, self.secrets)
        assert not wrong, "\n  ".join([f"{page.href} ({page.status})", *wrong])
        return page

    def _onward(self, response: TestResponse) -> str:
        return self._local(response.headers["Location"])

    def _local(self, location: str) -> str:
        """A redirect never leads elsewhere."""
        parts = urlsplit(location)
        assert not parts.scheme and not parts.netloc and location.startswith("/"), location
        assert not location.startswith(("//", "/\\")), location
        return location


def _readable(content: bytes) -> str:
    """What a file says: a workbook is a zip of texts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())
