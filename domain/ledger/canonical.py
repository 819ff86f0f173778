"""The one canonical line of JSON that is a fact: how it is written and read.

    {"position":7,"recorded_at":"2026-01-02T03:04:05.000006Z","type":"ConsentGiven",
     "tags":["agency:a","seeker:s"],"body":{"version":1,"recorded_by":{...},"command":"...",
     "fact":{...}}}

(on one line, with no spaces). Position and time are the database's, the rest is ours.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from domain.facts import FACTS, Actor, Fact, Recorded

_encode = msgspec.json.Encoder(order="sorted").encode


class Line(msgspec.Struct, frozen=True):
    """A line with its body still in text."""

    position: int
    recorded_at: datetime
    type: str
    tags: list[str]
    body: msgspec.Raw


class Body(msgspec.Struct, frozen=True):
    """What we say of a fact; the fact itself still in text."""

    version: int
    recorded_by: Actor
    command: str | None
    fact: msgspec.Raw


class UnreadableFact(Exception):  # noqa: N818 - says what it is
    """A stored line that this release cannot read. Upgrade, or look at the line."""


read_line = msgspec.json.Decoder(Line).decode
_read_body = msgspec.json.Decoder(Body).decode
_read_fact = {name: msgspec.json.Decoder(cls).decode for name, cls in FACTS.items()}


def canonical(value: Any) -> str:
    """The JSON of any value in its one form: keys sorted, no spaces, UTF-8."""
    return _encode(value).decode()


def write_body(fact: Fact, by: Actor, command: str | None) -> bytes:
    """The part of the line that is ours."""
    return _encode(
        {
            "version": type(fact).VERSION,
            "recorded_by": by,
            "command": command,
            "fact": fact,
        }
    )


def rest_of_line(type_: str, tags: list[str], body: bytes) -> str:
    """The line from its type on: the database puts position and time before it."""
    return f'"type":{canonical(type_)},"tags":{canonical(tags)},"body":{body.decode()}}}'


def read_fact(type_: str, body: bytes) -> tuple[Fact, Body]:
    """The fact in a body, and what stands around it."""
    around = _read_body(body)
    cls = FACTS.get(type_)
    if cls is None or around.version > cls.VERSION:
        raise UnreadableFact(f"{type_}, version {around.version}")
    if around.version < cls.VERSION:
        return _upcast(cls, around), around
    return _read_fact[type_](around.fact), around


def _upcast(cls: type[Fact], around: Body) -> Fact:
    """A fact of an older version, taken from one shape to the next until it is of today's."""
    shape = msgspec.json.decode(around.fact)
    for version in range(around.version, cls.VERSION):
        shape = cls.UPCASTS[version](shape)
    return msgspec.convert(shape, cls)


def read_recorded(text: str) -> Recorded:
    """The fact in its envelope."""
    line = read_line(text)
    fact, around = read_fact(line.type, bytes(line.body))
    return Recorded(
        position=line.position,
        recorded_at=line.recorded_at,
        tags=line.tags,
        by=around.recorded_by,
        command=around.command,
        fact=fact,
    )
