"""An e-mail about an e-mail (RFC 3464): which one it is about, and what became of that.

It comes from outside, and may hold anything. Of what mail servers say in words nothing is taken
over, for they quote addresses: only Message-ID, action and status code.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

MOST_BYTES = 5_000_000
FAILED = "failed"
ACTIONS = (FAILED, "delayed", "delivered", "relayed", "expanded")  # RFC 3464, 2.3.3
NO_CODE = "5.0.0"  # RFC 3463: other, undefined
STATUS = ("message/delivery-status", "message/global-delivery-status")
RETURNED = ("message/rfc822", "message/global")
RETURNED_HEADERS = ("text/rfc822-headers", "message/rfc822-headers", "message/global-headers")

TOO_LONG = "This message is too long for one that says what became of an e-mail."
NO_BOUNCE = "This is no message that says what became of an e-mail."
GARBLED = "This message says what became of an e-mail, and cannot be understood."


class NotABounce(Exception):  # noqa: N818 - says what it is
    """Nothing can be recorded of this message: one clear sentence, without a word of its own."""


class Fate(NamedTuple):
    """What became of the letter with this Message-ID."""

    message_id: str
    action: str  # one of ACTIONS
    code: str  # RFC 3463, such as 5.1.1


def read(raw: bytes) -> Fate:
    """What a message says of another one. Raises NotABounce."""
    if len(raw) > MOST_BYTES:
        raise NotABounce(TOO_LONG)
    parts = _parts(email.message_from_bytes(raw))
    said = [part for part in parts if part.get_content_type() in STATUS]
    if not said:
        raise NotABounce(NO_BOUNCE)
    fates = [_fate(block) for part in said for block in _parts(part) if block["Action"]]
    ids = {found for part in parts if (found := _message_id(part))}
    known = [fate for fate in fates if fate and fate[0] in ACTIONS]
    if not known or len(ids) != 1:
        raise NotABounce(GARBLED)
    # Of several recipients, one who did not get it counts.
    action, code = min(known, key=lambda one: ACTIONS.index(one[0]))
    return Fate(ids.pop(), action, code)


def _parts(message: Message) -> list[Message]:
    """The parts of a message, or the blocks of a part; none of what is one whole."""
    inside = message.get_payload()
    found = inside if isinstance(inside, list) else []
    return [part for part in found if isinstance(part, Message)]


def _fate(block: Message) -> tuple[str, str]:
    """(Action, code) of one recipient."""
    action = str(block["Action"]).partition(";")[0].strip().lower()
    return action, next(_codes(block), NO_CODE)


def _codes(block: Message) -> Iterator[str]:
    """The status; or the code in what the other server said, where there is no status."""
    for name in ("Status", "Diagnostic-Code"):
        found = re.search(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])", str(block[name] or ""))
        if found:
            yield found[0]


def _message_id(part: Message) -> str | None:
    """The Message-ID of a letter that was sent back, whole or only its headers."""
    kind = part.get_content_type()
    letters = _parts(part) if kind in (*RETURNED, *RETURNED_HEADERS) else []
    inside = part.get_payload(decode=True) if kind in RETURNED_HEADERS else None
    if isinstance(inside, bytes):
        letters = [email.message_from_bytes(inside)]
    text = str(letters[0]["Message-ID"]).strip() if letters else ""
    return text if re.fullmatch(r"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>", text) else None
