"""One fact is one line of JSON, in one form, and comes back as what it was."""

from __future__ import annotations

import json
import typing
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts import FACTS, Actor, Fact
from domain.facts.schemes import Rule
from domain.ledger.canonical import (
    UnreadableFact,
    canonical,
    read_fact,
    read_recorded,
    rest_of_line,
    write_body,
)
from domain.ledger.ledger import Ledger
from projections.outcomes.schemes.presets import PRESETS
from tests.decisions import cast
from tests.ledger.written import write

TEXTS = st.text()
ACTORS = st.builds(
    Actor,
    user=TEXTS,
    role=st.sampled_from(["agency", "coordinator", "auditor", "operator", "system"]),
    agency=st.none() | TEXTS,
)
# A rule of a scheme is made of codes that fit together: any text will not do.
st.register_type_strategy(
    Rule, st.sampled_from([rule for scheme in PRESETS.values() for rule in scheme.rules])
)
quick = settings(max_examples=25, deadline=None)  # of each fact
SINCE = "2026-01-02T03:04:05.000006Z"


def facts_of(cls: type[Fact]) -> st.SearchStrategy[Fact]:
    """Any fact of a class, every field filled."""
    fields: dict[str, Any] = {name: st.from_type(kind) for name, kind in hints(cls).items()}
    return st.builds(cls, **fields)


def hints(cls: type[Fact]) -> dict[str, Any]:
    return {
        name: kind
        for name, kind in typing.get_type_hints(cls).items()
        if name in cls.__struct_fields__
    }


def line_of(fact: Fact, by: Actor, command: str | None) -> str:
    rest = rest_of_line(type(fact).TOPIC, fact.tags(), write_body(fact, by, command))
    return f'{{"position":7,"recorded_at":"{SINCE}",{rest}'


def sorted_pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    assert keys == sorted(keys)
    return dict(pairs)


@pytest.mark.parametrize("name", sorted(FACTS))
@quick
@given(data=st.data(), by=ACTORS, command=st.none() | TEXTS)
def test_every_fact_comes_back_from_its_line(
    name: str, data: st.DataObject, by: Actor, command: str | None
) -> None:
    fact = data.draw(facts_of(FACTS[name]))
    line = line_of(fact, by, command)
    assert "\n" not in line
    assert "\r" not in line
    recorded = read_recorded(line)
    assert recorded.fact == fact
    assert (recorded.by, recorded.command, recorded.tags) == (by, command, fact.tags())
    assert (recorded.position, recorded.recorded_at) == (
        7,
        datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
    )
    assert line_of(recorded.fact, recorded.by, recorded.command) == line  # one form only


@pytest.mark.parametrize("name", sorted(FACTS))
@quick
@given(data=st.data(), by=ACTORS)
def test_keys_of_the_body_are_sorted_at_every_depth(
    name: str, data: st.DataObject, by: Actor
) -> None:
    body = write_body(data.draw(facts_of(FACTS[name])), by, "c")
    decoded = json.loads(body, object_pairs_hook=sorted_pairs)
    compact = json.dumps(decoded, ensure_ascii=False, separators=(",", ":"))
    assert body.decode() == compact  # any JSON writer arrives at the same text


def test_the_whole_line_as_the_database_stores_it(ledger: Ledger) -> None:
    position = write(ledger, cast.consented(), command="form-1")
    ((line, head),) = ledger.recorder.read_lines()
    assert line is not None
    assert head == position == 1
    pairs: list[tuple[str, Any]] = json.loads(line, object_pairs_hook=list)
    assert [key for key, _ in pairs] == ["position", "recorded_at", "type", "tags", "body"]
    envelope = json.loads(line)
    assert envelope["tags"] == ["agency:northside", "seeker:ada", "command:form-1"]
    assert envelope["body"] == {
        "version": 1,
        "command": "form-1",
        "recorded_by": {"agency": "northside", "role": "agency", "user": "user-n"},
        "fact": {
            "agency": "northside",
            "happened_on": "2026-01-10",
            "scope": "network",
            "seeker": "ada",
            "valid_until": None,
        },
    }
    assert datetime.fromisoformat(envelope["recorded_at"]).tzinfo == UTC
    assert len(envelope["recorded_at"]) == len(SINCE)  # always microseconds
    assert line == json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    "text",
    ["Zoë 🚲", 'say "yes"', "back\\slash", "two\nlines\r\n", "\u2028", "\x7f", "{}", "'", "%s"],
)
def test_any_text_survives_the_database(ledger: Ledger, text: str) -> None:
    fact = cast.posted(opening=text, title=text, description=text)
    write(ledger, fact, command=text)
    (recorded,) = ledger.history(f"opening:{text}")
    assert recorded.fact == fact
    assert recorded.command == text
    ((line, _),) = ledger.recorder.read_lines()
    assert line is not None
    assert "\n" not in line


def test_a_fact_that_this_release_does_not_know_is_named() -> None:
    body = write_body(cast.consented(), cast.NORTHSIDE, None)
    with pytest.raises(UnreadableFact, match="ConsentImagined, version 1"):
        read_fact("ConsentImagined", body)
    with pytest.raises(UnreadableFact, match="ConsentGiven, version 99"):
        read_fact("ConsentGiven", body.replace(b'"version":1', b'"version":99'))


def test_canonical_form_of_plain_values() -> None:
    value = {"b": date(2026, 1, 2), "a": [1, "é", None, True]}
    assert canonical(value) == '{"a":[1,"é",null,true],"b":"2026-01-02"}'
