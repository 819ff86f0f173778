"""The mapping: a TOML file that says what a file's columns and words mean here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Words
from pathlib import Path
from typing import ClassVar, TypeVar
from uuid import UUID, uuid5

import msgspec
from flask_babel import gettext as _

from domain.facts.vocabulary import CONSENT_SCOPES
from domain.ledger.canonical import canonical
from web.imports.answers import ImportRefused

# Never to be changed: every id that an import gave rests on it.
NAMESPACE = UUID("6f0d8a52-3c1e-5b7d-9a44-0e7c2f6b1d83")


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the mapping. A word that it does not know is an error, so no typo is lost."""


class Agencies(Section, frozen=True, kw_only=True):
    """The partner agencies' file, which lies beside the imported one, and its columns."""

    file: str
    agency: str
    name: str
    website: str


class Consent(Section, frozen=True, kw_only=True):
    """What a row says that the job seeker agreed to, from the row's day on."""

    scope: str


class Mapping(Section, frozen=True, kw_only=True):
    """How a file is read, whatever kind of file it is.

    Without `agencies`, cells name members of the network.
    """

    EXAMPLE: ClassVar[str]  # one that is right, to compare a wrong one with

    source: str
    columns: Section
    consent: Consent
    agencies: Agencies | None = None

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError("source needs a name")
        must_be_codes([self.consent.scope], CONSENT_SCOPES)

    def column_names(self) -> list[str]:
        """Every column that the file must have, the row's key first."""
        return list(names_of(self.columns).values())

    def id(self, kind: str, *key: str) -> str:
        """The id of a thing of this source: the same key is the same thing, in every file."""
        return str(uuid5(NAMESPACE, canonical([self.source, kind, *key])))


M = TypeVar("M", bound=Mapping)


def must_be_codes(said: Iterable[str], codes: Iterable[str]) -> None:
    """Refuse what is not a code of ours. Raises ValueError."""
    known = list(codes)
    for word in said:
        if word not in known:
            raise ValueError(f"“{word}” is not one of {', '.join(known)}")


def names_of(columns: Section) -> dict[str, str]:
    """What we call it: what the file calls it. Columns that the file does not have are out."""
    names: Words[str, str | None] = msgspec.structs.asdict(columns)
    return {ours: theirs for ours, theirs in names.items() if theirs is not None}


def read_mapping(path: Path, shape: type[M]) -> M:
    """The mapping in a file. Raises ImportRefused."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except (OSError, ValueError) as wrong:  # ValueError: not TOML, not UTF-8, or not our shape
        raise ImportRefused(
            _(
                "The mapping %(file)s cannot be used: %(why)s. Compare it with %(example)s.",
                file=path,
                why=wrong,
                example=shape.EXAMPLE,
            )
        ) from None
