"""Fingerprints: two values with the same one are the same value, on any machine.

The canonical encoding is JSON of frozen values (``model.Value``), which carries each class's name,
its fields in their order, and times with their offset. ``hash()``, ``pickle`` and ``repr`` of sets
differ between processes and are never used. BLAKE2b (RFC 7693) with 128 bits.
"""

from __future__ import annotations

from hashlib import blake2b

import msgspec

_SIZE = 16
_encode = msgspec.json.Encoder().encode


def digest(content: bytes, *, key: bytes = b"") -> str:
    """The fingerprint of bytes, 32 hexadecimal digits; ``key`` (up to 64 bytes) sets it apart."""
    return blake2b(content, digest_size=_SIZE, key=key).hexdigest()


def fingerprint(value: object, *, key: bytes = b"") -> str:
    """The fingerprint of a frozen value.

    Raises ``TypeError`` for a value that has no canonical form, such as a set or a plain object.
    """
    return digest(_encode(value), key=key)
