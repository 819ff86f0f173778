"""Everything can be done from the keyboard alone, and the focus is seen all the way.

Scripts do not run here: what works without them works for everybody. The forms are those of the
catalogue (tests/web/catalogue.py). In `make test` every third one is filled in and sent, and every
ninth gone through backwards and with every answer missing; in `make soak` all of them. The parts
that they are made of are the same, and every form is filled in well and badly in `tests/web/` too.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ComeIn
from tests.browser.keyboard import Keyboard, Stop
from tests.web.catalogue import SHEETS, Sheet
from tests.web.network import PASSWORD, Network


def one_in(many: int) -> pytest.MarkDecorator:
    """Every form; in `make test` only so many of them."""
    return pytest.mark.parametrize(
        "sheet",
        [
            pytest.param(
                sheet, marks=[pytest.mark.soak] if number % many else [], id=sheet.endpoint
            )
            for number, sheet in enumerate(SHEETS)
        ],
    )


every_role = pytest.mark.parametrize("who", ["north", "coordinator", "auditor", "operator"])
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
PIXEL = 1.0  # boxes are measured in fractions
# Every answer taken out, for a form to be sent empty.
BLANK = """form => { for (const it of form.elements) {
  if (["radio", "checkbox"].includes(it.type)) it.checked = false;
  else if (!["hidden", "submit"].includes(it.type)) it.value = "";
} }"""


@one_in(3)
def test_a_form_is_filled_in_and_sent(network: Network, come_in: ComeIn, sheet: Sheet) -> None:
    head = network.head()
    person = come_in(network, sheet.who, java_script_enabled=False)
    person.page.goto(person.origin + sheet.href)
    controls = names_of_controls(person.page)
    keyboard = Keyboard(person)
    keyboard.skip_to_main()
    left = set(sheet.answers)
    stops: list[Stop] = []
    for stop in keyboard.stops():
        stops += [stop] if stop.is_in_form else []
        if stop.sends:
            break
        if stop.is_in_form and stop.name in sheet.answers:
            keyboard.answer(stop, sheet.answers[stop.name])
            left.discard(stop.name)
    assert not left, f"the focus never came to {sorted(left)}"
    for above, below in pairwise(stops):
        assert above.number < below.number, f"{below} comes after {above}"
        assert above.top <= below.top + PIXEL, f"{below} stands above {above}"
    assert names_of(stops)[:-1] == controls, "the focus comes to every field"
    keyboard.go()
    assert network.head() == head + sheet.recorded, person.page.inner_text("main")
    text = " ".join(person.page.inner_text("main").split())
    for words in sheet.shows:
        assert words in text, f"{words!r} is not on {person.href}:\n{text}"


@one_in(9)
def test_the_focus_goes_back_through_a_form(calm: Network, come_in: ComeIn, sheet: Sheet) -> None:
    person = come_in(calm, sheet.who, java_script_enabled=False)
    person.page.goto(person.origin + sheet.href)
    controls = names_of_controls(person.page)
    person.page.locator("main form.form[method=post] [type=submit]").first.focus()
    backwards: list[Stop] = []
    for stop in Keyboard(person).stops(back=True):
        if not stop.is_in_form:
            break
        backwards.append(stop)
    assert names_of(backwards) == controls[::-1]


def names_of(stops: Iterable[Stop]) -> list[str]:
    """The fields that were come to, each once: radio buttons have one name together."""
    return [name for name, _ in groupby(stop.name for stop in stops)]


def names_of_controls(page: Page) -> list[str]:
    """The fields of the form, in the order in which they stand."""
    controls = page.eval_on_selector_all(
        "main form.form[method=post] :is(input:not([type=hidden]), select, textarea)",
        "them => them.map(it => it.name)",
    )
    return [name for name, _ in groupby(controls)]


@one_in(9)
def test_a_form_sent_empty_leads_to_each_field_that_is_wrong(
    calm: Network, come_in: ComeIn, sheet: Sheet
) -> None:
    person = come_in(calm, sheet.who, java_script_enabled=False)
    page = person.page
    page.goto(person.origin + sheet.href)
    page.locator("main form.form[method=post]").evaluate(BLANK)
    keyboard = Keyboard(person)
    page.locator("main form.form[method=post] [type=submit]").first.focus()
    keyboard.go()
    assert page.title().startswith("Error: ")
    assert keyboard.focus().id == "error-summary"
    links = page.locator("#error-summary a[href]")
    assert links.count(), "something must be said on every form"
    for number in range(links.count()):
        page.locator("#error-summary").focus()
        for _ in range(number + 1):
            stop = keyboard.tab()
        keyboard.press("Enter")
        assert f"#{keyboard.focus().id}" == stop.href
        described = page.locator(stop.href).evaluate(
            "it => (it.closest('fieldset') || it).getAttribute('aria-describedby')"
        )
        assert described and any(id_.endswith("-error") for id_ in described.split())


@every_role
@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(DESKTOP, marks=pytest.mark.soak, id="desktop"),
        pytest.param(PHONE, id="phone"),  # where the menu is opened first
    ],
)
def test_the_menu_leads_everywhere(
    calm: Network, come_in: ComeIn, who: str, screen: dict[str, int]
) -> None:
    person = come_in(calm, who, java_script_enabled=False, viewport=screen)
    page, keyboard = person.page, Keyboard(person)
    page.goto(person.origin + "/")
    hrefs = page.eval_on_selector_all(
        ".main-nav a", "them => them.map(it => it.getAttribute('href'))"
    )
    assert hrefs
    for href in hrefs:
        page.goto(person.origin + "/")
        for stop in keyboard.stops():
            if stop.tag == "summary":
                keyboard.press("Enter")
            if stop.href == href and stop.words != "Commonplace":
                break
        assert stop.href == href, f"the focus never came to {href}"
        keyboard.go()
        assert person.href == href
        assert page.locator(".main-nav a[aria-current=page]").get_attribute("href") == href


@every_role
def test_one_signs_in_and_out(calm: Network, come_in: ComeIn, who: str) -> None:
    person = come_in(calm, None, java_script_enabled=False)
    keyboard = Keyboard(person)
    person.page.goto(person.origin + "/")
    given = {"email": calm.users[who].email, "password": PASSWORD}
    for stop in keyboard.stops():
        if stop.name in given:
            keyboard.answer(stop, given[stop.name])
        if stop.name == "password":
            break
    keyboard.go()  # from the last field: no need to go to the button
    assert person.href == "/"
    for stop in keyboard.stops():
        if stop.words == "Sign out":
            break
    keyboard.go()
    assert person.heading == "Sign in"


def test_the_pool_is_searched_on_a_phone(calm: Network, come_in: ComeIn) -> None:
    person = come_in(calm, "north", java_script_enabled=False, viewport=PHONE)
    keyboard = Keyboard(person)
    person.page.goto(person.origin + "/pool")
    keyboard.skip_to_main()
    for stop in keyboard.stops():
        if stop.tag == "summary":
            keyboard.press("Enter")
        if stop.name == "text":
            break
    keyboard.answer(stop, "Adelheid")
    keyboard.go()
    assert "text=Adelheid" in person.href
    assert "Adelheid Mooskirch" in person.page.inner_text("main")
    assert "Zwettl" not in person.page.inner_text("main")
