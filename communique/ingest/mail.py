"""An e-mail becomes one item: the text that was sent or passed on, not who sent it.

The plain part is read as pasted text, which knows forwarding and quoting; where there is none, the
HTML part is read. From is not the author, and the day it was sent is only a fallback. Attachments
are named and not opened, except a message that was forwarded as one.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import cast

import msgspec

from communique.errors import IngestError, Location
from communique.ingest.decoding import Decoded, decoded
from communique.ingest.draft import Draft
from communique.ingest.item import Item, digest
from communique.ingest.markup import clean_tree
from communique.ingest.outlines import draft_of
from communique.ingest.pages.extraction import blocks_in
from communique.ingest.pages.moments import iso_of
from communique.ingest.pages.tree import read
from communique.ingest.text import draft_from

_DEEPEST = 10
_MOST_PARTS = 200
# A plain part shorter than this only says that there is an HTML part.
_SHORT = 200
_PREFIX = re.compile(
    r"^\s*(?:(?:fwd?|re|aw|wg|tr|rv|enc|vs|sv|vb|i|fs|転送|转发|轉寄|回复|отв|пересл)\s*(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_LIST = re.compile(r"^\s*\[[^\]]{1,40}\]\s*")


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:
    """The one article that the message holds.

    Raises ``IngestError`` for a message without text, and for one nested too deeply.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = list(parts_of(message))
    if len(parts) > _MOST_PARTS:
        raise IngestError(f"more than {_MOST_PARTS} parts in one e-mail", Location(name))
    draft = _draft(parts)
    if draft is None:
        raise IngestError("there is no text in this e-mail", Location(name))
    return (Item(sha256=digest(raw), draft=_addressed(draft, message, parts)),)


def parts_of(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Every part that holds something, in order, forwarded messages opened.

    Raises ``IngestError`` when they are nested more than ten deep.
    """
    if depth > _DEEPEST:
        raise IngestError(f"an e-mail nested more than {_DEEPEST} deep")
    if not message.is_multipart():
        yield message
        return
    for part in cast("list[EmailMessage]", message.get_payload()):
        yield from parts_of(part, depth + 1)


def bytes_of(part: EmailMessage) -> bytes:
    """What a part holds, transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _draft(parts: list[EmailMessage]) -> Draft | None:
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    texts = [part for part in shown if part.get_content_type() == "text/plain"]
    pages = [part for part in shown if part.get_content_type() == "text/html"]
    plain = _joined(texts)
    if plain.text.strip() and (len(plain.text) > _SHORT or not pages):
        return _warned(draft_from(plain.text), plain)
    if pages:
        page = read(bytes_of(pages[0]), _charset(pages[0]))
        return _warned(draft_of(blocks_in(clean_tree(page.text))), page)
    return None


def _joined(parts: list[EmailMessage]) -> Decoded:
    read_parts = [decoded(bytes_of(part), _charset(part)) for part in parts]
    return Decoded(
        text="\n\n".join(part.text for part in read_parts),
        encoding=read_parts[0].encoding if read_parts else "",
        warnings=tuple(warning for part in read_parts for warning in part.warnings),
    )


def _charset(part: EmailMessage) -> str | None:
    return part.get_content_charset()


def _warned(draft: Draft, found: Decoded) -> Draft:
    return msgspec.structs.replace(draft, warnings=(*found.warnings, *draft.warnings))


def _addressed(draft: Draft, message: EmailMessage, parts: list[EmailMessage]) -> Draft:
    """The draft with what the head of the message adds where the text says nothing."""
    guessed = list(draft.guessed)
    title, date, origin = draft.title, draft.date, draft.date_origin
    if not title or "title" in guessed:
        title = _subject(message) or title
        guessed.append("title")
    if not date and (date := iso_of(str(message.get("date", "")))):
        origin = "date of the e-mail"
        guessed.append("date")
    names = [part.get_filename() or "" for part in parts]
    unread = tuple(
        f"The attachment {name!r} was not read." for name in names if name and len(name) < 200
    )
    return msgspec.structs.replace(
        draft,
        title=title,
        date=date,
        date_origin=origin,
        guessed=tuple(dict.fromkeys(guessed)),
        warnings=(*draft.warnings, *unread),
    )


def _subject(message: EmailMessage) -> str | None:
    subject = " ".join(str(message.get("subject", "")).split())
    while (shorter := _LIST.sub("", _PREFIX.sub("", subject))) != subject:
        subject = shorter
    return subject or None
