"""What people call a job seeker where no name may be shown: a short code that never changes."""

from __future__ import annotations

import base64
import hashlib

BITS = 40  # eight letters of five bits each
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O or U to confuse
_TO_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET)


def reference(seeker: str) -> str:
    """The reference code of a job seeker's id, like "K7QF-3MZD".

    It says nothing of the person. Two people share one by chance only once in 10^12 pairs.
    """
    digest = hashlib.sha256(seeker.encode()).digest()[: BITS // 8]
    letters = base64.b32encode(digest).decode().translate(_TO_CROCKFORD)
    return f"{letters[:4]}-{letters[4:]}"
