"""The page that shows the address of a calendar once: no link leads to it."""

from __future__ import annotations

from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.web.network import Network

SMALLEST = {"width": 320, "height": 640}


def test_an_address_that_was_just_made(calm: Network, come_in: ComeIn) -> None:
    person = come_in(calm, "north", viewport=SMALLEST)
    page = person.page
    page.goto(f"{person.origin}/calendar/")
    page.get_by_role("button", name="address").first.click()
    assert page.locator("code").count() == 1
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert not axe.violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") == SMALLEST["width"]
