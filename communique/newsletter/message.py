"""A newsletter as one message that any mail program opens and any mail service sends."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from communique.feeds.text import line
from communique.fingerprint import digest


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
    made = EmailMessage(policy=SMTP)
    made["From"] = envelope.sender
    made["To"] = envelope.recipient or "undisclosed-recipients:;"
    made["Subject"] = line(envelope.subject)
    made["Date"] = envelope.at
    made["Message-ID"] = f"<{envelope.id}>"
    made["List-ID"] = f"<{envelope.list_id}>"
    made["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    made["Content-Language"] = envelope.language
    made.set_content(text)
    made.add_alternative(html, subtype="html")
    # By chance, as it is else, no two messages would be the same.
    made.set_boundary(f"=_{digest(f'{text}{html}'.encode())}")
    return made.as_bytes()
