"""When two records look as if they were of one person. Rules only: no database, no viewer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

import msgspec

from domain.facts.vocabulary import N_

# Letters that no accent can be taken off.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
LEAST_DIGITS, MOST_DIGITS = 6, 9  # of a phone number: the last nine are the same from abroad
CLOSE = 0.85  # names that differ by a slip of the pen

SIGNS = {
    "name": N_("Name"),
    "birth_date": N_("Date of birth"),
    "email": N_("E-mail address"),
    "phone": N_("Phone"),
}


class Told(msgspec.Struct, frozen=True):
    """What is told of one person, made comparable; None where nothing is."""

    record: str
    name: str | None
    birth_date: str | None
    email: str | None
    phone: str | None

    @classmethod
    def of(cls, record: str, texts: dict[str, str | None]) -> Told:
        """From the texts of a record."""
        return cls(
            record=record,
            name=plain_name(texts.get("given_name"), texts.get("family_name")),
            birth_date=texts.get("birth_date"),
            email=plain_email(texts.get("email")),
            phone=plain_phone(texts.get("phone")),
        )


def plain_name(*parts: str | None) -> str | None:
    """The words of a name without case, accents, signs and order."""
    text = " ".join(part for part in parts if part).casefold().translate(PLAIN)
    letters = unicodedata.normalize("NFKD", text)
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(sorted("".join(kept).split())) or None


def plain_phone(text: str | None) -> str | None:
    """The last digits of a number: it is the same with and without the code of a country."""
    digits = "".join(c for c in text or "" if c.isdecimal())
    return digits[-MOST_DIGITS:] if len(digits) >= LEAST_DIGITS else None


def plain_email(text: str | None) -> str | None:
    """An address without case, and without what some write after a plus."""
    name, at, domain = (text or "").strip().casefold().partition("@")
    return f"{name.partition('+')[0]}@{domain}" if at and domain else None


def pairs(people: Iterable[Told]) -> Iterator[tuple[str, str, list[str]]]:
    """Records that look alike, each pair once, with the signs that are alike (of SIGNS).

    Brothers and sisters share a phone and a family name, so one sign alone says nothing, but for
    the whole name; and two dates of birth that differ are two people.
    """
    groups: dict[tuple[str, str], list[Told]] = {}
    for told in people:
        for sign in SIGNS:
            value = getattr(told, sign)
            if value is not None:
                groups.setdefault((sign, value), []).append(told)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, other in combinations(sorted(group, key=lambda told: told.record), 2):
            pair = (one.record, other.record)
            if pair not in seen:
                seen.add(pair)
                if alike := signs(one, other):
                    yield *pair, alike


def signs(one: Told, other: Told) -> list[str]:
    """The signs by which two records look like one person; none where they do not."""
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        return []
    alike = [
        sign
        for sign in SIGNS
        if getattr(one, sign) is not None and getattr(one, sign) == getattr(other, sign)
    ]
    if "name" not in alike and "birth_date" in alike and _are_close(one.name, other.name):
        alike.insert(0, "name")
    return alike if "name" in alike or len(alike) > 1 else []


def _are_close(one: str | None, other: str | None) -> bool:
    return bool(one and other) and SequenceMatcher(None, one or "", other or "").ratio() >= CLOSE
