"""When two records look like one person."""

from __future__ import annotations

import pytest

from projections.queries.likeness import Told, pairs, plain_email, plain_name, plain_phone, signs

ADA = {
    "given_name": "Ada",
    "family_name": "Moss",
    "birth_date": "1990-02-28",
    "email": "ada@mail.example",
    "phone": "416 555 0100",
}


def told(record: str = "ada", **texts: str | None) -> Told:
    return Told.of(record, ADA | texts)


@pytest.mark.parametrize(
    "name",
    [
        ("José", "García Pérez"),
        ("garcia perez", "JOSE"),
        ("  Jose\u0301 ", "Garci\u0301a-Pérez"),
    ],
)
def test_names_without_case_accents_signs_and_order(name: tuple[str, str]) -> None:
    assert plain_name(*name) == "garcia jose perez"


def test_letters_that_no_accent_can_be_taken_off() -> None:
    assert plain_name("Søren", "Łukasz-Weiß") == "lukasz soren weiss"
    assert plain_name("Σωκράτης", None) == plain_name(None, "ΣΩΚΡΑΤΗΣ".casefold())
    assert plain_name("李", "小龍") == "小龍 李"
    assert plain_name(None, "") is None


@pytest.mark.parametrize("text", ["+1 (416) 555-0100", "0014165550100", "416.555.0100"])
def test_numbers_with_and_without_the_code_of_a_country(text: str) -> None:
    assert plain_phone(text) == plain_phone("4165550100")


@pytest.mark.parametrize("text", [None, "", "ask at work", "12345"])
def test_too_few_digits_are_no_number(text: str | None) -> None:
    assert plain_phone(text) is None


def test_addresses() -> None:
    assert plain_email(" Ada+Jobs@Mail.Example ") == "ada@mail.example"
    assert plain_email("ada") is None
    assert plain_email(None) is None


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({}, ["name", "birth_date", "email", "phone"]),
        ({"birth_date": None, "email": None, "phone": None}, ["name"]),
        ({"given_name": "Adah"}, ["name", "birth_date", "email", "phone"]),  # a slip of the pen
        ({"given_name": "Bea", "email": None}, ["birth_date", "phone"]),
        ({"given_name": "Bea", "birth_date": None}, ["email", "phone"]),
    ],
)
def test_who_looks_like_her(other: dict[str, str | None], alike: list[str]) -> None:
    assert signs(told(), told("other", **other)) == alike


@pytest.mark.parametrize(
    "other",
    [
        {"birth_date": "1990-03-01"},  # of one name, and two people
        {"given_name": "Bea", "birth_date": "1992-01-01"},  # a sister at the same phone
        {"given_name": "Bea", "birth_date": None, "email": None},
        {"given_name": "Cal", "family_name": "Reed", "email": None, "phone": None},  # born that day
    ],
)
def test_who_does_not(other: dict[str, str | None]) -> None:
    assert signs(told(), told("other", **other)) == []


def test_nothing_is_alike_by_being_missing() -> None:
    nothing = dict.fromkeys(ADA)
    assert list(pairs([Told.of("one", nothing), Told.of("other", nothing)])) == []


def test_each_pair_is_found_once_whatever_the_order() -> None:
    records = [told("ada"), told("again", birth_date=None), told("third", given_name="Bea")]
    found = {(one, other): alike for one, other, alike in pairs(records)}
    assert found == {
        ("ada", "again"): ["name", "email", "phone"],
        ("ada", "third"): ["birth_date", "email", "phone"],
        ("again", "third"): ["email", "phone"],
    }
    assert {pair[:2] for pair in pairs(reversed(records))} == set(found)
