"""The refusals themselves: stable codes, plain words, always a next step, each one tested."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from domain.decisions.refusals import Refusal
from tests.decisions.modules import refusals
from tests.decisions.refusals_page import COMMAND, PAGE, page

REFUSALS = refusals()
MOST_CHARACTERS = 140
JARGON = {
    "aggregate", "append", "boolean", "boundary", "client", "command", "commit", "conflict",
    "database", "enum", "error", "event", "exception", "failed", "fold", "id", "ids", "identifier",
    "illegal", "integer", "invalid", "json", "key", "ledger", "null", "parameter",
    "position", "projection", "record_id", "request", "schema", "server", "status", "string",
    "system", "tag", "token", "transaction", "user", "uuid", "validation", "view",
    # about people: see person-first language
    "clients", "disabled", "handicapped", "suffers", "case", "cases",
}  # fmt: skip

every_refusal = pytest.mark.parametrize(
    "refusal", [pytest.param(refusal, id=name) for name, refusal in REFUSALS.items()]
)


def test_codes_are_unique() -> None:
    codes = [refusal.code for refusal in {id(r): r for r in REFUSALS.values()}.values()]
    assert sorted(codes) == sorted(set(codes))


@every_refusal
def test_a_code_is_made_of_words(refusal: Refusal) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", refusal.code)


@every_refusal
def test_it_says_what_and_what_next_in_short_sentences(refusal: Refusal) -> None:
    for words in (refusal.sentence, refusal.next_step):
        assert words and words[0].isupper() and words.endswith(".")
        assert len(words) <= MOST_CHARACTERS


@every_refusal
def test_it_says_so_in_plain_words(refusal: Refusal) -> None:
    text = re.sub(r"%\(\w+\)s", "", f"{refusal.sentence} {refusal.next_step}").lower()
    assert not JARGON & set(re.findall(r"[a-z_]+", text))
    assert "!" not in text


def told() -> set[str]:
    """The names that stand in `.refused(NAME ...)` in the tests of this folder."""
    calls = [
        node
        for file in Path(__file__).parent.glob("test_*.py")
        if file.name != "test_story.py"  # it tests the helper, not the rules
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args
    ]
    return {
        call.args[0].id
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "refused"
        and isinstance(call.args[0], ast.Name)
    }


def test_each_one_is_tested() -> None:
    untold = set(REFUSALS) - told() - {"CHANGED_FIRST"}  # the ledger's own: test_conflict.py
    assert not untold, f"No test in tests/decisions ends with .refused({untold})"


def test_codes_are_stable() -> None:
    """Other people's programs know them. Add a code when you add a refusal; change none."""
    text = (Path(__file__).parent / "refusal_codes.txt").read_text(encoding="utf-8")
    assert sorted(r.code for r in REFUSALS.values()) == text.split()


def test_the_page_of_refusals_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), f"Make it again: {COMMAND}"
