"""The mapping: a TOML file that says what a partner's columns and codes mean here."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from flask_babel import gettext as _

from domain.facts.vocabulary import CONSENT_SCOPES, DECLINE_REASONS
from domain.ledger.canonical import canonical
from web.imports.answers import ImportRefused

# Never to be changed: every id that an import gave rests on it.
NAMESPACE = UUID("6f0d8a52-3c1e-5b7d-9a44-0e7c2f6b1d83")

WITHDRAWN = "withdrawn_by_seeker"  # a refusal reason that is really the job seeker's own no

Becomes = Literal["waiting", "hired", "declined", "called_off", "withdrawn"]


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the mapping. A word that it does not know is an error, so no typo is lost."""


class Columns(_Section, frozen=True, kw_only=True):
    """What the file calls each thing. docs/import.md says what each of them is."""

    application: str
    applied_at: str
    seeker: str
    given_name: str
    family_name: str
    sent_by: str
    agency: str
    employer: str
    job: str
    job_title: str
    state: str
    decided_at: str
    refusal_reason: str
    first_day: str
    last_day: str
    hours_per_week: str


class Agencies(_Section, frozen=True, kw_only=True):
    """The agencies' file, which lies beside the imported one, and its columns."""

    file: str
    agency: str
    name: str
    website: str


class Consent(_Section, frozen=True, kw_only=True):
    """What an application says that the job seeker agreed to, from the application's day on."""

    scope: str


class Openings(_Section, frozen=True, kw_only=True):
    """What an opening is called where the file has no words for it."""

    without_job: str
    with_code_only: str  # holds %(code)s


class Mapping(_Section, frozen=True, kw_only=True):
    """How one partner's file is read."""

    source: str
    time_zone: str
    columns: Columns
    agencies: Agencies
    consent: Consent
    openings: Openings
    states: dict[str, Becomes]
    refusal_reasons: dict[str, str]

    def __post_init__(self) -> None:
        for word, choices in (
            (self.consent.scope, CONSENT_SCOPES),
            *((reason, (*DECLINE_REASONS, WITHDRAWN)) for reason in self.refusal_reasons.values()),
        ):
            if word not in choices:
                raise ValueError(f"“{word}” is not one of {', '.join(choices)}")
        if not self.source.strip():
            raise ValueError("source needs a name")
        if "%(code)s" not in self.openings.with_code_only:
            raise ValueError("openings.with_code_only needs the place %(code)s")
        try:
            ZoneInfo(self.time_zone)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"“{self.time_zone}” is not a time zone") from None

    def id(self, kind: str, *key: str) -> str:
        """The id of a partner's thing: the same key is the same thing, in every file."""
        return str(uuid5(NAMESPACE, canonical([self.source, kind, *key])))

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the partner's moments become days."""
        return ZoneInfo(self.time_zone)


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file. Raises ImportRefused."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Mapping)
    except (OSError, ValueError) as wrong:  # ValueError: not TOML, not UTF-8, or not our shape
        raise ImportRefused(
            _(
                "The mapping %(file)s cannot be used: %(why)s."
                " Compare it with docs/partner-applications.toml.",
                file=path,
                why=wrong,
            )
        ) from None
