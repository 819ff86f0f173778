"""Keys that are made at the first start and kept in files of their own."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def kept(path: Path) -> str:
    """The random key in a file that only its owner reads; made where there is no file.

    Raises ValueError where the file holds no key, OSError where it cannot be read or made.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
        draft.rename(path)  # whole or not at all
    text = path.read_text().strip()
    read(text)
    return text


def read(text: str) -> bytes:
    """The 32 bytes that a text in base64 stands for. Raises ValueError where it is none."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("not 32 bytes in base64")
    return key
