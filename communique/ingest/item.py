"""One article's worth of a source: what every reader of a kind of source gives."""

from __future__ import annotations

import hashlib

from communique.ingest.draft import Draft
from communique.model import Value


class Item(Value, frozen=True, kw_only=True):
    """``key`` tells the items of one feed apart: guid or address; "" where there is one item.

    ``sha256`` is that of the source file, or of what a feed says of the item: it changes when, and
    only when, there is something new to read. ``ready`` is the whole text of a file that is an
    article file already, ``id`` and ``slug`` what it calls itself.
    """

    key: str = ""
    sha256: str
    draft: Draft
    ready: str | None = None
    id: str | None = None
    slug: str | None = None


def digest(raw: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
