"""What a fact is: frozen, flat, named for good, and tagged with everything it concerns."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

import msgspec
from eventsourcing.dcb.domain import Decision as LibraryDecision


def tag(kind: str) -> msgspec.Meta:
    """Mark a field as the id of a thing that the fact concerns."""
    return msgspec.Meta(extra={"tag": kind})


def coded(words: Mapping[str, str]) -> msgspec.Meta:
    """Mark a field as holding a code, or codes, of a list in `vocabulary`: code to words."""
    return msgspec.Meta(extra={"words": words})


AgencyId = Annotated[str, tag("agency")]
SeekerId = Annotated[str, tag("seeker")]
EmployerId = Annotated[str, tag("employer")]
OpeningId = Annotated[str, tag("opening")]
NominationId = Annotated[str, tag("nomination")]
ReferralId = Annotated[str, tag("referral")]
PlacementId = Annotated[str, tag("placement")]
NoticeId = Annotated[str, tag("notice")]
NetworkId = Annotated[str, tag("network")]
ReportId = Annotated[str, tag("report")]

# In RESTS_ON: what an agency recorded of somebody who moved there rests on the move.
MOVED_HERE = ("SeekerTransferred", ("seeker", "agency"))

# Personal data: readable only with the key of the person it is about (DESIGN, section 9).
# In a stored fact, and in every view, such a field holds a sealed token, never the text.
Sealed = Annotated[str, msgspec.Meta(extra={"sealed": True})]


class Actor(msgspec.Struct, frozen=True):
    """Who records. `user` is an opaque account id, so the ledger holds no staff names."""

    user: str
    role: str  # agency, coordinator, auditor, operator or system
    agency: str | None = None


Upcast = Callable[[dict[str, Any]], dict[str, Any]]


class Fact(msgspec.Struct, LibraryDecision, frozen=True, kw_only=True):
    """Something that happened. Past tense, never changed.

    The library calls this a Decision; DESIGN section 4 settles the words. `TOPIC` is the name
    that the library stores, independent of the module path. `SENTENCE` tells the fact in a
    history: its %(name)s places are things that the fact concerns, and its fields. `SUBJECT` is
    the field that names whose key seals the personal data in the fact. `RESTS_ON` says which
    earlier facts it could not stand without: (fact name, the fields that both share). `QUIET` are
    fields that a story leaves out, because they were worked out and nobody said them.

    A shape that changes gets the next `VERSION`, and an upcaster in `UPCASTS`: from version n, as
    plain JSON values, to version n + 1. What is stored is never rewritten.
    """

    TOPIC: ClassVar[str] = "Fact"
    VERSION: ClassVar[int] = 1
    UPCASTS: ClassVar[Mapping[int, Upcast]] = MappingProxyType({})
    SENTENCE: ClassVar[str]
    SUBJECT: ClassVar[str] = "seeker"
    RESTS_ON: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    QUIET: ClassVar[tuple[str, ...]] = ()

    happened_on: date

    def __init_subclass__(cls, **config: Any) -> None:
        super().__init_subclass__(**config)
        cls.TOPIC = cls.__name__

    def as_dict(self) -> dict[str, Any]:
        """Field values, for the library's `@event` methods."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    def tags(self) -> list[str]:
        """`kind:id` of every thing that this fact concerns, in order."""
        found = {
            f"{kind}:{getattr(self, field)}"
            for field, kind in tag_fields(type(self))
            if getattr(self, field) is not None
        }
        return sorted(found)


class Recorded(msgspec.Struct, frozen=True):
    """A fact in its envelope, as the ledger gives it back."""

    position: int  # 1, 2, 3 ... with no gaps
    recorded_at: datetime  # UTC, given by the database
    tags: list[str]
    by: Actor
    command: str | None  # the idempotency key, None where nobody could repeat it
    fact: Fact


def _markers(annotation: Any) -> dict[str, Any]:
    """The extras of every `Meta` in an annotation, also inside `X | None`."""
    found: dict[str, Any] = {}
    for part in (annotation, *typing.get_args(annotation)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta) and meta.extra:
                found |= meta.extra
    return found


@cache
def _fields_marked(cls: type[Fact], mark: str) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    marked = [(name, _markers(hints[name])) for name in cls.__struct_fields__]
    return tuple((name, extra[mark]) for name, extra in marked if mark in extra)


def tag_fields(cls: type[Fact]) -> tuple[tuple[str, str], ...]:
    """(field, tag kind) of every field that names a thing."""
    return _fields_marked(cls, "tag")


def sealed_fields(cls: type[Fact]) -> tuple[str, ...]:
    """The fields that hold personal data."""
    return tuple(name for name, _ in _fields_marked(cls, "sealed"))


def codes_of(fact: Fact, field: str) -> list[str]:
    """The codes that a coded field holds. A sealed one has a space between them."""
    value = getattr(fact, field)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    return value.split(" ") if field in sealed_fields(type(fact)) else [value]


@cache
def coded_fields(cls: type[Fact]) -> Mapping[str, Mapping[str, str]]:
    """The fields that hold codes, each with the words of its codes."""
    return dict(_fields_marked(cls, "words"))
