"""Every form: filled in well, sent empty, sent twice, filled in badly."""

from __future__ import annotations

import pytest

from tests.web.catalogue import ASIDE, SHEETS, Sheet
from tests.web.network import Network
from tests.web.page import Form, Page
from tests.web.visitor import Visitor

every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.endpoint)


def test_every_form_is_in_the_catalogue(calm: Network) -> None:
    rules = calm.app.url_map.iter_rules()
    posts = {rule.endpoint for rule in rules if "POST" in (rule.methods or ())}
    assert posts == {sheet.endpoint for sheet in SHEETS} | set(ASIDE)


@every_sheet
def test_filled_in_well_it_is_recorded_and_shown(network: Network, sheet: Sheet) -> None:
    visitor, head = network.visitor(sheet.who), network.head()
    form = visitor.get(sheet.href)
    assert set(form.form.names) == set(sheet.answers), "the catalogue fills in every field"
    page = visitor.submit(form, sheet.answers)
    assert network.head() == head + sheet.recorded
    for words in sheet.shows:
        assert words in page.text, f"{words!r} is not on {page.href}:\n{page.text}"
    assert page.notices, "the page says what was done"
    assert not visitor.get(page.href).notices, "and says it once"

    again = visitor.submit(form, sheet.answers)
    assert network.head() == head + sheet.recorded, "the same form sent again records nothing"
    assert again.href == page.href


@every_sheet
def test_two_openings_of_a_form_are_two_things(
    calm: Network, signed_in: dict[str, Visitor], sheet: Sheet
) -> None:
    visitor = signed_in[sheet.who]
    first, second = visitor.get(sheet.href).form, visitor.get(sheet.href).form
    assert first.values["command"] != second.values["command"]


@every_sheet
def test_sent_empty_it_says_what_to_fill_in(
    calm: Network, signed_in: dict[str, Visitor], sheet: Sheet
) -> None:
    visitor, head = signed_in[sheet.who], calm.head()
    form = visitor.get(sheet.href).form
    page = visitor.send(form.action, form.blank(), expect=422)
    assert calm.head() == head
    required = [name for name in form.names if _is_required(form, name)]
    assert required, "every form has something that must be said"
    assert [page.form.error(name) != "" for name in form.names] == [
        name in required for name in form.names
    ]
    assert page.summary == {_target(page, name): _sentence(page, name) for name in required}
    assert page.form.values["command"] == form.values["command"]


# What is wrong, by the kind of control. Each round sends one of each kind.
BAD = {
    "text": ["x" * 4_001, "\x00", "a\x07b", "\x1b[31m", "\u200bx\x08"],
    "textarea": ["x" * 4_001, "\x00", "a\x07b", "\x1b[31m", "\x7f"],
    "email": ["nobody", "a@b@c", "@", "a b@example.org", "\x00@example.org"],
    "date": ["2026-02-30", "0000-01-01", "99999-01-01", "tomorrow", "2026-13-01"],
    "time": ["24:00", "half past", "9:5", "12:60", "noon"],
    "number": ["-1", "1.5", "9" * 5000, "1e3", "many"],
    "select": ["nowhere", "0", "\x00", "food\x00", "x" * 5000],
    "radio": ["nowhere", "0", "\x00", "true", "x" * 5000],
    "checkbox": ["nowhere", "0", "\x00", "true", "x" * 5000],
}
MONEY = ["-1", "0.001", "nan", "1e9", "eighteen"]


@every_sheet
@pytest.mark.parametrize("turn", range(5))
def test_filled_in_badly_it_says_what_is_wrong(
    calm: Network, signed_in: dict[str, Visitor], sheet: Sheet, turn: int
) -> None:
    visitor, head = signed_in[sheet.who], calm.head()
    form = visitor.get(sheet.href).form
    bad = {name: [_bad(form, name, turn)] for name in form.names}
    page = visitor.send(form.action, form.values | bad, expect=422)
    assert calm.head() == head
    silent = [name for name in bad if not page.form.error(name)]
    assert not silent, f"no word about {[(name, bad[name][0][:40]) for name in silent]}"
    assert page.summary == {_target(page, name): _sentence(page, name) for name in bad}
    for name, (text,) in bad.items():
        control = form.controls(name)[0]
        is_typed = control.name == "textarea" or control.get("type") in ("text", "email", "number")
        if is_typed and text.isprintable():
            assert page.form.values[name] == [text], "what was typed is kept"


@every_sheet
def test_one_wrong_field_keeps_the_others(
    calm: Network, signed_in: dict[str, Visitor], sheet: Sheet
) -> None:
    visitor, head = signed_in[sheet.who], calm.head()
    form = visitor.get(sheet.href).form
    wrong = form.names[-1]
    values = form.filled({**sheet.answers, wrong: _bad(form, wrong, 0)})
    page = visitor.send(form.action, values, expect=422)
    assert calm.head() == head
    kept = {name: values[name] for name in form.names if name != wrong}
    assert {name: page.form.values[name] for name in kept} == kept


def _bad(form: Form, name: str, turn: int) -> str:
    control = form.controls(name)[0]
    if name == "hourly_wage":
        return MONEY[turn]
    if name == "website":
        return ["westside", "javascript:alert(1)", "ftp://x.example", "https://", "http:// x"][turn]
    kind = control.name if control.name != "input" else str(control["type"])
    return BAD[kind][turn]


def _is_required(form: Form, name: str) -> bool:
    control = form.controls(name)[0]
    if control.get("type") in ("radio", "checkbox"):
        legend = control.find_parent("fieldset").legend  # type: ignore[union-attr]
        return "(optional)" not in legend.get_text()  # type: ignore[union-attr]
    return control.has_attr("required")


def _target(page: Page, name: str) -> str:
    """Where the summary leads: the field, or the first box of several."""
    return str(page.form.controls(name)[0]["id"])


def _sentence(page: Page, name: str) -> str:
    """What the summary says of a field: its name, and what stands beside it."""
    label, error = page.form.label(name), page.form.error(name).removeprefix("Error: ")
    return f"{label} {error}" if label.endswith("?") else f"{label}: {error}"
