"""A page saved with everything in it as one file (.mht, .mhtml): the page is taken out."""

from __future__ import annotations

import email
import email.policy

from communique.errors import IngestError, Location
from communique.ingest.item import Item, digest
from communique.ingest.mail import bytes_of, parts_of
from communique.ingest.pages import draft_from


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:
    """The one article that the page is. Raises ``IngestError`` when there is no page in it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in parts_of(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = part.get("content-location") or message.get("snapshot-content-location") or ""
            html, charset = bytes_of(part), part.get_content_charset()
            draft = draft_from(html, address=_of_page(str(address)), charset=charset)
            return (Item(sha256=digest(raw), draft=draft),)
    raise IngestError("there is no page in this archive", Location(name))


def _of_page(address: str) -> str:
    return address if address.startswith(("http:", "https:")) else ""
