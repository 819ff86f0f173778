"""Sealed fields: personal data encrypted under a key of the one person it is about.

AES-256-GCM, with the person, the fact's name and the field as associated data, so that a sealed
text cannot be passed off as another one. Person keys are wrapped by the master key and kept in a
schema of their own. Destroying a key makes the person unreadable everywhere (DESIGN, section 9).
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.database.connection import Database
from domain.facts import Fact, sealed_fields

NONCE_BYTES = 12
KEY_BYTES = 32


class WrongMasterKey(Exception):  # noqa: N818 - says what it is
    """COMMONPLACE_MASTER_KEY is not the key that these person keys were wrapped with."""


class Vault:
    """Seals and opens personal data. Holds no person's key for longer than one call."""

    def __init__(self, database: Database, master_key: bytes) -> None:
        self._database = database
        self._master = AESGCM(master_key)
        self._table = f"{database.network}_keys.subject_keys"

    def must_fit(self) -> None:
        """Raises WrongMasterKey where it does not open the keys that are here."""
        with self._database.connection() as connection:
            row = connection.execute(
                f"SELECT subject, wrapped FROM {self._table} LIMIT 1"
            ).fetchone()
        if row is not None:
            self._unwrap(*row)

    def seal(self, fact: Fact) -> Fact:
        """The same fact with every personal field sealed."""
        name = type(fact).TOPIC
        texts = {f: getattr(fact, f) for f in sealed_fields(type(fact))}
        texts = {field: text for field, text in texts.items() if text is not None}
        if not texts:
            return fact
        subject = subject_of(fact)
        key = AESGCM(self._key_made_if_missing(subject))
        tokens = {}
        for field, text in texts.items():
            nonce = os.urandom(NONCE_BYTES)
            label = f"{name}.{field}"
            box = key.encrypt(nonce, text.encode(), _context(subject, label))
            tokens[field] = f"{label}.{base64.urlsafe_b64encode(nonce + box).decode()}"
        return msgspec.structs.replace(fact, **tokens)

    def open(self, sealed: Iterable[tuple[str, str | None]]) -> list[str | None]:
        """Texts of (subject, token) pairs, in order. None where nothing was sealed or the
        person's data was erased."""
        pairs = list(sealed)
        keys = self._keys({subject for subject, token in pairs if token is not None})
        return [
            _open(keys[subject], subject, token) if token is not None and subject in keys else None
            for subject, token in pairs
        ]

    def _keys(self, subjects: set[str]) -> dict[str, AESGCM]:
        if not subjects:
            return {}
        with self._database.connection() as connection:
            rows = connection.execute(
                f"SELECT subject, wrapped FROM {self._table} WHERE subject = ANY(%s)",
                [sorted(subjects)],
            ).fetchall()
        return {subject: AESGCM(self._unwrap(subject, wrapped)) for subject, wrapped in rows}

    def _key_made_if_missing(self, subject: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        fresh = self._master.encrypt(nonce, os.urandom(KEY_BYTES), subject.encode())
        with self._database.connection() as connection, connection.transaction():
            connection.execute(
                f"INSERT INTO {self._table} (subject, wrapped) VALUES (%s, %s)"
                " ON CONFLICT DO NOTHING",
                [subject, nonce + fresh],
            )
            row = connection.execute(
                f"SELECT wrapped FROM {self._table} WHERE subject = %s", [subject]
            ).fetchone()
        assert row is not None  # inserted just now, or there before  # noqa: S101
        return self._unwrap(subject, row[0])

    def _unwrap(self, subject: str, wrapped: bytes) -> bytes:
        try:
            return self._master.decrypt(
                wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], subject.encode()
            )
        except InvalidTag:
            raise WrongMasterKey(
                "The master key does not open this ledger's personal data."
                " Set COMMONPLACE_MASTER_KEY to the key that it was made with."
            ) from None


def subject_of(fact: Fact) -> str:
    """The tag of the person or employer whose key seals this fact."""
    field = type(fact).SUBJECT
    return f"{field}:{getattr(fact, field)}"


def _context(subject: str, label: str) -> bytes:
    return f"{subject}|{label}".encode()


def _open(key: AESGCM, subject: str, token: str) -> str:
    label, _, boxed = token.rpartition(".")
    box = base64.urlsafe_b64decode(boxed)
    return key.decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], _context(subject, label)).decode()
