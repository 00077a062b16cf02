"""Pasted text: any encoding in, one item out."""

from __future__ import annotations

import msgspec

from communique.ingest.decoding import decoded
from communique.ingest.item import Item, digest
from communique.ingest.text import draft_from


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:  # noqa: ARG001 - one shape for all readers
    """The one article that the text is."""
    found = decoded(raw)
    draft = draft_from(found.text)
    draft = msgspec.structs.replace(draft, warnings=(*found.warnings, *draft.warnings))
    return (Item(sha256=digest(raw), draft=draft),)
