"""A newsletter as one message that any mail program opens and any mail service sends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.charset import Charset
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, quote
from typing import NamedTuple

from communique.feeds.text import line
from communique.fingerprint import digest

_ROOM = 60  # characters, beside the longest name of a field


class Envelope(NamedTuple):
    """What a message says of itself; the same for the same edition, whenever it is made.

    ``sender`` and ``recipient`` are addresses with or without a name; nobody is named as recipient
    where there is none. ``id`` is the message's, ``list_id`` that of all of them (RFC 2919).
    """

    subject: str
    sender: Address
    recipient: Address | None
    at: datetime
    id: str
    list_id: str
    language: str
    unsubscribe: str


def message(envelope: Envelope, text: str, html: str) -> bytes:
    """The message (RFC 5322) with both forms, the better one last (RFC 2046, 5.1.4)."""
    content = EmailMessage(policy=SMTP)
    content.set_content(text)
    content.add_alternative(html, subtype="html")
    # By chance, as it is else, no two messages would be the same.
    content.set_boundary(f"=_{digest(f'{text}{html}'.encode())}")
    head = "".join(f"{name}: {said}\r\n" for name, said in _head(envelope))
    return head.encode("ascii") + content.as_bytes()


def _head(envelope: Envelope) -> Iterator[tuple[str, str]]:
    """The fields of the head in ASCII, folded."""
    recipient = envelope.recipient
    yield "From", _mailbox(envelope.sender, "From")
    yield "To", _mailbox(recipient, "To") if recipient else "undisclosed-recipients:;"
    yield "Subject", _words(line(envelope.subject), "Subject")
    yield "Date", format_datetime(envelope.at)
    yield "Message-ID", f"<{envelope.id}>"
    yield "List-ID", f"<{envelope.list_id}>"
    yield "List-Unsubscribe", f"<{envelope.unsubscribe}>"
    yield "Content-Language", envelope.language


def _mailbox(address: Address, name: str) -> str:
    shown = line(address.display_name)
    if not shown:
        return address.addr_spec
    said = f'"{quote(shown)}"' if _is_plain(shown) else _words(shown, name)
    return (
        f"{said}\r\n <{address.addr_spec}>"
        if len(said) > _ROOM
        else f"{said} <{address.addr_spec}>"
    )


def _words(text: str, name: str) -> str:
    """The text as it is, or in encoded words (RFC 2047) where it must be.

    The policies of ``email`` lose spaces between some words, and read some texts as encoded.
    """
    if _is_plain(text):
        return text
    return Header(text, Charset("utf-8"), header_name=name, maxlinelen=76).encode(linesep="\r\n")


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "=?" not in text and len(text) <= _ROOM
