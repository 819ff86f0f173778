"""The same forms for programs: JSON in, JSON out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.catalogue import SHEETS, Sheet
from tests.web.network import Network, ago
from tests.web.visitor import Visitor

every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.endpoint)

NUMBERS = ("places", "hours_per_week", "hours_min", "hours_max")
LISTS = ("occupations", "skills")


def body(sheet: Sheet) -> dict[str, Any]:
    """The answers of the catalogue as a program would send them."""
    return {
        name: int(str(value)) if name in NUMBERS else value for name, value in sheet.answers.items()
    }


@every_sheet
def test_good_answers_are_recorded_once(network: Network, sheet: Sheet) -> None:
    visitor, head = network.visitor(sheet.who), network.head()
    answer, response = visitor.json(sheet.href, body(sheet), expect=201, key="key-1")
    assert network.head() == head + sheet.recorded == answer["position"]
    assert response.headers["Location"] == answer["location"]
    page = visitor.get(answer["location"])
    for words in sheet.shows:
        is_notice = words.endswith(".")
        assert is_notice or words in page.text
    again, response = visitor.json(sheet.href, body(sheet), expect=201, key="key-1")
    assert again == answer
    assert network.head() == head + sheet.recorded


@every_sheet
def test_nothing_is_answered_with_what_is_missing(
    signed_in: dict[str, Visitor], sheet: Sheet
) -> None:
    answer, _ = signed_in[sheet.who].json(sheet.href, {}, expect=422)
    assert answer["errors"]
    for name, sentences in answer["errors"].items():
        assert name in sheet.answers
        assert all(sentence.endswith((".", "?")) for sentence in sentences)


@every_sheet
@pytest.mark.parametrize(
    "wrong",
    [["a list"], {"an": "object"}, 12.5, True, 10**30, -1, "\ud800", "a\x00b", "x" * 10_000],
    ids=lambda wrong: type(wrong).__name__,
)
def test_wrong_types_are_said_field_by_field(
    calm: Network, signed_in: dict[str, Visitor], sheet: Sheet, wrong: object
) -> None:
    head = calm.head()
    answer, _ = signed_in[sheet.who].json(
        sheet.href, dict.fromkeys(sheet.answers, wrong), expect=422
    )
    assert calm.head() == head
    unsaid = {name for name in sheet.answers if not answer["errors"].get(name)}
    # 12.5 is an amount of money all right.
    assert unsaid <= ({"hourly_wage", "amount"} if wrong == 12.5 else set()), answer


@every_sheet
def test_a_field_that_is_not_there_is_refused(
    calm: Network, signed_in: dict[str, Visitor], sheet: Sheet
) -> None:
    visitor, head = signed_in[sheet.who], calm.head()
    answer, _ = visitor.json(sheet.href, body(sheet) | {"agency_": "southside"}, expect=422)
    assert answer["errors"] == {"agency_": ["There is no such field."]}
    assert calm.head() == head


@pytest.mark.parametrize(
    "sent", [b"[]", b'"text"', b"12", b"null", b"true", b"", b"{", b"\xff", b"[" * 100_000, b"NaN"]
)
def test_what_is_no_object_is_refused(
    calm: Network, signed_in: dict[str, Visitor], sent: bytes
) -> None:
    head = calm.head()
    answer, _ = signed_in["coordinator"].json("/agencies/new", sent, expect=422)
    assert answer["errors"]
    assert calm.head() == head


def test_null_is_no_answer(calm: Network, signed_in: dict[str, Visitor]) -> None:
    sent = {"given_name": None, "family_name": None, "happened_on": None}
    answer, _ = signed_in["north"].json("/seekers/new", sent, expect=422)
    assert set(answer["errors"]) == set(sent)


def test_a_refusal_is_a_409_beside_its_field(calm: Network, signed_in: dict[str, Visitor]) -> None:
    sent = {"happened_on": ago(-1).isoformat()}
    answer, _ = signed_in["north"].json("/openings/clerk/nominate/ada", sent, expect=409)
    assert answer["errors"] == {
        "happened_on": [
            "This date is in the future. Record it on the day it happens, or check the year."
        ]
    }


def test_other_peoples_things_are_not_there(calm: Network, signed_in: dict[str, Visitor]) -> None:
    sent = {"happened_on": ago(0).isoformat()}
    answer, _ = signed_in["south"].json("/nominations/ada-baker/interview-held", sent, expect=404)
    assert answer["errors"]
    answer, _ = signed_in["auditor"].json("/agencies/new", {}, expect=403)
    assert answer["errors"]


def test_without_the_token_nothing_is_recorded(
    calm: Network, signed_in: dict[str, Visitor]
) -> None:
    answer, _ = signed_in["coordinator"].json("/agencies/new", {}, expect=400, token="made up")
    assert answer["errors"]


def test_another_method_is_refused(signed_in: dict[str, Visitor]) -> None:
    visitor = signed_in["coordinator"]
    token = visitor.token()
    for method in ("put", "patch", "delete"):
        response = getattr(visitor.client, method)(
            "/openings/", json={}, headers={"X-CSRFToken": token}
        )
        assert response.status_code == 405
        assert response.get_json()["errors"]


@pytest.mark.parametrize("key", ["", " ", "x" * 5000, "a:b", "'; --", "ü", "100%"])
def test_any_key_that_a_program_may_choose(network: Network, key: str) -> None:
    visitor, head = network.visitor("coordinator"), network.head()
    sent = {"name": "Westside", "happened_on": ago(0).isoformat()}
    visitor.json("/agencies/new", sent, expect=201, key=key)
    assert network.head() == head + 1


def test_two_long_keys_that_begin_alike_are_two_keys(network: Network) -> None:
    visitor, head = network.visitor("coordinator"), network.head()
    for end in "ab":
        sent = {"name": f"Westside {end}", "happened_on": ago(0).isoformat()}
        visitor.json("/agencies/new", sent, expect=201, key="x" * 200 + end)
    assert network.head() == head + 2
